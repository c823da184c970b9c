"""Writes faces into a PDF file: subsets of one byte a character, with their Unicode values."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from coprod_desktop.render.pdf.fonts import Face
from coprod_desktop.render.pdf.objects import File, Raw, Stream

_SPACE = 32
_FIRST, _LAST = 33, 255
_BLOCK = 100
"""Most entries that one block of a ToUnicode map may have (PDF 32000-1, 9.10.3)."""

_parsing = Lock()
"""reportlab's font parser keeps a reading position, so two threads must not share it."""

_ESCAPES = {
    byte: f"\\{byte:03o}" if byte < _SPACE or byte > 126 or chr(byte) in "()\\" else chr(byte)  # noqa: PLR2004
    for byte in range(256)
}


@dataclass(slots=True)
class Subset:
    """Up to 223 characters of a face under one font name."""

    key: str
    shell: Raw
    """The font object, promised before the font is written."""
    reference: int
    """Its number."""
    codes: list[int]
    """The character at each code; 0 where there is none."""


@dataclass(slots=True)
class _Use:
    """What one file uses of one face."""

    face: Face
    subsets: list[Subset] = field(default_factory=list)
    places: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Subset and escaped code of each character."""


class Embedder:
    """The fonts of one file."""

    def __init__(self, document: File) -> None:
        self._document = document
        self._uses: dict[str, _Use] = {}
        self._counter = 0
        self._encoded: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def encode(self, face: Face, text: str) -> list[tuple[str, str]]:
        """Return `text` as (font key, escaped string) parts, ready for `Tf` and `Tj`."""
        use = self._uses.get(face.name)
        if use is None:
            use = self._uses[face.name] = _Use(face)
        places = use.places
        try:
            spots = [places[char] for char in text]
        except KeyError:
            spots = [places.get(char) or self._place(use, char) for char in text]
        if len(use.subsets) == 1:
            return [(use.subsets[0].key, "".join([code for _, code in spots]))]
        parts: list[tuple[str, str]] = []
        current = -1
        run: list[str] = []
        for index, code in spots:
            # A space is in every subset: it never changes the font.
            if index != current and (code != " " or current < 0):
                if run:
                    parts.append((use.subsets[current].key, "".join(run)))
                current, run = max(index, 0), []
            run.append(code)
        if run:
            parts.append((use.subsets[current].key, "".join(run)))
        return parts

    def _place(self, use: _Use, char: str) -> tuple[int, str]:
        if not use.subsets or len(use.subsets[-1].codes) > _LAST:
            self._counter += 1
            shell = Raw()
            codes = [0] * _FIRST
            codes[_SPACE] = _SPACE
            use.subsets.append(Subset(f"F{self._counter}", shell, self._document.put(shell), codes))
        if char == " ":
            place = (0, " ")
        else:
            codes = use.subsets[-1].codes
            place = (len(use.subsets) - 1, _ESCAPES[len(codes)])
            codes.append(ord(char))
        use.places[char] = place
        return place

    def resources(self) -> str:
        """Write all fonts, and return the dictionary that pages find them in."""
        entries = []
        for use in self._uses.values():
            for index, subset in enumerate(use.subsets):
                self._write(use.face, index, subset)
                entries.append(f"/{subset.key} {subset.reference} 0 R")
        return f"<<{' '.join(entries)}>>"

    def _write(self, face: Face, index: int, subset: Subset) -> None:
        document = self._document
        ttf = face.ttf
        with _parsing:
            # Code 0 and the codes before the space are never used: they hold .notdef.
            program = ttf.makeSubset(subset.codes)
        file = document.put(Stream(program, f"/Length1 {len(program)}"))
        name = f"{_tag(index)}+{face.name}"
        box = " ".join(f"{edge:.0f}" for edge in ttf.bbox)
        descriptor = document.put(
            f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{box}]"
            f"/ItalicAngle 0/Ascent {ttf.ascent:.0f}/Descent {ttf.descent:.0f}"
            f"/CapHeight {ttf.capHeight:.0f}/StemV {ttf.stemV:.0f}/FontFile2 {file} 0 R>>",
        )
        unicode = document.put(Stream(_unicode_map(subset.codes).encode("ascii")))
        widths = " ".join(f"{face.widths.get(code, 0):g}" for code in subset.codes[_SPACE:])
        subset.shell.content = (
            f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar {_SPACE}"
            f"/LastChar {len(subset.codes) - 1}/Widths[{widths}]"
            f"/FontDescriptor {descriptor} 0 R/ToUnicode {unicode} 0 R>>"
        ).encode("ascii")


def _tag(index: int) -> str:
    """Return the six letters that mark a subset (PDF 32000-1, 9.6.4)."""
    return "AAAA" + chr(65 + index // 26 % 26) + chr(65 + index % 26)


def _unicode_map(codes: list[int]) -> str:
    used = [(place, code) for place, code in enumerate(codes) if code]
    blocks = []
    for start in range(0, len(used), _BLOCK):
        block = used[start : start + _BLOCK]
        lines = "\n".join(f"<{place:02X}> <{_utf16(code)}>" for place, code in block)
        blocks.append(f"{len(block)} beginbfchar\n{lines}\nendbfchar\n")
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{''.join(blocks)}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def _utf16(code: int) -> str:
    return chr(code).encode("utf-16-be").hex().upper()
