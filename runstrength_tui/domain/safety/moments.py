"""The outward face of the safety rules: what screens ask at each moment; the package says when."""

from runstrength_tui.domain.safety.asked_first import health_due, mass_due
from runstrength_tui.domain.safety.before import FEWER_SETS
from runstrength_tui.domain.safety.between import after_session, any_day
from runstrength_tui.domain.safety.check import (
    SHORT_AFTER,
    CheckLine,
    before_session,
    check_lines,
    first_words,
    moot,
    not_my_day,
    once,
    plain_checks,
)
from runstrength_tui.domain.safety.during import (
    after_deep_landing,
    after_effort,
    after_missed,
    after_rep,
    after_set,
    before_set,
)
from runstrength_tui.domain.safety.engine import GO_ON, OVERRIDE, Context, Fired, Offer, Way, pick
from runstrength_tui.domain.safety.hurting import b6_flared, to_ask
from runstrength_tui.domain.safety.landings import landings_limit
from runstrength_tui.domain.safety.looking_back import said_today
from runstrength_tui.domain.safety.pain import AfterPain, after_pain, after_sign

__all__ = [
    "FEWER_SETS",
    "GO_ON",
    "OVERRIDE",
    "SHORT_AFTER",
    "AfterPain",
    "CheckLine",
    "Context",
    "Fired",
    "Offer",
    "Way",
    "after_deep_landing",
    "after_effort",
    "after_missed",
    "after_pain",
    "after_rep",
    "after_session",
    "after_set",
    "after_sign",
    "any_day",
    "b6_flared",
    "before_session",
    "before_set",
    "check_lines",
    "first_words",
    "health_due",
    "landings_limit",
    "mass_due",
    "moot",
    "not_my_day",
    "once",
    "pick",
    "plain_checks",
    "said_today",
    "to_ask",
]
