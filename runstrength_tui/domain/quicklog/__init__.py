"""One line as a person types it, to runs, sessions and races, and back."""

from runstrength_tui.domain.quicklog.lines import read_line, read_lines
from runstrength_tui.domain.quicklog.outcome import Given, NotALine, Reading, Told, Understood

__all__ = ["Given", "NotALine", "Reading", "Told", "Understood", "read_line", "read_lines"]
