"""What keeps the app from starting is said in one sentence that tells what to do."""

from __future__ import annotations

import pytest

from runstrength_tui.terminal.checks import refuse_reason

_GOOD = {"TERM": "xterm-256color"}


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (0, 0)])
@pytest.mark.parametrize("encoding", ["utf-8", "UTF8"])
def test_starts_on_any_fit_terminal(size: tuple[int, int], encoding: str) -> None:
    """Else a phone, or a terminal that does not tell its size, would be turned away."""
    assert refuse_reason(_GOOD, True, True, size, encoding=encoding) is None


@pytest.mark.parametrize(
    ("environ", "ttys", "size", "encoding", "said"),
    [
        (_GOOD, (False, True, True), (80, 24), "utf-8", "ssh -t"),
        (_GOOD, (True, False, True), (80, 24), "utf-8", "redirecting"),
        (_GOOD, (True, True, False), (80, 24), "utf-8", "redirecting"),
        ({"TERM": "dumb"}, (True, True, True), (80, 24), "utf-8", "TERM=dumb"),
        (_GOOD, (True, True, True), (80, 24), "ANSI_X3.4-1968", "LANG=C.UTF-8 runstrength"),
        (_GOOD, (True, True, True), (80, 24), "iso8859-1", "PYTHONUTF8=1"),
        (_GOOD, (True, True, True), (80, 24), "no such encoding", "PYTHONUTF8=1"),
        (_GOOD, (True, True, True), (39, 24), "utf-8", "39×24"),
        (_GOOD, (True, True, True), (80, 19), "utf-8", "at least 40×20"),
    ],
)
def test_says_why_not(
    environ: dict[str, str], ttys: tuple[bool, bool, bool], size: tuple[int, int], encoding: str, said: str
) -> None:
    """Else a person would meet a garbled or dead screen and not know what to change."""
    reason = refuse_reason(environ, ttys[0], ttys[1], size, stderr_isatty=ttys[2], encoding=encoding)
    assert reason is not None
    assert said in reason
    assert reason.endswith(".")
    assert "\n" not in reason


def test_in_a_browser_no_terminal_is_needed() -> None:
    """Else serving the app in a browser would refuse to start."""
    environ = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}
    assert refuse_reason(environ, False, False, (0, 0), stderr_isatty=False) is None
