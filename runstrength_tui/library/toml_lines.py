"""Finds the line on which a field of a TOML file stands, since tomllib keeps no positions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runstrength_tui.library.faults import Where

_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*|\n|[\[\]{},=]|[^\s\[\]{},=\#\"']+",
    re.DOTALL,
)


def line_of(source: str, where: Where) -> int | None:
    """Return the line (from 1) of the field at ``where``, or of the nearest thing that holds it.

    ``source`` is TOML that tomllib has read without complaint.
    """
    lines = _Lines(source).lines
    for length in range(len(where), 0, -1):
        if (line := lines.get(where[:length])) is not None:
            return line
    return None


class _Lines:
    """Walks the tokens of a TOML text once and notes the line of every key and list element."""

    def __init__(self, source: str) -> None:
        self.lines: dict[Where, int] = {}
        self._tokens = list(self._split(source))
        self._at = 0
        self._counts: dict[Where, int] = {}
        table: Where = ()
        while self._at < len(self._tokens):
            token, line = self._tokens[self._at]
            if token == "\n":
                self._at += 1
            elif token == "[":
                table = self._header()
                self.lines.setdefault(table, line)
            else:
                self._pair(table)

    @staticmethod
    def _split(source: str) -> Iterator[tuple[str, int]]:
        line = 1
        for match in _TOKEN.finditer(source):
            token = match.group()
            if not token.startswith("#"):
                yield token, line
            line += token.count("\n")

    def _next(self) -> str:
        token = self._tokens[self._at][0] if self._at < len(self._tokens) else ""
        self._at += 1
        return token

    def _peek(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _header(self) -> Where:
        """Read ``[a.b]`` or ``[[a.b]]`` and return the way to that table."""
        line = self._tokens[self._at][1]
        self._next()
        is_list = self._peek() == "["
        names = self._keys({"]"})
        if is_list:
            self._next()
        where: Where = ()
        for number, name in enumerate(names, start=1):
            where = (*where, name)
            if where not in self._counts and not (is_list and number == len(names)):
                continue
            if is_list and number == len(names):
                self._counts[where] = self._counts.get(where, -1) + 1
                self.lines.setdefault(where, line)
            where = (*where, self._counts[where])
        return where

    def _keys(self, ends: set[str]) -> list[str]:
        """Read a key, dotted or not, up to one of ``ends``."""
        names: list[str] = []
        while (token := self._next()) and token not in ends:
            if token[0] in "\"'":
                names.append(token[1:-1])
            elif token != "[":
                names += [part for part in token.split(".") if part]
        return names

    def _pair(self, table: Where) -> None:
        line = self._tokens[self._at][1]
        where: Where = table
        for name in self._keys({"="}):
            where = (*where, name)
            self.lines.setdefault(where, line)
        self._value(where)

    def _value(self, where: Where) -> None:
        token = self._next()
        if token == "[":
            self._list(where)
        elif token == "{":
            while (token := self._peek()) and token != "}":
                if token in {",", "\n"}:
                    self._next()
                else:
                    self._pair(where)
            self._next()
        else:
            while self._peek() not in {"", "\n", ",", "]", "}"}:
                self._next()

    def _list(self, where: Where) -> None:
        index = 0
        while (token := self._peek()) and token != "]":
            if token == "\n":
                self._next()
            elif token == ",":
                self._next()
                index += 1
            else:
                self.lines.setdefault((*where, index), self._tokens[self._at][1])
                self._value((*where, index))
        self._next()
