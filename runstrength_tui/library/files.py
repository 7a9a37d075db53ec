"""Reads one exercise or plan file into its type, and says in one sentence what is wrong with it."""

from __future__ import annotations

import os
import re
import stat
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, get_origin

import msgspec

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.figure.checks import figure_problems
from runstrength_tui.domain.figure.format import Figure
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.safety.rules import Rules
from runstrength_tui.library.checks import exercise_problems, plan_problems
from runstrength_tui.library.faults import Fault, FaultyFile, Where, field_name
from runstrength_tui.library.rule_checks import rules_problems
from runstrength_tui.library.toml_lines import line_of
from runstrength_tui.text import clean_text

MOST_BYTES = 64 * 1024
"""No exercise needs more; ours are about 7 KB."""

T = TypeVar("T")

_AT = re.compile(r" - at `(?:(key)` in `)?\$([^`]*)`$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_TOML_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_KINDS = {
    "str": "text in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "null": "nothing",
}


def read_exercise(path: Path) -> Exercise:
    """Return the exercise that a file holds; raises ``FaultyFile`` (a ``BadFile``)."""
    return _read(path, Exercise, exercise_problems)


def exercise_faults(path: Path) -> tuple[Fault, ...]:
    """Return everything that is wrong with an exercise file on its own, not only the first thing."""
    try:
        source = _source(path)
        raw = _parse(path, source)
    except FaultyFile as error:
        return (error.fault,)
    found = list(_field_problems(raw))
    if not found:
        try:
            found = list(exercise_problems(msgspec.convert(raw, Exercise)))
        except msgspec.ValidationError as error:
            found = [_explain(error, raw, Exercise)]
    return tuple(_fault(path, wrong, where=where, line=line_of(source, where)) for where, wrong in found)


def read_plan(path: Path) -> Plan:
    """Return the plan that a file holds; raises ``FaultyFile`` (a ``BadFile``)."""
    return _read(path, Plan, plan_problems)


def read_figure(path: Path) -> Figure:
    """Return the figure that a file of its own holds; raises ``FaultyFile`` (a ``BadFile``)."""
    return _read(path, Figure, figure_problems)


def read_rules(path: Path) -> Rules:
    """Return the safety rules that the file holds; raises ``FaultyFile`` (a ``BadFile``)."""
    return _read(path, Rules, rules_problems)


def fault_in(path: Path, where: Where, wrong: str, *, left_out: bool = True) -> Fault:
    """Return a fault at a field of a file that is TOML, with its line if the file still reads."""
    try:
        line = line_of(_source(path), where)
    except FaultyFile:
        line = None
    return _fault(path, wrong, where=where, line=line, left_out=left_out)


def _read(path: Path, kind: type[T], problems: Callable[[T], Iterator[tuple[Where, str]]]) -> T:
    source = _source(path)
    raw = _parse(path, source)
    try:
        record = msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        where, wrong = _explain(error, raw, kind)
        raise FaultyFile(_fault(path, wrong, where=where, line=line_of(source, where))) from None
    for where, wrong in problems(record):
        raise FaultyFile(_fault(path, wrong, where=where, line=line_of(source, where)))
    return record


def _source(path: Path) -> str:
    try:
        # Not blocking, so that a pipe that looks like a file cannot hold up the start.
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise FaultyFile(_fault(path, "it is not a plain file"))
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        why = error.strerror or "it failed"
        raise FaultyFile(_fault(path, f"it cannot be read ({why})")) from None
    if len(data) > MOST_BYTES:
        raise FaultyFile(_fault(path, f"it is larger than {MOST_BYTES // 1024} KB"))
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FaultyFile(_fault(path, "it is not UTF-8 text", line=line)) from None


def _parse(path: Path, source: str) -> dict[str, Any]:
    try:
        raw = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        text = str(error)
        found = _TOML_LINE.search(text)
        line = int(found[1]) if found else source.count("\n") + 1
        wrong = _TOML_LINE.sub("", text).removesuffix(" (at end of document)")
        raise FaultyFile(_fault(path, f"it is not TOML ({wrong})", line=line)) from None
    except (ValueError, RecursionError):
        raise FaultyFile(_fault(path, "it is not TOML (too long a number, or too deep)")) from None
    cleaned: dict[str, Any] = _clean(raw)
    return cleaned


