"""PDF objects as finished bytes in reportlab's document: the one place that knows its innards."""

from __future__ import annotations

import zlib
from functools import lru_cache

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFIndirectObject, PDFObject


class Raw:
    """An object whose bytes are ready; `content` may be set until the file is written."""

    __slots__ = ("content",)

    def __init__(self, content: bytes = b"") -> None:
        self.content = content


class Stream(Raw):
    """A stream, compressed unless `packed` is false; `entries` are added to its dictionary."""

    __slots__ = ()

    def __init__(self, data: bytes, entries: str = "", *, packed: bool = True) -> None:
        body = zlib.compress(data, 6) if packed else data
        kind = "/Filter/FlateDecode" if packed else ""
        head = f"<<{entries}{kind}/Length {len(body)}>>\nstream\n".encode("latin-1")
        super().__init__(head + body + b"\nendstream")


class _NoOutlines(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """Stands where reportlab would build an outline of its own."""

    ready = -1

    def prepare(self, document: PDFDocument, canvas: object) -> None:
        """Do nothing: the outline is one of our own objects."""


class File(PDFDocument):  # type: ignore[misc]  # reportlab has no types
    """reportlab's document with room for ready objects, which cost it next to nothing.

    A tagged file has an object for each element. reportlab would look each up by name several
    times and format it piece by piece; ours are numbered at once and written as they are.
    """

    def __init__(self) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7))
        self.Outlines = _NoOutlines()
        self.Catalog.Outlines = None
        self.ready: dict[int, Raw] = {}

    def put(self, thing: Raw | str) -> int:
        """Add a ready object and return its number."""
        self.objectcounter += 1
        count: int = self.objectcounter
        if isinstance(thing, str):
            thing = Raw(thing.encode("latin-1"))
        self.ready[count] = thing
        return count

    def number(self, thing: PDFObject) -> int:
        """Add one of reportlab's objects and return its number."""
        name = self.Reference(thing).name
        found: int = self.idToObjectNumberAndVersion[name][0]
        return found

    def assemble(self, info: str, mark: str) -> bytes:
        """Return the file. `info` is its dictionary of facts, `mark` its id in hexadecimal."""
        info_number = self.put(info)
        root = self.number(self.Catalog)
        parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        place = len(parts[0])
        offsets = []
        count = 0
        # reportlab finds more objects while it formats those that it has.
        while count < self.objectcounter:
            count += 1
            thing = self.ready.get(count)
            if thing is not None:
                body = b"%d 0 obj\n%b\nendobj\n" % (count, thing.content)
            else:
                name = self.numberToId[count]
                body = PDFIndirectObject(name, self.idToObject[name]).format(self)
            offsets.append(b"%010d 00000 n \n" % place)
            parts.append(body)
            place += len(body)
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (count + 1))
        parts += offsets
        trailer = (
            f"trailer\n<</Size {count + 1}/Root {root} 0 R/Info {info_number} 0 R"
            f"/ID[<{mark}><{mark}>]>>\nstartxref\n{place}\n%%EOF\n"
        )
        parts.append(trailer.encode("ascii"))
        return b"".join(parts)


@lru_cache(maxsize=1024)
def text_string(text: str) -> str:
    """Return a PDF text string: plain where it is plain, else UTF-16 as hexadecimal."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def num(value: float) -> str:
    """Return a length as PDF writes it, to a thousandth of a point."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
