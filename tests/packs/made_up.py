"""A small made-up project and guidance: enough for every document to have something to say."""

from __future__ import annotations

import datetime as dt
from typing import Any

from coprod_desktop.content.load import TERM_LISTS
from coprod_desktop.content.model import (
    Content,
    Field,
    Option,
    Page,
    Question,
    RecordForm,
    Step,
    TermGroup,
)
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import FieldSpec, Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import (
    INTERNAL_KINDS,
    KIND_OF,
    KINDS,
    AgendaItem,
    Agreement,
    Answer,
    Asset,
    Barrier,
    BudgetLine,
    Consent,
    DecisionElsewhere,
    ExpectedPerson,
    LearningNeed,
    Milestone,
    Objective,
    Observation,
    Outcome,
    Perspective,
    Project,
    Rate,
    Reciprocity,
    Record,
    Reflection,
    Role,
    Session,
    SessionCost,
    Stakeholder,
    StepState,
    TrainingOffer,
    ValueAction,
    specs,
)
from coprod_desktop.domain.snapshot import PROJECT_ID, Snapshot
from coprod_desktop.packs.source import Source

WORDS = Words()

WITHHELD = ("Amal Hussain", "Callum", "Dilys Morgan")
"""People in the made-up project whose names may not be printed."""


def snapshot(*records: Record) -> Snapshot:
    """Return a project that holds these records, in this order."""
    found: dict[str, dict[str, Record]] = {}
    for record in records:
        found.setdefault(KIND_OF[type(record)], {})[record.id] = record
    return Snapshot(found)


def consent(stakeholder: str, answer: str = "yes", purpose: str = "name", **more: Any) -> Consent:
    """Return that somebody agreed, to their name on papers unless said otherwise."""
    key = f"{stakeholder}/{purpose}/{answer}"
    return Consent(id=key, stakeholder=stakeholder, purpose=purpose, answer=answer, **more)


def answer(key: str, value: str, note: str = "") -> Answer:
    return Answer(id=fixed_id("answer", key), key=key, value=value, note=note)


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _options(ids: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(each, _label(each)) for each in ids)


def _record_field(spec: FieldSpec) -> Field:
    return Field(
        spec.name,
        spec.kind,
        _label(spec.name),
        "",
        "",
        _options(spec.options),
        spec.reference,
        spec.list,
    )


def _form(kind: str) -> RecordForm:
    fields = tuple(_record_field(spec) for spec in specs(kind).values() if not spec.hidden)
    return RecordForm(kind, _label(kind), f"{_label(kind)} list", "Add", "None yet", fields)


def _field(field_id: str, kind: Kind, *options: str, record: str = "") -> Field:
    label = _label(field_id.split(".")[1])
    return Field(field_id, kind, label, "", "", _options(options), record)


def _step(number: int, step_id: str, *fields: Field) -> Step:
    page = Page(f"{step_id}.page", f"Page of {step_id}", "", (), fields)
    return Step(step_id, number, _label(step_id), _label(step_id), "", (page,))


def _records(step_id: str, *kinds: str) -> tuple[Field, ...]:
    return tuple(_field(f"{step_id}.{kind}_list", Kind.RECORDS, record=kind) for kind in kinds)


def _terms(name: str) -> tuple[TermGroup, ...]:
    lines = (Option(fixed_id("term", f"{name}/made_up/{each}"), each) for each in _LINES)
    return (TermGroup("made_up", f"{_label(name)} group", tuple(lines)),)


_LINES = ("First line", "Second line")

CONTENT = Content(
    steps=(
        _step(
            1,
            "understand",
            _field("understand.ready", Kind.RATING, "not_yet", "a_little", "mostly", "fully"),
            _field("understand.levels", Kind.CHOICES, "individual", "group", "strategic"),
            *_records("understand", "value_action"),
        ),
        _step(
            2,
            "motivations",
            _field("motivations.purpose", Kind.LONG_TEXT),
            _field("motivations.level", Kind.CHOICE, "consultation", "co_production"),
            *_records("motivations", "objective"),
        ),
        _step(
            3, "stakeholders", *_records("stakeholders", "perspective", "stakeholder", "barrier")
        ),
        _step(
            4,
            "relationships",
            _field("relationships.level_room", Kind.CHECKLIST, "lanyards", "names", "seats"),
            *_records("relationships", "agreement"),
        ),
        _step(
            5,
            "framework",
            *_records("framework", "role", "milestone", "reciprocity", "decision_elsewhere"),
            _field("framework.terms_review", Kind.DATE),
        ),
        _step(6, "training", _field("training.buddies", Kind.LONG_TEXT)),
        _step(7, "evaluate", *_records("evaluate", "outcome", "observation")),
        _step(8, "reflect", _field("reflect.story", Kind.LONG_TEXT)),
    ),
    together=_step(0, "together", _field("together.in_our_words", Kind.LONG_TEXT)),
    questions=(
        Question("voices", "Every voice", "Could everyone join in?", ("Pairs?", "A round?"), ""),
        Question("jargon", "Plain words", "Was every word clear?", (), ""),
    ),
    forms={kind: _form(kind) for kind in KINDS if kind not in INTERNAL_KINDS or kind == "project"},
    terms={name: _terms(name) for name in TERM_LISTS},
)

