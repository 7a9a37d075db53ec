"""What came of a line, in one text: what is compared with the table."""

from __future__ import annotations

import re

from runstrength_tui.domain.named import Names
from runstrength_tui.domain.quicklog import Given, NotALine, read_line
from runstrength_tui.domain.quicklog.writing import race_line, run_line, session_line

_MOMENT = re.compile(r"\S+ \S+ [+-]\d\d:\d\d ")


def said_back(text: str, names: Names, given: Given) -> str:
    """Return a line's records as their own lines, without the moment: ``press-up 3x12``.

    What is ambiguous comes back as ``either`` and all ways to write it, what is wrong as ``no`` with the
    part that is shown as wrong and the names it may have meant, what is unfinished as ``unfinished``.
    """
    try:
        found = read_line(text, names, given)
    except NotALine as fault:
        if fault.readings:
            return "either " + " | ".join(each.write for each in fault.readings)
        if fault.unfinished:
            return "unfinished"
        nearest = f" ~ {', '.join(fault.nearest)}" if fault.nearest else ""
        return f"no «{text[fault.start : fault.end]}»{nearest}"
    lines = [_MOMENT.sub("", run_line(each), count=1) for each in found.runs]
    lines += [race_line(each) for each in found.races]
    lines += [_MOMENT.sub("", session_line(each, names), count=1) for each in found.sessions]
    return " ; ".join(lines)
