"""What today is for: the suggestion, the week around it, what is ahead and what waits."""

from __future__ import annotations

from msgspec import Struct

from runstrength_tui.domain.coach.outlook import Day, ahead, week
from runstrength_tui.domain.coach.suggest import alternatives, due, suggest
from runstrength_tui.domain.coach.suggestion import Asked, Suggestion
from runstrength_tui.domain.safety.hurting import to_ask
from runstrength_tui.domain.session import PainReport
from runstrength_tui.domain.units import DistanceUnit


class Today(Struct, frozen=True, kw_only=True):
    """Everything the first page says of a day, as it is at a moment."""

    asked: Asked
    suggestion: Suggestion
    week: tuple[Day, ...]
    """From two days back to four ahead."""
    ahead: tuple[str, ...] = ()
    """Races, the last heavy day, an easy week; a sentence each."""
    sore: PainReport | None = None
    """The pain of the last session that is asked about this morning."""

    def due(self) -> Suggestion | None:
        """Return the session that ``planned`` stands for in a line; None where there is none at all."""
        return self.suggestion if self.suggestion.items else due(self.asked)

    def others(self) -> tuple[Suggestion, ...]:
        """Return what else there is today, each another session than those before it."""
        return alternatives(self.asked, self.suggestion)


def today(asked: Asked, distance: DistanceUnit = DistanceUnit.KM) -> Today:
    """Return what a day is for; runs are told of in ``distance``."""
    first = suggest(asked)
    return Today(
        asked=asked,
        suggestion=first,
        week=week(asked, first, distance),
        ahead=ahead(asked.context),
        sore=to_ask(asked.context),
    )
