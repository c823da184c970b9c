"""Amounts of money in words and figures."""

from __future__ import annotations

import re

from coprod_desktop.content.words import Words

_MONEY = re.compile(r"£?\s*([0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]{2}))?")


def money_in_words(words: Words, pence: int) -> str:
    """Return an amount with its sign: whole pounds without pence, all else with both figures."""
    pounds, rest = divmod(pence, 100)
    return words("forms.money.amount", amount=f"{pounds:,}" + (f".{rest:02}" if rest else ""))


def parse_money(written: str) -> int | None:
    """Return an amount as people write it in pence: "12", "12.50", "1,200", or with a sign.

    None for anything else; what could be meant in two ways is not guessed at.
    """
    found = _MONEY.fullmatch(written.strip())
    if found is None:
        return None
    pounds, pence = found[1].replace(",", ""), found[2] or "00"
    return int(pounds) * 100 + int(pence)
