"""How a session is said in a few words."""

from __future__ import annotations

from coprod_desktop.content.days import clock_in_words, day_in_words
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import Session


def session_title(words: Words, session: Session) -> str:
    """Return what a session is called, also while nobody has named it."""
    return session.title or words("forms.sessions.unnamed")


def session_when(words: Words, session: Session) -> str:
    """Return the day and the times, as far as they are known."""
    if session.date is None:
        return words("forms.sessions.no_date")
    day = day_in_words(words, session.date)
    if session.start is None:
        return day
    start = clock_in_words(session.start)
    if session.end is None:
        return words("forms.sessions.from", day=day, start=start)
    return words("forms.sessions.from_to", day=day, start=start, end=clock_in_words(session.end))


def session_day(words: Words, session: Session) -> str:
    """Return the day without its year, for a narrow list."""
    if session.date is None:
        return words("forms.sessions.no_date")
    return day_in_words(words, session.date, "ui.days.tiny")
