"""What tags cost: the example's session pack with them against the same pack without.

    uv run python packaging/bench_pdf.py [PROFILE]

It prints the pages, the best time of each way in milliseconds, and their ratio, which is to stay
at 1.25 or below.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from coprod_desktop.application.opening import create_example
from coprod_desktop.content.words import Words
from coprod_desktop.documents.tree import Pack
from coprod_desktop.packs.registry import SESSION_PACK, build_pack
from coprod_desktop.packs.source import Source
from coprod_desktop.render.pdf import render_pdf
from coprod_desktop.render.profiles import DEFAULT_PROFILE, load_profile

_ROUNDS = 15
_MOST = 1.25


def session_pack() -> Pack:
    """Return the usual pack for the example's next session."""
    words = Words("en")
    with tempfile.TemporaryDirectory() as folder:
        workspace = create_example(Path(folder) / "example.coprod", words)
        snapshot, content = workspace.snapshot, workspace.content
        workspace.close()
    return build_pack(Source(snapshot, content, words, snapshot.sessions()[1]), SESSION_PACK)


def main() -> int:
    """Measure both ways in turns, so that a busy machine slows both; 1 where tags cost more."""
    profile = load_profile(sys.argv[1] if len(sys.argv) > 1 else DEFAULT_PROFILE)
    pack = session_pack()
    pages = render_pdf(pack, profile).count(b"/Type /Page\n")
    times: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(_ROUNDS):
        for tagged, found in times.items():
            start = time.process_time()
            render_pdf(pack, profile, tagged=tagged)
            found.append(time.process_time() - start)
    with_tags, without = min(times[True]), min(times[False])
    ratio = with_tags / without
    print(
        f"{profile.id}: {pages} pages, tagged {with_tags * 1000:.1f} ms, "
        f"untagged {without * 1000:.1f} ms, ratio {ratio:.3f} (at most {_MOST})"
    )
    return int(ratio > _MOST)


if __name__ == "__main__":
    sys.exit(main())
