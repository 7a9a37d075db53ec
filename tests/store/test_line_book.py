"""Earlier lines are a convenience: they come back newest first, and never stand in the way."""

from __future__ import annotations

import stat
from pathlib import Path

from runstrength_tui.store.line_book import FILE, MOST_KEPT, LineBook


def test_lines_come_back_newest_first_each_once_and_for_the_person_alone(tmp_path: Path) -> None:
    book = LineBook(tmp_path / "state")
    assert book.earlier() == ()
    for line in ("run 8k", "base a", "run 8k", "plank 3x45s"):
        book.add(line)
    assert LineBook(tmp_path / "state").earlier() == ("plank 3x45s", "run 8k", "base a")
    assert stat.S_IMODE((tmp_path / "state" / FILE).stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "state").iterdir()] == [FILE]


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("".join(f"run {number}k\n" for number in range(1000)))
    book = LineBook(tmp_path)
    book.add("base a")
    assert book.earlier()[:2] == ("base a", "run 999k") and len(book.earlier()) == MOST_KEPT
    assert len((tmp_path / FILE).read_text().splitlines()) == MOST_KEPT


def test_what_another_program_wrote_there_is_harmless(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"run\x1b[2J 8k\xff\n\0\n\xe2\x80\xae\n")
    assert all(line.isprintable() for line in LineBook(tmp_path).earlier())
    file = tmp_path / "no folder"
    file.write_text("")
    LineBook(file).add("run 8k")
    assert LineBook(file).earlier() == ()
