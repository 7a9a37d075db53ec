"""Small GPX, TCX and FIT files of a made-up run: 10 minutes at 3 m/s, two minutes standing in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from garmin_fit_sdk import Encoder, Profile

START = datetime(2026, 11, 20, 5, 30, 20, tzinfo=UTC)
METRES_A_DEGREE = 111_195.0
Point = tuple[int, float]
"""Seconds after the start, metres so far."""


def points(*, step: int = 10, stop_s: int = 120) -> list[Point]:
    """Return the run's points: five minutes of running, a stop, five minutes more."""
    first = [(at, 3.0 * at) for at in range(0, 301, step)]
    return first + [(at + stop_s, 3.0 * at) for at in range(300, 601, step)]


def gpx(
    run: Sequence[Point] | None = None, *, kind: str = "running", name: str = "Morning Run", extra: str = ""
) -> bytes:
    """Return one track northwards, with a heart rate at each point."""
    body = "".join(
        f'<trkpt lat="{60 + metres / METRES_A_DEGREE:.7f}" lon="24.9"><ele>12.0</ele><time>{_iso(at)}</time>'
        "<extensions><ns3:TrackPointExtension><ns3:hr>140</ns3:hr></ns3:TrackPointExtension></extensions></trkpt>"
        for at, metres in (points() if run is None else run)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="test" '
        'xmlns="http://www.topografix.com/GPX/1/1" '
        'xmlns:ns3="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">'
        f"<metadata><time>{_iso(-5)}</time></metadata><trk><name>{name}</name><type>{kind}</type>"
        f"<trkseg>{body}</trkseg></trk>{extra}</gpx>"
    ).encode()


def tcx(*sports: str, at: int = 0, timer_s: float = 720, notes: str = "") -> bytes:
    """Return an activity for each sport, an hour apart, in two laps."""
    activities = "".join(
        f'<Activity Sport="{sport}"><Id>{_iso(at + 3600 * number)}</Id>'
        + "".join(_lap(at + 3600 * number, part, timer_s) for part in (0, 1))
        + f"<Notes>{notes}</Notes></Activity>"
        for number, sport in enumerate(sports or ("Running",))
    )
    return (
        '          <?xml version="1.0" encoding="UTF-8"?>\n<TrainingCenterDatabase '
        'xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>'
        f"{activities}</Activities></TrainingCenterDatabase>"
    ).encode()


def _lap(at: int, part: int, timer_s: float) -> str:
    half = points()[part * 31 : part * 31 + 31]
    track = "".join(
        f"<Trackpoint><Time>{_iso(at + after)}</Time><DistanceMeters>{metres}</DistanceMeters></Trackpoint>"
        for after, metres in half
    )
    return (
        f'<Lap StartTime="{_iso(at + half[0][0])}"><TotalTimeSeconds>{timer_s / 2}</TotalTimeSeconds>'
        f"<DistanceMeters>900</DistanceMeters><AverageHeartRateBpm><Value>{138 + 4 * part}</Value>"
        f"</AverageHeartRateBpm><Track>{track}</Track></Lap>"
    )


def fit(
    *sports: str,
    timer_s: float = 720.0,
    kind: str = "activity",
    run: Sequence[Point] | None = None,
    zone_h: float | None = None,
    session: bool = True,
) -> bytes:
    """Return a session for each sport, an hour apart."""
    encoder = Encoder()

    def write(message: str, **fields: Any) -> None:
        encoder.write_mesg({"mesg_num": Profile["mesg_num"][message], **fields})

    write("FILE_ID", type=kind, manufacturer="development", product=0, time_created=START)
    run = points() if run is None else run
    for number, sport in enumerate(sports or ("running",)):
        start = START + timedelta(hours=number)
        for at, metres in run:
            write("RECORD", timestamp=start + timedelta(seconds=at), distance=metres, heart_rate=140)
        if session:
            write(
                "SESSION",
                timestamp=start + timedelta(seconds=720),
                start_time=start,
                sport=sport,
                total_elapsed_time=720.0,
                total_timer_time=timer_s,
                total_distance=1800.0,
                avg_heart_rate=140,
            )
    end = START + timedelta(seconds=720)
    local = {} if zone_h is None else {"local_timestamp": _fit_seconds(end) + int(zone_h * 3600)}
    write("ACTIVITY", timestamp=end, num_sessions=1, type="manual", **local)
    return bytes(encoder.close())


def _fit_seconds(at: datetime) -> int:
    return int((at - datetime(1989, 12, 31, tzinfo=UTC)).total_seconds())


def _iso(after: int) -> str:
    return f"{START + timedelta(seconds=after):%Y-%m-%dT%H:%M:%SZ}"
