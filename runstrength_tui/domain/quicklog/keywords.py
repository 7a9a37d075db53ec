"""The words of a line that are no names: what is said of a set, a run or the whole session."""

from __future__ import annotations

import re
from typing import Final

from runstrength_tui.domain.session import Effort, SetKind, SkipReason


def words(pattern: str) -> re.Pattern[str]:
    """Return a pattern of whole words, in any case."""
    return re.compile(rf"(?:{pattern})(?![^\W_])(?!['’-][^\W\d_])", re.IGNORECASE)


_N: Final = r"(\d{1,3}(?:[.,]\d{1,18})?)"

RPE: Final = re.compile(rf"@? ?rpe ?[:=]? ?{_N}(?!\d)", re.IGNORECASE)
RIR: Final = re.compile(rf"(?:--|@)? ?rir ?[:=]? ?{_N}(?!\d)", re.IGNORECASE)
LEFT: Final = words(
    rf"{_N} ?(?:rir|(?:reps? )?left(?: in (?:you|me|the tank))?|(?:reps? )?in (?:reserve|the tank))"
)
AT: Final = re.compile(r"@ ?(?=\d)")
AT_BARE: Final = re.compile(r"@")
EFFORT: Final = words(r"!?(?:(very easy|easy|good|moderate|ok|hard|very hard))")
EFFORTS: Final = {
    "very easy": Effort.EASY, "easy": Effort.EASY, "good": Effort.GOOD, "moderate": Effort.GOOD,
    "ok": Effort.GOOD, "hard": Effort.HARD, "very hard": Effort.HARD,
}  # fmt: skip
REST: Final = re.compile(
    r"(?:rest|r)(?: of)?[ :=]?(?=\d)|(?:with )?(?:no|without) rest(?![^\W_])", re.IGNORECASE
)
REST_BEHIND: Final = words(r"rests?")
SIDES: Final = re.compile(
    r"l(?:eft)? ?(?P<l>\d{1,6}) ?(?P<lu>s|m)?(?: ?[,/&]? ?| and )"
    r"r(?:ight)? ?(?P<r>\d{1,6}) ?(?P<ru>s|m)?(?![^\W_])",
    re.IGNORECASE,
)
ONE_SIDE: Final = re.compile(r"(?:l|left ?)\d{1,6}(?![^\W_])", re.IGNORECASE)
PER_SIDE: Final = words(
    r"(?:/ ?|a |per |on each |each |every )(?:side|leg|arm|foot|hand|ss?)"
    r"|each|ea|es|e/s|p/s|(?:on )?both sides"
)
FAILURE: Final = words(r"(?:to |till |until |at )?(?:failure|fail|amrap)|as many as possible")
MISSED: Final = words(r"(\d{1,3}) ?(?:missed|misses|miss|missed (?:reps?|jumps?))|missed (\d{1,3})")
WARM_UP: Final = words(r"warm[- ]?ups?(?: sets?)?:?|w\d{0,2}:?(?= ?[\d@+-])|w")
DROP: Final = words(r"drop[- ]?sets?:?|drop:?|d\d{0,2}:(?= ?\d)")
KIND_IN_BRACKETS: Final = {
    "warm up": SetKind.WARM_UP,
    "warmup": SetKind.WARM_UP,
    "drop": SetKind.DROP,
    "drop set": SetKind.DROP,
    "dropset": SetKind.DROP,
}
BODYWEIGHT: Final = words(r"bw|body ?weight|body-weight")
NO_WEIGHT: Final = words(r"(?:no|without) (?:a )?weights?|unloaded|unweighted")
NO_BOX: Final = words(r"(?:no|without) (?:a )?box")
WITH: Final = words(r"with(?= ?\d)")
ADDED: Final = words(r"(?:added|plus|extra)(?= ?\d)")
HELP: Final = words(r"(?:help|assisted|assistance|assist|minus|less)(?: of)?(?= ?\d)")
HELP_BEHIND: Final = words(r"(?:of )?(?:help|assisted|assistance|assist)")
ADDED_BEHIND: Final = words(r"added|extra")
BAND_QUOTED: Final = re.compile(r"bands? (?=\")", re.IGNORECASE)
BAND: Final = words(
    r"(?:with )?(?:an? |the )?(?:((?:[^\W\d_][\w-]*)(?: [^\W\d_][\w-]*)?) )?(?:resistance )?bands?"
)
BOX: Final = words(r"(?:on |onto |to )?(?:an? )?(?:box|step|height|high)(?: of)?:?")
GAP: Final = words(r"(?:gap|from)(?: of)?:?(?= ?\d)")
AWAY: Final = words(r"away|gap(?! ?\d)")
SKIPPED: Final = words(r"skipped|skip|left out")
LEAVE_OUT: Final = words(r"skip(?:ped)?|no|without|leave out|left out|not")
NOT_DONE: Final = words(r"not done")
REASONS: Final = (
    (words(r"(?:for |because of |due to )?(?:no (?:kit|gear|equipment))"), SkipReason.NO_KIT),
    (words(r"(?:for |because of |due to |with |in )?(?:pain|hurts?|it hurt)"), SkipReason.PAIN),
    (words(r"(?:too )?tired"), SkipReason.TIRED),
    (words(r"(?:for |because of )?(?:(?:no|lack of|out of) time|time)"), SkipReason.TIME),
    (words(r"(?:for )?(?:the )?check"), SkipReason.CHECK),
    (words(r"(?:on )?advice"), SkipReason.ADVICE),
)
NOTE: Final = re.compile(r"(?:notes?(?![^\W_]):?|//)[ \u00a0]?", re.IGNORECASE)
TAG: Final = re.compile(r"#([^\W\d_][\w-]*)")
VERSION: Final = words(r"version")
PLAN: Final = words(r"plan(?= ?[\"“])")
SESSION: Final = words(r"session")
PLANNED: Final = words(r"(?:as )?planned")
RACE: Final = words(r"race")
GOAL: Final = words(r"goal|a race|b race")
RUN: Final = words(
    r"(?:(easy|long|hard|tempo|threshold|interval|intervals|recovery|fartlek|hill|hills|race|steady) )?"
    r"(?:run(?:ning)?|ran|jog(?:ged|ging)?)"
)
MINUTES: Final = words(r"(?:in |for |took )?(?=\d)")
OF_TEN: Final = re.compile(r"(\d{1,2}) ?(?:/|of|out of) ?10(?!\d|[.,/]\d)", re.IGNORECASE)
EFFORT_WORD: Final = re.compile(r"(?:effort|srpe|session rpe)[ :=]?(\d{1,2})(?!\d)", re.IGNORECASE)
SET_LABEL: Final = re.compile(r"(?:set|satz|série|serie) ?\d{1,2} ?[:.)-]|(w)\d{1,2} ?[:.)]", re.IGNORECASE)
BRACKETED: Final = re.compile(r"[(\[]([^()\[\]\n;]*)[)\]]")
TARGET: Final = re.compile(r"target ?:[^\n;]*?(?= / |[\n;]|$)", re.IGNORECASE)
NOISE: Final = re.compile(
    r"(?:reps?|times|steps?|sets?|for|of|at|and|then|with|the|using|x|in|on|by|did|was)"
    r"(?![^\W_])(?!['’-][^\W\d_])|[:/·•&=()\[\]→>]|-(?= )|--",
    re.IGNORECASE,
)
STRAY: Final = re.compile(r"(?:logged with |mit )?[^\s\"“]*hevyapp\.com[^\n]*|#[ \t][^\n]*", re.IGNORECASE)
BULLET: Final = re.compile(r"(?:[-*•+]|\d{1,2}[.)])[ \u00a0]+(?=[^\W\d_])")
IN_WORK: Final = (
    RPE, RIR, LEFT, EFFORT, REST, SIDES, PER_SIDE, FAILURE, MISSED, WARM_UP, DROP, BODYWEIGHT, NO_WEIGHT,
    NO_BOX, WITH, ADDED, HELP, BAND, BOX, GAP, SKIPPED, NOT_DONE, VERSION,
)  # fmt: skip
"""What can go on with an exercise behind a comma."""
