"""What the app needs of a terminal, checked before it starts: a sentence, not a broken screen."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
from collections.abc import Mapping
from typing import Final

LEAST_COLUMNS: Final = 40
LEAST_ROWS: Final = 20


def refuse_reason(
    environ: Mapping[str, str],
    stdin_isatty: bool,
    stdout_isatty: bool,
    size: tuple[int, int],
    *,
    stderr_isatty: bool = True,
    encoding: str = "utf-8",
) -> str | None:
    """Return one sentence why the app cannot start here and what to do, or ``None`` when it can.

    ``size`` is (columns, rows), 0 for unknown; ``encoding`` is what Python would write to the terminal.
    In a browser (``TEXTUAL_DRIVER`` set by the server) there is no terminal to check.
    """
    if environ.get("TEXTUAL_DRIVER"):
        return None
    if not (stdin_isatty and stdout_isatty and stderr_isatty):
        return (
            "runstrength needs a terminal to draw on: start it without redirecting its input or output"
            " (over SSH: ssh -t HOST runstrength), or use one of its commands (runstrength --help)."
        )
    if environ.get("TERM") == "dumb":
        return (
            "This terminal says that it cannot place text on the screen (TERM=dumb): start runstrength in"
            " another one, or use one of its commands (runstrength --help)."
        )
    if not _is_utf8(encoding):
        return (
            f"runstrength draws with characters that this locale ({encoding}) lacks:"
            " start it as LANG=C.UTF-8 runstrength, or set PYTHONUTF8=1."
        )
    columns, rows = size
    if 0 < columns < LEAST_COLUMNS or 0 < rows < LEAST_ROWS:
        return (
            f"This terminal is {columns}×{rows}, and runstrength needs at least"
            f" {LEAST_COLUMNS}×{LEAST_ROWS}: make the window larger or the letters smaller,"
            " then start again."
        )
    return None


def refuse_reason_here() -> str | None:
    """Return what :func:`refuse_reason` says of this process's own terminal."""
    size = shutil.get_terminal_size((0, 0))
    stderr = sys.__stderr__
    return refuse_reason(
        os.environ,
        _isatty(0),
        _isatty(1),
        (size.columns, size.lines),
        stderr_isatty=_isatty(2),
        encoding=stderr.encoding if stderr is not None else "utf-8",
    )


def _isatty(descriptor: int) -> bool:
    try:
        return os.isatty(descriptor)
    except OSError:
        return False


def _is_utf8(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False
