"""Amounts of money in words and figures."""

from __future__ import annotations

import re

from coprod_desktop.content.words import Words

_MONEY = re.compile(
    r"£?\s*(?P<pounds>[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<pence>[0-9]{2}))?"
    # Two figures after a comma can be no thousands.
    r"|£?\s*(?P<whole>[0-9]{1,9}),(?P<part>[0-9]{2})"
)
_PENCE = re.compile(r"[0-9]{1,9}")


def money_in_words(words: Words, pence: int) -> str:
    """Return an amount with its sign: whole pounds without pence, all else with both figures."""
    pounds, rest = divmod(pence, 100)
    return words("forms.money.amount", amount=f"{pounds:,}" + (f".{rest:02}" if rest else ""))


def parse_money(words: Words, written: str) -> int | None:
    """Return an amount as people write it in pence.

    Understands "12", "12.50", "12,50", "1,200", with a sign, "30 pounds" and "50p". None for
    anything else; what could be meant in two ways is not guessed at.
    """
    plain = written.strip().casefold()
    if pence := _before(words, "pence", plain):
        return int(pence) if _PENCE.fullmatch(pence) else None
    found = _MONEY.fullmatch(_before(words, "pounds", plain) or plain)
    if found is None:
        return None
    pounds = (found["pounds"] or found["whole"]).replace(",", "")
    return int(pounds) * 100 + int(found["pence"] or found["part"] or "0")


def _before(words: Words, unit: str, text: str) -> str:
    """Return what stands before the name of a unit; nothing where the text does not end so."""
    ends = (str(each).casefold() for each in words.table("forms.money")[unit])
    return next((text.removesuffix(end).strip() for end in ends if text.endswith(end)), "")
