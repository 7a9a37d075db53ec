"""GPX: tracks of points with a place and a time; the distance and what stood still are worked out of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from xml.etree.ElementTree import tostring

import gpxpy
from gpxpy.gpx import GPXException, GPXTrack, GPXTrackPoint

from runstrength_tui.errors import BadFile
from runstrength_tui.exchange.tracks.recorded import Recorded, Sample
from runstrength_tui.exchange.tracks.xml_tree import finite, in_utc, number, tree

_STRAVA: Final = {"1": "cycling", "9": "running"}
"""What older exports write for a sport."""
_BEFORE_FIRST: Final = timedelta(minutes=1)
_KEPT: Final = ("lat", "lon", "version")


def read(data: bytes) -> list[Recorded]:
    """Return every track of the file that has points."""
    root = tree(data, "GPX")
    for element in root.iter():
        element.attrib = {key: value for key, value in element.attrib.items() if key in _KEPT}
    try:
        # gpxpy looks for namespaces with patterns that take very long over text made for it; none are left.
        gpx = gpxpy.parse(tostring(root, encoding="unicode").replace("xmlns", ""))
    except (GPXException, ValueError) as fault:
        raise BadFile("This GPX file has a number or a place that is none; nothing was stored.") from fault
    tracks = [track for track in gpx.tracks if track.get_points_no()]
    if not tracks:
        raise BadFile("This GPX file holds no track; nothing was stored.")
    return [_recorded(track, gpx.time) for track in tracks]


def _recorded(track: GPXTrack, written: datetime | None) -> Recorded:
    samples = []
    metres = 0.0
    for segment in track.segments:
        last = None
        for point in segment.points:
            if not (finite(point.latitude) and finite(point.longitude)):
                raise BadFile("This GPX file has a place that is none; nothing was stored.")
            metres += (point.distance_2d(last) or 0.0) if last is not None else 0.0
            last = point
            if point.time is not None:
                samples.append(Sample(_utc(point.time), metres, _beats(point)))
    start = samples[0].at if samples else None
    if start and written and timedelta() < start - _utc(written) <= _BEFORE_FIRST:
        start = _utc(written)  # the watch was started, and had no place for some seconds
    sport = track.type or ""
    return Recorded(
        what="GPX",
        started_at=start,
        sport=_STRAVA.get(sport, sport),
        name=track.name or "",
        metres=metres if samples else None,
        samples=samples,
    )


def _utc(at: datetime) -> datetime:
    return in_utc(at, "GPX")


def _beats(point: GPXTrackPoint) -> float | None:
    for extension in point.extensions:
        for element in extension.iter():
            if element.tag in ("hr", "heartrate"):
                return number(element.text)
    return None
