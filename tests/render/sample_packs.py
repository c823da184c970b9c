"""A pack with every node and form, as a session of a small group might print it."""

from __future__ import annotations

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
    Labels,
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

LABELS = Labels(
    page="Page {page} of {pages}",
    contents="Contents",
    yes_box="Ticked",
    empty_box="Tick box",
    write_here="Space to write",
)

CLOCK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><circle cx="48" cy="48" r="40"'
    ' fill="none" stroke="#22303A" stroke-width="3"/><path d="M48 22v26l18 10" fill="none"'
    ' stroke="#22303A" stroke-width="3" stroke-linecap="round"/></svg>'
)
CALENDAR = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><g fill="none" stroke="#22303A"'
    ' stroke-width="3" stroke-linecap="round"><rect x="8" y="16" width="80" height="66" rx="6"/>'
    '<path d="M8 36h80M30 8v16M66 8v16"/></g><circle cx="48" cy="58" r="12" fill="#F3C24C"'
    ' stroke="#22303A" stroke-width="3"/></svg>'
)
MAP = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><rect width="640" height="360"'
    ' rx="12" fill="#F2EBDF"/><g transform="translate(320 180)"><circle r="150" fill="none"'
    ' stroke="#084B47" stroke-width="2"/><circle r="90" fill="none" stroke="#084B47"'
    ' stroke-width="2"/><circle r="34" fill="#DCEBE7" stroke="#084B47" stroke-width="3"/>'
    '<g fill="#6B2F5B"><circle cx="70" cy="-60" r="10"/><circle cx="-80" cy="30" r="10"/>'
    '<circle cx="-30" cy="-120" r="10"/><circle cx="120" cy="80" r="10"/></g></g></svg>'
)


def words(text: str) -> tuple[Text]:
    return (Text(text),)


def say(text: str) -> Paragraph:
    return Paragraph(words(text))


def agenda() -> Document:
    rows = [
        ("10:30", "Tea and hellos", "Bernadette welcomes you at the door."),
        ("10:45", "What you told us, and what happened", "We go through your ideas from November."),
        ("11:20", "Break, 15 minutes", "The quiet room is open all morning."),
        ("11:35", "Choosing the booking rules", "We decide this together today."),
        ("12:20", "Next steps and thank you", ""),
    ]
    return Document(
        "agenda",
        "Agenda",
        "en",
        (
            Paragraph(
                (
                    Kept("Thursday 3 December", strong=True),
                    Strong(", 10:30 to 12:30"),
                    Text("\nGlenmore Hall, main room. Step-free from the car park."),
                )
            ),
            Section(
                "What we will do",
                (
                    Table(
                        "What we will do, and when",
                        (Column("Time", 1), Column("What", 4)),
                        tuple(
                            (
                                words(time),
                                (Strong(what), Text(f"\n{more}")) if more else (Strong(what),),
                            )
                            for time, what, more in rows
                        ),
                    ),
                ),
            ),
            Callout(
                (
                    Paragraph(
                        (
                            Strong("You can leave, rest or pass at any time."),
                            Text(" If you need something changed, ring Moira on "),
                            Kept("01555 010 203"),
                            Text("."),
                        )
                    ),
                )
            ),
        ),
        subtitle="Planning short breaks, session 3",
    )


