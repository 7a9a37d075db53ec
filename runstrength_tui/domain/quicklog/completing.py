"""What the words at the cursor can go on to be: names of exercises, versions and plans, and keywords."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import nsmallest
from typing import Final

from runstrength_tui.domain.exercise import Exercise, LoadKind, Measure, SideRule
from runstrength_tui.domain.forms import Form
from runstrength_tui.domain.live.before import version_to_do
from runstrength_tui.domain.name_index import joined
from runstrength_tui.domain.named import Named, Names
from runstrength_tui.domain.quicklog import keywords as kw
from runstrength_tui.domain.quicklog.calling import Called, find_exercise, find_plan
from runstrength_tui.domain.quicklog.cursor import Cursor
from runstrength_tui.domain.quicklog.naming import name_text
from runstrength_tui.domain.quicklog.outcome import Completion, Given, NotALine
from runstrength_tui.domain.quicklog.when import read_when, says_time, says_when
from runstrength_tui.domain.version import Version
from runstrength_tui.text import words_of

_Rank = tuple[bool, bool, bool, float, str]
MOST: Final = 8
_LAST_ENTRY: Final = Form(r"[^,;\n]*\Z")
_LAST_WORD: Final = Form(r"[^\s,;\"]*\Z")
_REST_OF_WORD: Final = Form(r"[^\s,;\"]*")
_BEGINNINGS: Final = (
    ("run", ""), ("race", "one ahead"), ("planned", "today's plan, as planned"), ("yesterday", ""),
    ("today", ""), ("note", "on the session"), ("skip", "leave an exercise of the plan out"),
)  # fmt: skip
_RUN: Final = (
    ("easy", ""), ("long", ""), ("hard", ""), ("planned", "still ahead"), ("hr", "average heart rate"),
    ("yesterday", ""), ("tomorrow", ""), ("half", ""), ("marathon", ""), ("at", "a time of day"),
    ("note", ""),
)  # fmt: skip
_RACE: Final = (("half", ""), ("marathon", ""), ("goal", "the one to be at your best for"), ("tomorrow", ""))
_PLAN: Final = (("easy", ""), ("hard", ""), ("yesterday", ""), ("at", "a time of day"), ("note", ""))
_WORK: Final = (
    ("easy", "4 or more left in you"), ("good", "2 or 3 left in you"), ("hard", "0 or 1 left in you"),
    ("rpe", "how hard, of 10"), ("rir", "how many were left in you"), ("rest", "between sets"),
    ("missed", "reps that went wrong"), ("warm-up", "the sets behind it"), ("drop", "the set behind it"),
    ("to failure", ""), ("note", "on this exercise"), ("skip", "left out"), ("version", "another one"),
    ("yesterday", ""),
)  # fmt: skip


def completions(text: str, cursor: int, names: Names, given: Given) -> tuple[Completion, ...]:
    """Return what the words at ``cursor`` can go on to be, the likeliest first."""
    cursor = min(max(0, cursor), len(text))
    entry = _LAST_ENTRY.search(text, 0, cursor)
    behind = _REST_OF_WORD.match(text, cursor)
    assert entry is not None and behind is not None
    if text.count('"', entry.start(), cursor) % 2:
        return ()
    cur = Cursor(text[:cursor])
    cur.pos = entry.start()
    try:
        return tuple(_at(cur, behind.end(), names, given))
    except NotALine:  # a name of several, or a day that is none: nothing to complete
        return ()


def _at(cur: Cursor, end: int, names: Names, given: Given) -> Iterable[Completion]:
    cur.skip()
    if says_when(cur) or says_time(cur):
        read_when(cur, given.now.date())
        cur.skip()
    start = cur.pos
    typed = cur.text[start:]
    word = _LAST_WORD.search(cur.text)
    assert word is not None
    place = max(word.start(), start)
    if cur.take(kw.RUN) and cur.pos < len(cur.text):
        return _words(_RUN, place, end, word[0])
    cur.pos = start
    if cur.take(kw.RACE) and cur.pos < len(cur.text):
        return _words(_RACE, place, end, word[0])
    cur.pos = start
    if cur.take(kw.LEAVE_OUT) and cur.pos < len(cur.text):
        cur.skip()
        return _beginning(cur.text[cur.pos :], cur.pos, end, names, given, only_names=True)
    cur.pos = start
    called = find_exercise(cur, names)
    plan = find_plan(cur, names)
    if plan is not None and (called is None or plan[1] > called.end) and plan[1] < place:
        return _words(_PLAN, place, end, word[0])
    if called is not None and called.end < place:
        return _behind(cur, called, place, end, word[0], given, names)
    if typed and not typed[0].isalpha():
        return _words(_WORK, place, end, word[0])
    return _beginning(typed, start, end, names, given)


def _words(some: Iterable[tuple[str, str]], start: int, end: int, typed: str) -> list[Completion]:
    folded = typed.casefold()
    return [
        Completion(start, end, word, hint)
        for word, hint in some
        if word.startswith(folded) and word != folded
    ][:MOST]


def _behind(
    cur: Cursor, called: Called, start: int, end: int, typed: str, given: Given, names: Names
) -> list[Completion]:
    """Return what can stand behind an exercise's name, its versions behind ``version``."""
    cur.pos = called.end
    if cur.take(kw.VERSION):
        cur.skip()
        start = cur.pos
        wanted = joined(cur.text[start:])
        return [
            Completion(start, end, rung.name, "")
            for rung in called.exercise.ladder
            if joined(rung.name).startswith(wanted)
        ][:MOST]
    version = Version(called.exercise, called.rung or version_to_do(called.exercise, given.before))
    return _words([*_of_version(version, given), *_WORK], start, end, typed)


