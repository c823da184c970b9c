r"""Set up Coprod Desktop and start it, or test it, with one command.

    python3 packaging/go.py run     (Windows: py packaging\go.py run)
    python3 packaging/go.py test

This file is only the door. Any Python since 2.7 can read it, so that an old one gets a
sentence and not a SyntaxError. It looks for a Python that fits and hands over to set_up.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# An old Python knows no annotations.
from __future__ import print_function

import os
import subprocess
import sys

OLDEST = (3, 11)
NEWEST = (3, 13)

HERE = os.path.dirname(os.path.abspath(__file__))

SORRY = """\
Coprod Desktop needs Python 3.11, 3.12 or 3.13. This is Python %d.%d.
You can do one of these, and then run the same command again:
  - install Python 3.13 from https://www.python.org/downloads/
  - install uv from https://docs.astral.sh/uv/ (it fetches the right Python by itself)
Nothing was changed on this computer."""


def fits(version):
    """Tell whether the program can run on this version of Python."""
    return OLDEST <= tuple(version[:2]) <= NEWEST


def sentence(version):
    """Return what a person reads when no Python here fits."""
    return SORRY % tuple(version[:2])


def _answers(command):
    """Run a command and return what it printed, or nothing when it cannot run."""
    try:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        text = process.communicate()[0].decode("utf-8", "replace").strip()
    except OSError:
        return ""
    return text if process.returncode == 0 else ""


def other_pythons():
    """Return the commands that may start a Python that fits, the newest first."""
    versions = ["%d.%d" % (3, minor) for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    if sys.platform == "win32":
        return [["py", "-" + version] for version in versions]
    return [["python" + version] for version in versions]


def hand_over(answers=_answers):
    """Return the command of a Python that fits, or of a uv that fetches one, or nothing."""
    ask = "import sys; print('%d %d' % sys.version_info[:2])"
    for python in other_pythons():
        # The name alone proves nothing: a version manager may leave a stand-in that only fails.
        version = answers(python + ["-c", ask]).split()
        if len(version) == 2 and fits([int(part) for part in version]):  # noqa: PLR2004
            return python
    for folder in ("", "~/.local/bin/", "~/.cargo/bin/"):
        uv = os.path.expanduser(folder) + "uv"
        if answers([uv, "--version"]):
            wanted = ">=%d.%d,<%d.%d" % (OLDEST + (NEWEST[0], NEWEST[1] + 1))
            return [uv, "run", "--no-project", "--python", wanted, "python"]
    return []


def main(arguments):
    """Hand over to set_up.py, in this Python or in a better one; return the exit code."""
    if fits(sys.version_info):
        sys.path.insert(0, HERE)
        import set_up  # noqa: PLC0415 - an old Python cannot read it

        return set_up.main(arguments)
    better = hand_over()
    if not better:
        print(sentence(sys.version_info), file=sys.stderr)
        return 2
    here = "%d.%d" % sys.version_info[:2]
    print("This is Python %s. Going on with: %s" % (here, " ".join(better)))
    sys.stdout.flush()
    return subprocess.call(better + [os.path.abspath(__file__)] + arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
