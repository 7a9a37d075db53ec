"""What some words find in the history, for every command that takes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from runstrength_tui.commands.call import Call, now_local

if TYPE_CHECKING:
    from runstrength_tui.domain.history.collection import History
    from runstrength_tui.domain.units import DistanceUnit
    from runstrength_tui.store.history_index import HistoryIndex

STEP: Final = 1000
"""So many sessions are read at a time."""


def query_text(words: Sequence[str]) -> str:
    """Return the arguments as one line of words."""
    return " ".join(map(_quoted, words))


def found(call: Call, index: HistoryIndex, text: str, distance: DistanceUnit) -> History:
    """Return what the words find; raises UsageError for words that make no sense."""
    from runstrength_tui.domain.history.query import read_query
    from runstrength_tui.domain.history.vocabulary import Vocabulary
    from runstrength_tui.library import load_library

    index.refresh()
    read_all(index, records=False)
    library = load_library((call.places.config,), call.places.cache)
    vocabulary = Vocabulary(library, index.history.versions, index.history.plans)
    query = read_query(text, vocabulary, now_local().date(), distance=distance)
    if query.problem is not None:
        raise click.UsageError(f"{query.problem} runstrength history --help lists the words")
    read_all(index, records=query.asks_records)
    return index.history.where(query)


def read_all(index: HistoryIndex, *, records: bool) -> None:
    """Read all there is, with ``records`` also what each session did that none before it had."""
    while index.left or (records and index.uncounted):
        index.go_on(STEP)


def _quoted(word: str) -> str:
    """Return one argument as one word, as it was before the shell took its quotes away."""
    if " " not in word or '"' in word:
        return word
    key, colon, value = word.rpartition(":")
    return f'{key}{colon}"{value}"'
