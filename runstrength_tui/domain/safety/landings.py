"""A session's landings by the size of the jumps, and the caps of rules I3 and I4 that they stand against."""

from __future__ import annotations

from msgspec import Struct

from runstrength_tui.domain.exercise import JumpTier
from runstrength_tui.domain.safety.during import landings_limit
from runstrength_tui.domain.safety.engine import Context
from runstrength_tui.domain.session import Session


class LandingLimits(Struct, frozen=True, kw_only=True):
    """Most landings of one session; small jumps do not count."""

    landings: int
    """Of medium and big jumps."""
    big: int
    """Of big ones among them."""


def landing_limits(context: Context) -> LandingLimits:
    """Return a person's caps."""
    return LandingLimits(landings=landings_limit(context), big=context.rules["I4"].whole(context.level.value))


def counted_landings(session: Session, least_tier: int) -> int:
    """Return the landings of a session's jumps from a size up."""
    return sum(
        record.contacts
        for record in session.exercises
        if record.jump_tier is not None and record.jump_tier >= least_tier
    )


def big_landings(session: Session) -> int:
    """Return the landings of a session's big jumps."""
    return counted_landings(session, JumpTier.HIGH)
