"""A person's own plans as files: written whole or not at all, taken away so that they can come back."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from runstrength_tui.domain.own_plan import free_id, named
from runstrength_tui.domain.plan import Dose, Plan
from runstrength_tui.errors import BadFile, Missing, NotStored
from runstrength_tui.library.checks import plan_problems, unknown_items
from runstrength_tui.library.faults import Fault, FaultyFile, field_name
from runstrength_tui.library.files import fault_in, read_plan
from runstrength_tui.library.library import Library
from runstrength_tui.whole_file import write_whole

FOLDER: Final = "plans"
REMOVED: Final = "removed"
"""Folder in that of the plans for what was taken out of it; nothing reads it."""


def plan_text(plan: Plan) -> str:
    """Return a plan as the file that holds it."""
    import tomli_w  # only where one is written

    fields = msgspec.to_builtins(plan)
    head = {name: value for name, value in fields.items() if name not in ("items", "own")}
    head.setdefault("level", plan.level.value)
    text = tomli_w.dumps(head)
    for item in fields["items"]:
        amount = item.pop("dose")
        amount.setdefault("rest_s", Dose(sets=1, low=1, high=1).rest_s)
        dose = ", ".join(tomli_w.dumps({name: value}).strip() for name, value in amount.items())
        text += f"\n[[items]]\n{tomli_w.dumps(item)}dose = {{ {dose} }}\n"
    for own in plan.own:
        fields = {name: value for name, value in msgspec.to_builtins(own).items() if value is not None}
        worked = ", ".join(tomli_w.dumps({name: value}).strip() for name, value in own.muscles.items())
        fields.pop("muscles", None)
        muscles = f"muscles = {{ {worked} }}\n" if worked else ""
        text += f"\n[[own]]\n{tomli_w.dumps(fields)}{muscles}"
    return text


def keep_plan(config: Path, plan: Plan, library: Library) -> Path:
    """Write a plan of a person's own, in place of the one of its id, and return its file once it is on disk.

    Raises BadFile for one that is not in order, or whose id is one of ours, and NotStored.
    """
    plan = _with_its_own(plan, library)
    for where, wrong in (*plan_problems(plan), *unknown_items(plan, library.by_id)):
        raise BadFile(f"{plan.name}: {field_name(where)}: {wrong}. Nothing was written.")
    if wrong := named(plan, plan.name, library.plans):
        raise BadFile(f"{wrong} Nothing was written.")
    path = library.own_plans.get(plan.id) or config / FOLDER / f"{plan.id}.toml"
    taken = path.exists() or any(each.id == plan.id for each in library.plans)
    if plan.id not in library.own_plans and taken:
        raise BadFile(f"{path.name} is taken already; nothing was written.")
    try:
        write_whole(path, plan_text(plan).encode())
    except OSError as error:
        raise NotStored(f"{path} cannot be written ({error.strerror}); nothing was kept.") from None
    return path


def _with_its_own(plan: Plan, library: Library) -> Plan:
    """Return a plan with just those exercises known by name that are in it, so that it is whole by itself."""
    known = {own.id: own for own in plan.own} | dict(library.own)
    wanted = dict.fromkeys(item.exercise for item in plan.items)
    return replace(plan, own=tuple(known[each] for each in wanted if each in known))


def remove_plan(plan: Plan, library: Library) -> Callable[[], None]:
    """Take a plan of a person's own out of the library; what is returned puts it back.

    The file goes into the folder ``removed`` beside it. Raises Missing for one of ours, and NotStored.
    """
    path = library.own_plans.get(plan.id)
    if path is None:
        raise Missing(f"{plan.name} is one of ours and stays; only a plan of your own can be deleted.")
    aside, number = path.parent / REMOVED / path.name, 2
    while aside.exists():  # one of its name was deleted before, and may still come back
        aside, number = aside.with_name(f"{path.stem} {number}{path.suffix}"), number + 1
    try:
        aside.parent.mkdir(mode=0o700, exist_ok=True)
        os.replace(path, aside)
    except OSError as error:
        raise NotStored(f"{path} cannot be deleted ({error.strerror}); it is as it was.") from None

    def put_back() -> None:
        if path.exists():
            raise NotStored(f"{path} is taken by another plan now; the deleted one is kept as {aside}.")
        try:
            os.replace(aside, path)
        except OSError as error:
            raise NotStored(f"{aside} cannot be put back ({error.strerror}); it is kept there.") from None

    return put_back


def bring_in(
    config: Path, file: Path, library: Library, *, name: str = "", force: bool = False
) -> tuple[Plan, Path]:
    """Take a plan that somebody else made into the person's own, and return it with its file.

    One of a name that is taken is refused, but with ``force`` a plan of the person's own gives way to it.
    Raises BadFile with all that is wrong, and NotStored; nothing is changed then.
    """
    found = plan_faults(file, library)
    if found:
        raise BadFile(f"{found[0].short}. Nothing was taken in.")
    plan = read_plan(file)
    plan = replace(plan, name=name or plan.name)
    same = next((each for each in library.plans if each.name.casefold() == plan.name.casefold()), None)
    if same is None:
        plan = replace(plan, id=free_id(plan.name, library.plans))
    elif same.id in library.own_plans and force:
        plan = replace(plan, id=same.id)
    else:
        way = "--force puts this one in its place" if same.id in library.own_plans else "it is one of ours"
        raise BadFile(
            f"There is a plan {same.name} already ({way}); nothing was taken in. "
            "--name gives this one another."
        )
    return plan, keep_plan(config, plan, library)


def plan_faults(file: Path, library: Library) -> tuple[Fault, ...]:
    """Return what is wrong with a plan file that need not be one of the library's."""
    try:
        plan = read_plan(file)
    except FaultyFile as error:
        return (error.fault,)
    return tuple(fault_in(file, *problem) for problem in unknown_items(plan, library.by_id))
