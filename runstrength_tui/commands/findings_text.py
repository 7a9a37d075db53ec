"""What ``doctor`` found, as lines for a person."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from runstrength_tui.domain.wording import many_text, time_text
from runstrength_tui.text import clean_text

if TYPE_CHECKING:
    from runstrength_tui.commands.findings import Findings, Held, UnderWay
    from runstrength_tui.store.records import StoreReport

_LABEL: Final = 12
_FOLDERS: Final = {"config": "Your files", "state": "Crash files", "cache": "Cache"}


def finding_lines(findings: Findings, width: int) -> Iterator[str]:
    """Yield the findings, a fact a line under its name, then what is wrong, or that all is well.

    A path that is longer than ``width`` stays whole, so that it can be copied.
    """
    facts = [("History", text) for text in _history(findings.store)]
    facts += [("Backups", _backups(findings.store))]
    facts += [("Under way", text) for text in _under_way(findings)]
    facts += [("Library", _library(findings))]
    for name, label in _FOLDERS.items():
        folder = findings.folders[name]
        facts.append((label, str(folder.path) + ("" if folder.exists else " (not there yet)")))
    before = ""
    for label, text in facts:
        yield from _fact("" if label == before else label, text, width)
        before = label
    yield ""
    if findings.well:
        yield f"RunStrength {findings.version}: all is well."
        return
    yield f"RunStrength {findings.version}: {many_text(len(findings.problems), 'thing')} to look at."
    for problem in findings.problems:
        yield from textwrap.wrap(
            clean_text(problem),
            width,
            initial_indent="- ",
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _fact(label: str, text: str, width: int) -> list[str]:
    return textwrap.wrap(
        clean_text(text, most=2000),
        width,
        initial_indent=label.ljust(_LABEL),
        subsequent_indent=" " * _LABEL,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _history(store: StoreReport) -> Iterator[str]:
    if not store.exists:
        yield f"{store.file} (not there yet)"
        return
    yield str(store.file)
    if not store.readable:
        return
    records = {table.name: table.records for table in store.tables}
    said = [many_text(records["sessions"], "session")]
    if records["runs"]:
        said.append(many_text(records["runs"], "run"))
    if records["trash"]:
        said.append(f"{records['trash']} deleted")
    said += [f"layout {store.schema_version}", _size(store.size)]
    yield ", ".join(said)


def _size(size: int) -> str:
    return f"{size} bytes" if size < 10_000 else f"{size / 1000:,.0f} KB".replace(",", " ")


def _backups(store: StoreReport) -> str:
    if not store.backups:
        return "none yet" + (f", {len(store.set_aside)} set aside" if store.set_aside else "")
    good = [backup for backup in store.backups if backup.good]
    newest = f", newest {good[0].path.name}" if good else ", none of them reads"
    aside = f", {many_text(len(store.set_aside), 'file')} set aside" if store.set_aside else ""
    return f"{len(store.backups)}{newest}{aside}"


def _under_way(findings: Findings) -> Iterator[str]:
    if not findings.under_way:
        yield "no session"
    for log in findings.under_way:
        yield _log(log)
    if findings.held is not None and findings.under_way:
        yield _held(findings.held)
    for aside in findings.set_aside:
        yield f"{aside} (kept aside; not used)"


def _log(log: UnderWay) -> str:
    if log.started_at is None:
        return f"{log.file} (does not read)"
    name = log.plan_name or "a session without a plan"
    when = f"{log.started_at:%Y-%m-%d} {time_text(log.started_at)}"
    end = "; finished, goes into the history at the next start" if log.finished else ""
    return f"{name}, since {when}, {many_text(log.sets, 'set')} done{end}"


def _held(held: Held) -> str:
    where = f" on {held.terminal}" if held.terminal else ""
    return f"open in process {held.pid}{where}" + ("" if held.here else f" of the machine {held.host}")


def _library(findings: Findings) -> str:
    library = findings.library
    own = f", from {many_text(library.own, 'file')} of your own and ours" if library.own else ""
    return f"{many_text(library.exercises, 'exercise')}, {many_text(library.plans, 'plan')}{own}"
