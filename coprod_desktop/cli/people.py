"""People from a file and to a file."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from contextlib import suppress

from coprod_desktop.application.exporting import export_people, needs, usual_columns, write_table
from coprod_desktop.application.importing.columns import guess, targets
from coprod_desktop.application.importing.header import with_header
from coprod_desktop.application.importing.order import Agreed, Decisions, order
from coprod_desktop.application.importing.proposal import propose
from coprod_desktop.cli.shared import opened, print_json
from coprod_desktop.content.model import Content
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.support.clock import SystemClock
from coprod_desktop.support.errors import KnownError
from coprod_desktop.tabular.read import read_table


def import_people(options: argparse.Namespace, words: Words) -> int:
    """Bring people in from a file, all at once, and print what became of each row."""
    found = read_table(options.table, options.sheet)
    with opened(options.file, words, author=options.author) as workspace:
        content, snapshot = workspace.content, workspace.snapshot
        table = with_header(found, words, content)
        columns = list(guess(table.header, words, content))
        for each in options.map:
            _map(each, table.header, columns, words, content)
        agreed = None
        if options.contact_agreed is not None:
            agreed = Agreed(options.contact_agreed, options.how)
        decisions = Decisions(
            {
                "same_name": options.same_name,
                "same_contact": options.same_contact,
                "twice": options.twice,
            },
            agreed,
        )
        proposal = propose(table, columns, words, content, snapshot)
        operation, report = order(proposal, decisions, snapshot, SystemClock().now().date())
        if operation is not None and not options.dry_run:
            with suppress(KnownError):
                # That there is no room for a backup stops no script's edits.
                workspace.prepare()
            workspace.perform(operation)
    named: list[JsonValue] = [
        {"column": title, "field": field}
        for title, field in zip(table.header, columns, strict=True)
    ]
    told: dict[str, JsonValue] = {
        "dry_run": options.dry_run,
        "sheet": table.sheet,
        "sheets": list(table.sheets),
        "header_row": table.header_row or None,
        "columns": named,
    }
    return print_json({**told, **report.as_json(words)})


def export_to_file(options: argparse.Namespace, words: Words) -> int:
    """Write people to a new file and print how many, and what was left out for want of consent."""
    if os.path.lexists(options.table):
        raise KnownError("file.exists", name=options.table.name)
    with opened(options.file, words) as workspace:
        content, snapshot = workspace.content, workspace.snapshot
    columns = tuple(options.columns or usual_columns(content))
    if options.needs:
        columns += tuple(
            each.id
            for each in content.forms["stakeholder"].fields
            if each.id in needs() and each.id not in columns
        )
    elif refused := needs().intersection(columns):
        raise KnownError("importing.needs_not_asked", name=min(refused))
    today = SystemClock().now().date()
    exported = export_people(
        snapshot, content, words, today, columns=columns, not_asked=options.not_asked
    )
    write_table(options.table, exported.rows, words)
    return print_json(
        {
            "people": exported.people,
            "columns": list(columns),
            "said_no": exported.refused,
            "not_asked": exported.not_asked,
            "without_contact": exported.unreached,
            "without_needs": exported.unasked,
        }
    )


def _map(
    written: str, header: Sequence[str], columns: list[str], words: Words, content: Content
) -> None:
    """Send a column to another field: "COLUMN=FIELD", or "COLUMN=" to leave it out."""
    title, sign, field = written.rpartition("=")
    known = [each.id for each in targets(words, content)]
    if not sign or title not in header or (field and field not in known):
        raise KnownError("importing.bad_map", what=written[:80], fields=", ".join(known))
    if field in columns:
        columns[columns.index(field)] = ""
    columns[header.index(title)] = field
