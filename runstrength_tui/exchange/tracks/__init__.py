"""Runs as watches and phones record them, GPX, TCX and FIT, to runs of ours."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import tzinfo
from importlib import import_module
from typing import Final

from runstrength_tui.domain.run import Run
from runstrength_tui.errors import BadFile, RunStrengthError
from runstrength_tui.exchange.incoming import Incoming, Refused
from runstrength_tui.exchange.tracks.recorded import Recorded, as_run

MOST_BYTES: Final = 64 * 2**20
"""A day on the feet, a point a second, is about 30 MB of GPX."""
_GZIP: Final = b"\x1f\x8b"
_HEAD: Final = 4096


def sniff_track(data: bytes) -> str | None:
    """Return ``GPX``, ``TCX`` or ``FIT``, or None for anything else; gzipped files are looked into."""
    head = data[: 4 * _HEAD]
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, _HEAD)
        except zlib.error:
            return None
    head = head[:_HEAD]
    if head[8:12] == b".FIT":
        return "FIT"
    if b"<TrainingCenterDatabase" in head:
        return "TCX"
    return "GPX" if b"<gpx" in head or b":gpx" in head else None


def read_track(data: bytes, tz: tzinfo) -> Incoming:
    """Return the runs of a file, in local time by ``tz`` unless it names its own; raises one sentence.

    What is no run (a ride, the swim of a triathlon) is named among the refused, raised if it is all there is.
    """
    kind = sniff_track(data)
    if kind is None:
        raise BadFile("This is no GPX, TCX or FIT file; nothing was stored.")
    read = _reader(kind)
    recorded = read(_unpacked(data))
    runs: list[Run] = []
    refused: list[Refused] = []
    faults: list[RunStrengthError] = []
    for number, one in enumerate(recorded, 1):
        try:
            runs.append(as_run(one, tz))
        except BadFile as fault:
            faults.append(fault)
            refused.append(Refused(number, str(fault).removesuffix("; nothing was stored.")))
    if not runs:
        raise faults[0] if faults else BadFile(f"This {kind} file holds no run; nothing was stored.")
    return Incoming(source=f"a run ({kind})", runs=tuple(runs), refused=tuple(refused))


def _reader(kind: str) -> Callable[[bytes], list[Recorded]]:
    """Return the reader of a kind; its packages are an extra, which may not be installed."""
    try:
        module = import_module(f"{__name__}.{kind.lower()}_file")
    except ModuleNotFoundError as missing:
        raise RunStrengthError(
            f"Reading {kind} files needs packages that are not installed (here {missing.name}): "
            "pip install '.[tracks]' in the clone brings them; nothing was stored."
        ) from missing
    read: Callable[[bytes], list[Recorded]] = module.read
    return read


def _unpacked(data: bytes) -> bytes:
    """Return the file itself, taken out of gzip, and never more than ``MOST_BYTES``."""
    if data.startswith(_GZIP):
        unpacking = zlib.decompressobj(wbits=31)
        try:
            data = unpacking.decompress(data, MOST_BYTES + 1)
        except zlib.error as fault:
            raise BadFile("This gzip file is damaged; nothing was stored.") from fault
        if not unpacking.eof and len(data) <= MOST_BYTES:
            raise BadFile("This gzip file breaks off in the middle; nothing was stored.")
    if len(data) > MOST_BYTES:
        raise BadFile(f"A run of more than {MOST_BYTES >> 20} MB is not read; nothing was stored.")
    return data
