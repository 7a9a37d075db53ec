"""FIT: what most watches write; its session messages say start, distance, time and heart rate themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final

from garmin_fit_sdk import Decoder, Stream

from runstrength_tui.errors import BadFile
from runstrength_tui.exchange.tracks.recorded import Recorded, Sample

_EPOCH: Final = datetime(1989, 12, 31, tzinfo=UTC)
_UNSAID: Final = ("generic", "all")
_QUARTER: Final = timedelta(minutes=15)
_FARTHEST: Final = timedelta(hours=14)

_Message = Mapping[Any, Any]


def read(data: bytes) -> list[Recorded]:
    """Return every session of the file: one, or the parts of a multisport activity."""
    found, faults = Decoder(Stream.from_byte_array(bytearray(data))).read(merge_heart_rates=False)
    messages: Mapping[str, Sequence[_Message]] = found  # type: ignore[assignment]
    if faults:
        raise BadFile("This FIT file is damaged or cut short; nothing was stored.") from faults[0]
    kinds = [message.get("type") for message in messages.get("file_id_mesgs", ())]
    if kinds and "activity" not in kinds:
        kind = str(kinds[0]).replace("_", " ")
        raise BadFile(f"This FIT file holds no run that was done ({kind}); nothing was stored.")
    records = [message for message in messages.get("record_mesgs", ()) if _time(message.get("timestamp"))]
    samples = [
        Sample(message["timestamp"], _number(message.get("distance")), _number(message.get("heart_rate")))
        for message in records
    ]
    zone = _zone(messages.get("activity_mesgs", ()))
    sessions = messages.get("session_mesgs", ())
    if sessions:
        return [_recorded(session, samples, zone) for session in sessions]
    if not samples:
        raise BadFile("This FIT file holds no run; nothing was stored.")
    sport = next((str(one.get("sport") or "") for one in messages.get("sport_mesgs", ())), "")
    return [Recorded(what="FIT", started_at=samples[0].at, sport=_sport(sport), own_tz=zone, samples=samples)]


def _recorded(session: _Message, samples: Sequence[Sample], zone: timezone | None) -> Recorded:
    start = _time(session.get("start_time"))
    clock = _number(session.get("total_elapsed_time"))
    timer = _number(session.get("total_timer_time"))
    if start is not None:
        end = start + timedelta(seconds=min(clock or timer or 0.0, 10 * 86400))
        samples = [sample for sample in samples if start <= sample.at <= end]
    return Recorded(
        what="FIT",
        started_at=start or (samples[0].at if samples else None),
        sport=_sport(session.get("sport")),
        metres=_number(session.get("total_distance")),
        timer_s=timer,
        clock_s=clock,
        beats=_number(session.get("avg_heart_rate")),
        own_tz=zone,
        samples=samples,
    )


def _sport(sport: object) -> str:
    """Return the sport's name; a number is one that is not in the SDK's list."""
    named = str(sport) if sport is not None else ""
    return "" if named in _UNSAID else named if not named.isdecimal() else "another sport"


def _zone(activities: Sequence[_Message]) -> timezone | None:
    """Return the offset the watch was set to: its local time, which has no zone, against UTC."""
    for activity in activities:
        at, local = _time(activity.get("timestamp")), _number(activity.get("local_timestamp"))
        if at is not None and local is not None:
            apart = _EPOCH + timedelta(seconds=local) - at
            offset = round(apart / _QUARTER) * _QUARTER
            if abs(offset) <= _FARTHEST and abs(apart - offset) <= timedelta(minutes=1):
                return timezone(offset)
    return None


def _time(value: object) -> datetime | None:
    return value if isinstance(value, datetime) else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
