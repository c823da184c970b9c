"""The training plan: who wants to learn what, what is on offer, when, and with whom beside them.

What a person asked us to be careful with stays between them and us, so it is on no paper.
"""

from __future__ import annotations

from coprod_desktop.content.model import RecordForm
from coprod_desktop.documents.tree import (
    Blank,
    Block,
    Cell,
    Column,
    Document,
    Inlines,
    ItemList,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
)
from coprod_desktop.domain.records import LearningNeed, TrainingOffer
from coprod_desktop.packs.dates import kept_date
from coprod_desktop.packs.meeting import contact, project_line
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, joined, sentence, spaced

_BLANK_ROWS = 4


def build(source: Source) -> Document:
    """Return wishes and offers, and room for more of both."""
    writer = Writer(source)
    return writer.document(
        "training-plan",
        writer.para("training-plan.everyone"),
        _wishes(writer),
        _offers(writer),
        contact(writer, before=writer.say("training-plan.ask")),
        subtitle=project_line(writer),
    )


def _wishes(writer: Writer) -> Section:
    rows: list[tuple[Cell, ...]] = []
    unnamed = 0
    for need in writer.source.snapshot.all(LearningNeed):
        names, others = writer.named(need.who)
        if others and not names:
            unnamed += 1
        elif row := _wish(writer, need, _who(writer, names, others)):
            rows.append(row)
    begun = bool(rows or unnamed)
    blocks: list[Block] = []
    if rows or not begun:
        columns = (
            Column(writer.word("training-plan.column_who"), 1.0),
            Column(writer.word("training-plan.column_wants"), 1.6),
            Column(writer.word("training-plan.column_offer"), 2.4),
        )
        blank = ((Blank(2), Blank(2), Blank(2)),) * _BLANK_ROWS
        blocks.append(
            Table(writer.word("training-plan.wishes"), columns, tuple(rows) if begun else blank)
        )
    if unnamed:
        more = writer.source.words.plural("documents.training-plan.unnamed", unnamed)
        blocks.append(Paragraph((Text(more),)))
    if begun:
        blocks.append(writer.write("training-plan.write_wish", 2))
    return writer.section("training-plan.wishes", blocks)


def _who(writer: Writer, names: tuple[str, ...], others: int) -> str:
    """Return who has a wish: those who agreed by name, the others as a number."""
    named = ", ".join(names)
    if not others:
        return named
    return writer.source.words.plural("documents.training-plan.more", others, names=named)


def _wish(writer: Writer, need: LearningNeed, named: str) -> tuple[Cell, ...]:
    """Return a wish as a row; nothing for one without a word."""
    wants = writer.lines(need.wants)
    does = joined("\n", _does(writer, need))
    if not wants and not does:
        return ()
    who: Cell = (Strong(named),) if named else Blank()
    return who, (Text(wants),) if wants else Blank(), does or Blank()


def _does(writer: Writer, need: LearningNeed) -> list[Inlines]:
    """Return what is done about a wish: offer, day, how far it is, and the buddy."""
    words = writer.source.words
    form = writer.source.content.forms["learning_need"]
    training = writer.source.snapshot.get(TrainingOffer, need.training)
    titles = [writer.own(training.title)] if training else []
    offer = "\n".join(filter(None, [*titles, writer.lines(need.offer)]))
    said: list[Inlines] = [(Text(offer),)] if offer else []
    date = need.date or (training.date if training else None)
    state = form.field("state").option_label(need.state)
    if date and state:
        said.append(writer.say("training-plan.booked", offer=state, date=kept_date(words, date)))
    elif date:
        said.append((kept_date(words, date),))
    elif state:
        said.append((Text(state),))
    if setting := _setting(form, need.setting):
        said.append((Text(setting),))
    buddies, _ = writer.named(need.buddy)
    if buddies:
        said.append(writer.say("training-plan.buddy", names=", ".join(buddies)))
    return said


def _setting(form: RecordForm, setting: str) -> str:
    """Return whether it is alone or in a group, where it matters."""
    return "" if setting == "either" else form.field("setting").option_label(setting)


def _offers(writer: Writer) -> Section:
    found = (_offer(writer, each) for each in writer.source.snapshot.all(TrainingOffer))
    items = tuple((Paragraph(said),) for said in found if said)
    listed = (ItemList(items),) if items else ()
    room = writer.write("training-plan.write_offer", 2 if items else 3)
    return writer.section("training-plan.offers", listed, room)


def _offer(writer: Writer, offer: TrainingOffer) -> Inlines:
    form = writer.source.content.forms["training_offer"]
    title, about = writer.own(offer.title), writer.lines(offer.about)
    if not title and not about:
        return ()
    labels = [form.field("sort").option_label(offer.sort), _setting(form, offer.setting)]
    givers, _ = writer.named(offer.given_by)
    formats = writer.picked(form.field("formats"), offer.formats)
    place = writer.own(offer.place)
    day: Inlines = ()
    if offer.date is not None:
        day = (kept_date(writer.source.words, offer.date), Text("."))
    return spaced(
        (Strong(sentence(title)),) if title else (),
        *((Text(sentence(text)),) for text in (*labels, about, place) if text),
        day,
        writer.say("training-plan.from", names=", ".join(givers)) if givers else (),
        writer.say("training-plan.formats", formats=", ".join(formats)) if formats else (),
    )
