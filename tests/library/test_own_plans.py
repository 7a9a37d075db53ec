"""Plans of a person's own: whole on disk or not there, and never in the place of another."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.exercise import Muscle
from runstrength_tui.domain.own_exercise import OwnExercise
from runstrength_tui.domain.own_plan import added, copy_of, joined, without
from runstrength_tui.domain.quicklog import Given, NotALine, read_line
from runstrength_tui.errors import BadFile, Missing, NotStored
from runstrength_tui.library import Library, load_library
from runstrength_tui.library.files import read_plan
from runstrength_tui.library.own_plans import bring_in, keep_plan, plan_faults, plan_text, remove_plan


def load(tmp_path: Path) -> Library:
    return load_library([tmp_path / "own"], tmp_path / "cache")


def test_every_plan_reads_back_as_it_was_written(tmp_path: Path, library: Library) -> None:
    """A plan given to a friend would ask them for something else."""
    for plan in library.plans:
        file = tmp_path / f"{plan.id}.toml"
        file.write_text(plan_text(plan))
        assert read_plan(file) == plan


def test_what_is_kept_is_in_the_library_at_once(tmp_path: Path, library: Library) -> None:
    """A changed plan would be seen after the next start only, or ours be changed by it."""
    mine = joined(copy_of(library.plan("runners-base-a"), library.plans), 2, library.by_id)
    mine = replace(mine, summary='Quotes " and \\ and [red]no markup[/red]')
    path = keep_plan(tmp_path / "own", mine, library)
    assert path.stat().st_mode & 0o777 == 0o600
    now = load(tmp_path)
    assert now.plans[-1] == mine and now.own_plans == {mine.id: path} and now.faults == ()
    assert now.plans[:-1] == library.plans
    called = {
        "base a": mine.id,
        "my base a": mine.id,
        "runner's base a": "runners-base-a",
        "base b": "runners-base-b",
    }
    for line, plan_id in called.items():
        assert read_line(line, now, Given(now=datetime.now(UTC))).sessions[0].plan == plan_id, line
    with pytest.raises(NotALine, match="My base A"):
        read_line("base", now, Given(now=datetime.now(UTC)))
    shorter = replace(mine, items=mine.items[:1])
    assert keep_plan(tmp_path / "own", shorter, now) == path
    assert load(tmp_path).plan(mine.id) == shorter


def test_what_is_not_in_order_or_taken_is_refused_and_nothing_is_written(
    tmp_path: Path, library: Library
) -> None:
    """A plan of ours would vanish behind another, or the person's file be one that is left out."""
    config = tmp_path / "own"
    ours = library.plan("first-steps")
    mine = copy_of(ours, library.plans)
    for wrong in (
        ours,
        replace(mine, name="first STEPS"),
        replace(mine, items=()),
        replace(mine, items=(replace(mine.items[0], exercise="gone"),)),
    ):
        with pytest.raises(BadFile, match=r"(?i)nothing was written"):
            keep_plan(config, wrong, library)
    assert not config.exists()
    keep_plan(config, mine, library)
    with pytest.raises(BadFile, match="taken already"):  # another terminal made it since
        keep_plan(config, mine, library)


def test_a_plan_brings_along_the_exercises_that_are_known_by_name_only(
    tmp_path: Path, library: Library
) -> None:
    """A plan with an exercise from another tracker would be a faulty file as soon as it is kept."""
    crunch = OwnExercise(id="own-cable-crunch", name="Cable crunch", muscles={Muscle.ABS: 1.0})
    knows = library.with_own((crunch,))
    mine = copy_of(library.plan("first-steps"), library.plans)
    mine = added(mine, knows.by_id[crunch.id], 1, knows.by_id)
    path = keep_plan(tmp_path / "own", mine, knows)
    now = load(tmp_path)
    assert now.faults == () and now.plan(mine.id) == replace(mine, own=(crunch,))
    assert now.by_id[crunch.id] == knows.by_id[crunch.id]
    better = replace(crunch, name="Crunch")
    assert now.with_own((better,)).by_id[crunch.id].name == "Crunch"
    assert now.with_own((crunch,)).plan(mine.id).own == (crunch,)

    friend = load_library([tmp_path / "friend"], tmp_path / "cache of a friend")
    plan, _ = bring_in(tmp_path / "friend", path, friend)
    theirs = load_library([tmp_path / "friend"], tmp_path / "cache of a friend")
    assert theirs.plan(plan.id) == replace(mine, own=(crunch,)) and theirs.faults == ()
    keep_plan(tmp_path / "friend", without(plan, 1, theirs.by_id), theirs)
    theirs = load_library([tmp_path / "friend"], tmp_path / "cache of a friend")
    assert theirs.plan(plan.id).own == () and crunch.id not in theirs.by_id

    for wrong, says in (
        (replace(crunch, id="press-up"), "own- is wanted before"),
        (replace(crunch, name="Goblet squat"), "Goblet squat is taken"),
        (replace(crunch, id="own-../x"), "own- is wanted before"),
        (replace(crunch, name=""), "it is empty"),
        (replace(crunch, name="x" * 150), "150 characters are too long"),
        (replace(crunch, muscles={Muscle.ABS: 7.0}), "1.0 for a prime mover"),
    ):
        items = tuple(replace(each, exercise=wrong.id, rung="own") for each in mine.items[1:2])
        path.write_text(plan_text(replace(mine, name="Hostile", items=items, own=(wrong,))))
        with pytest.raises(BadFile, match=says):
            bring_in(tmp_path / "friend", path, friend)
        assert says in load(tmp_path).faults[0].wrong


