"""The file itself: the same bytes each time, long texts in bounded time, work that can stop."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pdf_reader import Reader
from sample_packs import pack, say, words

from coprod_desktop.documents.text import pack_text
from coprod_desktop.documents.text import words as flat
from coprod_desktop.documents.tree import (
    Callout,
    Column,
    Document,
    Form,
    Kept,
    Paragraph,
    Section,
    Table,
    Text,
)
from coprod_desktop.render.cancel import Cancelled
from coprod_desktop.render.pdf import render_pdf
from coprod_desktop.render.profiles import load_profile

CLEAR = load_profile("clear-14")
LONG = {
    "sentences": "We meet at the hall by the river on Tuesday. " * 450,
    "one word": "x" * 20_000,
    "lines": "a\n" * 10_000,
    "no face has it": "你好世界" * 5_000,
    "families": "👨‍👩‍👧 " * 3_400,
}


def _print(hash_seed: str) -> str:
    here = Path(__file__).parent
    code = (
        "import hashlib, sys; from sample_packs import pack;"
        "from coprod_desktop.render.pdf import render_pdf;"
        "from coprod_desktop.render.profiles import load_profile;"
        "print(hashlib.sha256(render_pdf(pack(), load_profile('clear-14'))).hexdigest())"
    )
    paths = os.pathsep.join([str(here), str(here.parent.parent)])
    environment = {
        **os.environ,
        "PYTHONHASHSEED": hash_seed,
        "PYTHONPATH": paths,
        "TZ": "Asia/Tokyo",
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_same_pack_gives_the_same_file_in_every_process() -> None:
    here = hashlib.sha256(render_pdf(pack(), CLEAR)).hexdigest()
    assert hashlib.sha256(render_pdf(pack(), CLEAR)).hexdigest() == here
    assert _print("1") == here
    assert _print("4711") == here


def test_packs_made_at_the_same_time_do_not_disturb_each_other() -> None:
    wanted = render_pdf(pack(), CLEAR)
    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: found.append(render_pdf(pack(), CLEAR))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [wanted] * 4


@pytest.mark.parametrize("kind", LONG)
@pytest.mark.parametrize("where", ["paragraph", "cell", "kept", "callout", "card", "title"])
def test_a_very_long_text_is_printed_whole(where: str, kind: str) -> None:
    text = LONG[kind][:20_000]
    match where:
        case "paragraph":
            document = Document("d", "D", "en", (say(text),))
        case "cell":
            table = Table("T", (Column("One"), Column("Two")), ((words("Row"), words(text)),))
            document = Document("d", "D", "en", (table,))
        case "kept":
            document = Document("d", "D", "en", (Paragraph((Kept(text), Text("."))),))
        case "callout":
            document = Document("d", "D", "en", (Callout((say(text),), "Note"),))
        case "card":
            document = Document("d", "D", "en", (Section("H", (say(text),)),), form=Form.CARDS)
        case _:
            document = Document("d", text, "en", (Section(text, (say("End."),)),))
    sample = pack(document)
    start = time.process_time()
    data = render_pdf(sample, load_profile("large-18"))
    assert time.process_time() - start < 20  # minutes, if it grew with the square of the length
    reader = Reader(data)
    if where == "title" and kind == "lines":
        return  # reading a thousand pages takes longer than printing them
    assert flat([reader.text()]) == flat(pack_text(sample))


def test_progress_grows_to_its_end() -> None:
    steps: list[tuple[int, int]] = []
    render_pdf(pack(), CLEAR, progress=lambda done, total: steps.append((done, total)))
    done = [step for step, _ in steps]
    assert done == sorted(done)
    assert steps[0][0] == 0
    assert steps[-1][0] == steps[-1][1]
    assert len({total for _, total in steps}) == 1


@pytest.mark.parametrize("after", [0, 3, 9])
def test_a_print_can_be_stopped_while_it_runs(after: int) -> None:
    asked = iter(range(1000))
    with pytest.raises(Cancelled):
        render_pdf(pack(), CLEAR, cancelled=lambda: next(asked) >= after)


def test_tags_change_nothing_that_is_seen() -> None:
    tagged, plain = (Reader(render_pdf(pack(), CLEAR, tagged=tag)) for tag in (True, False))
    assert len(tagged.pages) == len(plain.pages)
    for index in range(len(tagged.pages)):
        seen = [
            sorted((g.char, g.size, round(g.y, 2), g.x) for g in reader.glyphs(index))
            for reader in (tagged, plain)
        ]
        assert [each[:3] for each in seen[0]] == [each[:3] for each in seen[1]]
        # Runs are cut in other places, so that their widths add up in another order.
        places = [each[3] for each in seen[1]]
        assert [each[3] for each in seen[0]] == pytest.approx(places, abs=0.02)


def test_the_file_names_itself_and_tells_no_time() -> None:
    pdf = Reader(render_pdf(pack(), CLEAR)).pdf
    assert str(pdf.docinfo["/Title"]) == "Planning short breaks"
    assert str(pdf.docinfo["/Author"]) == "Glenmore group"
    assert str(pdf.docinfo["/CreationDate"]) == "D:20000101000000Z"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert bool(pdf.Root.MarkInfo.Marked)
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Planning short breaks"
