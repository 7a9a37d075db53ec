"""A file that comes in, whoever wrote it: told by what stands in it, never by its name, never asked."""

from __future__ import annotations

from runstrength_tui.errors import BadFile
from runstrength_tui.exchange.incoming import Incoming
from runstrength_tui.exchange.read_by import ReadBy
from runstrength_tui.exchange.reading import text_of
from runstrength_tui.exchange.tables import read_table
from runstrength_tui.exchange.tracks import read_track, sniff_track


def read_incoming(data: bytes, by: ReadBy) -> Incoming:
    """Return what a file comes to; raises one sentence for a file that is nobody's, or is damaged."""
    if sniff_track(data):
        return read_track(data, by.zone)
    text = text_of(data)
    if not text.strip():
        raise BadFile("The file is empty: nothing was stored.")
    found = read_table(text, by)
    if found is not None:
        return found
    raise BadFile(
        "Nothing in the file says whose it is, so nothing was stored; files of Strong, Hevy, FitNotes and "
        "Liftosaur are read, and runs as GPX, TCX and FIT."
    )
