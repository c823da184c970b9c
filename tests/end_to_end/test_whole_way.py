"""A person's whole way through the real program, by keyboard alone."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from screen import PATIENCE, Person, a_screen


def _shown(file: Path) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "coprod_desktop", "show", str(file)],
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )
    return json.loads(done.stdout)


def test_a_project_two_steps_a_session_a_pack_undo_close_and_all_is_there_tomorrow(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    file, pack = home / "Carers walk.coprod", home / "papers.pdf"
    with a_screen() as display:
        person = Person(display, home)
        try:
            _first_day(person, home, pack)
            shown = _shown(file)
            assert shown["project"]["title"] == "Carers walk"
            assert shown["answers"] == {
                "understand.what_it_means": "We plan it together",
                "motivations.purpose": "A walk that carers can join",
            }
            assert [each["title"] for each in shown["records"]["session"]] == ["First walk"]
            assert pack.read_bytes().startswith(b"%PDF")
            assert not list(home.glob("Carers walk.coprod-*")), "nothing stays beside the file"
            _next_day(person, file)
            assert _shown(file)["answers"]["motivations.purpose"] == "A walk for all"
        except BaseException:
            person.picture(tmp_path / "what-was-on-the-screen.png")
            raise
        finally:
            person.kill()


def _first_day(person: Person, home: Path, pack: Path) -> None:
    person.start()
    person.see("^Coprod Desktop$")
    person.press("ctrl+n")
    person.see("New project")
    person.write("Carers walk")
    person.press("Tab", "ctrl+a")
    person.write(str(home))
    person.press("Return")
    person.see("^Carers walk - Coprod Desktop$")
    # Step 1: past the link to its state, into the first question.
    person.press("ctrl+2", "Tab", "Tab")
    person.write("We plan it together")
    # On to the first page of step 2.
    person.press(*["ctrl+Next"] * 6)
    person.press("Tab", "Tab")
    person.write("A walk that carers can join")
    person.press("Tab")
    person.write("Something that is not meant")
    person.press("ctrl+z")
    # A session, and its papers.
    person.press("ctrl+4", "Tab", "Return")
    person.write("First walk")
    person.press("Tab", "ctrl+5")
    time.sleep(3)
    # Back from the session's box: past the navigation to the last button of the page, and on
    # from the web page to the PDF.
    person.press("Tab", *["shift+Tab"] * _BACK_TO_SAVE, "Return")
    person.see("Save the pack")
    person.press("ctrl+a")
    person.write(str(pack))
    person.press("Return")
    person.not_see("Save the pack")
    person.see("^Carers walk - Coprod Desktop$")
    person.leave()


def _next_day(person: Person, file: Path) -> None:
    person.start(str(file))
    person.see("^Carers walk - Coprod Desktop$")
    person.press("ctrl+2", *["ctrl+Next"] * 6)
    person.press("Tab", "Tab", "ctrl+a")
    person.write("A walk for all")
    person.leave()


_BACK_TO_SAVE = 3
