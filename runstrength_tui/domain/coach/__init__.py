"""What to do today and why: history, runs, facts and the day to a session, a pure function."""

from runstrength_tui.domain.coach.suggest import alternatives, suggest
from runstrength_tui.domain.coach.suggestion import Asked, Kind, Reason, Suggestion

__all__ = ["Asked", "Kind", "Reason", "Suggestion", "alternatives", "suggest"]
