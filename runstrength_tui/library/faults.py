"""What is wrong with a library file, told so that it can be mended."""

from __future__ import annotations

from msgspec import Struct

from runstrength_tui.errors import BadFile

Where = tuple[str | int, ...]
"""The way to a field inside a file: ``("ladder", 3, "start_kg")``."""


class Fault(Struct, frozen=True):
    """One thing wrong with one file; ``str(fault)`` is the sentence a person reads."""

    file: str
    wrong: str
    """What is wrong, as half a sentence."""
    field: str = ""
    line: int | None = None
    left_out: bool = True
    """Whether the file is left out; otherwise only the field is."""

    @property
    def short(self) -> str:
        """File, line, field and what is wrong, for a list of faults."""
        line = f", line {self.line}" if self.line is not None else ""
        field = f", {self.field}" if self.field else ""
        return f"{self.file}{line}{field}: {self.wrong}"

    def __str__(self) -> str:
        what = "the file" if self.left_out else "this"
        return f"{self.short}; {what} is left out until you mend it, and the rest of the library is there."


class FaultyFile(BadFile):
    """A library file that cannot be used; ``fault`` says where and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def field_name(where: Where) -> str:
    """Return the way to a field as it is written to people: ``ladder[3].start_kg``."""
    name = ""
    for step in where:
        if isinstance(step, int):
            name += f"[{step}]"
        else:
            name += f".{step}" if name else step
    return name
