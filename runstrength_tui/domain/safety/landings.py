"""A session's landings by the size of the jumps, their caps, and the rules about them (I3, I4)."""

from __future__ import annotations

from msgspec import Struct

from runstrength_tui.domain.exercise import JumpTier, Level
from runstrength_tui.domain.live.state import LiveItem
from runstrength_tui.domain.safety.engine import Context, Fired, days_apart, fire
from runstrength_tui.domain.safety.facts import easier, end_here, jumps, landings_before, leave_out
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


def landings_limit(context: Context) -> int:
    """Return how many landings of medium and big jumps one session may have."""
    rule = context.rules["I3"]
    if context.level is not Level.BEGINNER:
        return rule.whole(context.level.value)
    tier = rule.limits["least_tier"]
    jumped = [
        session.started_at
        for session in context.sessions
        if any((record.jump_tier or 0) >= tier and record.contacts for record in session.exercises)
    ]
    days = days_apart(min(jumped), context.now) if jumped else 0
    if days < 7 * rule.limits["first_weeks"]:
        return rule.whole("beginner_first")
    return rule.whole("beginner_then" if days < 7 * rule.limits["then_weeks"] else "beginner")


def i3_landings(context: Context, item: LiveItem) -> Fired | None:
    """The session's limit of landings is reached: no further set of medium or big jumps."""
    least = context.rules["I3"].whole("least_tier")
    if not jumps(item.facts, least):
        return None
    landings, limit = landings_before(context, item, least), landings_limit(context)
    if landings < limit:
        return None
    said = {"landings": landings, "limit": limit}
    version = easier(context, item.facts, below=JumpTier(least))
    offers = (leave_out([item.facts]), end_here())
    return fire(context, "I3", said, item=item.facts, offers=(version, *offers) if version else offers)


def i4_big_landings(context: Context, item: LiveItem) -> Fired | None:
    """A further set of big jumps would go above what is plenty of them."""
    if not jumps(item.facts, JumpTier.HIGH):
        return None
    limit = context.rules["I4"].whole(context.level.value)
    landings = landings_before(context, item, JumpTier.HIGH)
    if landings < limit:
        return None
    said = {"landings": landings, "limit": limit}
    version = easier(context, item.facts, below=JumpTier.MEDIUM)
    offers = (leave_out([item.facts], "stop here"),)
    return fire(context, "I4", said, item=item.facts, offers=(version, *offers) if version else offers)
