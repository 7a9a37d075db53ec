"""The lines written before, for the line's ``↑``: a small file in the state folder, newest last."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

from runstrength_tui.store.os_layer import write_lightly
from runstrength_tui.text import clean_text

FILE: Final = "lines"
MOST_KEPT: Final = 200
MOST_SIGNS: Final = 2000
_MOST_BYTES: Final = 1 << 20


class LineBook:
    """Convenience, not data: a folder that cannot be written costs the memory of lines and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def earlier(self) -> tuple[str, ...]:
        """Return the lines written before, newest first, each once."""
        try:
            with self._path.open("rb") as file:
                file.seek(max(0, os.fstat(file.fileno()).st_size - _MOST_BYTES))
                text = file.read().decode(errors="replace")
        except OSError:
            return ()
        lines = (clean_text(line, most=MOST_SIGNS) for line in reversed(text.split("\n")))
        return tuple(dict.fromkeys(line for line in lines if line))[:MOST_KEPT]

    def add(self, line: str) -> None:
        """Remember a line."""
        kept = [each for each in self.earlier() if each != line][: MOST_KEPT - 1]
        text = "\n".join([*reversed(kept), line]) + "\n"
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_lightly(self._path, text.encode(errors="replace"))
