"""From what a person or a file gives to a value that a field holds, and back to JSON."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any

from coprod_desktop.domain import picks
from coprod_desktop.domain.fields import FieldSpec, JsonValue, Kind
from coprod_desktop.support.errors import KnownError

_FAR = 1e15
"""Past this, two neighbouring positions are the same number; NaN is nowhere near."""

_KEPT_CONTROLS = "\n\t"
_BREAKS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of all that follows: in a name, of somebody else's line as well."""
_SILENT = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""The Unicode categories of what leaves nothing on paper by itself: controls, joins and spaces."""


def clean_text(text: str) -> str:
    """Return `text` with line ends as line feeds and without characters no person can see.

    Control characters and lone surrogates cannot be typed, printed or spoken; they only arrive by
    paste or from a damaged file. A text of nothing but spaces and the like says nothing.
    """
    unified = _BREAKS.sub("\n", text)
    if all(unicodedata.category(each) in _SILENT for each in unified):
        return ""
    return "".join(
        each
        for each in unified
        if each in _KEPT_CONTROLS or unicodedata.category(each) not in {"Cc", "Cs"}
    )


def _clean_line(text: str) -> str:
    """Return a clean text as one line that stands in lists, beside other people's words."""
    return clean_text(_TURNS.sub("", " ".join(text.split("\n")))).strip()


def normalise(spec: FieldSpec, raw: object) -> JsonValue:
    """Return `raw` as the JSON value that a field of this spec stores.

    Raises `KnownError` with a key under "value." where the field cannot hold it. Dates are ISO
    dates, times HH:MM, choices option ids; empty text clears any of them.
    """
    match spec.kind:
        case Kind.SHORT_TEXT | Kind.LONG_TEXT | Kind.REFERENCE:
            return _text(spec, raw)
        case Kind.CHOICE | Kind.RATING:
            text = _string(spec, raw)
            if text and text not in spec.options:
                raise KnownError("value.unknown_option", field=spec.name, value=text[:40])
            if not text and spec.default:
                return spec.default
            return text
        case Kind.DATE:
            text = _string(spec, raw)
            return None if not text else _date(spec, text).isoformat()
        case Kind.TIME:
            text = _string(spec, raw)
            return None if not text else _time(spec, text).strftime("%H:%M")
        case Kind.NUMBER | Kind.MONEY:
            return _number(spec, raw)
        case Kind.PICKS:
            return _picks(spec, raw)
        case Kind.CHOICES | Kind.CHECKLIST | Kind.RECORDS:
            raise TypeError(f"no record holds a field of kind {spec.kind}")


def to_python(spec: FieldSpec, value: JsonValue) -> Any:  # noqa: ANN401 - one type a kind of field
    """Return a stored JSON value as the Python value that a record carries."""
    match spec.kind:
        case Kind.DATE:
            return dt.date.fromisoformat(value) if isinstance(value, str) and value else None
        case Kind.TIME:
            return dt.time.fromisoformat(value) if isinstance(value, str) and value else None
        case _:
            return value


def to_json(value: object) -> JsonValue:
    """Return a record's value as JSON: dates and times as ISO text, all else as it is."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"no record holds {type(value).__name__}")


def _picks(spec: FieldSpec, raw: object) -> JsonValue:
    """Return the lines of a text, or of a list of texts, each once and none of them empty."""
    if isinstance(raw, list):
        if not all(isinstance(each, str) for each in raw):
            raise KnownError("value.not_text", field=spec.name)
        raw = "\n".join(" ".join(str(each).split()) for each in raw)
    lines = picks.lines_of(str(_text(spec, raw)))
    return "\n".join(dict.fromkeys(filter(None, map(_clean_line, lines))))


def _string(spec: FieldSpec, raw: object) -> str:
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise KnownError("value.not_text", field=spec.name)
    return raw.strip()


def _text(spec: FieldSpec, raw: object) -> str:
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise KnownError("value.not_text", field=spec.name)
    text = clean_text(raw)
    if spec.kind is Kind.SHORT_TEXT:
        text = _clean_line(text)
    if spec.max_length and len(text) > spec.max_length:
        raise KnownError("value.too_long", field=spec.name, length=len(text), most=spec.max_length)
    return text


def _date(spec: FieldSpec, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise KnownError("value.not_a_date", field=spec.name, value=text[:40]) from None


def _time(spec: FieldSpec, text: str) -> dt.time:
    try:
        found = dt.time.fromisoformat(text)
    except ValueError:
        raise KnownError("value.not_a_time", field=spec.name, value=text[:40]) from None
    return found.replace(second=0, microsecond=0, tzinfo=None)


def _number(spec: FieldSpec, raw: object) -> JsonValue:
    if spec.hidden:
        if isinstance(raw, int | float) and not isinstance(raw, bool) and abs(raw) < _FAR:
            return float(raw)
        raise KnownError("value.not_a_number", field=spec.name)
    if raw is None or raw == "":
        return None
    if spec.kind is Kind.MONEY and not _is_within(spec, raw):
        raise KnownError("value.not_pence", field=spec.name, least=spec.least, most=spec.most)
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise KnownError("value.not_a_number", field=spec.name)
    if not _is_within(spec, raw):
        raise KnownError("value.out_of_bounds", field=spec.name, least=spec.least, most=spec.most)
    return raw


def _is_within(spec: FieldSpec, raw: object) -> bool:
    if isinstance(raw, bool) or not isinstance(raw, int):
        return False
    return spec.least <= raw <= spec.most
