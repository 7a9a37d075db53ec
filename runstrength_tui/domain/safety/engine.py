"""What every rule works with: the facts it is held against, what it says when it fires, which one is said.

One prompt an event, the highest severity; the same info not again within a week, and one reminder a session;
a question answered once is not asked again in the same session. Missing data gives no prompt, but where not
knowing is unsafe (warm-up, a pain that was not answered) the rule asks. Nothing here says that all is well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import Exercise, Grade, Level
from runstrength_tui.domain.live.events import ItemFacts
from runstrength_tui.domain.live.state import LiveSession
from runstrength_tui.domain.profile import Profile
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.safety.rules import Again, Rule, Rules, Value, filled
from runstrength_tui.domain.session import Load, PromptRecord, Session, Severity

SAME_INFO: Final = timedelta(days=7)
"""How long the same info is not said again."""
GO_ON: Final = "go_on"
"""Answer to a prompt: as I meant to."""
OVERRIDE: Final = "override"
"""Answer to a block that may be gone past: I go on all the same."""
ABOUT: Final = "about"
"""Name of the input that tells one question of a rule from another: the weight, the height."""

REASON: Final = "reason"
"""Name of the text in which a suggestion that keeps the rule names it."""

_ORDER: Final = (Severity.INFO, Severity.CONFIRM, Severity.BLOCK)


class Context(Struct, frozen=True, kw_only=True):
    """All that rules may look at.

    ``sessions`` and ``runs`` go back some 120 days; the newest session belongs to them however old it is.
    """

    now: datetime
    rules: Rules
    profile: Profile = Profile()
    sessions: tuple[Session, ...] = ()
    """Finished ones, newest first."""
    runs: tuple[Run, ...] = ()
    """Done and ahead, in any order."""
    exercises: Mapping[str, Exercise] = {}
    live: LiveSession | None = None
    """The session under way."""
    known_level: Level | None = None
    """The level where it was worked out before; it never changes within a day."""

    @property
    def level(self) -> Level:
        """The level the person said, else what the sessions show; a beginner again after a long break."""
        if self.known_level is not None:
            return self.known_level
        steady = self.rules.level
        newest = self.sessions[0].started_at if self.sessions else None
        if newest is not None and days_apart(newest, self.now) > steady.off_days:
            return Level.BEGINNER
        if self.profile.level is not None:
            return self.profile.level
        since = [each for each in self.sessions if days_apart(each.started_at, self.now) <= 7 * steady.weeks]
        first = min((each.started_at for each in self.sessions), default=self.now)
        long_enough = days_apart(first, self.now) >= 7 * steady.weeks
        return Level.INTERMEDIATE if long_enough and len(since) >= steady.sessions else Level.BEGINNER


class Way(StrEnum):
    """A way on from a prompt."""

    EASIER = "easier"
    """An easier version of this exercise, ``rung``; or another exercise."""
    LIGHTER = "lighter"
    """A lower weight or box, ``load``."""
    LESS = "less"
    """Fewer reps or sets."""
    SKIP = "skip"
    """Leave ``items`` out today."""
    REST = "rest"
    END = "end"


class Offer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way on, in the words of its key."""

    way: Way
    text: str
    load: Load | None = None
    exercise: str = ""
    rung: str = ""
    items: tuple[str, ...] = ()
    """Keys of the exercises it leaves out."""


