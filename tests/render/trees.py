"""Document trees of every kind, with texts that break careless programs."""

# ruff: noqa: RUF001 - letters that look like others are what this is about

from __future__ import annotations

from hypothesis import strategies as st
from sample_packs import CALENDAR, LABELS, MAP

from coprod_desktop.documents.tree import (
    Blank,
    Callout,
    CheckItem,
    Checklist,
    Column,
    Document,
    Figure,
    Foreign,
    Form,
    ItemList,
    Kept,
    Link,
    Pack,
    Paragraph,
    Section,
    Strong,
    Table,
    Term,
    Text,
    WriteIn,
)

NASTY = (
    "<b>bold</b> & <img src='x' onerror='alert(1)'> &amp; &lt; <para>",
    "]]> --> <!-- {page} %s %(x)s \\n \\1 (((( ))) \\",
    "Mae ŵyn a thŷ ar y bryn; ŴŶ ẁỳ",
    "Zażółć gęślą jaźń, Łódź",
    "👨‍👩‍👧‍👦 👋🏽 🏴󠁧󠁢󠁷󠁬󠁳󠁿 1️⃣ ❤️ hello👋there 🙂🙂",
    "שלום עולם \u200f(אבג)\u200e مرحبا بالعالم",
    "你好，世界。こんにちは 안녕하세요",
    "नमस्ते दुनिया",
    "Supercalifragilisticexpialidocious" * 8,
    "https://example.org/a/very/long/path?with=a&lot=of,pieces;and.more-of-them/" * 3,
    "zero\u200bwidth soft\u00adhyphen joined\u2060up \ufeffmark",
    "e\u0301a\u0302w\u0302 combining \u0302\u0303\u0304",
    "half \ud83d pair \udc00 lost",
    "private \ue000\uf8ff use \U000f0000",
    "controls \x00\x01\x07\x1b\x7f\x85 end\tof\x0b\x0cline\r\nnext\rlast",
    "noncharacters \ufffe\uffff \U0001fffe",
    "☐ ☑ ✓ ✔ → ← ★ ♿ ½ € £ ×",
    "spaces\u00a0\u2003\u3000\u202f\u2009between",
    "  leading and   many    spaces  ",
    "\n\nlines\n\nand lines\n",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𝒎𝒂𝒕𝒉",
    "a̷̡̢̛͖̲z̴̧a̶l̵g̷o̸",
    "\U0010ffff\U0010fffd\u0378",
)

_plain = st.sampled_from(
    (
        "We meet at the hall.",
        "Tea",
        "Bring a friend, or come alone; both are fine.",
        "12 January",
        "What you told us in November, and what we did about it since then.",
    )
)
_any = st.text(max_size=60)
texts = st.one_of(_plain, st.sampled_from(NASTY), _any)


def _has_words(text: str) -> bool:
    return any(char.isprintable() and not char.isspace() for char in text)


titles = st.one_of(_plain, st.sampled_from(NASTY)).filter(_has_words)
_languages = st.sampled_from(("cy", "pl", "ar", "zh-Hans", "en-GB"))
_targets = st.sampled_from(
    ("https://example.org/?a=1&b=(2)", "mailto:moira@example.org", "tel:+441555010203")
)

inline = st.one_of(
    texts.map(Text),
    texts.map(Strong),
    st.builds(Link, texts, _targets),
    st.builds(Term, texts, texts),
    st.builds(Foreign, texts, _languages),
    st.builds(Kept, texts, st.booleans()),
)
inlines = st.lists(inline, max_size=4).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(
        st.lists(
            st.builds(Column, titles, st.sampled_from((1.0, 2.0, 0.5))), min_size=1, max_size=6
        )
    )
    cell = st.one_of(inlines, st.builds(Blank, st.integers(1, 4)))
    row = st.tuples(*[cell for _ in columns])
    rows = draw(st.lists(row, min_size=1, max_size=4))
    return Table(draw(titles), tuple(columns), tuple(rows), draw(st.booleans()))


_check_lines = st.lists(
    st.builds(CheckItem, inlines, st.none(), texts), min_size=1, max_size=3
).map(tuple)


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    options = tuple(draw(st.lists(texts, max_size=3)))
    chosen = st.one_of(st.none(), st.integers(0, max(0, len(options) - 1)))
    item = st.builds(CheckItem, inlines, chosen, texts)
    return Checklist(tuple(draw(st.lists(item, min_size=1, max_size=3))), options)


figures = st.builds(
    Figure, st.sampled_from((CALENDAR, MAP, "not a picture", "<svg/>")), titles, texts
)
_leaves = st.one_of(
    inlines.map(Paragraph),
    tables(),
    figures,
    checklists(),
    st.builds(WriteIn, texts, st.integers(1, 30)),
)


def _blocks(depth: int) -> st.SearchStrategy[tuple[object, ...]]:
    block: st.SearchStrategy[object] = _leaves
    if depth:
        inner = _blocks(depth - 1)
        block = st.one_of(
            _leaves,
            st.builds(ItemList, st.lists(inner, min_size=1, max_size=3).map(tuple), st.booleans()),
            st.builds(Callout, inner, texts),
            st.builds(Section, titles, inner, st.booleans()),
        )
    return st.lists(block, min_size=1, max_size=3).map(tuple)


documents = st.builds(
    Document,
    st.just("document"),
    titles,
    st.sampled_from(("en", "cy")),
    _blocks(2),
    texts,
    st.sampled_from(Form),
)
packs = st.builds(
    Pack,
    titles,
    st.sampled_from(("en", "cy")),
    st.lists(documents, min_size=1, max_size=3).map(tuple),
    st.just(LABELS),
    texts,
)
