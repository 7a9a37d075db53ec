"""The words that the history is filtered by, and what each of them means."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from runstrength_tui.domain.history.marks import Mark

STRENGTH: Final = 0
"""In place of a mark: what is no run."""
RECORD: Final = -1
"""In place of a mark: what set a record."""
DATES: Final = ("from", "to", "on")
"""Words with a colon that want a date."""
NO_PLAN: Final = "none"
"""Behind ``plan:`` for what was done without one."""


class Word(Struct, frozen=True):
    """A word that stands alone."""

    mark: int
    means: str
    exercises: bool = False
    """True of single exercises: beside a name it is asked of the exercise that is named."""


class Key(Struct, frozen=True):
    """A word with a colon, and what has to stand behind it."""

    wants: str
    """As in “landings: wants a number, such as …”."""
    example: str
    means: str


WORDS: Final = {
    "run": Word(Mark.RUN, "runs"),
    "strength": Word(STRENGTH, "strength sessions"),
    "pr": Word(RECORD, "a record was set", True),
    "pain": Word(Mark.PAIN, "something hurt"),
    "skipped": Word(Mark.SKIPPED, "an exercise was left out", True),
    "hard": Word(Mark.HARD, "a set was hard, or the run was", True),
    "good": Word(Mark.GOOD, "a set was good", True),
    "easy": Word(Mark.EASY, "a set was easy, or the run was", True),
    "long": Word(Mark.LONG, "long runs"),
    "race": Word(Mark.RACE, "races"),
    "note": Word(Mark.NOTE, "something was noted"),
    "jump": Word(Mark.JUMP, "jumps", True),
    "missed": Word(Mark.MISSED, "a rep went wrong", True),
    "warm-up": Word(Mark.WARM_UP, "with warm-up sets", True),
    "drop": Word(Mark.DROP, "with a drop set", True),
    "failure": Word(Mark.FAILURE, "a set to failure", True),
    "early": Word(Mark.EARLY, "ended early"),
    "said": Word(Mark.SAID, "a safety rule said something"),
}
KEYS: Final = {
    "plan": Key("a plan's name, or none", "plan:base", "sessions of a plan"),
    "from": Key("a date", "from:2026-01", "that day and later"),
    "to": Key("a date", "to:march", "that day and before"),
    "on": Key("a date", "on:tue", "that day, week or month"),
    "rpe": Key("a number from 0 to 10", "rpe:8+", "how hard a set or a run was, 10 being all out"),
    "rir": Key("a number from 0 to 10", "rir:2-", "how many were left in you"),
    "effort": Key("a number from 0 to 10", "effort:7+", "how hard the whole of it was"),
    "landings": Key("a number", "landings:60+", "how many landings"),
    "sets": Key("a number", "sets:12+", "how many sets, warm-ups left out"),
    "min": Key("a number", "min:30+", "how many minutes it took"),
    "run": Key("a distance", "run:15k+", "runs that far"),
    "note": Key("a word", "note:heels", "noted with this word"),
    "not": Key("one more of these words", "not:pain", "all but that"),
}
ALSO: Final = {
    "runs": "run", "prs": "pr", "record": "pr", "records": "pr", "pains": "pain", "hurt": "pain",
    "skip": "skipped", "races": "race", "notes": "note", "jumps": "jump", "warmup": "warm-up",
    "warm-ups": "warm-up", "warmups": "warm-up", "drops": "drop", "miss": "missed", "session": "strength",
    "sessions": "strength",
}  # fmt: skip
"""Other ways to write a word that stands alone."""
ALSO_KEYS: Final = {
    "since": "from", "until": "to", "in": "on", "minutes": "min", "km": "run", "distance": "run",
    "landing": "landings", "set": "sets", "notes": "note", "plans": "plan", "runs": "run",
}  # fmt: skip
