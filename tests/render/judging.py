"""What judges a printed pack: how it looks against its profile, what it says against its tree."""

from __future__ import annotations

from html_reader import html_text
from pdf_reader import Glyph, Reader

from coprod_desktop.documents.check import check_pack
from coprod_desktop.documents.text import pack_text, words
from coprod_desktop.documents.tree import Pack
from coprod_desktop.render.html import render_html
from coprod_desktop.render.pdf import render_pdf
from coprod_desktop.render.profiles import PrintProfile


def assert_same_words(pack: Pack, profile: PrintProfile) -> bytes:
    """Fail unless PDF and HTML say what the tree says; return the PDF."""
    wanted = words(pack_text(check_pack(pack)))
    data = render_pdf(pack, profile)
    assert words([Reader(data).text()]) == wanted
    assert words([html_text(render_html(pack, profile))]) == wanted
    return data


def findings(data: bytes, profile: PrintProfile) -> list[str]:
    """Return what on any page breaks a rule of the profile, with the rule and its source."""
    reader = Reader(data)
    found = []
    for index, page in enumerate(reader.pages):
        _, _, width, height = (float(edge) for edge in page.MediaBox)
        glyphs = reader.glyphs(index)
        where = f"page {index + 1}"
        if small := {glyph.size for glyph in glyphs if glyph.size < profile.size_pt - 0.01}:
            source = profile.source("size_pt")
            found.append(f"{where}: letters of {small} pt, size_pt ({source})")
        if lost := [glyph for glyph in glyphs if glyph.char == "\0" or glyph.code == 0]:
            found.append(f"{where}: {len(lost)} letters without a glyph or Unicode value")
        edge = profile.margin * 0.75
        out = [
            glyph
            for glyph in glyphs
            if glyph.char.strip()
            and not (
                profile.margin - 0.1 <= glyph.x
                and glyph.x + glyph.width <= width - profile.margin + 1
                and edge <= glyph.y - 0.25 * glyph.size
                and glyph.y + 0.75 * glyph.size <= height - edge
            )
        ]
        if out:
            source = profile.source("margin_mm")
            found.append(f"{where}: outside the margins: {_spell(out)}, margin_mm ({source})")
        if overlap := _overlapping(glyphs):
            found.append(f"{where}: letters over letters: {overlap}")
    fonts = {font.objgen: font for page in reader.pages for font in page.Resources.Font.values()}
    found += [
        f"font not embedded: {font.BaseFont}"
        for font in fonts.values()
        if "/FontFile2" not in font.FontDescriptor
    ]
    return found


def _spell(glyphs: list[Glyph]) -> str:
    return "".join(glyph.char for glyph in glyphs)[:40]


def _overlapping(glyphs: list[Glyph]) -> str:
    """Return letters whose boxes lie over each other (a box is smaller than its letter)."""
    rows: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.char.strip():
            rows.setdefault(int(glyph.y // 20), []).append(glyph)
    for row, inside in rows.items():
        near = sorted(inside + rows.get(row + 1, []), key=lambda glyph: glyph.x)
        for at, one in enumerate(near):
            for other in near[at + 1 :]:
                if other.x > one.x + one.width * 0.8:
                    break
                if other.x + other.width * 0.8 <= one.x or not one.width or not other.width:
                    continue
                if abs(one.y - other.y) < 0.6 * min(one.size, other.size):
                    return f"{one.char} and {other.char}"
    return ""
