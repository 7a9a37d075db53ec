"""Which exercise or plan the words of a line call by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import Exercise, Rung
from runstrength_tui.domain.forms import Form
from runstrength_tui.domain.name_index import joined
from runstrength_tui.domain.named import Named, Names
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.quicklog import keywords as kw
from runstrength_tui.domain.quicklog.cursor import QUOTED, Cursor, shown, unquoted
from runstrength_tui.text import words_of

_WORD: Final = Form(r"[^\W_]+")
_LETTER: Final = Form(r"[^\W\d_]")
_GAP: Final = Form(r"[^\w;\n\"“@]{0,4}")
_PHRASE: Final = Form(r"[^\W\d_][\w'’.&+-]*|&|\((?=[^\W\d_])[^()\n;]*\)")
_CLOSING: Final = Form(r"['’]?[)\]]", "')]’")
_LONGEST: Final = 14


class Called(Struct, frozen=True, kw_only=True):
    """An exercise that was named, and the version where that was."""

    exercise: Exercise
    rung: Rung | None
    own: bool
    """By the name of the exercise itself, which one of its versions may have as well."""
    start: int
    end: int


class PlanNames:
    """The plans by every run of words in their names."""

    def __init__(self, plans: Sequence[Plan], own: Container[str]) -> None:
        self.plans: Final = plans
        self._own: Final = own
        self._whole: defaultdict[str, list[Plan]] = defaultdict(list)
        self._parts: defaultdict[str, list[Plan]] = defaultdict(list)
        for plan in plans:
            for name in {joined(plan.name), joined(plan.id)}:
                self._whole[name].append(plan)
            words = words_of(plan.name)
            runs = {
                "".join(words[first:last])
                for first in range(len(words))
                for last in range(first + 1, len(words) + 1)
            }
            for run in runs:
                self._parts[run].append(plan)

    def find(self, wanted: str) -> list[Plan]:
        """Return the plans that a folded word stands for: one called so in full, else those with it.

        Of one of ours and one of the person's own, such as a copy of it, theirs is meant.
        """
        found = self._whole.get(wanted) or self._parts.get(wanted) or []
        own = [plan for plan in found if plan.id in self._own]
        return own if len(own) == 1 and len(found) == 2 else found


_known: list[PlanNames] = []


def plan_names(names: Names) -> PlanNames:
    """Return the plans' names; those read last are kept."""
    if not _known or _known[0].plans is not names.plans:
        _known[:] = [PlanNames(names.plans, names.own_plans)]
    return _known[0]


def spans(cur: Cursor) -> Iterator[tuple[int, str]]:
    """Yield where the next words end, shortest first, with all of them as one folded word."""
    cur.skip()
    at, told = cur.pos, ""
    for _ in range(_LONGEST):
        found = _WORD.match(cur.text, at)
        if found is None:
            return
        told += joined(found[0])
        yield found.end(), told
        gap = _GAP.match(cur.text, found.end())
        assert gap is not None
        at = gap.end()


def find_exercise(cur: Cursor, names: Names) -> Called | None:
    """Return the exercise that is called in full by the next words, as many of them as can be.

    Raises NotALine where the name is that of several.
    """
    cur.skip()
    start = cur.pos
    if (quote := cur.sees(QUOTED)) is not None:
        found = names.index_of_names.exact(unquoted(quote)) or _without_words(names, unquoted(quote))
        return _one(cur, names, found, start, quote.end()) if found else None
    best: tuple[tuple[Named, ...], int] | None = None
    for end, told in spans(cur):
        if names.index_of_names.whole(told):
            best = names.index_of_names.exact(cur.text[start:end]), end
    if best is None:
        return None
    closing = _CLOSING.match(cur.text, best[1])
    inside = "(" in cur.text[start : best[1]] or "[" in cur.text[start : best[1]]
    return _one(cur, names, best[0], start, closing.end() if closing and inside else best[1])


def begun_exercise(cur: Cursor, names: Names) -> Called | None:
    """Return the exercise with a name that begins with the words up to the next number or keyword."""
    cur.skip()
    start = cur.pos
    end = phrase_end(cur)
    wanted = joined(cur.text[start:end])
    found = names.index_of_names.begun(wanted) if wanted else ()
    return _one(cur, names, found, start, end) if found else None


def find_plan(cur: Cursor, names: Names) -> tuple[list[Plan], int] | None:
    """Return the plans that the next words stand for, as many words as can be, and where those end."""
    cur.skip()
    known = plan_names(names)
    if (quote := cur.sees(QUOTED)) is not None:
        wanted = unquoted(quote)
        plans = [plan for plan in names.plans if plan.name == wanted] or known.find(joined(wanted))
        return (plans, quote.end()) if plans else None
    best: tuple[list[Plan], int] | None = None
    for end, told in spans(cur):
        if plans := known.find(told):
            best = plans, end
    return best


