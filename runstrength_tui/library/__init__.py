"""Exercises and plans from their files."""

from runstrength_tui.library.faults import Fault
from runstrength_tui.library.filters import Filters, Jumps
from runstrength_tui.library.library import Library, load_library

__all__ = ["Fault", "Filters", "Jumps", "Library", "load_library"]
