"""Reads HTML as a listener hears it: the words of its body, with the names of its pictures."""

from __future__ import annotations

from html.parser import HTMLParser

_INLINE = frozenset({"a", "strong", "span", "dfn", "i"})
_EMPTY = frozenset({"meta", "br", "path", "rect"})


class _Listener(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.in_body = False
        self.skipped = 0
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        known = dict(attrs)
        self.in_body = self.in_body or tag == "body"
        if tag not in _EMPTY:
            self.open.append(tag)
        if self.skipped:
            self.skipped += tag not in _EMPTY
        elif known.get("role") == "img":
            self.words.append(f" {known['aria-label']} ")
            self.skipped = 1
        elif tag not in _INLINE:
            self.words.append(" ")

    def handle_startendtag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"badly nested: {tag}"
        if self.skipped:
            self.skipped -= 1
        elif tag not in _INLINE:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if self.in_body and not self.skipped:
            self.words.append(data)


def html_text(html: str) -> str:
    """Return what is heard of a page."""
    listener = _Listener()
    listener.feed(html)
    listener.close()
    assert not listener.open, f"never closed: {listener.open}"
    return "".join(listener.words)


def html_tags(html: str) -> list[str]:
    """Return the names of all elements, in order."""
    listener = _Listener()
    listener.feed(html)
    return listener.tags