def expect() -> Document:
    return Document(
        "expect",
        "What to expect",
        "en",
        (
            Figure(CALENDAR, "A calendar with one day marked", "Picture: Coprod Desktop, CC0"),
            Paragraph((Text("We meet on "), Kept("Thursday 3 December", strong=True), Text("."))),
            Figure(CLOCK, "A clock"),
            Paragraph((Text("We start at "), Strong("half past 10"), Text("."))),
            Section(
                "Before you come",
                (
                    ItemList(
                        (
                            (say("Tell us what helps you take part."),),
                            (
                                say("Ask about travel."),
                                say("We pay fares on the day, in cash, from a receipt or a note."),
                            ),
                            (
                                Paragraph(
                                    (
                                        Text("Read more at "),
                                        Link("our page", "https://example.org/short-breaks"),
                                        Text(" or write to "),
                                        Link("moira@example.org", "mailto:moira@example.org"),
                                        Text("."),
                                    )
                                ),
                            ),
                        )
                    ),
                    ItemList(((say("Come in."),), (say("Have tea."),)), numbered=True),
                    Paragraph(
                        (
                            Text("In Welsh: "),
                            Foreign("Croeso i'r tŷ, mae ŵyn yma.", "cy"),
                            Text(" This is "),
                            Term("co-production", "planning and deciding together"),
                            Text(". Zażółć gęślą jaźń 🙂 👨‍👩‍👧 你好 שלום ✓"),
                        )
                    ),
                ),
            ),
            Section(
                "What would you like?",
                (
                    Checklist(
                        (
                            CheckItem(words("Large print"), chosen=0),
                            CheckItem(words("A seat near the door"), note="We keep two."),
                            CheckItem(words("Somebody to meet me at the bus stop by the library")),
                        )
                    ),
                    Checklist(
                        (
                            CheckItem(words("You may use my name"), chosen=0),
                            CheckItem(words("You may use my photo in the newsletter")),
                        ),
                        ("Yes", "No", "Ask me each time"),
                    ),
                    WriteIn("Anything else that helps", 3),
                ),
            ),
        ),
    )


def sign_in() -> Document:
    return Document(
        "sign-in",
        "Sign in",
        "en",
        (
            say("Please write your name. You do not have to give any more."),
            Table(
                "People who came",
                (Column("Name", 2), Column("How we reach you", 2), Column("Fares paid", 1)),
                tuple((Blank(), Blank(), Blank()) for _ in range(8)),
            ),
        ),
    )


def cards() -> Document:
    texts = ("I need a break", "Please say that again", "I would like to speak", "Slow down")
    return Document(
        "cards",
        "Communication cards",
        "en",
        tuple(Section(text, (say("Hold this up at any time. Everyone waits."),)) for text in texts),
        form=Form.CARDS,
    )


def poster() -> Document:
    return Document(
        "poster",
        "How we work together",
        "en",
        (
            ItemList(
                tuple(
                    (say(text),)
                    for text in (
                        "One person speaks at a time.",
                        "No jargon. Ask what a word means.",
                        "What is said here stays here.",
                        "Everyone can pass.",
                    )
                )
            ),
            Callout((say("You decide what is written down about you."),), title="Remember"),
        ),
        form=Form.POSTER,
    )


def canvas() -> Document:
    heads = ("Value", "Now: each person", "Now: the group", "What we will do", "Who and when")
    values = ("Assets", "Networks", "Outcomes", "Relationships", "Catalysts")
    return Document(
        "canvas",
        "Plan canvas",
        "en",
        (
            Table(
                "The five values: what we do now and what we will do",
                tuple(Column(head) for head in heads),
                tuple((words(value), *(Blank(3) for _ in range(4))) for value in values),
            ),
        ),
        form=Form.ONE_SHEET,
    )


def report() -> Document:
    line = (
        "We asked people what a good short break looks like, and we wrote down their own words. "
        "Some wanted company, some wanted quiet, and most wanted to choose on the day. "
    )
    return Document(
        "report",
        "What we learned in the first year of planning short breaks together with families",
        "en",
        (
            Section("What we did", (say(line * 6), say(line * 4))),
            Section(
                "Who we met",
                (
                    Figure(MAP, "A map of three rings with four people on them", "Drawn by Ann"),
                    Table(
                        "Who does what",
                        (
                            Column("Action"),
                            Column("Who"),
                            Column("By when"),
                            Column("What happened"),
                        ),
                        (
                            (
                                words("Ask the council about transport"),
                                words("Moira"),
                                (Kept("12 January"),),
                                words("They will pay for a taxi when the bus does not run."),
                            ),
                            (
                                words("Find a bigger room"),
                                words("Bernadette and Christopher"),
                                (Kept("1 February"),),
                                words("Not yet."),
                            ),
                        ),
                        show_caption=True,
                    ),
                    Section("Detail", (say(line), say(line))),
                ),
            ),
            Section("What next", (say(line * 12), say(line * 12), say(line * 8))),
        ),
    )


def pack(*documents: Document) -> Pack:
    chosen = documents or (
        agenda(),
        expect(),
        sign_in(),
        cards(),
        poster(),
        canvas(),
        report(),
    )
    return Pack("Planning short breaks", "en", chosen, LABELS, author="Glenmore group")
