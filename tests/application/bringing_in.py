"""Bringing people in from a table, as the tests of it do."""

from __future__ import annotations

from projects import TODAY

from coprod_desktop.application.importing.columns import guess
from coprod_desktop.application.importing.header import with_header
from coprod_desktop.application.importing.order import Decisions, Report, order, sentence
from coprod_desktop.application.importing.proposal import Proposal, propose
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.tabular.table import Row, Table

WORDS = Words()
DAY = TODAY.date()


def table(*rows: str) -> Table:
    """Return a table written with bars between its cells, as a spreadsheet program shows it."""
    cells = [tuple(each.strip() for each in row.split("|")) for row in rows]
    return Table(cells[0], tuple(Row(at, each) for at, each in enumerate(cells[1:], 2)))


def proposed(workspace: Workspace, found: Table) -> Proposal:
    found = with_header(found, WORDS, workspace.content)
    columns = guess(found.header, WORDS, workspace.content)
    return propose(found, columns, WORDS, workspace.content, workspace.snapshot)


def brought_in(workspace: Workspace, found: Table, decisions: Decisions | None = None) -> Report:
    decided = decisions or Decisions()
    operation, report = order(proposed(workspace, found), decided, workspace.snapshot, DAY)
    if operation is not None:
        workspace.perform(operation)
    return report


def people(workspace: Workspace) -> list[Stakeholder]:
    return list(workspace.snapshot.all(Stakeholder))


def said(report: Report) -> list[tuple[int, str]]:
    return [(each.row, sentence(WORDS, each)) for each in report.remarks]
