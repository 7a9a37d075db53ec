"""How hard a set was: in words, in reps in reserve, or as RPE; the three say the same."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from runstrength_tui.domain.session import Effort
from runstrength_tui.domain.wording import effort_text, number_text

MOST_RIR: Final = 10.0
_EASY_FROM: Final = 4.0
_GOOD_FROM: Final = 2.0
_MIDDLES: Final = {Effort.EASY: 4.0, Effort.GOOD: 2.5, Effort.HARD: 0.5}


class RateIn(StrEnum):
    """What a person rates sets in."""

    WORDS = "words"
    RIR = "rir"
    """Reps in reserve: how many were left in you."""
    RPE = "rpe"
    """10 less the reps in reserve (Zourdos 2016)."""


def effort_of(rir: float) -> Effort:
    """Return the word for reps in reserve: easy from 4, good from 2, else hard."""
    if rir >= _EASY_FROM:
        return Effort.EASY
    return Effort.GOOD if rir >= _GOOD_FROM else Effort.HARD


def rpe_of(effort: Effort | None, rir: float | None = None) -> float | None:
    """Return how hard a set was as RPE: 10 less the reps in reserve, for a word what it usually means.

    None where nothing was said. Read back with ``effort_of`` it gives the same word.
    """
    if rir is None:
        rir = _MIDDLES[effort] if effort is not None else None
    return None if rir is None else max(1.0, MOST_RIR - rir)


def rating_text(effort: Effort | None, rir: float | None, rate_in: RateIn = RateIn.WORDS) -> str:
    """Return how a set was as the person says it: ``easy``, ``2 left in you``, ``RPE 8``; "" where unsaid."""
    if effort is None:
        return ""
    if rir is None or rate_in is RateIn.WORDS:
        return effort_text(effort)
    if rate_in is RateIn.RPE:
        return f"RPE {number_text(MOST_RIR - rir)}"
    return f"{number_text(rir)} left in you"
