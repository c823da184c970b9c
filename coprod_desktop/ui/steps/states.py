"""How a step's state is said."""

from __future__ import annotations

from coprod_desktop.content.days import day_in_words
from coprod_desktop.content.model import Step
from coprod_desktop.content.words import Words
from coprod_desktop.domain.steps import Standing


def state_in_words(words: Words, standing: Standing) -> str:
    """Return a state as it stands beside a step: "in progress", "look again"."""
    if standing.state == "look_again" and not standing.due:
        return words("forms.states.look_again_later")
    return words.choice(f"forms.states.short.{standing.state}")


def standing_in_words(words: Words, standing: Standing) -> str:
    """Return a state with its days, as whole sentences."""
    parts = [words.choice(f"forms.states.long.{standing.state}")]
    if standing.state == "look_again" and standing.look_again_on is not None:
        key = "look_again_was" if standing.due else "look_again_on"
        day = day_in_words(words, standing.look_again_on)
        parts = [words(f"forms.states.{key}", day=day)]
    if standing.looked_at is not None:
        day = day_in_words(words, standing.looked_at)
        parts.append(words("forms.states.looked_at", day=day))
    return " ".join(parts)


def step_line(words: Words, step: Step, count: int) -> str:
    """Return the line that says which step this is: "Step 2 of 8: Define motivations"."""
    if not step.number:
        return step.title
    return words("forms.steps.line", number=step.number, count=count, title=step.title)
