"""What every command is given, and how commands speak: plain text at the terminal's width, or JSON."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import PurePath
from typing import Final

import click
from msgspec import Struct

from runstrength_tui.paths import Places

EXIT_FAILED: Final = 1
EXIT_USAGE: Final = 2
EXIT_INTERRUPTED: Final = 130

_WIDEST: Final = 80


class Call(Struct, frozen=True):
    """One run of the command line: its folders, and whether it keeps a log."""

    places: Places
    debug: bool = False


def now_local() -> datetime:
    """Return the present moment with the machine's own UTC offset."""
    return datetime.now().astimezone()


def output_width() -> int:
    """Return the columns to lay out for: the terminal's own up to 80; 80 where the output is no terminal."""
    if not sys.stdout.isatty():
        return _WIDEST
    import shutil

    return max(20, min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns))


def cut(line: str, width: int) -> str:
    """Return a line that is no wider than ``width``."""
    return line if len(line) <= width else f"{line[: width - 1]}…"


def say_json(value: object) -> None:
    """Write a record, or anything made of plain values and paths, as indented JSON for programs."""
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(value, enc_hook=_path_text), indent=2).decode())


def _path_text(value: object) -> str:
    if isinstance(value, PurePath):
        return str(value)
    raise NotImplementedError(f"{type(value).__name__} has no JSON form")
