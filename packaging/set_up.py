"""Install what Coprod Desktop needs, then start it or test it. Started by go.py.

What is installed is always what uv.lock says, in .venv in the project folder. Nothing outside
the project folder changes, except that on Debian and its relatives missing system packages are
installed with apt-get, when we may.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

USAGE = """\
How to use it, from any folder:
  go.py run            install everything, then open the window with the example project;
                       without a display, make the example's session pack as PDF files
  go.py test [...]     install everything, then run the tests; what follows goes to pytest
It ends with 0 when all went well, 1 when the set-up could not finish, 2 when it was asked for
something that it does not know, and otherwise with the code of the program or of pytest."""

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
# uv lets a person keep the environment elsewhere.
ENVIRONMENT = ROOT / os.environ.get("UV_PROJECT_ENVIRONMENT", ".venv")
EXAMPLE_PACK = ROOT / "build" / "example-pack"
OLDEST_UV = (0, 5, 3)


OFFLINE = (
    "The Python packages could not be fetched. The lines above say why.\n"
    "Is this computer online? The first set-up needs the internet; after that, nothing does.\n"
    "When you are online, start again: it goes on where it stopped."
)


class SetUpError(Exception):
    """Something that a person has to put right; the text tells them how."""


class Need(NamedTuple):
    """A part of the system that we use: how to see whether it is here, and who brings it."""

    name: str  # a shared library (with ".so"), a program, or INSTALLER
    package: str  # the package of Debian that holds it


INSTALLER = Need(
    "something that installs Python packages: pip, ensurepip or uv",
    # Debian keeps this part of Python in a package of its own.
    f"python{sys.version_info.major}.{sys.version_info.minor}-venv",
)
QT = (
    Need("libglib-2.0.so.0", "libglib2.0-0"),
    Need("libGL.so.1", "libgl1"),
    Need("libEGL.so.1", "libegl1"),
    Need("libdbus-1.so.3", "libdbus-1-3"),
    Need("libfontconfig.so.1", "libfontconfig1"),
    Need("libxkbcommon.so.0", "libxkbcommon0"),
)
SET_UP = (INSTALLER,)
WINDOW = (
    *SET_UP,
    *QT,
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Need("libxcb-shape.so.0", "libxcb-shape0"),
    Need("libcups.so.2", "libcups2"),  # to print
)
TESTS = (
    *WINDOW,
    Need("Xvfb", "xvfb"),  # a display for the tests that press keys in a real window
    Need("xdotool", "xdotool"),  # the keyboard of those tests
    Need("strace", "strace"),  # the broken disk of other tests, and the eyes of some
    Need("javac", "default-jdk-headless"),  # veraPDF, which judges the PDFs
    Need("pdftotext", "poppler-utils"),  # a second opinion on the PDFs
)


# What the system has, and what it lacks


def is_here(need: Need) -> bool:
    """Tell whether the system has what is needed."""
    if need is INSTALLER:
        importlib.invalidate_caches()
        parts = ("pip", "ensurepip")
        return any(map(importlib.util.find_spec, parts)) or find_uv(uv_places()) is not None
    if ".so" not in need.name:
        return shutil.which(need.name) is not None
    try:
        ctypes.CDLL(need.name)
    except OSError:
        return False
    return True


def missing(needs: Iterable[Need], here: Callable[[Need], bool] = is_here) -> list[Need]:
    """Return the needs that the system does not meet."""
    return [need for need in needs if not here(need)]


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Tell whether a window can open. Windows and macOS always can, as far as we can tell."""
    if platform in {"win32", "darwin"}:
        return True
    if environment.get("QT_QPA_PLATFORM", "").partition(":")[0] in {"offscreen", "minimal"}:
        return False
    if wayland := environment.get("WAYLAND_DISPLAY"):
        folder = environment.get("XDG_RUNTIME_DIR", "")
        if Path(folder, wayland).exists():
            return True
    display = environment.get("DISPLAY", "")
    # A local display has a socket. A name that is left over from an old session has none.
    if local := re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display):
        return Path(f"/tmp/.X11-unix/X{local[1]}").exists()  # noqa: S108 - where X puts it
    return bool(display)


