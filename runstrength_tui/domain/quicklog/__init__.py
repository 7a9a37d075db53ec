"""One line as a person types it, to runs, sessions and races, and back.

What completes a line stands in ``completing``, what writes one in ``writing``: to read one brings neither.
"""

from runstrength_tui.domain.quicklog.lines import read_line, read_lines
from runstrength_tui.domain.quicklog.outcome import Completion, Given, NotALine, Reading, Told, Understood

__all__ = ["Completion", "Given", "NotALine", "Reading", "Told", "Understood", "read_line", "read_lines"]