SESSION = Session(
    id="s2",
    title="Planning short breaks",
    date=dt.date(2026, 12, 3),
    start=dt.time(10, 30),
    place="Glenmore Hall, main room",
    directions="Step-free from the car park.\n\nRing the bell and Callum comes to the door.",
    place_checked="yes",
    place_checked_by="Bernadette Price",
    purpose="We choose how breaks are booked.",
    what_is_open="Open: the booking rules. Already decided: the budget, by the council.",
    costs_covered="We book taxis for you, and there is lunch.",
    reply_by=dt.date(2026, 11, 26),
    may_upset="We may talk about being very tired.",
    notes="Amal said that forms are too long. Callum's idea was a phone line.",
)

_P1, _P2 = "p1", "p2"

TODAY = dt.date(2026, 11, 23)

RECORDS: tuple[Record, ...] = (
    Project(
        id=PROJECT_ID,
        title="Carers' breaks in Glenmore",
        organisation="Glenmore Carers",
        contact_name="Moira Gill",
        contact_phone="01632 960203",
        contact_email="moira@glenmore.example",
    ),
    StepState(
        id=fixed_id("step_state", "understand"),
        step="understand",
        state="done_for_now",
        looked_at=dt.date(2026, 10, 5),
    ),
    StepState(
        id=fixed_id("step_state", "stakeholders"),
        step="stakeholders",
        state="look_again",
        looked_at=dt.date(2026, 10, 19),
        look_again_on=dt.date(2027, 1, 11),
    ),
    answer("understand.ready", "mostly", "Some of us are new to this."),
    answer("understand.levels", "group\nindividual"),
    answer(
        "motivations.purpose",
        "Carers are worn out, and breaks stay empty.\n\nAmal Hussain asked us to find out why.",
    ),
    answer("motivations.level", "co_production"),
    answer("relationships.level_room/names", "yes"),
    answer("relationships.level_room/seats", "partly", "Not in the small room"),
    answer("framework.terms_review", "2027-03-01"),
    ValueAction(
        id="v1",
        level="group",
        value="strengths",
        now="We ask each new member what they need.",
        will_do="We also ask what they are good at.",
        who="Amal and Bernadette Price",
        when="By May",
        rating="a_little",
    ),
    ValueAction(id="v2", position=1, level="strategic", value="strengths", now="Nothing yet."),
    Objective(
        id="o1",
        change="A break can be booked in one call.",
        benefit="Carers get rest.",
        openness="open",
        who_decides="The group",
    ),
    Objective(id="o2", position=1, change="How much money there is.", openness="fixed"),
    Stakeholder(
        id="p1",
        name="Amal Hussain",
        sort="person",
        perspective="Looks after a parent",
        how_to_invite="Ring Amal on 01632 960555, large print",
        interest="very_much",
        influence="a_little",
        phone="01632 960556",
        pronouns="she, her",
    ),
    Stakeholder(
        id="p2",
        position=1,
        name="Bernadette Price",
        sort="person",
        perspective="Runs the hall",
        interest="much",
        influence="very_much",
        phone="01632 960557",
        email="bernadette@glenmore.example",
        address="2 Mill Row\nGlenmore",
        hear_by="A card at the hall",
        reach_note="After six.",
        access="A chair with arms",
        care="She would rather not talk about last winter.",
        notes="Her keys hang by the door.",
        pronouns="she, her",
        badge="Speaks Welsh",
    ),
    consent("p2"),
    consent("p2", purpose="contact"),
    Stakeholder(id="p3", position=2, name="Callum", sort="person"),
    consent("p3", "no"),
    Stakeholder(id="p4", position=3, name="Dilys Morgan", why="Knows the buses"),
    Stakeholder(
        id="p5",
        position=4,
        name="The council",
        sort="organisation",
        why="It pays",
        influence="much",
    ),
    Stakeholder(
        id="p6",
        position=5,
        name="Young Carers",
        sort="group",
        why="New",
        interest="very_much",
        influence="very_little",
    ),
    consent("p6"),
    Perspective(id="w1", perspective="Carers who work", brought_by="Amal Hussain", found="yes"),
    Perspective(id="w2", position=1, perspective="Night-shift staff", found="not_yet"),
    Barrier(
        id="b1", barrier="The last bus leaves at six", action="We start at four.", who="Callum"
    ),
    Agreement(id="a1", text="One person speaks at a time.", how="We pass a stone."),
    Agreement(id="a2", position=1, text="It is fine to pass."),
    Role(id="r1", role="Chair", who="Dilys Morgan, Callum", responsibility="Keeps us to time."),
    Milestone(id="m1", what="Rules agreed", date=dt.date(2027, 2, 4), who="Amal", state="to_do"),
    Milestone(id="m2", position=1, what="First meeting", date=dt.date(2026, 9, 1), state="reached"),
    Reciprocity(id="c1", contribution="A morning", offer="A voucher, or time credits"),
    Reciprocity(id="c2", contribution="Reading with Bernadette Price", whose=_P2, amount=3000),
    Rate(id="t1", name="A meeting", amount=2500, per="session", since=dt.date(2025, 4, 1)),
    Rate(id="t2", name="A meeting", amount=3000, per="session", since=dt.date(2026, 4, 1)),
    Rate(id="t3", name="A meeting", amount=9900, per="session", since=dt.date(2027, 4, 1)),
    Rate(id="t4", position=1, name="Bus fares"),
    Barrier(
        id="b2",
        position=1,
        barrier="Six steps at the door",
        cost=12000,
        whose=fixed_id("stakeholder", "p1"),
    ),
    Barrier(
        id="b3",
        position=2,
        barrier="The heater hums",
        cost=800,
        sort="senses_and_thinking",
    ),
    Barrier(id="b4", position=3, barrier="Bus fares", cost=500, sort="money", whose="All of us"),
    SessionCost(id="k1", session="s2", what="Soup", sort="food", amount=4550),
    SessionCost(id="k2", session="s1", what="Soup", sort="food", amount=4000),
    BudgetLine(id="l1", what="From the council", sort="income", amount=100000),
    BudgetLine(id="l2", what="Stamps for Amal Hussain", sort="cost", amount=2000),
    BudgetLine(id="l3", what="Raffle", amount=500),
    TrainingOffer(
        id="f1",
        title="Chairing without fear",
        sort="formal",
        about="Three afternoons, in pairs.",
        setting="group",
        formats="Film with captions",
        given_by="Callum\nThe council",
        date=dt.date(2027, 1, 14),
        cost=6000,
    ),
    LearningNeed(
        id="g1",
        who=f"{_P2}\n{_P1}",
        wants="To chair a meeting",
        care="No role play about hospitals",
        training="f1",
        buddy=_P2,
        state="booked",
    ),
    LearningNeed(id="g2", position=1, who=_P1, wants="To speak up", buddy=_P2, cost=1500),
    LearningNeed(id="g3", position=2, who="All of us", wants="First aid"),
    Asset(
        id="j1",
        what="Makes people feel at home",
        sort="skill",
        whose=_P2,
        use="Has tea with each new person.",
        used="Stands at the door at every session",
    ),
    Asset(id="j2", position=1, what="Speaks Sylheti", sort="skill", whose=f"{_P1}\n{_P2}"),
    Asset(id="j3", position=2, what="A warm hall", sort="place", used="Each Thursday"),
    Asset(id="j4", position=3, what="Time"),
    DecisionElsewhere(id="d1", decision="The budget", body="The council", influence="a_little"),
    Outcome(
        id="u1", outcome="Carers sleep better", indicator="They tell us so", whose_words="Amal"
    ),
    Observation(
        id="e1",
        date=dt.date(2026, 10, 1),
        outcome="u1",
        noticed="Two people rested.",
        quote="I slept all night.",
        quote_consent="yes",
    ),
    Observation(
        id="e2", position=1, noticed="One did not.", quote="I gave up.", quote_consent="no"
    ),
    Observation(id="e3", position=2, noticed="One may.", quote="Ask me in May."),
    Session(id="s1", title="First meeting", date=dt.date(2026, 9, 1), start=dt.time(14, 0)),
    SESSION,
    AgendaItem(id="i1", session="s2", title="Tea and hellos", minutes=15, lead="Bernadette Price"),
    AgendaItem(
        id="i2",
        position=1,
        session="s2",
        title="What you told us",
        purpose="We go through Callum's ideas.",
        minutes=35,
        lead="Amal Hussain",
    ),
    AgendaItem(id="i3", position=2, session="s2", sort="break", minutes=15),
    AgendaItem(
        id="i4",
        position=3,
        session="s2",
        title="Booking rules",
        purpose="We decide this together.",
        sort="decide",
        minutes=45,
        lead="Callum and Dilys Morgan",
    ),
    AgendaItem(id="i5", position=4, session="s2", sort="close", minutes=10),
    ExpectedPerson(id="x1", session="s2", stakeholder="p2", role="welcomer", coming="yes"),
    ExpectedPerson(id="x2", session="s2", stakeholder="p1", role="facilitator", coming="yes"),
    ExpectedPerson(id="x3", session="s2", stakeholder="p3", role="support_person", coming="yes"),
    ExpectedPerson(id="x4", session="s2", stakeholder="p4", role="interpreter", coming="maybe"),
    Reflection(
        id=fixed_id("reflection", "s2/voices"),
        session="s2",
        question="voices",
        state="partly",
        note="Dilys was talked over.",
    ),
)


def source(*, content: Content = CONTENT) -> Source:
    """Return the made-up project with its second session."""
    return Source(snapshot(*RECORDS), content, WORDS, SESSION, TODAY)


def empty_source(*, content: Content = CONTENT) -> Source:
    """Return a project with nothing in it but a session without a word."""
    session = Session(id="s")
    return Source(snapshot(session), content, WORDS, session)
