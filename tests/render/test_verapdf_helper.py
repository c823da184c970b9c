"""The check of PDF/UA itself: it is left out only where it cannot run, and never on CI."""

from __future__ import annotations

from pathlib import Path

import pytest
from verapdf import assert_pdf_ua


@pytest.fixture(autouse=True)
def _no_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def test_without_a_jdk_the_check_is_skipped_with_its_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no JDK here"):
        assert_pdf_ua([Path("any.pdf")])


def test_on_ci_a_missing_jdk_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no JDK here"):
        assert_pdf_ua([Path("any.pdf")])


def test_a_check_of_nothing_is_no_check() -> None:
    with pytest.raises(AssertionError, match="no file"):
        assert_pdf_ua([])
