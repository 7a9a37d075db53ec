"""An error that nobody foresaw leaves a report for its owner's eyes, and one sentence."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

from runstrength_tui.terminal.crash import CrashReporter

_MOMENT = datetime(2026, 11, 21, 18, 5, 9, tzinfo=UTC)


def _raise(secret: str) -> None:
    local = secret + " in a variable"
    raise ZeroDivisionError("what happened" if local else "")


def _caught() -> ZeroDivisionError:
    try:
        _raise("my knee")
    except ZeroDivisionError as error:
        return error
    raise AssertionError


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_report_has_what_a_maintainer_needs_and_no_variables(tmp_path: Path) -> None:
    """Else an error could not be found from its report, or the report would tell what a person wrote."""
    folder = tmp_path / "new" / "state"
    reporter = CrashReporter(folder, lambda: _MOMENT)
    reporter(_caught())
    file = folder / "crash-20261121-180509.txt"
    report = file.read_text()
    for needed in ("ZeroDivisionError: what happened", "test_crash.py", "textual 8", "Python 3."):
        assert needed in report
    assert "my knee in a variable" not in report
    assert _mode(file) == 0o600
    assert _mode(folder) == 0o700
    assert reporter.sentence is not None
    assert str(file) in reporter.sentence


def test_two_crashes_in_one_second_keep_both_reports(tmp_path: Path) -> None:
    """Else the second start's error would overwrite the first's."""
    for _ in range(2):
        CrashReporter(tmp_path, lambda: _MOMENT)(_caught())
    assert len(list(tmp_path.iterdir())) == 2


def test_the_first_error_is_kept(tmp_path: Path) -> None:
    """Else the report would name what went wrong last, not what began it."""
    reporter = CrashReporter(tmp_path, lambda: _MOMENT)
    reporter(_caught())
    reporter(ValueError("an echo"))
    (report,) = tmp_path.iterdir()
    assert "an echo" not in report.read_text()


def test_no_report_possible_is_said(tmp_path: Path) -> None:
    """Else a full or read-only disk would turn the sentence into a traceback."""
    (tmp_path / "state").write_text("a file where the folder should be")
    reporter = CrashReporter(tmp_path / "state", lambda: _MOMENT)
    reporter(_caught())
    assert reporter.sentence is not None
    assert "could not be written" in reporter.sentence
    assert "ZeroDivisionError" in reporter.sentence


def test_nothing_is_told_without_a_crash(tmp_path: Path) -> None:
    """Else every exit would speak of an error."""
    assert CrashReporter(tmp_path, lambda: _MOMENT).tell() is False
