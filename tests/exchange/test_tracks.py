"""A run that a watch recorded comes in as it was: when, how far, how long on the move; nothing else does."""

from __future__ import annotations

import gzip
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstrength_tui.errors import RunStrengthError
from runstrength_tui.exchange.tracks import read_track, sniff_track
from tests.exchange.track_files import fit, gpx, points, tcx

HELSINKI = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    "kind, data", [("GPX", gpx()), ("TCX", tcx()), ("FIT", fit())], ids=["gpx", "tcx", "fit"]
)
def test_the_run_is_the_same_from_each_kind_of_file(kind: str, data: bytes) -> None:
    """Ten minutes of running; the two minutes at the lights are no part of them."""
    for form in (data, gzip.compress(data)):
        assert sniff_track(form) == kind
        came = read_track(form, HELSINKI)
        (run,) = came.runs
        assert came.source == f"a run ({kind})" and came.refused == ()
        assert abs((run.started_at - datetime(2026, 11, 20, 7, 30, 20, tzinfo=HELSINKI)).total_seconds()) <= 5
        assert run.started_at.utcoffset() == timedelta(hours=2)
        assert run.distance_m == pytest.approx(1800, abs=2)
        assert (run.seconds, run.heart_rate, run.id) == (600, 140, 0)
        assert run.origin == "track 2026-11-20T05:30Z", "the second file of the same run would count it twice"


def test_pauses_that_the_watch_knows_of_are_believed() -> None:
    for data in (fit(timer_s=655.0), tcx(timer_s=655.0)):
        assert read_track(data, UTC).runs[0].seconds == 655


def test_a_treadmill_without_distance_keeps_its_time() -> None:
    still = [(at, 0.0) for at in range(0, 721, 10)]
    assert read_track(fit(run=still), UTC).runs[0].seconds == 720


def test_the_zone_a_watch_was_set_to_wins() -> None:
    """A run on holiday is told at the hour it was run."""
    run = read_track(fit(zone_h=9.0), HELSINKI).runs[0]
    assert run.started_at.isoformat() == "2026-11-20T14:30:20+09:00"


def test_each_run_of_a_file_comes_in_and_the_rest_is_named() -> None:
    for data in (tcx("Running", "Biking", "Running"), fit("running", "cycling", "running")):
        came = read_track(data, UTC)
        assert [run.started_at.hour for run in came.runs] == [5, 7]
        assert [(one.line, "cycling, not a run" in one.why) for one in came.refused] == [(2, True)]


def test_names_are_cleaned_and_lose_what_a_terminal_obeys() -> None:
    assert read_track(gpx(name="Lunch\u202e [b]Run[/b]"), UTC).runs[0].note == "Lunch [b]Run[/b]"


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><gpx><trk>&b;</trk></gpx>'
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a SYSTEM "file:///etc/passwd">]><gpx><name>&a;</name></gpx>'


NO_RUNS = [
    (gpx(kind="cycling"), "holds cycling, not a run"),
    (gpx(kind="1"), "holds cycling, not a run"),
    (tcx("Biking"), "holds cycling, not a run"),
    (tcx("Other"), "holds other, not a run"),
    (fit("walking"), "holds walking, not a run"),
    (gpx([(at, 9.0 * at) for at in range(0, 901, 10)], kind=""), "At 32 km/h"),
    (fit(kind="workout"), "no run that was done (workout)"),
    (fit()[:-1], "damaged or cut short"),
    (fit()[:400], "damaged or cut short"),
    (fit()[:-2] + b"\0\0", "damaged or cut short"),
    (gpx()[:600], "damaged or cut short in line 2"),
    (BOMB, "defines entities"),
    (OUTSIDE, "defines entities"),
    (b"<gpx>" + b"<a>" * 100_000, "nested too deep"),
    (b'<gpx version="1.1"/>', "holds no track"),
    (b"<TrainingCenterDatabase/>", "holds no run"),
    (gpx([]), "holds no track"),
    (gpx([(0, 0.0), (20, 50.0), (10, 90.0)]), "go backwards"),
    (gpx().replace(b'lat="60.0', b'lat="NaN" was="', 3), "a place that is none"),
    (gpx().replace(b'lat="60.0', b'lat="north" was="', 3), "a place that is none"),
    (gpx().replace(b"<time>", b"<tme>").replace(b"</time>", b"</tme>"), "says no times"),
    (gpx([(0, 0.0)]), "no distance and no time"),
    (gpx().replace(b"2026-11", b"1990-11"), "clock was not set"),
    (tcx().replace(b"<DistanceMeters>900", b"<DistanceMeters>inf"), "numbers that are none"),
    (tcx().replace(b"2026-11", b"2026-31"), "a time that is none"),
    (gpx().replace(b"2026-11-20T05:30:20Z", b"0001-01-01T00:00:00+14:00"), "a time that is none"),
    (gpx([(0, 0.0), (9, 30.0)]).replace(b"2026-11-20", b"9999-12-31"), "clock was not set"),
    (tcx().replace(b"UTF-8", b"UTF-99"), "a character set that is not known"),
    (gzip.compress(gpx())[:-20], "breaks off in the middle"),
    (gzip.compress(b"<gpx>" + bytes(70 << 20)), "more than 64 MB"),
    (b"Date,Workout Name\n", "no GPX, TCX or FIT file"),
    (b"", "no GPX, TCX or FIT file"),
]


@pytest.mark.parametrize("data, says", NO_RUNS, ids=[says for _, says in NO_RUNS])
def test_what_is_no_run_is_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(RunStrengthError) as caught:
        read_track(data, UTC)
    assert says in str(caught.value) and str(caught.value).endswith("nothing was stored.")
    assert "\n" not in str(caught.value)


@settings(max_examples=60, deadline=None)
@given(
    which=st.sampled_from([fit(run=points(step=100), zone_h=2), gpx(points(step=100)), tcx()]),
    changes=st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=6),
    signed=st.booleans(),
)
def test_no_file_brings_anything_but_a_run_or_a_sentence(
    which: bytes, changes: list[tuple[int, int]], signed: bool
) -> None:
    """Damage anywhere, behind a checksum that is right too, never ends in a crash."""
    data = bytearray(which)
    for place, value in changes:
        data[place % len(data)] = value
    if signed and data[8:12] == b".FIT":
        data[-2:] = _crc(data[:-2]).to_bytes(2, "little")
    try:
        read_track(bytes(data), UTC)
    except RunStrengthError as error:
        assert str(error).endswith("nothing was stored.")


def _crc(data: bytearray) -> int:
    from garmin_fit_sdk import CrcCalculator

    return int(CrcCalculator.calculate_crc(data, 0, len(data)))


@pytest.mark.parametrize(
    "package, data",
    [("gpxpy", gpx()), ("garmin_fit_sdk", fit()), ("defusedxml", tcx())],
    ids=["gpx", "fit", "tcx"],
)
def test_without_the_extra_one_sentence_says_what_brings_it(
    package: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in list(sys.modules):
        if name.startswith((package, "runstrength_tui.exchange.tracks.")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(RunStrengthError, match=r"pip install '\.\[tracks\]'.*nothing was stored"):
        read_track(data, UTC)