def apt_prefix() -> list[str] | None:
    """Return how to become somebody who may install packages, or None."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    # Without a keyboard nobody can type the password: then do not wait for it.
    return ["sudo"] if sys.stdin.isatty() else ["sudo", "-n"]


def install_packages(packages: Sequence[str], why: str) -> None:
    """Install packages of Debian, or say which command does it."""
    by_hand = "apt-get install --no-install-recommends " + " ".join(packages)
    sorry = (
        f"{why} needs system packages that are missing, and this user may not install them.\n"
        f"Please run this as administrator (or with sudo), and then start again:\n  {by_hand}"
    )
    prefix = apt_prefix()
    if prefix is None:
        raise SetUpError(sorry)
    if prefix and call([*prefix, "true"]):
        raise SetUpError(sorry)
    say(f"{why} needs these system packages. Installing them: {' '.join(packages)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    lists_here = any(Path("/var/lib/apt/lists").glob("*_Packages*"))
    if lists_here and call(install) == 0:
        return
    # No list of packages yet, or one that is too old to find them.
    if call([*apt, "update"]) or call(install):
        raise SetUpError(
            "The system packages could not be installed. The lines above say why.\n"
            "Is this computer online? You can try by hand, as administrator:\n"
            f"  apt-get update && {by_hand}"
        )


def provide(needs: Iterable[Need], why: str) -> None:
    """See to it that the system has what it needs; do nothing when it has."""
    if sys.platform != "linux":
        for need in missing(need for need in needs if need.name in {"javac", "pdftotext"}):
            say(f"Note: {need.name} is not here. Some tests need it.")
        return
    lacking = missing(needs)
    if not lacking:
        return
    if shutil.which("apt-get") is None:
        names = ", ".join(need.name for need in lacking)
        raise SetUpError(
            f"{why} needs these parts of the system, and they are missing: {names}\n"
            "Please install the packages that hold them, and then start again."
        )
    install_packages([need.package for need in lacking], why)
    if still := missing(lacking):
        names = ", ".join(need.name for need in still)
        raise SetUpError(f"The packages are installed, but these are still missing: {names}")


# The Python packages


def uv_version(uv: str | Path) -> tuple[int, ...]:
    """Return the version of a uv, or nothing when it does not run."""
    try:
        text = subprocess.run([uv, "--version"], check=False, capture_output=True, text=True).stdout
    except OSError:
        return ()
    found = re.match(r"uv (\d+)\.(\d+)\.(\d+)", text)
    return tuple(map(int, found.groups())) if found else ()


def uv_places() -> list[Path]:
    """Return where a uv may be: on the path, beside this Python, in the usual homes, our own."""
    name = "uv.exe" if sys.platform == "win32" else "uv"
    home = Path.home()
    folders = [Path(sys.executable).parent, home / ".local/bin", home / ".cargo/bin"]
    on_path = shutil.which("uv")
    return [
        *([Path(on_path)] if on_path else []),
        *(folder / name for folder in folders),
        program(TOOLS, "uv"),
    ]


def find_uv(
    places: Iterable[Path], version: Callable[[Path], tuple[int, ...]] = uv_version
) -> Path | None:
    """Return the first uv that is new enough to read the lock file."""
    return next((place for place in places if version(place) >= OLDEST_UV), None)


def program(environment: Path, name: str) -> Path:
    """Return the path of a program in a virtual environment."""
    if sys.platform == "win32":
        return environment / "Scripts" / f"{name}.exe"
    return environment / "bin" / name


def working_pip() -> list[str]:
    """Return the command of a pip. It works on other environments, never on the system's Python."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    python = program(TOOLS, "python")
    command = [str(python), "-m", "pip"]
    if (
        python.exists()
        and not subprocess.run([*command, "-V"], check=False, capture_output=True).returncode
    ):
        return command
    if importlib.util.find_spec("ensurepip") is None:
        raise SetUpError(
            "This Python has neither pip nor ensurepip, so it can install nothing.\n"
            "Please install uv from https://docs.astral.sh/uv/, and then start again."
        )
    make_environment(TOOLS)
    return command


def make_environment(folder: Path, *options: str) -> None:
    """Make a virtual environment, in place of an unfinished one."""
    if call([sys.executable, "-m", "venv", "--clear", *options, str(folder)]):
        raise SetUpError("A virtual environment could not be made. The lines above say why.")