def find_version(cur: Cursor, exercise: Exercise, names: Names) -> tuple[Rung, int]:
    """Return the version that the next words name, of an exercise that is known, and where they end."""
    cur.skip()
    start = cur.pos
    if (quote := cur.sees(QUOTED)) is not None:
        wanted = unquoted(quote)
        for rung in exercise.ladder:
            if wanted in (rung.name, rung.id):
                return rung, quote.end()
        cur.refuse(_no_version(exercise, wanted), start, quote.end())
    by_id = {joined(rung.id): rung for rung in reversed(exercise.ladder)}
    best: tuple[Rung, int] | None = None
    for end, told in spans(cur):
        found = names.index_of_names.version(exercise.id, told) or by_id.get(told)
        if found is not None:
            best = found, end
    if best is None:
        end = phrase_end(cur)
        nearest = tuple(rung.name for rung in exercise.ladder)
        cur.refuse(_no_version(exercise, cur.text[start:end].strip()), start, end, nearest=nearest[:3],
                   unfinished=end == start)  # fmt: skip
    return best


def phrase_end(cur: Cursor) -> int:
    """Return where the words that look like a name end: at a number, a keyword or the end of the entry."""
    here, end = cur.pos, cur.pos
    cur.skip()
    while found := cur.sees(_PHRASE):
        if end > here and any(cur.sees(form) for form in kw.IN_WORK):
            break
        cur.pos = end = found.end()
    cur.pos = here
    return end


def name_behind(cur: Cursor, names: Names) -> Called | None:
    """Return the exercise that is named behind the numbers here, in the same entry."""
    at = cur.pos
    while at < len(cur.text) and cur.text[at] not in ";\n":
        if cur.text[at] == '"':
            return None
        if _LETTER.match(cur.text, at) and not cur.text[at - 1 : at].isalnum():
            cur.pos = at
            called = find_exercise(cur, names)
            if called is not None:
                before = cur.text[:at].rstrip()
                return None if before.endswith(",") else called
        at += 1
    return None


def refuse_unknown(cur: Cursor, names: Names) -> None:
    """Refuse the words here, which are nobody's name, with the names they are nearest to."""
    cur.skip()
    start, end = cur.pos, max(phrase_end(cur), cur.pos)
    if end == start:
        cur.refuse(f"“{cur.word()}” is not understood here: begin with a name, such as press-up 3x12.")
    text = cur.text[start:end].strip()
    nearest = tuple(names.index_of_names.near(text))
    plans = [plan.name for plan in names.plans if joined(text) and joined(text) in joined(plan.name)]
    nearest = (*nearest, *plans)[:3]
    told = f": is it {' or '.join(nearest)}?" if nearest else "."
    cur.refuse(f"No exercise or plan is called “{shown(text)}”{told}", start, end, nearest=nearest)


def refuse_plans(cur: Cursor, plans: Sequence[Plan], start: int, end: int) -> None:
    """Refuse words that several plans have in their names."""
    called = tuple(plan.name for plan in plans[:3])
    cur.refuse(f"“{shown(cur.text[start:end])}” is {_or(called)}: write which.", start, end, nearest=called)


def _one(cur: Cursor, names: Names, found: Sequence[Named], start: int, end: int) -> Called:
    if len(found) > 1:
        called = [each.name if each.rung is None else each.rung.name for each in found[:4]]
        if len(set(called)) < len(called):
            called = [
                f"{each.exercise.name} version {each.rung.name}" if each.rung else each.exercise.name
                for each in found[:4]
            ]
        told = _or(tuple(called))
        more = " and more" if len(found) > 4 else ""
        cur.refuse(
            f"“{shown(cur.text[start:end].strip())}” can be {told}{more}: write which.",
            start,
            end,
            nearest=tuple(called),
        )
    named = found[0]
    wanted = joined(cur.text[start:end])
    rung = named.rung or names.index_of_names.version(named.exercise.id, wanted)
    own = wanted in (joined(named.exercise.name), joined(named.exercise.id)) or named.rung is None
    return Called(exercise=named.exercise, rung=rung, own=own, start=start, end=end)


def _without_words(names: Names, wanted: str) -> tuple[Named, ...]:
    """Return what is called by signs alone, which no index of words holds."""
    return tuple(Named(each, None, each.name) for each in names.exercises if each.name == wanted)


def _no_version(exercise: Exercise, text: str) -> str:
    if not text:
        return f"Which version of {exercise.name}?"
    return f"{exercise.name} has no version called “{shown(text)}”."


def _or(called: tuple[str, ...]) -> str:
    return " or ".join(called)