def _clean(value: Any) -> Any:
    """Clean every text of a file, so that none of it can speak to the terminal."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_clean(element) for element in value]
    if isinstance(value, dict):
        return {key: _clean(element) for key, element in value.items()}
    return value


def _field_problems(raw: dict[str, Any]) -> Iterator[tuple[Where, str]]:
    """Yield where a field, or an element of one, is not of its type; each is looked at on its own."""
    fields = {field.name: field for field in msgspec.structs.fields(Exercise)}
    for name in raw:
        if name not in fields:
            yield (name,), "there is no such field"
    for name, field in fields.items():
        if name not in raw:
            if field.required:
                yield (), f"{name} is missing"
            continue
        alone = msgspec.defstruct("Alone", [(name, field.type)])
        for number, part in enumerate(_parts(raw[name], field.type)):
            try:
                msgspec.convert({name: part}, alone)
            except msgspec.ValidationError as error:
                where, wrong = _explain(error, {name: part}, alone)
                in_list = isinstance(part, list) and where[1:2] == (0,)
                yield (name, number, *where[2:]) if in_list else where, wrong


def _parts(value: Any, kind: Any) -> list[Any]:
    """Return a field's value in pieces that can be wrong each for itself: a list or table of one element."""
    if isinstance(value, list) and value:
        return [[element] for element in value]
    if isinstance(value, dict) and value and get_origin(kind) is dict:
        return [{key: element} for key, element in value.items()]
    return [value]


def _explain(error: msgspec.ValidationError, raw: dict[str, Any], kind: type[Any]) -> tuple[Where, str]:
    """Return where msgspec stumbled and what it met, in words."""
    text = str(error)
    where: list[str | int] = []
    if found := _AT.search(text):
        for name, index in _STEP.findall(found[2]):
            if index == "...":
                where.append(_key_at_fault(text, raw, kind, tuple(where)))
            else:
                where.append(name or int(index))
    wrong = _AT.sub("", text)
    if missing := re.match(r"Object missing required field `(.+)`", wrong):
        return tuple(where), f"{missing[1]} is missing"
    if unknown := re.match(r"Object contains unknown field `(.+)`", wrong):
        return (*where, unknown[1]), "there is no such field"
    if value := re.match(r"Invalid enum value (.+)", wrong):
        name = value[1].strip("'")
        if found and found[1]:
            where.append(name)
        return tuple(where), f"{name} is not one of the names known here"
    if types := re.match(r"Expected `(.+?)`(.*), got `?([^`]+)`?$", wrong):
        wanted = " or ".join(_KINDS.get(part, part) for part in types[1].split(" | "))
        got = _KINDS.get(types[3], types[3])
        return tuple(where), f"{wanted}{types[2]} is wanted, not {got}"
    return tuple(where), wrong


def _key_at_fault(text: str, raw: dict[str, Any], kind: type[Any], table: Where) -> str:
    """Return the key that msgspec writes as ``[...]``: the one that fails on its own."""
    value: Any = raw
    for step in table:
        value = value[step]
    for key, each in value.items():
        try:
            msgspec.convert(_put(raw, table, {key: each}), kind)
        except msgspec.ValidationError as error:
            if str(error) == text:
                return str(key)
    return "..."


def _put(into: Any, where: Where, value: Any) -> Any:
    """Return a copy of what a file says with something else at one place."""
    if not where:
        return value
    copy = into.copy()
    copy[where[0]] = _put(copy[where[0]], where[1:], value)
    return copy


def _fault(
    path: Path, wrong: str, *, where: Where = (), line: int | None = None, left_out: bool = True
) -> Fault:
    return Fault(
        file=clean_text(str(path), most=1000),
        wrong=clean_text(wrong),
        field=clean_text(field_name(where)),
        line=line,
        left_out=left_out,
    )
