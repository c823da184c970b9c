"""Reads a finished PDF as a reader's program does: its tag tree, and where each letter stands."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

BLOCKS = frozenset(
    [
        "Document",
        "Part",
        "Sect",
        "Div",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "P",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "Caption",
        "TOC",
        "TOCI",
        "Reference",
        "Figure",
    ]
)


@dataclass(slots=True)
class Glyph:
    """One letter: its character, place of its baseline, width and size in points."""

    char: str
    x: float
    y: float
    width: float
    size: float
    code: int
    font: str
    mark: int | None
    artifact: str


@dataclass(slots=True)
class _Font:
    name: str
    unicode: dict[int, str]
    widths: list[float]
    first: int


class Reader:
    """A PDF file in memory."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.pages = list(self.pdf.pages)
        self._numbers = {page.objgen: index for index, page in enumerate(self.pages)}
        self._fonts: dict[tuple[int, int], _Font] = {}
        self._glyphs: dict[int, list[Glyph]] = {}

    def glyphs(self, index: int) -> list[Glyph]:
        """Return every letter of a page in the order of its content stream."""
        if index not in self._glyphs:
            self._glyphs[index] = list(self._read(self.pages[index]))
        return self._glyphs[index]

    def _font(self, font: pikepdf.Object) -> _Font:
        found = self._fonts.get(font.objgen)
        if found is None:
            text = font.ToUnicode.read_bytes().decode("ascii")
            pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>\n", text.split("endcodespace")[1])
            table = {
                int(code, 16): bytes.fromhex(value).decode("utf-16-be") for code, value in pairs
            }
            widths = [float(width) for width in font.Widths]
            found = _Font(str(font.BaseFont), table, widths, int(font.FirstChar))
            self._fonts[font.objgen] = found
        return found

    def _read(self, page: pikepdf.Page) -> Iterator[Glyph]:
        fonts = page.Resources.Font
        font, size, letter, word = None, 0.0, 0.0, 0.0
        x = y = 0.0
        marks: list[tuple[int | None, str]] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "Tf":
                    font, size = self._font(fonts[str(operands[0])]), float(operands[1])
                case "Tc":
                    letter = float(operands[0])
                case "Tw":
                    word = float(operands[0])
                case "Tm":
                    assert [float(value) for value in operands[:4]] == [1, 0, 0, 1]
                    x, y = float(operands[4]), float(operands[5])
                case "BDC" | "BMC":
                    mark, kind = None, ""
                    if str(operands[0]) == "/Artifact":
                        kind = "artifact"
                        if len(operands) > 1 and "/Subtype" in operands[1]:
                            kind = str(operands[1].Subtype)
                    elif len(operands) > 1 and "/MCID" in operands[1]:
                        mark = int(operands[1].MCID)
                    marks.append((mark, kind))
                case "EMC":
                    marks.pop()
                case "Tj":
                    assert font is not None
                    for code in bytes(operands[0]):
                        wide = font.widths[code - font.first] * size / 1000 + letter
                        wide += word if code == 32 else 0
                        mark, kind = marks[-1] if marks else (None, "")
                        char = font.unicode.get(code, "\0")
                        yield Glyph(char, x, y, wide, size, code, font.name, mark, kind)
                        x += wide

    def marked(self, index: int) -> dict[int, str]:
        """Return the text of each marked content number of a page."""
        texts: dict[int, str] = {}
        for glyph in self.glyphs(index):
            if glyph.mark is not None:
                texts[glyph.mark] = texts.get(glyph.mark, "") + glyph.char
        return texts

    def text(self) -> str:
        """Return the text of the tag tree, as a screen reader would be given it.

        List numbers and the page numbers of the contents are the renderer's own and left out.
        """
        return "".join(self._element(self.pdf.Root.StructTreeRoot.K, None))

    def _element(self, node: pikepdf.Object, page: int | None) -> Iterator[str]:
        kind = str(node.S)[1:]
        if "/Pg" in node:
            page = self._numbers[node.Pg.objgen]
        if kind == "PageNumber":
            return
        edge = " " if kind in BLOCKS else ""
        yield edge
        if "/ActualText" in node:
            yield str(node.ActualText)
        elif kind == "Figure":
            yield str(node.Alt)
        else:
            if kind == "Table" and "/A" in node and "/Summary" in node.A:
                yield f" {node.A.Summary} "
            for kid in _kids(node):
                yield from self._kid(kid, page, kind)
        yield edge

    def _kid(self, kid: pikepdf.Object | int, page: int | None, kind: str) -> Iterator[str]:
        if isinstance(kid, int):
            assert page is not None
            if kind != "Lbl":
                yield self.marked(page).get(kid, "")
        elif "/S" in kid:
            yield from self._element(kid, page)
        elif str(kid.Type) == "/MCR" and kind != "Lbl":
            yield self.marked(self._numbers[kid.Pg.objgen]).get(int(kid.MCID), "")

    def elements(self, kind: str) -> list[pikepdf.Object]:
        """Return all elements of a kind, in order."""
        found = []
        stack = [self.pdf.Root.StructTreeRoot.K]
        while stack:
            node = stack.pop()
            if str(node.S) == f"/{kind}":
                found.append(node)
            kids = [kid for kid in _kids(node) if not isinstance(kid, int) and "/S" in kid]
            stack += reversed(kids)
        return found


def _kids(node: pikepdf.Object) -> list[pikepdf.Object | int]:
    if "/K" not in node:
        return []
    kids = node.K
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