def private_uv() -> Path:
    """Put a uv of our own in .tools and return it."""
    say(f"There is no uv here. Putting one for this project only in {TOOLS}")
    pip = working_pip()
    if not program(TOOLS, "python").exists():
        make_environment(TOOLS, "--without-pip")
    uv = program(TOOLS, "uv")
    install = ["--python", str(program(TOOLS, "python")), "install", "--quiet", "uv>=0.9"]
    if call([*pip, "--disable-pip-version-check", *install]) or uv_version(uv) < OLDEST_UV:
        raise SetUpError(OFFLINE)
    return uv


def sync(uv: Path, *groups: str) -> None:
    """Bring .venv to what the lock file says."""
    say("Seeing to the Python packages that uv.lock names")
    # Started from inside .venv, uv must not be told to build .venv from itself.
    inside = ENVIRONMENT in Path(sys.executable).parents
    python = [] if inside else ["--python", sys.executable]
    if call([str(uv), "sync", "--locked", *python, *groups]) == 0:
        return
    say("uv could not do it. Trying pip, which may know this network better")
    options = ["--locked", "--no-emit-project", *(group for group in groups if group == "--no-dev")]
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "requirements.txt")
        if call([str(uv), "export", "--quiet", *options, "--output-file", str(wanted)]):
            raise SetUpError("The Python packages cannot be installed. The lines above say why.")
        pip = working_pip()
        if not program(ENVIRONMENT, "python").exists():
            make_environment(ENVIRONMENT, "--without-pip")
        pip += ["--disable-pip-version-check", "--python", str(program(ENVIRONMENT, "python"))]
        if call([*pip, "install", "--quiet", "--require-hashes", "-r", str(wanted)]):
            raise SetUpError(OFFLINE)
        installed = program(ENVIRONMENT, "coprod-desktop").exists()
        if not installed and call([*pip, "install", "--quiet", "--no-deps", "-e", str(ROOT)]):
            raise SetUpError(OFFLINE)


def set_up(*groups: str) -> None:
    """Install the Python packages, fetching uv first where there is none."""
    if not os.access(ROOT, os.W_OK):
        raise SetUpError(
            f"This folder cannot be written to: {ROOT}\n"
            "Please copy the project to a folder of your own, and start again from there."
        )
    sync(find_uv(uv_places()) or private_uv(), *groups)


# The two commands


def run() -> int:
    """Open the window with the example, or make the example's pack where no window can open."""
    window = has_display(os.environ)
    provide(WINDOW if window else SET_UP, "The window" if window else "The set-up")
    # What only developers need stays away, but is not thrown out when it is there already.
    set_up("--no-dev", "--inexact")
    app = [str(program(ENVIRONMENT, "python")), "-m", "coprod_desktop"]
    if window:
        say("Opening the window with the example project")
        return call([*app, "--example"])
    say(
        "There is no display here, so no window can open. Making the example's session pack instead"
    )
    with tempfile.TemporaryDirectory() as folder:
        project = str(Path(folder, "example.coprod"))
        code = call([*app, "new", project, "--example"]) or call(
            [*app, "pack", project, "--session", "1", "--out", str(EXAMPLE_PACK)]
        )
    if code == 0:
        say(f"The session pack is in this folder: {EXAMPLE_PACK}")
    return code


def test(arguments: Sequence[str]) -> int:
    """Run the tests, with everything there that they use."""
    provide(TESTS, "The test run")
    set_up()
    say("Running the tests")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return call([str(program(ENVIRONMENT, "python")), "-m", "pytest", *arguments])


def say(text: str) -> None:
    """Tell a person what happens now."""
    print(f"==> {text}", flush=True)


def call(command: Sequence[str]) -> int:
    """Run a command in the project folder, where all can see it, and return its exit code."""
    # An environment that is active by chance is not ours to fill.
    environment = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    if sys.platform != "linux" or SYSTEM_CERTIFICATES.exists():
        # Behind the proxy of an office or a school, only the system knows whom to trust.
        environment.setdefault("UV_SYSTEM_CERTS", "true")
        environment.setdefault("UV_NATIVE_TLS", "true")  # its name in an older uv
    return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode


def main(arguments: Sequence[str]) -> int:
    """Do what is asked and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A path may hold letters that the terminal lacks. That must not stop us.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        match arguments:
            case ["run"]:
                return run()
            case ["test", *rest]:
                return test(rest)
            case ["-h" | "--help"]:
                print(USAGE)
                return 0
            case _:
                print(USAGE, file=sys.stderr)
                return 2
    except SetUpError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. You can start again at any time.", file=sys.stderr)
        return 130
