"""The tempo bell as it is heard and seen, and the one line about reps that slow down."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from runstrength_tui.domain.exercise import Exercise, Tempo
from runstrength_tui.domain.session import TimingSource
from runstrength_tui.screens.session.view import view
from tests.screens.app_help import Clock, Runner, running, stored

_BEAT = 1.15
"""A timer of one second has gone off."""


async def brisk(runner: Runner, name: str = "press-up") -> Exercise:
    """Begin a session of one exercise at a rep a second, so that a test need not wait for long."""
    backstage = runner.app.backstage
    exercise = msgspec.structs.replace(backstage.library.exercise(name), tempo=Tempo(0.5, 0, 0.5))
    await backstage.add(exercise)
    await runner.begin()
    return exercise


async def test_the_bell_rings_each_rep_and_twice_at_the_end_and_enter_takes_the_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[int] = []
    async with running(tmp_path) as runner:
        monkeypatch.setattr(runner.app, "bell", lambda: rung.append(1))
        await brisk(runner)
        await runner.press("t")
        assert "Get into position" in runner.text and "t stops" in runner.text
        assert "space stop" in runner.text
        runner.clock.forward(2)
        await runner.wait(_BEAT)
        assert not rung
        runner.clock.forward(3)
        await runner.wait(_BEAT)
        assert len(rung) == 1 and "With the bell" in runner.text
        runner.clock.forward(1)
        await runner.wait(_BEAT)
        assert len(rung) == 2
        runner.clock.forward(100)
        await runner.wait(_BEAT + 0.5)
        assert len(rung) == 4
        item = runner.session.current
        assert item is not None and item.hand.count == item.target.count
        assert "With the bell" not in runner.text and runner.session.sets_done == 0
        await runner.wait(_BEAT)
        assert len(rung) == 4
        await runner.press("enter")
        record = runner.session.items[0].done[0].record
        assert (record.count, record.source) == (item.target.count, TimingSource.TEMPO)


async def test_a_beat_moves_one_number_and_nothing_else(tmp_path: Path) -> None:
    """Every other change would go out over a slow line once a rep."""
    async with running(tmp_path) as runner:
        await brisk(runner)
        await runner.press("space", "t")
        session, now = runner.session, runner.clock.now
        seen = [view(session, now + timedelta(seconds=5 + beat), session.seq) for beat in range(3)]
        assert [each.big for each in seen] == ["1", "2", "3"]
        assert len({msgspec.structs.replace(each, big="") for each in seen}) == 1


async def test_t_stops_it_with_the_reps_so_far_and_the_bell_is_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[int] = []
    async with running(tmp_path) as runner:
        monkeypatch.setattr(runner.app, "bell", lambda: rung.append(1))
        await brisk(runner)
        await runner.press("t")
        await runner.press("T", each=5 + 3)
        item = runner.session.current
        assert item is not None and (item.hand.count, item.hand.tempo) == (3, None)
        runner.clock.forward(3)
        await runner.wait(_BEAT)
        assert not rung and "t stops" not in runner.text


async def test_without_the_bell_it_is_seen_and_not_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[int] = []
    config = tmp_path / "config"
    config.mkdir()
    (config / "settings.toml").write_text("bell = false\n")
    async with running(tmp_path) as runner:
        monkeypatch.setattr(runner.app, "bell", lambda: rung.append(1))
        await brisk(runner)
        await runner.press("t")
        runner.clock.forward(5)
        await runner.wait(_BEAT)
        assert "With the bell" not in runner.text and "At a steady pace" in runner.text
        runner.clock.forward(200)
        await runner.wait(_BEAT)
        await runner.press("enter")
        runner.clock.forward(300)
        await runner.wait(_BEAT)
        assert "Rest over" in runner.text and not rung


async def test_a_tempo_bell_that_ran_when_the_app_died_makes_nothing_up(tmp_path: Path) -> None:
    clock = Clock()
    async with running(tmp_path, clock) as runner:
        await brisk(runner)
        await runner.press("space", "space", "t")
    clock.forward(600)
    async with running(tmp_path, clock) as runner:
        await runner.until("nothing was lost")
        item = runner.session.current
        assert item is not None and (item.hand.count, item.hand.tempo) == (2, None)


async def test_it_says_where_it_is_not_for(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("t")
        assert "every jump waits for its landing" in runner.text
        before = runner.session.seq
        await runner.press("t")
        assert runner.session.seq == before


async def test_slowing_reps_are_told_once_until_the_set_is_done_and_kept_in_history(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await brisk(runner)
        await runner.press(*["space"] * 4, each=2)
        await runner.press("space", each=3)
        assert "Reps are slowing" not in runner.text
        await runner.press("space", each=3)
        assert "Reps are slowing: finish the set, or rest." in runner.text
        await runner.press("space", each=3)
        assert "Reps are slowing" in runner.text
        await runner.press("enter")
        assert "Reps are slowing" not in runner.text
        await runner.press("f", "enter")
        await runner.until("Stored")
        await runner.press("enter")
    (prompt,) = [each for each in stored(tmp_path).sessions()[0].prompts if each.id == "I14"]
    assert prompt.inputs["reps"] == 6


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (120, 40)])
async def test_what_must_be_read_while_it_runs_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, size=size) as runner:
        await brisk(runner)
        await runner.press("t")
        for text in ("press-up", "Get into position", "t stops"):
            assert text in runner.text
        runner.clock.forward(5 + 3.5)
        await runner.wait(_BEAT)
        for text in ("of ", "With the bell", "t stops", "enter"):
            assert text in runner.text
