"""Writes laid-out pages as a PDF/UA-1 file (ISO 14289-1): the same pages, the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import quote
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFName, PDFPage

from coprod_desktop.documents.clean import clean
from coprod_desktop.render.pdf.objects import File, Raw, Stream, num, text_string
from coprod_desktop.render.pdf.page import Area, Content
from coprod_desktop.render.pdf.structure import Annotation, Element, write_structure

PRODUCER = "Coprod Desktop"
_DATE = "D:20000101000000Z"
"""A file tells no time, so that the same pack gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says about itself."""

    title: str
    language: str
    author: str
    subject: str


@dataclass(slots=True)
class Bookmark:
    """An entry of the outline; `top` is the distance from the top of its page, in points."""

    level: int
    title: str
    page: int
    top: float
    kids: list[Bookmark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's size in points, and what is drawn on it."""

    width: float
    height: float
    content: Content


class _PageObject(PDFPage):  # type: ignore[misc]  # reportlab has no types
    """A page whose entries are all given, with those that reportlab does not know."""

    __NoDefault__ = (*PDFPage.__NoDefault__, "StructParents", "Tabs")
    Override_default_compilation = 1


class Writer:
    """One file in the making."""

    def __init__(self, facts: Facts, root: Element | None) -> None:
        """Begin a file; `root` is the tag tree, or None where it is not to be tagged."""
        self.facts = facts
        self.root = root
        self.document = File()
        self.pages: Sequence[Sheet] = ()
        self.numbers: list[int] = []
        """The pages' object numbers."""
        self.links: list[tuple[int, Element]] = []
        """The key in the parent tree and the element of each link."""

    def write(
        self,
        pages: Sequence[Sheet],
        fonts: str,
        bookmarks: Sequence[Bookmark],
        starts: Sequence[int],
    ) -> bytes:
        """Return the file. `starts` is the first page of each document, for links inside."""
        document = self.document
        shared = document.put(f"<</Font{fonts}/ProcSet[/PDF/Text]>>")
        objects = [_PageObject() for _ in pages]
        for thing in objects:
            document.addPage(thing)
        self.pages = pages
        self.numbers = [document.number(thing) for thing in objects]
        parent = document.Reference(document.Pages)
        for index, (thing, page) in enumerate(zip(objects, pages, strict=True)):
            stream = document.put(Stream(page.content.stream))
            thing.MediaBox = f"[0 0 {num(page.width)} {num(page.height)}]"
            thing.Resources = f"{shared} 0 R"
            thing.Contents = f"{stream} 0 R"
            thing.Parent = parent
            if self.root is not None:
                thing.StructParents = index
                thing.Tabs = PDFName("S")
            if page.content.areas:
                made = [self._annotation(area, index, starts) for area in page.content.areas]
                thing.Annots = PDFArray([f"{annotation} 0 R" for annotation in made])
        self._catalog()
        if bookmarks:
            document.Catalog.Outlines = f"{self._outline(bookmarks)} 0 R"
            document.Catalog.PageMode = PDFName("UseOutlines")
        return self._finish()

    def _annotation(self, area: Area, page: int, starts: Sequence[int]) -> int:
        anchor = area.anchor
        if anchor.page is not None:
            goal = starts[anchor.page]
            action = f"/Dest[{self.numbers[goal]} 0 R/XYZ 0 {num(self.pages[goal].height)} null]"
        else:
            address = quote(clean(anchor.target), safe=":/?#[]@!$&'()*+,;=%~-._")
            action = f"/A<</S/URI/URI{text_string(address)}>>"
        box = " ".join(num(edge) for edge in area.box)
        element = anchor.element
        key = ""
        if self.root is not None and element is not None:
            place = len(self.pages) + len(self.links)
            key = f"/StructParent {place}"
            self.links.append((place, element))
        made = self.document.put(
            f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4"
            f"/Contents{text_string(anchor.text or anchor.target)}{key}{action}>>",
        )
        if key and element is not None:
            element.kids.append(Annotation(made, page))
        return made

    def _catalog(self) -> None:
        catalog, facts = self.document.Catalog, self.facts
        catalog.Lang = text_string(facts.language)
        catalog.ViewerPreferences = "<</DisplayDocTitle true>>"
        catalog.Metadata = f"{self.document.put(self._metadata())} 0 R"
        if self.root is not None:
            marks = [page.content.marks for page in self.pages]
            tree = write_structure(self.document, self.root, self.numbers, marks, self.links)
            catalog.StructTreeRoot = f"{tree} 0 R"
            catalog.MarkInfo = "<</Marked true>>"

    def _metadata(self) -> Stream:
        facts = self.facts
        part = "<pdfuaid:part>1</pdfuaid:part>" if self.root is not None else ""
        creator = (
            f"<dc:creator><rdf:Seq><rdf:li>{escape(facts.author)}</rdf:li></rdf:Seq></dc:creator>"
        )
        subject = (
            "<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>"
            f"{escape(facts.subject)}</rdf:li></rdf:Alt></dc:description>"
        )
        text = (
            "<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>\n"
            "<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
            "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'"
            " xmlns:pdf='http://ns.adobe.com/pdf/1.3/'"
            " xmlns:pdfuaid='http://www.aiim.org/pdfua/ns/id/'>"
            f"{part}<dc:format>application/pdf</dc:format>"
            "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>"
            f"{escape(facts.title)}</rdf:li></rdf:Alt></dc:title>"
            f"<dc:language><rdf:Bag><rdf:li>{escape(facts.language)}</rdf:li></rdf:Bag></dc:language>"
            f"{creator if facts.author else ''}{subject if facts.subject else ''}"
            f"<pdf:Producer>{PRODUCER}</pdf:Producer>"
            "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end='w'?>"
        )
        return Stream(text.encode("utf-8"), "/Type/Metadata/Subtype/XML", packed=False)

    def _outline(self, bookmarks: Sequence[Bookmark]) -> int:
        root = Raw()
        root_number = self.document.put(root)

        def level(entries: Sequence[Bookmark], parent: int) -> str:
            shells = [Raw() for _ in entries]
            found = [self.document.put(shell) for shell in shells]
            for index, (entry, shell) in enumerate(zip(entries, shells, strict=True)):
                top = self.pages[entry.page].height - entry.top
                links = f"/Prev {found[index - 1]} 0 R" if index else ""
                if index + 1 < len(found):
                    links += f"/Next {found[index + 1]} 0 R"
                kids = ""
                if entry.kids:
                    # A negative count keeps an entry closed.
                    inner = level(entry.kids, found[index])
                    kids = f"{inner}/Count {-len(entry.kids)}"
                shell.content = (
                    f"<</Title{text_string(entry.title)}/Parent {parent} 0 R{links}{kids}"
                    f"/Dest[{self.numbers[entry.page]} 0 R/XYZ 0 {num(top)} null]>>"
                ).encode("latin-1")
            return f"/First {found[0]} 0 R/Last {found[-1]} 0 R"

        ends = level(bookmarks, root_number)
        root.content = f"<</Type/Outlines{ends}/Count {len(bookmarks)}>>".encode("ascii")
        return root_number

    def _finish(self) -> bytes:
        facts = self.facts
        digest = sha256()
        for page in self.pages:
            digest.update(f"{page.width} {page.height}".encode("ascii"))
            digest.update(page.content.stream)
        info = (
            f"<</Title{text_string(facts.title)}/Author{text_string(facts.author)}"
            f"/Subject{text_string(facts.subject)}/Producer({PRODUCER})/Creator({PRODUCER})"
            f"/CreationDate({_DATE})/ModDate({_DATE})>>"
        )
        return self.document.assemble(info, digest.hexdigest()[:32].upper())
