"""One pack as one PDF file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.tree import Document, Form, Pack
from coprod_desktop.render.cancel import Watch
from coprod_desktop.render.pdf.contents import contents_page
from coprod_desktop.render.pdf.embed import Embedder
from coprod_desktop.render.pdf.flow import Page, bookmarks, flow
from coprod_desktop.render.pdf.furniture import Footer
from coprod_desktop.render.pdf.page import draw_page
from coprod_desktop.render.pdf.setting import FOOTER_SHARE, Laid, Setting
from coprod_desktop.render.pdf.structure import Tagger
from coprod_desktop.render.pdf.styles import A3, A4
from coprod_desktop.render.pdf.writer import Bookmark, Facts, Sheet, Writer
from coprod_desktop.render.profiles import PrintProfile

_POSTER_SCALES = (1.5, 1.4, 1.3, 1.2)
"""How much larger than its profile a poster may be: as large as one page holds."""
_POSTER_ENOUGH = 30
"""Points that read well from across a room: a poster in giant print grows to these only."""
_SHEETS = (A4, A4[::-1], A3[::-1])
"""The sheets that a one-sheet document may take, smallest first."""


def render_pdf(
    pack: Pack,
    profile: PrintProfile,
    *,
    tagged: bool = True,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """Return `pack` as a PDF/UA-1 file set as `profile` asks: the same pack, the same bytes.

    `progress` is called with (pieces done, pieces in all); `cancelled` is asked between the
    pieces. Raises `render.cancel.Cancelled` when it says yes. With `tagged` false the file looks
    the same and has no tags: it is there to measure what tags cost.
    """
    watch = Watch(progress, cancelled)
    work = 2 * len(pack.documents) + 1
    watch.step(0, work)
    tagger = Tagger(active=tagged, language=pack.language)
    several = len(pack.documents) > 1
    front = tagger.add(tagger.root, "Part") if several else tagger.root
    laid = []
    for count, document in enumerate(pack.documents, start=1):
        language = document.language if document.language != pack.language else ""
        element = tagger.root
        if several or language:
            element = tagger.add(tagger.root, "Part", language=language)
        laid.append(_lay(document, Setting(profile, pack.labels, tagger, element)))
        watch.step(count, work)
    if several:
        laid.insert(
            0, contents_page(pack.title, laid, Setting(profile, pack.labels, tagger, front))
        )
    writer = Writer(_facts(pack), tagger.root if tagged else None)
    embedder = Embedder(writer.document)
    sheets: list[Sheet] = []
    marks: list[Bookmark] = []
    starts = []
    total = sum(len(one.pages) for one in laid)
    for done, one in enumerate(laid, start=work - len(laid)):
        starts.append(len(sheets))
        for level, title, index, top in bookmarks(one.pages):
            _nest(marks, Bookmark(level, title, len(sheets) + index, top))
        for page in one.pages:
            at = (len(sheets), total)
            sheets.append(_draw(page, one.footer, at, (profile, embedder), tagged=tagged))
        watch.step(done, work)
    fonts = embedder.resources()
    data = writer.write(sheets, fonts, marks, starts[1:] if several else starts)
    watch.step(work, work)
    return data


def _facts(pack: Pack) -> Facts:
    title = " ".join(clean(pack.title).split()) or pack.documents[0].title
    return Facts(title, pack.language, clean(pack.author), clean(pack.meta.get("subject", "")))


def _draw(
    page: Page,
    footer: Footer,
    at: tuple[int, int],
    ink: tuple[PrintProfile, Embedder],
    *,
    tagged: bool,
) -> Sheet:
    """Return a page with its footer; `at` is its index and the number of pages in all."""
    paper, (index, total), (profile, embedder) = page.paper, at, ink
    top = paper.height - paper.margin * FOOTER_SHARE - footer.height
    letters = footer.ops(paper.margin, index + 1, total)
    placed = [(op, top + dy) for op, dy in letters]
    content = draw_page(page, profile, embedder, index, placed, tagged=tagged)
    return Sheet(paper.width, paper.height, content)


def _nest(marks: list[Bookmark], mark: Bookmark) -> None:
    """Put a bookmark under the last one of a lower level."""
    home = marks
    while home and home[-1].level < mark.level:
        home = home[-1].kids
    home.append(mark)


def _lay(document: Document, setting: Setting) -> Laid:
    """Return a document on its pages, on the paper that its form asks for.

    What no sheet holds goes over pages of A4, its tables as labelled lines: cells that a page
    breaks apart are hard to follow, and letters never shrink.
    """
    match document.form:
        case Form.ONE_SHEET:
            for sheet in _SHEETS:
                if len(_on(sheet, document, setting.trial()).pages) == 1:
                    return _on(sheet, document, setting)
            return _on(A4, document, replace(setting, in_lines=True))
        case Form.POSTER:
            return _poster(document, setting)
        case Form.FLOW | Form.CARDS | Form.BADGES:
            return _on(A4, document, setting)


def _poster(document: Document, setting: Setting) -> Laid:
    """Return a poster as large as one page holds, or else over pages as large as a wall needs."""
    most = max(1.0, _POSTER_ENOUGH / setting.profile.size_pt)
    sizes = [replace(setting, scale=min(scale, most)) for scale in _POSTER_SCALES]
    for size in sizes:
        if len(_on(A4, document, size.trial()).pages) == 1:
            return _on(A4, document, size)
    return _on(A4, document, sizes[0])


def _on(sheet: tuple[float, ...], document: Document, setting: Setting) -> Laid:
    walker, place, paper, footer = setting.begin(sheet, document.title)
    return Laid(document.title, flow(walker.document(document, place), paper), footer)