class Fired(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A rule that fired: what to say, on what, and the ways on."""

    rule: str
    severity: Severity
    text: str
    source: str
    grade: Grade
    inputs: dict[str, Value] = {}
    item: str = ""
    """Key of the exercise within the session."""
    exercise: str = ""
    """Id of the exercise; empty for the whole session."""
    items: tuple[str, ...] = ()
    """Keys of all exercises it speaks against."""
    offers: tuple[Offer, ...] = ()
    override: bool = False
    """A block that a second key goes past."""
    question: str = ""
    """Its line in the check before the session; yes: all is well."""
    no: str = ""
    """What a no does there."""
    reason: str = ""
    """How a suggestion that keeps the rule names it."""

    @property
    def about(self) -> Value:
        """What this question of the rule is about, such as the weight."""
        return self.inputs.get(ABOUT)

    def record(self, at: datetime, answer: str = "") -> PromptRecord:
        """Return it as history keeps it."""
        return PromptRecord(
            id=self.rule,
            text=self.text,
            at=at,
            inputs=self.inputs,
            answer=answer,
            severity=self.severity,
            exercise=self.exercise,
        )


def fire(
    context: Context,
    rule_id: str,
    inputs: Mapping[str, Value] | None = None,
    *,
    say: Mapping[str, Value] | None = None,
    item: ItemFacts | None = None,
    exercise: str = "",
    items: tuple[str, ...] = (),
    offers: tuple[Offer, ...] = (),
    case: str = "",
    severity: Severity | None = None,
    override: bool | None = None,
) -> Fired:
    """Return a rule that fired; ``say`` fills words into its text that need not be kept with the inputs.

    ``case`` names one of its other texts. Limits of the rule can be named in its text, too.
    """
    rule = context.rules[rule_id]
    kept = dict(inputs or {})
    words: dict[str, Value] = {**rule.limits, **kept, **(say or {})}
    text = filled(rule.texts[case] if case else rule.text, words)
    return Fired(
        rule=rule_id,
        severity=severity or rule.severity,
        text=text,
        source=rule.source,
        grade=rule.grade,
        inputs=kept,
        item=item.key if item else "",
        exercise=item.exercise if item else exercise,
        items=items or ((item.key,) if item else ()),
        offers=offers,
        override=rule.override if override is None else override,
        question=filled(rule.question, words),
        no=rule.no,
        reason=filled(rule.texts.get(REASON, ""), words) or text,
    )


def pick(context: Context, fired: Iterable[Fired | None]) -> Fired | None:
    """Return the one prompt of an event: the highest severity, the first of several; told ones not again."""
    best: Fired | None = None
    for each in fired:
        if each is None or told(context, each):
            continue
        if best is None or weight(each.severity) > weight(best.severity):
            best = each
    return best


def weight(severity: Severity) -> int:
    """Return how severe something is, as a number to compare."""
    return _ORDER.index(severity)


def told(context: Context, fired: Fired) -> bool:
    """Whether it needs no saying now.

    That is the same info within a week, a reminder where this session had one already, or a question
    answered in this session.
    """
    rule = context.rules[fired.rule]
    here = context.live.prompts if context.live else ()
    if fired.severity is Severity.INFO:
        if rule.again is Again.SET:
            item = context.live.item(fired.item) if context.live else None
            return any(shown.id == fired.rule for shown in (item.hand.prompts if item else ()))
        if rule.reminder and any(_reminder(context, shown) for shown in here):
            return True
        earlier = (shown for session in context.sessions for shown in session.prompts)
        return any(
            _same(rule, fired, shown) and abs(context.now - shown.at) < SAME_INFO
            for shown in (*here, *earlier)
        )
    enough = OVERRIDE if fired.severity is Severity.BLOCK else GO_ON
    return any(
        shown.id == fired.rule
        and shown.exercise == fired.exercise
        and shown.inputs.get(ABOUT) == fired.about
        and shown.answer == enough
        for shown in here
    )


def _same(rule: Rule, fired: Fired, shown: PromptRecord) -> bool:
    return shown.id == fired.rule and (not rule.per_exercise or shown.exercise == fired.exercise)


def _reminder(context: Context, shown: PromptRecord) -> bool:
    rule = context.rules.rules.get(shown.id)
    return rule is not None and rule.reminder


def days_apart(earlier: datetime, later: datetime) -> int:
    """Return how many days lie between two moments for the person, each by its own clock.

    From Monday evening to Wednesday morning are two, whatever the hour and whatever the clocks did meanwhile.
    """
    return (later.date() - earlier.date()).days
