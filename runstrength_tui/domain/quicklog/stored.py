"""What is kept of a line: its words for the journal, and the person's facts as it changes them."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.profile import Profile
from runstrength_tui.domain.quicklog.outcome import Understood

_MOST: Final = 120


def told_text(understood: Understood) -> str:
    """Return in one line what was understood: ``run 8 km in 42:10; Press-up 3 × 12``.

    A long one names the first entries and how many more there are.
    """
    entries = [f"{each.what} {each.how}".strip() for each in understood.told]
    shown = entries[:1]
    for entry in entries[1:]:
        if len("; ".join([*shown, entry])) > _MOST:
            break
        shown.append(entry)
    more = len(entries) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more else "")


def with_races(told: Profile, understood: Understood) -> Profile:
    """Return the facts with the races of a line among them, each once."""
    new = tuple(race for race in understood.races if race not in told.races)
    return replace(told, races=(*told.races, *new)) if new else told
