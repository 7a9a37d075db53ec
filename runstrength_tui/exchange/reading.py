"""Bytes of a file somebody else wrote to text, or one sentence that says why not."""

from __future__ import annotations

import codecs
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from runstrength_tui.errors import BadFile
from runstrength_tui.text import clean_text

MOST_BYTES: Final = 64 * 1024 * 1024
"""Six times what a lifetime of training comes to."""
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""What a file may begin with to say how its letters are written; the longer ones first."""


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; raises ``BadFile`` for one that is no file, cannot be read or is too big."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise BadFile(f"{path} is a folder, not a file: name the file in it.")
        if stat.S_ISREG(found.st_mode) and found.st_size > MOST_BYTES:
            raise too_big(found.st_size)
        with path.open("rb") as file:
            return read_stream(file)
    except FileNotFoundError:
        raise BadFile(f"There is no file {path}.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "its name makes no sense"
        raise BadFile(f"{path} cannot be read ({why}).") from error


def read_stream(file: BinaryIO) -> bytes:
    """Return all that comes in, as on standard input; raises ``BadFile`` where that does not end."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise too_big(len(data))
    return data


def too_big(size: int) -> BadFile:
    """Return the sentence for a file larger than any history."""
    return BadFile(
        f"The file has {size // 1_000_000} MB or more, and at most {MOST_BYTES // 1_000_000} MB are read at "
        "once: nothing was stored; split it by years."
    )


def text_of(data: bytes) -> str:
    """Return a file's text: as its first bytes say, else UTF-8, else what old Windows programs write.

    Raises ``BadFile`` with the line where it is no text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if b"\0" in data:
        raise _no_text(data[: data.index(b"\0")].count(b"\n") + 1, "has a NUL byte")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if not data[: error.start].isascii():  # letters before it read well, so that is what it was
            raise _no_text(data[: error.start].count(b"\n") + 1, "has a letter that is cut in two") from None
    return data.decode("cp1252", errors="replace")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="replace")
        raise _no_text(before.count("\n") + 1, "has a letter that is cut in two") from None
    if "\0" in text:
        raise _no_text(text[: text.index("\0")].count("\n") + 1, "has a NUL character")
    return text


def _no_text(line: int, why: str) -> BadFile:
    return BadFile(f"Line {line} {why}, so this is no text file or a damaged one: nothing was stored.")


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a text with their ends, without making a copy of all of it."""
    end = "\n" if "\n" in text or "\r" not in text else "\r"
    start = 0
    while start < len(text):
        stop = text.find(end, start) + 1 or len(text)
        yield text[start:stop]
        start = stop


def shown(text: str, most: int = 40) -> str:
    """Return a cell as it may stand in a sentence: safe, short, in quotes."""
    clean = clean_text(text, most=most + 1)
    return f"“{clean[:most]}…”" if len(clean) > most else f"“{clean}”"
