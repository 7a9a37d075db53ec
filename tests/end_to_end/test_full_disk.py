"""A disk that is full in the middle of a set, and a folder that can only be read."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.app_help import (
    BACK_AGAIN,
    CANNOT_START,
    ELSEWHERE,
    FINISH_ASK,
    KEPT,
    LOSE_ASK,
    STORED,
    TODAY,
    WATCHING,
    Home,
    facts,
    quit_app,
    start_base_a,
    wait_marks,
)

_DISK = "tests.end_to_end.disk"


def test_a_disk_that_fills_up_mid_set_loses_nothing_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    """Else a full disk would cost the sets done meanwhile, or call them saved."""
    home, gate = Home(tmp_path), tmp_path / "full"
    with home.open(wrapper=(_DISK, "full", str(gate))) as t:
        start_base_a(t)
        t.press("4", "enter")
        wait_marks(t, "Low box jump", "✓··")
        t.press("space")
        t.wait_for("1 …")
        t.pump(0.3)
        gate.touch()
        t.press("space")
        t.wait_for(KEPT)
        t.press("space")
        t.wait_for("3 …")
        t.press("enter")
        wait_marks(t, "Low box jump", "✓…·")
        t.press("q")
        t.wait_for(TODAY)
        t.wait_for(KEPT)
        t.press("3")
        wait_marks(t, "Low box jump", "✓…·")
        with home.open() as second:  # to end the first would lose what it holds
            second.wait_for(ELSEWHERE)
            second.press("enter")
            second.wait_for("cannot save")
            assert t.process.poll() is None
            second.wait_for(WATCHING)
        gate.unlink()
        wait_marks(t, "Low box jump", "✓✓·")
        t.press("5", "enter")
        wait_marks(t, "Low box jump", "✓✓✓")
        assert KEPT not in t.text
        contents = home.read_log()
        assert contents.damaged == contents.lost == 0
        t.press("f")
        t.wait_for(FINISH_ASK)
        t.press("enter")
        t.wait_for(STORED)
        t.press("enter")
        t.wait_for(TODAY)
        assert quit_app(t) == 0
    (session,) = home.sessions()
    assert [fact[1] for fact in facts(session)] == [4, 3, 5]
    assert home.crashes == []


def test_finishing_on_a_full_disk_waits_for_room_and_then_stores(tmp_path: Path) -> None:
    """Else the whole session would be gone, or stored by halves, when only its end met a full disk."""
    home, gate = Home(tmp_path), tmp_path / "full"
    with home.open(wrapper=(_DISK, "full-all", str(gate))) as t:
        start_base_a(t)
        t.press("4", "enter")
        wait_marks(t, "Low box jump", "✓··")
        gate.touch()
        t.press("f")
        t.wait_for(FINISH_ASK)
        t.press("enter")
        t.wait_for(KEPT)
        t.pump(0.5)
        assert STORED not in t.text
        assert home.sessions() == []
        gate.unlink()
        t.wait_for(STORED)
        t.press("enter")
        t.wait_for(TODAY)
        assert quit_app(t) == 0
    (session,) = home.sessions()
    assert [fact[1] for fact in facts(session)] == [4]
    assert home.crashes == []


def test_leaving_while_a_full_disk_holds_up_the_finish_loses_no_set(tmp_path: Path) -> None:
    """Else quitting then would end in an error, lose the session, or not be possible at all."""
    home, gate = Home(tmp_path), tmp_path / "full"
    with home.open(wrapper=(_DISK, "full-all", str(gate))) as t:
        start_base_a(t)
        t.press("4", "enter")
        wait_marks(t, "Low box jump", "✓··")
        gate.touch()
        t.press("f")
        t.wait_for(FINISH_ASK)
        t.press("enter")
        t.wait_for(KEPT)
        t.press("q")
        t.wait_for(TODAY)
        t.press("q")
        t.wait_for(LOSE_ASK)
        t.press("z")
        assert t.wait_exit(10) == 0
    assert home.crashes == []
    with home.open() as t:
        t.wait_for(BACK_AGAIN)
        wait_marks(t, "Low box jump", "✓··")


def test_a_folder_that_can_only_be_read_opens_and_says_so(tmp_path: Path) -> None:
    """Else the history on a read-only disk could not be looked at, or a session be started for nothing."""
    home = Home(tmp_path)
    with home.open() as t:
        start_base_a(t)
        t.press("4", "enter", "f")
        t.wait_for(FINISH_ASK)
        t.press("enter")
        t.wait_for(STORED)
        t.press("enter")
        t.wait_for(TODAY)
        assert quit_app(t) == 0
    before = {path: path.read_bytes() for path in home.data.rglob("*") if path.is_file()}
    with home.open(wrapper=(_DISK, "read-only", "-")) as t:
        t.wait_for(TODAY)
        t.wait_for("Last")
        t.press("e")
        t.wait_for(CANNOT_START)
        t.press("4")
        t.wait_for("1 set")
        assert quit_app(t) == 0
    assert {path: path.read_bytes() for path in home.data.rglob("*") if path.is_file()} == before
    assert home.crashes == []
