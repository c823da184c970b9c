"""The layers hold, and the contracts that guard them can fail."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = "Imports point down, and siblings do not import each other"
QT = "Qt lives in ui"
DATABASE = "The database lives in project"
REPORTLAB = "reportlab lives in render.pdf"
OPENPYXL = "openpyxl lives in tabular"

PLANTED = [
    (QT, "packs", "import PySide6"),
    (QT, "cli", "from PySide6.QtCore import QObject"),
    (DATABASE, "application", "import sqlmodel"),
    (DATABASE, "ui", "import sqlite3"),
    (REPORTLAB, "ui", "import reportlab"),
    (REPORTLAB, "render", "from reportlab.lib import colors"),
    (OPENPYXL, "application", "import openpyxl"),
    (LAYERS, "content", "from coprod_desktop import tabular"),
    (LAYERS, "packs", "from coprod_desktop import render"),
    (LAYERS, "domain", "from coprod_desktop import application"),
]


def contracts() -> list[str]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return [each["name"] for each in tomllib.load(file)["tool"]["importlinter"]["contracts"]]


def lint(folder: Path) -> tuple[list[str], str]:
    """Return the names of the broken contracts, and all that import-linter said."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    result = subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo"],
        cwd=folder,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    said = result.stdout + result.stderr
    # Without a verdict for every contract, import-linter stumbled before it judged.
    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)(?: \(.*\))?$", said, re.MULTILINE))
    assert sorted(verdicts) == sorted(contracts()), said
    broken = [name for name, verdict in verdicts.items() if verdict == "BROKEN"]
    assert bool(broken) == bool(result.returncode), said
    return broken, said


def test_the_program_keeps_every_contract() -> None:
    broken, said = lint(ROOT)
    assert not broken, said


@pytest.mark.parametrize(("contract", "package", "line"), PLANTED)
def test_a_planted_import_breaks_its_contract(
    contract: str, package: str, line: str, tmp_path: Path
) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    python_only = shutil.ignore_patterns("__pycache__", "resources")
    shutil.copytree(ROOT / "coprod_desktop", tmp_path / "coprod_desktop", ignore=python_only)
    planted = tmp_path / "coprod_desktop" / package / "planted.py"
    planted.write_text(f"{line}\n", encoding="utf-8")
    broken, said = lint(tmp_path)
    assert broken == [contract]
    assert f"coprod_desktop.{package}.planted -> {line.split()[1].partition('.')[0]}" in said


def test_every_contract_is_shown_to_fail() -> None:
    assert {contract for contract, _, _ in PLANTED} == set(contracts())
