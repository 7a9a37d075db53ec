"""The first page: stronger or not in a sentence, every exercise then and now, balance and landings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.safety.landings import LandingLimits
from runstrength_tui.domain.trends.balance import balance_text, unknown_text
from runstrength_tui.domain.trends.by_week import landings_line, weeks_of
from runstrength_tui.domain.trends.digest import Digest
from runstrength_tui.domain.trends.reach import Reach, reach_text
from runstrength_tui.domain.trends.then_now import Change, changes, stronger_text


class Front(Struct, frozen=True, kw_only=True):
    """Everything the first page says."""

    says: str
    changes: tuple[Change, ...] = ()
    balance: str = ""
    """``legs 58 %, core 24 %, upper 18 %``; empty without sets."""
    landings: str = ""
    notes: tuple[str, ...] = ()
    """What the balance leaves out, and what the rules say of it."""


def front_page(
    found: Digest,
    reach: Reach,
    today: date,
    exercises: Mapping[str, Exercise],
    limits: LandingLimits | None = None,
    nudged: tuple[str, ...] = (),
) -> Front:
    """Return the first page for a stretch of time."""
    changed = changes(found, reach, today, exercises)
    if not changed:
        return Front(says=f"Nothing was done in {reach_text(reach)}.")
    weeks = weeks_of(found, reach, today)
    unknown = unknown_text(weeks)
    return Front(
        says=stronger_text(changed, today),
        changes=changed,
        balance=balance_text(weeks),
        landings=landings_line(found, today, limits),
        notes=(*((unknown,) if unknown else ()), *nudged),
    )
