"""Print what tags cost: a pack of about twelve pages with them, against the same without.

Run it with `python packaging/bench_pdf.py [PROFILE]`. It prints the pages, the best time of each
way in milliseconds, and their ratio, which is to stay at 1.25 or below.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests" / "render")]

from sample_packs import pack  # noqa: E402 - found by the path above

from coprod_desktop.render.pdf import render_pdf  # noqa: E402
from coprod_desktop.render.profiles import DEFAULT_PROFILE, load_profile  # noqa: E402

_ROUNDS = 15
_MOST = 1.25


def main() -> int:
    """Measure both ways in turns, so that a busy machine slows both; 1 where tags cost more."""
    profile = load_profile(sys.argv[1] if len(sys.argv) > 1 else DEFAULT_PROFILE)
    sample = pack()
    pages = render_pdf(sample, profile).count(b"/Type /Page\n")
    times: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(_ROUNDS):
        for tagged, found in times.items():
            start = time.process_time()
            render_pdf(sample, profile, tagged=tagged)
            found.append(time.process_time() - start)
    tagged, untagged = min(times[True]), min(times[False])
    ratio = tagged / untagged
    print(
        f"{profile.id}: {pages} pages, tagged {tagged * 1000:.1f} ms, "
        f"untagged {untagged * 1000:.1f} ms, ratio {ratio:.3f} (at most {_MOST})"
    )
    return ratio > _MOST


if __name__ == "__main__":
    raise SystemExit(main())
