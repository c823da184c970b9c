"""One pack as one HTML file."""

from __future__ import annotations

from html import escape

from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.tree import Document, Form, Pack
from coprod_desktop.render.html.blocks import Blocks
from coprod_desktop.render.html.style import style_sheet
from coprod_desktop.render.profiles import PrintProfile

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The file loads nothing and runs nothing, whatever got into it."""
_FORMS = {
    Form.FLOW: "",
    Form.CARDS: "cards",
    Form.BADGES: "badges",
    Form.POSTER: "poster",
    Form.ONE_SHEET: "sheet",
}


def render_html(pack: Pack, profile: PrintProfile) -> str:
    """Return `pack` as one HTML file set as `profile` asks: the same pack, the same text.

    It has no script and loads nothing. It holds the words of `documents.text.pack_text` in their
    order, wraps down to 320 CSS pixels (WCAG 2.2, 1.4.10) and brings a style sheet for print.
    """
    several = len(pack.documents) > 1
    parts = [_contents(pack)] if several else []
    for count, document in enumerate(pack.documents, start=1):
        parts.append(_document(document, count, pack))
    body = "\n".join(parts)
    author = f'<meta name="author" content="{_attribute(pack.author)}">\n' if pack.author else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{_attribute(pack.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{author}<title>{escape(clean(pack.title))}</title>\n"
        f"<style>\n{style_sheet(profile)}{_foot(pack.title)}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _foot(title: str) -> str:
    """Return the rule that prints the title at the foot of every page, as a PDF has it.

    Every letter of it is spelled by its number, so that no title can end the rule.
    """
    spelled = "".join(f"\\{ord(letter):06x}" for letter in " ".join(clean(title).split()))
    return f'@page {{ @bottom-left {{ content: "{spelled}"; font-size: var(--size); }} }}\n'


def _attribute(text: str) -> str:
    """Return text as the value of an attribute."""
    return escape(" ".join(clean(text).split()), quote=True)


def _contents(pack: Pack) -> str:
    entries = "\n".join(
        f'<li><a href="#document-{count}">{escape(clean(document.title))}</a></li>'
        for count, document in enumerate(pack.documents, start=1)
    )
    return (
        f'<header class="document"><h1>{escape(clean(pack.title))}</h1>\n'
        f'<nav aria-labelledby="contents"><h2 id="contents">'
        f"{escape(clean(pack.labels.contents))}</h2>\n<ol class="
        f'"plain">\n{entries}\n</ol></nav></header>'
    )


def _document(document: Document, count: int, pack: Pack) -> str:
    language = ""
    if document.language != pack.language:
        language = f' lang="{_attribute(document.language)}"'
    kind = f"document {_FORMS[document.form]}".strip()
    subtitle = ""
    if document.subtitle:
        subtitle = f'<p class="subtitle">{escape(clean(document.subtitle))}</p>\n'
    blocks = Blocks(pack.labels).blocks(document.blocks, level=1)
    return (
        f'<article class="{kind}" id="document-{count}"{language}>\n'
        f"<h1>{escape(clean(document.title))}</h1>\n{subtitle}{blocks}\n</article>"
    )
