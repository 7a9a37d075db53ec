"""One line as a person types it, to runs, sessions and races, and back."""

from runstrength_tui.domain.quicklog.completing import completions
from runstrength_tui.domain.quicklog.lines import read_line, read_lines
from runstrength_tui.domain.quicklog.outcome import Completion, Given, NotALine, Reading, Told, Understood
from runstrength_tui.domain.quicklog.writing import (
    race_line,
    run_line,
    run_told_by_line,
    session_line,
    told_by_line,
)

__all__ = [
    "Completion",
    "Given",
    "NotALine",
    "Reading",
    "Told",
    "Understood",
    "completions",
    "race_line",
    "read_line",
    "read_lines",
    "run_line",
    "run_told_by_line",
    "session_line",
    "told_by_line",
]
