"""A file that comes in, whoever wrote it: told by what stands in it, never by its name, never asked."""

from __future__ import annotations

from runstrength_tui.errors import BadFile
from runstrength_tui.exchange.incoming import Incoming
from runstrength_tui.exchange.lines_in import read_text_lines
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
    if text.lstrip()[0] in "{[":
        raise BadFile("The file is JSON, and not as runstrength export writes it: nothing was stored.")
    found = read_table(text, by) or read_text_lines(text, by)
    if found is None:
        raise BadFile(
            "Nothing in the file says whose it is, so nothing was stored; what is read are files of Strong, "
            "Hevy, FitNotes and Liftosaur, lines, our own JSON, and runs as GPX, TCX and FIT."
        )
    return found
