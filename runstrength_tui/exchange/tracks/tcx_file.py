"""TCX: activities of laps of points, with the watch's own times and distances."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from xml.etree.ElementTree import Element

from runstrength_tui.exchange.tracks.recorded import Recorded, Sample
from runstrength_tui.exchange.tracks.xml_tree import in_utc, no_time, number, tree


def read(data: bytes) -> list[Recorded]:
    """Return every activity of the file, those of a multisport one too."""
    return [_activity(activity) for activity in tree(data, "TCX").iter("Activity")]


def _activity(activity: Element) -> Recorded:
    laps = activity.findall("Lap")
    samples = [sample for lap in laps for sample in _samples(lap)]
    starts = [_time(lap.get("StartTime")) for lap in laps] + [_time(activity.findtext("Id"))]
    start = next((at for at in starts if at), samples[0].at if samples else None)
    timer = _sum(lap.findtext("TotalTimeSeconds") for lap in laps)
    return Recorded(
        what="TCX",
        started_at=start,
        sport=activity.get("Sport") or "",
        name=activity.findtext("Notes") or "",
        metres=_sum(lap.findtext("DistanceMeters") for lap in laps),
        timer_s=timer,
        clock_s=(samples[-1].at - start).total_seconds() if samples and start else timer,
        beats=_beats(laps),
        samples=samples,
    )


def _samples(lap: Element) -> Iterable[Sample]:
    for point in lap.iterfind("Track/Trackpoint"):
        at = _time(point.findtext("Time"))
        if at is not None:
            yield Sample(
                at, number(point.findtext("DistanceMeters")), number(point.findtext("HeartRateBpm/Value"))
            )


def _beats(laps: list[Element]) -> float | None:
    """Return the laps' average rates, each for as long as its lap."""
    weighted, seconds = 0.0, 0.0
    for lap in laps:
        rate, lasted = (
            number(lap.findtext("AverageHeartRateBpm/Value")),
            number(lap.findtext("TotalTimeSeconds")),
        )
        if rate and lasted:
            weighted, seconds = weighted + rate * lasted, seconds + lasted
    return weighted / seconds if seconds else None


def _sum(texts: Iterable[str | None]) -> float | None:
    known = [value for value in map(number, texts) if value is not None]
    return sum(known) if known else None


def _time(text: str | None) -> datetime | None:
    """Return a time of the file, aware; TCX times are UTC where they do not say."""
    if not text:
        return None
    try:
        return in_utc(datetime.fromisoformat(text.strip()), "TCX")
    except ValueError as fault:
        raise no_time("TCX") from fault
