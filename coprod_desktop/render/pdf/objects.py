"""PDF objects as finished bytes, in reportlab's document: the one place that knows its innards."""

from __future__ import annotations

import zlib

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject


class Raw(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object whose text is ready; `content` may be set until the file is written."""

    __RefOnly__ = 1

    def __init__(self, content: bytes) -> None:
        self.content = content

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 - reportlab's signature
        """Return the object's bytes, as reportlab asks for them."""
        return self.content


class Stream(Raw):
    """A compressed stream; `entries` are added to its dictionary."""

    def __init__(self, data: bytes, entries: str = "", *, packed: bool = True) -> None:
        body = zlib.compress(data, 6) if packed else data
        kind = "/Filter/FlateDecode" if packed else ""
        head = f"<<{entries}{kind}/Length {len(body)}>>\nstream\n".encode("latin-1")
        super().__init__(head + body + b"\nendstream")


def number(document: PDFDocument, thing: PDFObject) -> int:
    """Put an object into the document and return its number."""
    name = document.Reference(thing).name
    found: int = document.idToObjectNumberAndVersion[name][0]
    return found


def add(document: PDFDocument, content: str | Raw) -> int:
    """Put a ready object into the document and return its number."""
    thing = content if isinstance(content, Raw) else Raw(content.encode("latin-1"))
    return number(document, thing)


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