def test_a_deleted_plan_comes_back_as_it_was(tmp_path: Path, library: Library) -> None:
    """One wrong key would cost the evening it took to write it."""
    mine = copy_of(library.plan("first-steps"), library.plans)
    path = keep_plan(tmp_path / "own", mine, library)
    with pytest.raises(Missing, match="First steps is one of ours and stays"):
        remove_plan(library.plan("first-steps"), load(tmp_path))
    back = remove_plan(mine, load(tmp_path))
    assert not path.exists() and len(load(tmp_path).plans) == len(library.plans)
    back()
    assert load(tmp_path).plan(mine.id) == mine
    back = remove_plan(mine, load(tmp_path))
    keep_plan(tmp_path / "own", replace(mine, minutes=44), library)
    with pytest.raises(NotStored, match="taken by another plan now"):
        back()
    other = remove_plan(mine, load(tmp_path))
    back()
    assert load(tmp_path).plan(mine.id) == mine, "the one that was deleted first, not the one of its name"
    remove_plan(mine, load(tmp_path))
    other()
    assert load(tmp_path).plan(mine.id).minutes == 44


def test_a_full_disk_leaves_the_plan_as_it_was(tmp_path: Path, library: Library) -> None:
    """Half a file would be left out at the next start, and the old plan be gone."""
    mine = copy_of(library.plan("first-steps"), library.plans)
    keep_plan(tmp_path / "own", mine, library)
    now = load(tmp_path)
    full = OSError(28, "No space left on device")
    with patch("os.fsync", side_effect=full), pytest.raises(NotStored, match="No space left on device"):
        keep_plan(tmp_path / "own", replace(mine, minutes=44), now)
    assert load(tmp_path).plan(mine.id) == mine
    assert [name for name in os.listdir(tmp_path / "own" / "plans") if name.startswith(".")] == []


def test_a_plan_of_somebody_else_is_taken_in_only_whole(
    tmp_path: Path, library: Library, own: Callable[..., Path]
) -> None:
    """What is not in order is named with its line; what is there already is not overwritten unasked."""
    theirs = own(
        "../theirs.toml",
        ('name = "First steps"', 'name = "Ana\'s \\u001b[31mfirst"'),
        like="plans/first-steps.toml",
    )
    config = tmp_path / "own"
    plan, path = bring_in(config, theirs, library)
    assert (plan.name, plan.id) == ("Ana's [31mfirst", "ana-s-31mfirst")
    assert "\x1b" not in path.read_text()
    now = load(tmp_path)
    with pytest.raises(BadFile, match=r"There is a plan .* already"):
        bring_in(config, theirs, now)
    assert bring_in(config, theirs, now, force=True)[1] == path
    assert bring_in(config, theirs, now, name="Another")[0].id == "another"
    broken = own("../broken.toml", ("sets = 3", "sets = 0"), like="plans/first-steps.toml")
    with pytest.raises(
        BadFile, match=r"broken.toml, line \d+, items\[1\].dose.sets: 1 to 20 is wanted. Nothing"
    ):
        bring_in(config, broken, now)
    assert [fault.line for fault in plan_faults(broken, now)] == [15]
    with pytest.raises(BadFile, match="one of ours"):
        bring_in(config, theirs, now, name="First steps", force=True)
    with pytest.raises(BadFile, match=r"cannot be read .* Nothing was taken in"):
        bring_in(config, tmp_path / "nowhere.toml", now)
