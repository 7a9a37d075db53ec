"""Ids: in time order, exact in every JSON reader, never given twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrength_tui.store.ids import new_id

ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2088, 12, 31), timezones=ZONES)
BITS = st.integers(0, 4095)


@given(MOMENTS, MOMENTS, BITS, BITS)
def test_ids_are_in_the_order_of_their_moments(
    one: datetime, other: datetime, bits: int, other_bits: int
) -> None:
    """Otherwise History shows sessions in the wrong order."""
    first, last = sorted((one, other))
    if last - first < timedelta(milliseconds=1):
        last = first + timedelta(milliseconds=1)
    low = new_id(first, lambda _: False, lambda _: bits)
    high = new_id(last, lambda _: False, lambda _: other_bits)
    assert low < high


@given(MOMENTS, BITS)
def test_ids_are_exact_in_every_json_reader(moment: datetime, bits: int) -> None:
    """Otherwise another reader of the file rounds an id and finds another session."""
    found = new_id(moment, lambda _: False, lambda _: bits)
    assert int(float(found)) == found
    assert abs(found) < 2**53


@given(st.sets(BITS, max_size=200), BITS)
def test_an_id_that_is_taken_is_not_given_again(taken_bits: set[int], bits: int) -> None:
    """Otherwise a session is taken for one that is there already, and lost."""
    moment = datetime(2026, 11, 21, 7, tzinfo=UTC)
    start = new_id(moment, lambda _: False, lambda _: 0)
    taken = {start + each for each in taken_bits}
    assert new_id(moment, taken.__contains__, lambda _: bits) not in taken


def test_random_bits_differ_between_processes_that_start_at_one_moment() -> None:
    """Otherwise two terminals that start sessions at once share an id."""
    moment = datetime(2026, 11, 21, 7, tzinfo=UTC)
    found = {new_id(moment, lambda _: False) for _ in range(50)}
    assert len(found) > 25


def test_an_id_beyond_53_bits_is_refused() -> None:
    """Otherwise a clock that is wrong by a century stores ids that other readers round."""
    with pytest.raises(ValueError, match="2150"):
        new_id(datetime(2150, 1, 1, tzinfo=UTC), lambda _: False)
