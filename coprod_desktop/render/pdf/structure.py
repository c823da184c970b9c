"""The structure tree of a tagged PDF: elements, the content that belongs to them, how it is kept.

The tree is built while the document tree is walked, before anything has a place on a page. A
`Leaf` stands for one run of content; where it is drawn on several pages it gathers one marked
content number for each. So an element survives any page break (PDF 32000-1, 14.7).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from coprod_desktop.render.pdf.objects import File, Raw, num, text_string

Kid: TypeAlias = "Element | Leaf | Annotation"


@dataclass(slots=True, eq=False)
class Leaf:
    """One run of content of an element, drawn in one or more marked parts."""

    element: Element
    spots: list[tuple[int, int]] = field(default_factory=list)
    """(page index, marked content number) of each part."""


@dataclass(slots=True, eq=False)
class Annotation:
    """A link's active area as a kid of its element."""

    number: int
    page: int


@dataclass(slots=True, eq=False)
class Element:
    """One structure element; `entries` holds further dictionary entries as PDF text."""

    tag: str
    parent: Element | None = None
    entries: str = ""
    kids: list[Kid] = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None
    """For a picture: its place on its page, known once it is drawn."""
    number: int = 0

    def leaf(self) -> Leaf:
        """Return a new run of content at the end of this element."""
        made = Leaf(self)
        self.kids.append(made)
        return made


class Tagger:
    """Builds elements, or nothing at all where a file is not to be tagged."""

    def __init__(self, *, active: bool, language: str) -> None:
        self.active = active
        self.root = Element("Document", entries=f"/Lang{text_string(language)}")

    def add(
        self,
        parent: Element,
        tag: str,
        *,
        alt: str = "",
        actual: str | None = None,
        language: str = "",
        attributes: str = "",
    ) -> Element:
        """Return a new element at the end of `parent`."""
        if not self.active:
            return parent
        entries = ""
        if alt:
            entries += f"/Alt{text_string(alt)}"
        if actual is not None:
            entries += f"/ActualText{text_string(actual)}"
        if language:
            entries += f"/Lang{text_string(language)}"
        if attributes:
            entries += f"/A<<{attributes}>>"
        made = Element(tag, parent, entries)
        parent.kids.append(made)
        return made

    def leaf(self, element: Element) -> Leaf | None:
        """Return a new run of content of `element`; None where the file is not tagged."""
        return element.leaf() if self.active else None


_ROLES = "<</PageNumber/Span>>"
"""The number beside an entry of the contents is the renderer's own, so it has its own type."""


def write_structure(
    document: File,
    root: Element,
    pages: Sequence[int],
    marks: Sequence[Sequence[Leaf]],
    links: Sequence[tuple[int, Element]],
) -> int:
    """Write the tree and return the number of its root.

    `pages` are the pages' object numbers, `marks` the leaf behind each marked content number of
    each page, `links` the `StructParent` key and element of each link annotation.
    """
    top = Raw()
    top_number = document.put(top)
    elements = list(_used(root))
    shells = []
    for element in elements:
        shell = Raw()
        element.number = document.put(shell)
        shells.append(shell)
    for element, shell in zip(elements, shells, strict=True):
        parent = element.parent.number if element.parent else top_number
        shell.content = _element(element, parent, pages).encode("latin-1")
    nums = [
        f"{index}[{' '.join([f'{leaf.element.number} 0 R' for leaf in leaves])}]"
        for index, leaves in enumerate(marks)
    ]
    nums += [f"{key} {element.number} 0 R" for key, element in links]
    following = len(marks) + len(links)
    parents = document.put(f"<</Nums[{' '.join(nums)}]>>")
    top.content = (
        f"<</Type/StructTreeRoot/K {root.number} 0 R/ParentTree {parents} 0 R"
        f"/ParentTreeNextKey {following}/RoleMap{_ROLES}>>"
    ).encode("ascii")
    return top_number


def _used(root: Element) -> Iterator[Element]:
    """Yield the elements in order, without those that came to hold nothing."""
    _prune(root)
    stack = [root]
    while stack:
        element = stack.pop()
        yield element
        stack += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]


_MAY_BE_EMPTY = frozenset({"TD", "TH"})


def _prune(element: Element) -> bool:
    """Drop what was never drawn; return whether anything is left of `element`."""
    kids: list[Kid] = []
    for kid in element.kids:
        match kid:
            case Leaf():
                keep = bool(kid.spots)
            case Element():
                keep = _prune(kid)
            case Annotation():
                keep = True
        if keep:
            kids.append(kid)
    element.kids = kids
    return bool(kids) or element.tag in _MAY_BE_EMPTY or element.parent is None


def _element(element: Element, parent: int, pages: Sequence[int]) -> str:
    kids: list[str] = []
    home = -1
    for kid in element.kids:
        match kid:
            case Leaf():
                for page, mark in kid.spots:
                    if home < 0:
                        home = page
                    if page == home:
                        kids.append(str(mark))
                    else:
                        kids.append(f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>")
            case Element():
                kids.append(f"{kid.number} 0 R")
            case Annotation():
                kids.append(f"<</Type/OBJR/Pg {pages[kid.page]} 0 R/Obj {kid.number} 0 R>>")
    page_entry = f"/Pg {pages[home]} 0 R" if home >= 0 else ""
    box = ""
    if element.box is not None:
        edges = " ".join(num(edge) for edge in element.box)
        box = f"/A<</O/Layout/Placement/Block/BBox[{edges}]>>"
    return (
        f"<</S/{element.tag}/P {parent} 0 R{page_entry}{element.entries}{box}/K[{' '.join(kids)}]>>"
    )
