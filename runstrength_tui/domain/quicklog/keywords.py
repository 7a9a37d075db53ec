"""The words of a line that are no names: what is said of a set, a run or the whole session."""

from __future__ import annotations

from typing import Final

from runstrength_tui.domain.forms import DIGITS, Form, words
from runstrength_tui.domain.session import Effort, PainArea, PainKind, SetKind, SkipReason

_N: Final = r"(\d{1,3}(?:[.,]\d{1,18})?)"

RPE: Final = Form(rf"@? ?rpe ?[:=]? ?{_N}(?!\d)", " @r")
RIR: Final = Form(rf"(?:--|@)? ?rir ?[:=]? ?{_N}(?!\d)", " -@r")
LEFT: Final = words(
    rf"{_N} ?(?:rir|(?:reps? )?left(?: in (?:you|me|the tank))?|(?:reps? )?in (?:reserve|the tank))",
    DIGITS,
)
AT: Final = Form(r"@ ?(?=\d)", "@")
AT_BARE: Final = Form(r"@", "@")
EFFORT: Final = words(r"!?(?:(very easy|easy|good|moderate|ok|hard|very hard))", "!eghmov")
EFFORTS: Final = {
    "very easy": Effort.EASY, "easy": Effort.EASY, "good": Effort.GOOD, "moderate": Effort.GOOD,
    "ok": Effort.GOOD, "hard": Effort.HARD, "very hard": Effort.HARD,
}  # fmt: skip
REST: Final = Form(r"(?:rest|r)(?: of)?[ :=]?(?=\d)|(?:with )?(?:no|without) rest(?![^\W_])", "nrw")
SIDES: Final = Form(
    r"l(?:eft)? ?(?P<l>\d{1,6}) ?(?P<lu>s|m)?(?: ?[,/&]? ?| and )"
    r"r(?:ight)? ?(?P<r>\d{1,6}) ?(?P<ru>s|m)?(?![^\W_])",
    "l",
)
ONE_SIDE: Final = Form(r"(?:l|left ?)\d{1,6}(?![^\W_])", "l")
PER_SIDE: Final = words(
    r"(?:/ ?|a |per |on each |each |every )(?:side|leg|arm|foot|hand|ss?)"
    r"|each|ea|es|e/s|p/s|(?:on )?both sides",
    "/abeop",
)
FAILURE: Final = words(r"(?:to |till |until |at )?(?:failure|fail|amrap)|as many as possible", "aftu")
MISSED: Final = words(
    r"(\d{1,3}) ?(?:missed|misses|miss|missed (?:reps?|jumps?))|missed (\d{1,3})", DIGITS + "m"
)
WARM_UP: Final = words(r"warm[- ]?ups?(?: sets?)?:?|w\d{0,2}:?(?= ?[\d@+-])|w", "w")
DROP: Final = words(r"drop[- ]?sets?:?|drop:?|d\d{0,2}:(?= ?\d)", "d")
KIND_IN_BRACKETS: Final = {
    "warm up": SetKind.WARM_UP,
    "warmup": SetKind.WARM_UP,
    "drop": SetKind.DROP,
    "drop set": SetKind.DROP,
    "dropset": SetKind.DROP,
}
BODYWEIGHT: Final = words(r"bw|body ?weight|body-weight", "b")
NO_WEIGHT: Final = words(r"(?:no|without) (?:a )?weights?|unloaded|unweighted", "nuw")
NO_BOX: Final = words(r"(?:no|without) (?:a )?box", "nw")
WITH: Final = words(r"with(?= ?\d)(?! ?\d+ ?miss)", "w")
ADDED: Final = words(r"(?:added|plus|extra)(?= ?\d)", "aep")
HELP: Final = words(r"(?:help|assisted|assistance|assist|minus|less)(?: of)?(?= ?\d)", "ahlm")
HELP_BEHIND: Final = words(r"(?:of )?(?:help|assisted|assistance|assist)", "aho")
ADDED_BEHIND: Final = words(r"added|extra", "ae")
BAND_QUOTED: Final = Form(r"bands? (?=\")", "b")
BAND: Final = words(
    r"(?:with )?(?:an? |the )?(?:((?:[^\W\d_][\w-]*)(?: [^\W\d_][\w-]*)?) )?(?:resistance )?bands?"
)
BOX: Final = words(r"(?:on |onto |to )?(?:an? )?(?:box|step|height|high)(?: of)?:?", "abhost")
GAP: Final = words(r"(?:gap|from)(?: of)?:?(?= ?\d)", "fg")
AWAY: Final = words(r"away|gap(?! ?\d)", "ag")
SKIPPED: Final = words(r"skipped|skip|left out", "ls")
LEAVE_OUT: Final = words(r"skip(?:ped)?|no|without|leave out|left out|not", "lnsw")
NOT_DONE: Final = words(r"not done", "n")
REASONS: Final = (
    (words(r"(?:for |because of |due to )?(?:no (?:kit|gear|equipment))"), SkipReason.NO_KIT),
    (
        words(
            r"(?:for |because of |due to |with |in )?(?:pain|hurts?|it hurt)(?! (?:in |the )*(?:"
            + "|".join(PainArea)
            + r") ?\d)"
        ),
        SkipReason.PAIN,
    ),
    (words(r"(?:too )?tired"), SkipReason.TIRED),
    (words(r"(?:for |because of )?(?:(?:no|lack of|out of) time|time)"), SkipReason.TIME),
    (words(r"(?:for )?(?:the )?check"), SkipReason.CHECK),
    (words(r"(?:on )?advice"), SkipReason.ADVICE),
)
NOTE: Final = Form(r"(?:notes?(?![^\W_]):?|//)[ \u00a0]?", "/n")
TAG: Final = Form(r"#([^\W\d_][\w-]*)", "#")
VERSION: Final = words(r"version", "v")
PLAN: Final = words(r"plan(?= ?[\"“])", "p")
_AREAS: Final = "|".join(PainArea)
PAIN: Final = words(
    rf"(?:pain|hurts?)(?: in)?(?: the)?:? ({_AREAS}):? (\d{{1,2}})(?: ?(?:/|of|out of) ?10)?", "hp"
)
PAIN_KIND: Final = words("(" + "|".join(PainKind) + ")", "abs")
EARLY: Final = words(r"(?:ended|stopped) early|cut short", "ces")
THEN: Final = words(r"(?:and )?then|and", "at")
SESSION: Final = words(r"session", "s")
PLANNED: Final = words(r"(?:as )?planned", "ap")
RACE: Final = words(r"race", "r")
GOAL: Final = words(r"goal|a race|b race", "abg")
RUN: Final = words(
    r"(?:(easy|long|hard|tempo|threshold|interval|intervals|recovery|fartlek|hill|hills|race|steady) )?"
    r"(?:run(?:ning)?|ran|jog(?:ged|ging)?)",
    "efhijlrst",
)
OF_TEN: Final = Form(r"(\d{1,2}) ?(?:/|of|out of) ?10(?!\d|[.,/]\d)", DIGITS)
EFFORT_WORD: Final = Form(r"(?:effort|srpe|session rpe)[ :=]?(\d{1,2})(?!\d)", "es")
SET_LABEL: Final = Form(r"(?:set|satz|série|serie) ?\d{1,2} ?[:.)-]|(w)\d{1,2} ?[:.)]", "sw")
BRACKETED: Final = Form(r"[(\[]([^()\[\]\n;]*)[)\]]", "([")
TARGET: Final = Form(r"target ?:[^\n;]*?(?= / |[\n;]|$)", "t")
NOISE: Final = Form(
    r"(?:reps?|times|steps?|sets?|for|of|at|and|then|with|the|using|x|in|on|by|did|was)"
    r"(?![^\W_])(?!['’-][^\W\d_])|[:/·•&=()\[\]→>]|-(?= )|--",
    "&()-/:=>[]abdfiorstuwx·•→",
)
STRAY: Final = Form(r"(?:logged with |mit )?[^\s\"“]*hevyapp\.com[^\n]*|#[ \t][^\n]*")
BULLET: Final = Form(r"(?:[-*•+]|\d{1,2}[.)])[ \u00a0]+(?=[^\W\d_])", DIGITS + "*+-•")
IN_WORK: Final = (
    RPE, RIR, LEFT, EFFORT, REST, SIDES, PER_SIDE, FAILURE, MISSED, WARM_UP, DROP, BODYWEIGHT, NO_WEIGHT,
    NO_BOX, WITH, ADDED, HELP, BAND, BOX, GAP, SKIPPED, NOT_DONE, VERSION,
)  # fmt: skip
"""What can go on with an exercise behind a comma."""
