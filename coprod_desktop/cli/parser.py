"""What the command line understands. Its help comes from the catalogue."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from coprod_desktop import __version__
from coprod_desktop.application.importing.order import CHOICES
from coprod_desktop.application.importing.proposal import SAME
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import specs


def build_parser(words: Words) -> argparse.ArgumentParser:
    """Return the parser of all commands, for `--help` as well as for reading arguments."""
    parser = argparse.ArgumentParser(
        prog="coprod-desktop",
        usage="coprod-desktop [FILE] [--example]\n       coprod-desktop COMMAND ...",
        description=words("cli.help.program").strip(),
        epilog=words("cli.help.more").strip(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"coprod-desktop {__version__}",
        help=words("cli.help.version"),
    )
    commands = parser.add_subparsers(
        dest="command",
        prog="coprod-desktop",
        metavar="COMMAND",
        title=words("cli.help.commands"),
        required=True,
    )
    _add_files(commands, words)
    _add_history(commands, words)
    _add_find(commands, words)
    _add_people(commands, words)
    _add_person(commands, words)
    _command(commands, words, "content")
    _command(commands, words, "documents")
    _add_pack(commands, words)
    return parser


def build_window_parser(words: Words) -> argparse.ArgumentParser:
    """Return the parser for a command line that names no command."""
    parser = argparse.ArgumentParser(prog="coprod-desktop", add_help=False)
    parser.add_argument("file", nargs="?", type=Path, help=words("cli.help.file"))
    parser.add_argument("--example", action="store_true", help=words("cli.help.example"))
    return parser


Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def _command(
    commands: Commands[argparse.ArgumentParser], words: Words, name: str
) -> argparse.ArgumentParser:
    short = words(f"cli.help.{name}")
    more = words.table("cli.help").get(f"{name}_more", short)
    return commands.add_parser(
        name,
        help=short,
        description=more.strip(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_files(commands: Commands[argparse.ArgumentParser], words: Words) -> None:
    file_help = words("cli.help.file")
    new = _command(commands, words, "new")
    new.add_argument("file", metavar="FILE", type=Path, help=file_help)
    new.add_argument("--example", action="store_true", help=words("cli.help.new_example"))
    new.add_argument("--title", default="", help=words("cli.help.new_title"))
    for name in ("check", "show"):
        _command(commands, words, name).add_argument(
            "file", metavar="FILE", type=Path, help=file_help
        )
    apply = _command(commands, words, "apply")
    apply.add_argument("file", metavar="FILE", type=Path, help=file_help)
    apply.add_argument(
        "operations",
        metavar="OPERATIONS",
        nargs="?",
        default="-",
        help=words("cli.help.apply_operations"),
    )
    apply.add_argument("--author", metavar="NAME", default="", help=words("cli.help.apply_author"))


def _add_history(commands: Commands[argparse.ArgumentParser], words: Words) -> None:
    history = _command(commands, words, "history")
    history.add_argument("file", metavar="FILE", type=Path, help=words("cli.help.file"))
    history.add_argument(
        "--record", metavar="ID", default="", help=words("cli.help.history_record")
    )
    history.add_argument(
        "--most", metavar="N", type=_count, default=None, help=words("cli.help.history_most")
    )


def _add_find(commands: Commands[argparse.ArgumentParser], words: Words) -> None:
    find = _command(commands, words, "find")
    find.add_argument("file", metavar="FILE", type=Path, help=words("cli.help.file"))
    find.add_argument("words", metavar="WORD", nargs="+", help=words("cli.help.find_words"))
    find.add_argument(
        "--most", metavar="N", type=_count, default=None, help=words("cli.help.find_most")
    )
    find.add_argument("--json", action="store_true", help=words("cli.help.find_json"))


def _add_people(commands: Commands[argparse.ArgumentParser], words: Words) -> None:
    take = _command(commands, words, "import")
    take.add_argument("table", metavar="TABLE", type=Path, help=words("cli.help.import_table"))
    take.add_argument("file", metavar="FILE", type=Path, help=words("cli.help.file"))
    take.add_argument("--sheet", metavar="NAME", default="", help=words("cli.help.import_sheet"))
    take.add_argument(
        "--map",
        metavar="COLUMN=FIELD",
        nargs="+",
        action="extend",
        default=[],
        help=words("cli.help.import_map"),
    )
    for group in SAME:
        take.add_argument(
            f"--{group.replace('_', '-')}",
            choices=CHOICES,
            default=CHOICES[0],
            help=words(f"cli.help.import_{group}"),
        )
    take.add_argument(
        "--contact-agreed",
        metavar="DATE",
        type=dt.date.fromisoformat,
        default=None,
        help=words("cli.help.import_agreed"),
    )
    take.add_argument(
        "--how",
        choices=specs("consent")["how"].options,
        default="",
        help=words("cli.help.import_how"),
    )
    take.add_argument("--dry-run", action="store_true", help=words("cli.help.import_dry_run"))
    take.add_argument("--author", metavar="NAME", default="", help=words("cli.help.apply_author"))
    give = _command(commands, words, "export")
    give.add_argument("file", metavar="FILE", type=Path, help=words("cli.help.file"))
    give.add_argument("table", metavar="TABLE", type=Path, help=words("cli.help.export_table"))
    give.add_argument(
        "--columns",
        metavar="FIELD",
        nargs="+",
        action="extend",
        default=None,
        help=words("cli.help.export_columns"),
    )
    give.add_argument("--not-asked", action="store_true", help=words("cli.help.export_not_asked"))
    give.add_argument("--needs", action="store_true", help=words("cli.help.export_needs"))


def _add_person(commands: Commands[argparse.ArgumentParser], words: Words) -> None:
    data = _command(commands, words, "person-data")
    erase = _command(commands, words, "erase")
    for each in (data, erase):
        each.add_argument("file", metavar="FILE", type=Path, help=words("cli.help.file"))
        each.add_argument("person", metavar="PERSON", help=words("cli.help.person_id"))
        each.add_argument(
            "--also", metavar="NAME", action="append", default=[], help=words("cli.help.also")
        )
    data.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help=words("cli.help.person_out")
    )
    data.add_argument("--profile", metavar="ID", default="", help=words("cli.help.person_profile"))
    for name in ("dry-run", "texts", "keep-about", "backups"):
        key = f"cli.help.erase_{name.replace('-', '_')}"
        erase.add_argument(f"--{name}", action="store_true", help=words(key))


def _count(text: str) -> int:
    """Return a whole number from 1; argparse says what is wrong with any other."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(text)
    return int(text)


def _add_pack(commands: Commands[argparse.ArgumentParser], words: Words) -> None:
    pack = _command(commands, words, "pack")
    pack.add_argument("file", metavar="FILE", type=Path, help=words("cli.help.file"))
    pack.add_argument("--session", metavar="N", default="", help=words("cli.help.pack_session"))
    pack.add_argument(
        "--document",
        metavar="ID",
        nargs="+",
        action="extend",
        default=None,
        help=words("cli.help.pack_document"),
    )
    pack.add_argument(
        "--profile", metavar="ID", default="clear-14", help=words("cli.help.pack_profile")
    )
    pack.add_argument(
        "--format", choices=("pdf", "html"), default="pdf", help=words("cli.help.pack_format")
    )
    pack.add_argument(
        "--out", metavar="DIR", type=Path, default=Path(), help=words("cli.help.pack_out")
    )
