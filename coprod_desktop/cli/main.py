"""Runs one command. Answers go to standard output, sentences about trouble to standard error."""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from coprod_desktop.application.describe import content_json, documents_json
from coprod_desktop.application.opening import create_example, create_project
from coprod_desktop.application.operations import parse
from coprod_desktop.application.packing import FORMATS, PackOrder, make_pack, session_named
from coprod_desktop.application.past import Past
from coprod_desktop.application.show import moment_json, project_json
from coprod_desktop.cli.find import find_words
from coprod_desktop.cli.parser import build_parser
from coprod_desktop.cli.people import export_to_file, import_people
from coprod_desktop.cli.person import erase_person, person_data
from coprod_desktop.cli.shared import DONE, REFUSED, opened, print_json, say
from coprod_desktop.content.load import load_content
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import Session
from coprod_desktop.project.edits import Within
from coprod_desktop.support.clock import SystemClock
from coprod_desktop.support.errors import KnownError
from coprod_desktop.support.files import write_whole


def run(arguments: list[str], words: Words) -> int:
    """Run one command line and return its exit code: 0 done, 1 refused, 2 not understood."""
    options = build_parser(words).parse_args(arguments)
    try:
        match options.command:
            case "new":
                return _new(options, words)
            case "check":
                return _check(options, words)
            case "show":
                return _show(options, words)
            case "apply":
                return _apply(options, words)
            case "history":
                return _history(options, words)
            case "find":
                return find_words(options, words)
            case "import":
                return import_people(options, words)
            case "export":
                return export_to_file(options, words)
            case "person-data":
                return person_data(options, words)
            case "erase":
                return erase_person(options, words)
            case "content":
                return print_json(content_json(load_content(words)))
            case "documents":
                return print_json(documents_json(words))
            case "pack":
                return _pack(options, words)
            case unknown:
                raise ValueError(unknown)
    except KnownError as error:
        print(words.sentence(error), file=sys.stderr)  # noqa: T201 - this is the command line
        return REFUSED


def _new(options: argparse.Namespace, words: Words) -> int:
    if options.example:
        create_example(options.file, words).close()
    else:
        create_project(options.file, words, title=options.title).close()
    return DONE


def _check(options: argparse.Namespace, words: Words) -> int:
    with opened(options.file, words) as workspace:
        count = sum(len(each) for each in workspace.snapshot.records.values())
    say(
        words(
            "cli.said.sound",
            name=options.file.name,
            count=words.plural("cli.said.records", count),
        )
    )
    return DONE


def _show(options: argparse.Namespace, words: Words) -> int:
    with opened(options.file, words) as workspace:
        return print_json(project_json(workspace.snapshot, workspace.content))


def _apply(options: argparse.Namespace, words: Words) -> int:
    with (
        opened(options.file, words, author=options.author) as workspace,
        _operations(options.operations) as lines,
    ):
        with suppress(KnownError):
            # A script's edits are no less worth a backup; that there is no room for it stops none.
            workspace.prepare()
        for number, line in enumerate(iter(lines.readline, b""), 1):
            if not line.strip():
                continue
            try:
                done = workspace.perform(parse(_decoded(line)))
            except KnownError as error:
                sentence = words("errors.cli.line", line=number, sentence=words.sentence(error))
                print(sentence, file=sys.stderr)  # noqa: T201 - this is the command line
                return REFUSED
            say(json.dumps({"line": number, "id": done.id}))
    return DONE


def _history(options: argparse.Namespace, words: Words) -> int:
    with opened(options.file, words) as workspace:
        past = Past(words, workspace)
        found = past.read(within=past.named(options.record) if options.record else Within())
        told = False
        for moment in itertools.islice(found, options.most):
            say(json.dumps(moment_json(moment), ensure_ascii=False))
            told = True
    if options.record and not told:
        raise KnownError("cli.no_such_record", record=options.record)
    return DONE


def _pack(options: argparse.Namespace, words: Words) -> int:
    with opened(options.file, words) as workspace:
        snapshot, content = workspace.snapshot, workspace.content
    session: Session | None = None
    if options.session:
        session = session_named(snapshot, options.session, words)
    order = PackOrder(
        documents=tuple(options.document or ()),
        profile=options.profile,
        format=FORMATS[options.format],
        session=session,
    )
    made = make_pack(snapshot, content, words, order, today=SystemClock().now().date())
    path = options.out / made.name
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        write_whole(path, made.data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise KnownError("cli.cannot_write", path=str(options.out), reason=reason) from error
    say(str(path))
    return DONE


@contextmanager
def _operations(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise KnownError("cli.no_such_operations", path=name) from error
    with stream:
        yield stream


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise KnownError("operation.not_text") from None
