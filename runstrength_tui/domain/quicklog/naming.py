"""The shortest name of a version that stands for it and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.name_index import NameIndex
from runstrength_tui.domain.named import Names
from runstrength_tui.domain.quicklog import keywords as kw
from runstrength_tui.domain.quicklog.calling import find_exercise, find_plan, find_version
from runstrength_tui.domain.quicklog.commas import begins_entry
from runstrength_tui.domain.quicklog.cursor import QUOTED, Cursor, quoted
from runstrength_tui.domain.quicklog.outcome import NotALine
from runstrength_tui.domain.quicklog.when import says_time, says_when

_BEHIND: Final = ("1x8", "8,8,7", "L8 R7", "w 1x8", "drop 1x8", "rest 9s 1x8", "skipped tired", "not done")
"""What a name can be followed by."""
_BEFORE: Final = (
    kw.NOTE, kw.RUN, kw.RACE, kw.SESSION, kw.PLANNED, kw.LEAVE_OUT, kw.STRAY, kw.BULLET, kw.THEN,
)  # fmt: skip
"""What is tried before names."""
_known: list[tuple[NameIndex, dict[tuple[str, str], str]]] = []


def name_text(exercise_id: str, rung_id: str, name: str, names: Names) -> str:
    """Return how a version is named in a line; ``name``, as it was shown, where nobody knows it."""
    index = names.index_of_names
    if not _known or _known[0][0] is not index:
        _known[:] = [(index, {})]
    found = _known[0][1]
    key = exercise_id, rung_id
    if key not in found:
        exercise = names.by_id.get(exercise_id)
        if exercise is None or all(rung.id != rung_id for rung in exercise.ladder):
            return quoted(name)
        found[key] = next(
            (each for each in _ways(exercise, rung_id) if _stands_for(each, exercise, rung_id, names)),
            f"{quoted(exercise.id)} version {quoted(rung_id)}",
        )
    return found[key]


def _ways(exercise: Exercise, rung_id: str) -> Iterator[str]:
    rung = exercise.rung(rung_id)
    yield rung.name
    yield f"{exercise.name} version {rung.name}"
    for name in (exercise.name, exercise.id):
        for version in (rung.name, rung.id):
            if name == version:
                yield quoted(name)
            yield f"{quoted(name)} version {quoted(version)}"


def _stands_for(text: str, exercise: Exercise, rung_id: str, names: Names) -> bool:
    """Whether a name is read as this version, whatever follows it and wherever it stands."""
    for behind in _BEHIND:
        cur = Cursor(f"{text} {behind}")
        if not cur.sees(QUOTED) and (not text[:1].isalpha() or says_when(cur) or says_time(cur)):
            return False
        if any(cur.sees(form) for form in _BEFORE) or ";" in text or "\n" in text:
            return False
        try:
            called = find_exercise(cur, names)
            plan = find_plan(cur, names)
            if called is None or called.exercise.id != exercise.id or (plan and plan[1] > called.end):
                return False
            rung, end = called.rung, called.end
            cur.pos = end
            if cur.take(kw.VERSION):
                rung, end = find_version(cur, exercise, names)
        except NotALine:
            return False
        if rung is None or rung.id != rung_id or end != len(text):
            return False
        if not begins_entry(Cursor(f", {text} {behind}"), names):
            return False
    return True
