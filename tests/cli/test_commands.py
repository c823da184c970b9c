"""The command line, as its own process: what it prints, where, and how it ends."""

from __future__ import annotations

import datetime as dt
import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def _run(*arguments: str | Path, given: str | bytes = b"") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "coprod_desktop", *map(str, arguments)],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        check=False,
        timeout=120,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def _json(*arguments: str | Path) -> Any:
    done = _run(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "ours.coprod"
    assert _run("new", path, "--title", "Ours").returncode == 0
    return path


def test_a_new_project_is_sound_and_empty(project: Path) -> None:
    done = _run("check", project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ours.coprod is sound" in done.stdout
    shown = _json("show", project)
    assert shown["project"]["title"] == "Ours"
    assert shown["answers"] == {}
    assert shown["records"]["session"] == []


def test_new_never_writes_over_a_file(project: Path) -> None:
    before = project.read_bytes()
    done = _run("new", project)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    assert project.read_bytes() == before


def test_each_operation_is_acknowledged_by_its_line(project: Path) -> None:
    made = _run(
        "apply",
        project,
        given='{"op": "create", "kind": "session", "fields": {"title": "Café ŵ"}}\n\n'
        '{"op": "answer", "field": "motivations.purpose", "value": "Rest"}\n',
    )
    assert (made.returncode, made.stderr) == (0, "")
    acknowledged = [json.loads(line) for line in made.stdout.splitlines()]
    assert [each["line"] for each in acknowledged] == [1, 3]
    shown = _json("show", project)
    assert shown["records"]["session"][0]["id"] == acknowledged[0]["id"]
    assert shown["records"]["session"][0]["title"] == "Café ŵ"
    assert shown["answers"] == {"motivations.purpose": "Rest"}


def test_a_name_goes_with_each_change_into_the_history(project: Path) -> None:
    for name in ("  Bernadette\n O'Hara ", "Ben", ""):
        line = {"op": "answer", "field": "motivations.purpose", "value": f"Rest for {name}"}
        done = _run("apply", project, "--author", name, given=json.dumps(line))
        assert (done.returncode, done.stderr) == (0, "")
    told = _run("history", project).stdout.splitlines()
    authors = [json.loads(each)["author"] for each in told]
    assert authors[:3] == ["", "Ben", "Bernadette O'Hara"]


def test_operations_can_stand_in_a_file_and_be_undone_by_the_next_run(
    project: Path, tmp_path: Path
) -> None:
    operations = tmp_path / "operations.jsonl"
    operations.write_text('{"op": "answer", "field": "motivations.purpose", "value": "Rest"}\n')
    assert _run("apply", project, operations).returncode == 0
    assert _run("apply", project, "-", given='{"op": "undo"}\n').returncode == 0
    assert _json("show", project)["answers"] == {}
    assert _run("apply", project, "-", given='{"op": "redo"}\n').returncode == 0
    assert _json("show", project)["answers"] == {"motivations.purpose": "Rest"}


@pytest.mark.parametrize(
    "bad",
    [
        b"nonsense\n",
        b'{"op": "set", "kind": "session", "id": "x", "fields": {}}\n',
        b'{"op": "answer", "field": "motivations.purpose", "value": "' + b"x" * 20_001 + b'"}\n',
        b"\xff\xfe\n",
    ],
)
def test_a_bad_line_is_refused_by_its_number_and_the_lines_before_it_stay(
    project: Path, bad: bytes
) -> None:
    good = b'{"op": "answer", "field": "motivations.purpose", "value": "Rest"}\n'
    done = _run("apply", project, given=good + bad + good.replace(b"Rest", b"Never"))
    assert done.returncode == 1
    assert [json.loads(line)["line"] for line in done.stdout.splitlines()] == [1]
    assert done.stderr.startswith("Line 2: ")
    assert "Traceback" not in done.stderr
    assert _json("show", project)["answers"] == {"motivations.purpose": "Rest"}


def test_an_acknowledgement_comes_before_the_next_line_is_read(project: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "coprod_desktop", "apply", str(project)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number, word in enumerate(("one", "two"), 1):
            operation = {"op": "answer", "field": "motivations.purpose", "value": word}
            process.stdin.write(json.dumps(operation).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["line"] == number
        process.stdin.close()
        assert process.wait(60) == 0


@pytest.mark.parametrize("command", ["check", "show", "apply", "history", "pack"])
def test_a_file_that_is_no_project_is_refused_in_a_sentence(command: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.coprod"
    path.write_text("These are only notes.")
    done = _run(command, path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip().endswith(".")
    assert "Traceback" not in done.stderr
    assert path.read_text() == "These are only notes."


def test_the_history_is_told_a_moment_a_line_newest_first(project: Path) -> None:
    made = _run(
        "apply",
        project,
        given='{"op": "create", "kind": "session", "fields": {"title": "Café"}}\n'
        '{"op": "answer", "field": "motivations.purpose", "value": "Rest"}\n',
    )
    session = json.loads(made.stdout.splitlines()[0])["id"]
    item = {"op": "create", "kind": "agenda_item", "fields": {"session": session, "title": "Tea"}}
    _run("apply", project, given=json.dumps(item))
    done = _run("history", project)
    assert (done.returncode, done.stderr) == (0, "")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["what"] for each in told[:3]] == [
        "Added: Tea",
        "Changed: Why are we doing this?",
        "Added: Café",
    ]
    assert set(told[1]) == {"at", "author", "what", "where", "lines"}
    assert told[1]["lines"] == [{"label": "Why are we doing this?", "was": "", "now": "Rest"}]
    of_it = _run("history", project, "--record", session, "--most", "2").stdout.splitlines()
    assert [json.loads(line)["what"] for line in of_it] == ["Added: Tea", "Added: Café"]
    assert len(_run("history", project, "--most", "1").stdout.splitlines()) == 1


def test_the_history_names_the_question_of_an_answer_that_was_undone(project: Path) -> None:
    line = '{"op": "answer", "field": "motivations.purpose", "value": "Rest"}\n{"op": "undo"}\n'
    assert _run("apply", project, given=line).returncode == 0
    told = [json.loads(line) for line in _run("history", project).stdout.splitlines()]
    undone, written = told[:2]
    assert undone["what"] == "Changed: Why are we doing this? (by Undo)"
    assert written["what"] == "Changed: Why are we doing this?"
    assert undone["where"] == written["where"] == "Motivations: Why, and what must change"
    assert undone["lines"] == [{"label": "Why are we doing this?", "was": "Rest", "now": ""}]


def test_the_history_of_a_record_that_never_was_is_refused_in_a_sentence(project: Path) -> None:
    done = _run("history", project, "--record", "nobody")
    assert (done.returncode, done.stdout) == (1, "")
    assert 'No record "nobody"' in done.stderr
    assert _run("history", project, "--most", "0").returncode == 2


def test_people_come_in_from_a_file_and_go_out_to_one(project: Path, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("Who is it,Shoe,E-mail\nAmal,38,a@x.org\nBo,44,b@x.org\n,1,\n")
    before = project.read_bytes()
    arguments = ("import", table, project, "--map", "Who is it=name", "--dry-run")
    found = _json(*arguments)
    assert (found["added"], found["refused"]) == (2, 1)
    assert found["rows"] == [
        {"row": 4, "what": "no_name", "why": "This row has no name, so it was not taken."}
    ]
    assert [each["field"] for each in found["columns"]] == ["name", "", "email"]
    assert project.read_bytes() == before
    assert _json(*arguments[:-1], "--contact-agreed", "2026-03-01")["added"] == 2
    shown = _json("show", project)["records"]
    assert [each["name"] for each in shown["stakeholder"]] == ["Amal", "Bo"]
    assert [each["given_on"] for each in shown["consent"]] == ["2026-03-01", "2026-03-01"]
    out = tmp_path / "out.xlsx"
    columns = ("--columns", "name", "email")
    nobody = _json("export", project, tmp_path / "handed_on.csv", *columns)
    assert (nobody["people"], nobody["said_no"], nobody["not_asked"]) == (0, 0, 2)
    assert _json("export", project, out, *columns, "--not-asked")["people"] == 2
    assert _json("import", out, project)["left_out"] == 2
    assert "already something" in _run("export", project, out).stderr
    assert "--needs" in _run("export", project, tmp_path / "b.csv", "--columns", "care").stderr
    dry = _json("import", out, project, "--sheet", "People", "--dry-run")
    assert (dry["sheet"], dry["sheets"], dry["header_row"]) == ("People", ["People"], None)
    assert '"Nobody"' in _run("import", out, project, "--sheet", "Nobody").stderr
    assert _run("apply", project, given='{"op": "undo"}').returncode == 0
    assert _json("show", project)["records"]["stakeholder"] == []


def test_a_damaged_or_wrong_table_leaves_the_project_as_it_was(
    project: Path, tmp_path: Path
) -> None:
    before = project.read_bytes()
    table = tmp_path / "people.xlsx"
    table.write_bytes(b"PK\x03\x04" + bytes(100))
    for arguments in ((), ("--map", "Nothing=name")):
        done = _run("import", table, project, *arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert "Nothing was changed" in done.stderr
        table.write_text("Name\nAnn\n")
    assert project.read_bytes() == before


def test_content_lists_eight_steps_with_pages_and_fields() -> None:
    content = _json("content")
    assert len(content["steps"]) == 8
    kinds = {
        field["kind"]
        for step in [*content["steps"], content["together"]]
        for page in step["pages"]
        for field in page["fields"]
    }
    assert kinds == {
        "short_text",
        "long_text",
        "choice",
        "choices",
        "checklist",
        "rating",
        "date",
        "records",
    }
    helps = next(each for each in content["records"]["barrier"]["fields"] if each["id"] == "helps")
    terms = [each for group in content["lists"][helps["list"]] for each in group["terms"]]
    assert terms == helps["options"]
    fields = [each for record in content["records"].values() for each in record["fields"]]
    ratings = [each for each in fields if each["kind"] == "rating"]
    assert {each["value"] for each in ratings} == {"id of an option"}
    amounts = [each for each in fields if each["kind"] == "money"]
    assert {(each["value"], each["most"]) for each in amounts} == {
        ("whole number of pence", 100_000_000)
    }


def test_two_of_one_name_are_told_apart_by_their_ids(project: Path) -> None:
    line = '{"op": "create", "kind": "stakeholder", "fields": {"name": "Ann Lee"}}\n'
    made = _run("apply", project, given=line * 2)
    before = project.read_bytes()
    done = _run("erase", project, "Ann Lee")
    assert done.returncode == 1
    assert all(json.loads(each)["id"] in done.stderr for each in made.stdout.splitlines())
    assert project.read_bytes() == before


@pytest.mark.parametrize("command", ["content", "documents"])
def test_help_names_every_member_that_is_printed(command: str) -> None:
    told = _run(command, "--help").stdout
    assert {f'"{name}"' for name in _json(command) if f'"{name}"' not in told} == set()


def test_the_help_of_show_names_every_member(project: Path) -> None:
    told = _run("show", "--help").stdout
    assert {name for name in _json("show", project) if f'"{name}"' not in told} == set()
    assert "pence" in told


def test_documents_lists_documents_profiles_and_formats() -> None:
    found = _json("documents")
    assert [each["id"] for each in found["formats"]] == ["pdf", "html"]
    assert {14, 18, 24, 28} <= {each["size_pt"] for each in found["profiles"]}
    assert all(each["title"] and each["about"] for each in found["documents"])
    confidential = [each["id"] for each in found["documents"] if each["confidential"]]
    assert confidential == ["contact-sheet", "access-sheets"]


def test_help_teaches_and_an_unknown_command_is_not_understood() -> None:
    helped = _run("--help")
    assert helped.returncode == 0
    assert "Try this" in helped.stdout
    assert "Exit codes" in helped.stdout
    assert _run("pack").returncode == 2
    assert "apply" in _run("apply", "--help").stdout


def test_the_window_needs_a_screen_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform != "linux":
        pytest.skip("other systems always have a screen")
    done = _run()
    assert (done.returncode, done.stdout) == (1, "")
    assert "no screen" in done.stderr


def test_ctrl_c_ends_a_command_with_a_sentence(project: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "coprod_desktop", "apply", str(project)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b'{"op": "answer", "field": "motivations.purpose", "value": "Rest"}\n')
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        said = process.stderr.read().decode()
    assert said.startswith("Stopped.")
    assert "Traceback" not in said
    assert _json("show", project)["answers"] == {"motivations.purpose": "Rest"}


def test_an_answer_that_cannot_be_written_is_told_in_a_sentence() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no device here that is always full")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "coprod_desktop", "content"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
    assert done.returncode == 1
    assert b"could not be written" in done.stderr
    assert b"Traceback" not in done.stderr


def _apply(project: Path, kind: str, **fields: object) -> str:
    operation = json.dumps({"op": "create", "kind": kind, "fields": fields})
    done = _run("apply", project, given=operation)
    assert done.returncode == 0, done.stderr
    return str(json.loads(done.stdout)["id"])


def test_a_confidential_paper_is_made_by_itself_or_not_at_all(
    project: Path, tmp_path: Path
) -> None:
    both = _run("pack", project, "--document", "budget", "contact-sheet", "--out", tmp_path / "out")
    assert (both.returncode, both.stdout) == (1, "")
    assert "is confidential" in both.stderr
    assert not (tmp_path / "out").exists()
    alone = _run("pack", project, "--document", "contact-sheet", "--out", tmp_path / "out")
    assert alone.returncode == 0
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["contact-sheet-clear-14.pdf"]


@pytest.mark.parametrize("days", [1, -1])
def test_a_yes_until_a_day_holds_until_that_day(project: Path, tmp_path: Path, days: int) -> None:
    person = _apply(project, "stakeholder", name="Zebedee", sort="person")
    until = (dt.datetime.now().astimezone().date() + dt.timedelta(days)).isoformat()
    _apply(project, "consent", stakeholder=person, purpose="name", answer="yes", until=until)
    made = _run(
        "pack", project, "--document", "badges", "--format", "html", "--out", tmp_path / "out"
    )
    page = Path(made.stdout.strip()).read_text(encoding="utf-8")
    assert ("Zebedee" in page) == (days > 0)


def test_a_person_is_shown_their_data_and_then_erased(project: Path, tmp_path: Path) -> None:
    made = _run(
        "apply",
        project,
        given='{"op": "create", "kind": "stakeholder", "fields": {"name": "Zebedee Quux"}}\n'
        '{"op": "create", "kind": "session", "fields": {"notes": "Zebedee Quux came."}}\n',
    )
    person = json.loads(made.stdout.splitlines()[0])["id"]
    assert _json("erase", project, "zebedee  quux", "--dry-run")["name"] == "Zebedee Quux"
    unknown = _run("person-data", project, "Zebedee", "--out", tmp_path / "none.html")
    assert "coprod-desktop show" in unknown.stderr
    paper = tmp_path / "data.html"
    done = _run("person-data", project, person, "--out", paper)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, str(paper), "")
    assert "Zebedee Quux came." in paper.read_text(encoding="utf-8")
    refused = _run("person-data", project, person, "--out", tmp_path / "data.doc")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert ".pdf or .html" in refused.stderr
    before = project.read_bytes()
    dry = _json("erase", project, person, "--texts", "--dry-run")
    assert (dry["name"], dry["erased"]) == ("Zebedee Quux", False)
    assert [each["text"] for each in dry["texts"]] == ["Zebedee Quux came."]
    assert project.read_bytes() == before
    told = _json("erase", project, person, "--texts", "--backups")
    assert told["erased"]
    assert "copies that you sent" in " ".join(told["elsewhere"])
    assert b"Zebedee" not in project.read_bytes()
    assert _json("show", project)["records"]["session"][0]["notes"] == "Someone came."
    again = _run("erase", project, person)
    assert (again.returncode, again.stdout) == (1, "")


def test_words_are_found_where_they_stand(project: Path) -> None:
    lines = [
        {"op": "create", "kind": "stakeholder", "fields": {"name": "Siân O\u2019Brien"}},
        {"op": "answer", "field": "motivations.purpose", "value": "Sian's breaks, by bus"},
        {"op": "create", "kind": "barrier", "fields": {"barrier": "The last bus"}},
        {"op": "create", "kind": "barrier", "fields": {"barrier": "No bus on Sunday"}},
    ]
    given = "".join(f"{json.dumps(each)}\n" for each in lines)
    assert _run("apply", project, given=given).returncode == 0
    done = _run("find", project, "SIAN")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "People, groups and organisations",
        "  Siân O\u2019Brien",
        "",
        "Step 2: Define motivations",
        "  Why are we doing this? (Why, and what must change)",
        "    Sian's breaks, by bus",
        "",
        "2 places found",
    ]
    cut = _run("find", project, "bus", "--most", "1").stdout.splitlines()
    assert "  and 1 more" in cut
    assert cut[-1] == "3 places found"
    told = [
        json.loads(each)
        for each in _run("find", project, "bus", "by", "--json").stdout.split("\n")
        if each
    ]
    assert [(each["kind"], each["id"], each["field"]) for each in told] == [
        ("answer", "motivations.purpose", "value")
    ]
    assert told[0]["texts"] == ["Sian's breaks, by bus"]


def test_what_is_nowhere_is_said_and_no_word_is_refused(project: Path) -> None:
    before = project.read_bytes()
    done = _run("find", project, "qzebra")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing in this project has these words." in done.stdout
    assert _run("find", project, "qzebra", "--json").stdout == ""
    refused = _run("find", project, " ")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "There is no word to look for." in refused.stderr
    assert _run("find", project).returncode == 2
    assert "Capitals and accents" in _run("find", "--help").stdout
    assert project.read_bytes() == before
