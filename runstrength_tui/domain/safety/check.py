"""The check before a session: one screen with only the lines that this plan needs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import Grade
from runstrength_tui.domain.live.header import CheckQuestion, ItemFacts
from runstrength_tui.domain.live.opening import questions
from runstrength_tui.domain.safety import before, between
from runstrength_tui.domain.safety.engine import ABOUT, SAME_INFO, Context, Fired, pick, told, weight
from runstrength_tui.domain.safety.pain import pains_before
from runstrength_tui.domain.session import NotMyDay, Severity

SHORT_AFTER: Final = 3
"""Checks answered with nothing but yes, after which it shrinks to one line."""
_OF_JUMPS: Final = ("P1", "P2", "P3")
_NO_UNTIL_SAID: Final = ("O1",)
"""Questions that a plain enter must not answer yes: only the person can know."""
_HOW: Final = frozenset({"", "P1", "P2", "P3", "P5"})
"""Rules of questions about how an exercise is done, not whether; empty: of its own file."""
_CARD: Final = "The exercise's own card asks for it."


class CheckLine(Struct, frozen=True, kw_only=True):
    """One line of the check."""

    id: str
    """What its answer is kept under."""
    rule: str
    """The rule behind it; empty for a question of a person's own exercise."""
    text: str
    asks: bool
    """Whether it is a question, answered yes when all is well; otherwise it says what is left out."""
    assumed: bool = True
    """The answer of a question that nobody has touched."""
    items: tuple[str, ...] = ()
    """Keys of the exercises that a no leaves out; those of a statement are out without an answer."""
    no: str = ""
    """What a no does, in words."""
    severity: Severity = Severity.CONFIRM
    override: bool = False
    """Whether a second key keeps the exercises of a statement in."""
    source: str = ""
    grade: Grade = Grade.HABIT
    fired: Fired | None = None
    """The rule as it fired, for the record."""

    @property
    def question(self) -> CheckQuestion:
        """Return the line as the session's log asks it."""
        return CheckQuestion(id=self.id, text=self.text, items=self.items)


def once(context: Context, items: Sequence[ItemFacts] = ()) -> tuple[Fired, ...]:
    """Return what the health answers, and a first session, say; the severest first."""
    return _in_order(
        context,
        (
            before.o2_symptoms(context),
            before.o5_pregnant(context, items),
            before.o1_health(context, items),
            before.o4_young(context),
            before.o3_first_session(context),
        ),
    )


def before_session(context: Context, items: Sequence[ItemFacts]) -> tuple[Fired, ...]:
    """Return all that speaks about the exercises of a session about to begin; the severest first."""
    return _in_order(
        context,
        (
            *once(context, items),
            *pains_before(context, items),
            before.p13_race_near(context, items),
            *between.before_session(context, items),
            before.p11_ran_hard(context, items),
            before.p12_run_ahead(context, items),
            before.p1_clothes(context, items),
            before.p2_room(context, items),
            before.p3_box(context, items),
            before.p5_warm_up(context, items),
            before.p4_shoes(context, items),
        ),
    )


def check_lines(context: Context, items: Sequence[ItemFacts]) -> tuple[CheckLine, ...]:
    """Return the lines of the check: what is left out, then what is asked, the warm-up last.

    Empty where there is nothing to ask. What is only shown is not among them, but in ``before_session``.
    """
    lines = [_line(context, each) for each in before_session(context, items) if _has_line(each)]
    known = {line.id for line in lines}
    lines += _of_own_files(context, items, known)
    return tuple(sorted(lines, key=lambda line: (line.asks, line.rule == "P5")))


def moot(line: CheckLine, out: Sequence[CheckLine]) -> bool:
    """Whether a line asks about exercises that ``out`` leaves out anyway, such as room for jumps near a race.

    Questions whether something stays in never hide one another: the one that was answered no would be gone.
    """
    if not (line.asks and line.items):
        return False
    others = (each for each in out if (each.rule not in _HOW if line.rule in _HOW else not each.asks))
    return {key for each in others for key in each.items}.issuperset(line.items)


def first_words(context: Context, items: Sequence[ItemFacts]) -> Fired | None:
    """Return the one thing to say as a session begins: the severest that the check has no line for."""
    said = (*between.any_day(context), *before_session(context, items))
    return pick(
        context,
        (each for each in said if each and not _has_line(each) and not _said_lately(context, each)),
    )


def plain_checks(context: Context) -> int:
    """Return how many checks in a row, up to the last one, were answered with nothing but yes."""
    count = 0
    for session in context.sessions:
        if session.checks:
            if not all(answer.yes for answer in session.checks):
                break
            count += 1
    return count


def not_my_day(
    context: Context, marks: Collection[NotMyDay], items: Sequence[ItemFacts]
) -> tuple[Fired, ...]:
    """Return what the person's own words about the day lead to; the severest first.

    ``context.live`` holds the session where one is under way: soreness then is held against the last jumps.
    """
    return _in_order(
        context,
        (
            before.p16_drank(context, marks, items),
            before.p10_ill(context, marks),
            between.b2_still_sore(context, items),
            before.p15_hot(context, marks),
            before.p14_low_day(context, marks),
        ),
    )


def _has_line(fired: Fired) -> bool:
    """Whether there is something to answer, or an exercise that stays out."""
    return fired.severity is not Severity.INFO and bool(
        fired.items or (fired.question and fired.rule not in _NO_UNTIL_SAID) or fired.rule == "O2"
    )


def _said_lately(context: Context, fired: Fired) -> bool:
    """Whether the same was said, without asking, within a week."""
    return any(
        (shown.id, shown.inputs.get(ABOUT)) == (fired.rule, fired.about)
        and abs(context.now - shown.at) < SAME_INFO
        for session in context.sessions
        for shown in session.prompts
    )


def _line(context: Context, fired: Fired) -> CheckLine:
    rule = context.rules[fired.rule]
    about = f"{fired.rule}-{fired.about}" if fired.about else fired.rule
    return CheckLine(
        id="-".join(rule.ids) if fired.rule in _OF_JUMPS else about,
        rule=fired.rule,
        text=fired.question or fired.text,
        asks=bool(fired.question) and fired.severity is Severity.CONFIRM,
        assumed=fired.rule not in _NO_UNTIL_SAID,
        items=fired.items,
        no=fired.no,
        severity=fired.severity,
        override=fired.override or fired.severity is Severity.CONFIRM,
        source=fired.source,
        grade=fired.grade,
        fired=fired,
    )


def _of_own_files(context: Context, items: Sequence[ItemFacts], known: set[str]) -> list[CheckLine]:
    """Return the questions that only an exercise's own file has."""
    ours = {"-".join(context.rules[rule].ids) for rule in _OF_JUMPS}
    asked = questions([item for item in items if item.exercise in context.exercises], context.exercises)
    return [
        CheckLine(
            id=each.id,
            rule="",
            text=each.text,
            asks=True,
            items=each.items,
            no=context.rules["P2"].no,
            source=_CARD,
        )
        for each in asked
        if each.id not in known | ours
    ]


def _in_order(context: Context, fired: Sequence[Fired | None]) -> tuple[Fired, ...]:
    found = [each for each in fired if each is not None and not told(context, each)]
    return tuple(sorted(found, key=lambda each: -weight(each.severity)))