def _of_version(version: Version, given: Given) -> Iterator[tuple[str, str]]:
    if version.load is LoadKind.BAND:
        yield from ((f"{band} band", "") for band in given.means.gear.bands)
    if version.load is LoadKind.BOX:
        yield from ((f"box {height}cm", "") for height in given.means.gear.box_cm)
    if version.side is not SideRule.BOTH:
        yield "each side", "seconds a side" if version.measure is Measure.SECONDS else ""


def _beginning(
    typed: str, start: int, end: int, names: Names, given: Given, *, only_names: bool = False
) -> list[Completion]:
    """Return names, those done before first, and words that an entry can begin with."""
    last: dict[str, datetime] = {}
    for (exercise_id, _), before in given.before.items():
        last[exercise_id] = max(before.on, last.get(exercise_id, before.on))
    words = words_of(typed)
    if not words:
        recent = sorted(last, key=lambda each: last[each], reverse=True)
        due = [("planned", given.planned.name)] if given.planned else []
        exercises = [(names.by_id[each].name, "") for each in recent if each in names.by_id]
        return [Completion(start, end, text, hint) for text, hint in (*due, ("run", ""), *exercises)][:MOST]
    wanted = "".join(words)
    best: dict[tuple[str, str], tuple[_Rank, Named]] = {}
    for each, begins in names.index_of_names.with_words(words):
        exercise, rung = each.exercise, each.rung
        if rung is None:
            on, shown = last.get(exercise.id), exercise.name
        else:
            done = given.before.get((exercise.id, rung.id))
            on, shown = done.on if done else None, rung.name
        begins = begins and (shown == each.name or joined(shown).startswith(wanted))
        rank = (not begins, on is None, rung is not None, -_when(on), shown)
        key = shown, exercise.id if rung is None or rung.name == exercise.name else rung.id
        if key not in best or rank < best[key][0]:
            best[key] = rank, each
    found = [
        (rank, Completion(start, end, _name(each, names), _hint(each)))
        for rank, each in nsmallest(MOST + 1, best.values(), key=lambda one: one[0])
    ]
    for plan in () if only_names else names.plans:
        if any(joined(plan.name)[place:].startswith(wanted) for place in _starts(plan.name)):
            found.append(((False, False, True, 0.0, plan.name), Completion(start, end, plan.name, "plan")))
    folded = typed.casefold()
    named = {
        each.text: each
        for _, each in sorted(found, key=lambda one: one[0])
        if each.text.casefold() != folded.strip()
    }
    keywords = () if only_names else _BEGINNINGS
    return [*_words(keywords, start, end, folded), *named.values()][:MOST]


def _starts(name: str) -> Iterator[int]:
    at = 0
    for word in words_of(name):
        yield at
        at += len(word)


def _when(on: datetime | None) -> float:
    return on.timestamp() if on else 0.0


def _name(each: Named, names: Names) -> str:
    if each.rung is None:
        return each.exercise.name
    return name_text(each.exercise.id, each.rung.id, each.rung.name, names)


def _hint(each: Named) -> str:
    exercise: Exercise = each.exercise
    if each.rung is not None and each.rung.name != exercise.name:
        return f"a version of {exercise.name}"
    return f"also called {each.name}" if joined(each.name) != joined(exercise.name) else ""
