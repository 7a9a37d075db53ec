"""``plan``: a plan as one file, to keep, to change by hand or to give to somebody."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from runstrength_tui.commands.call import EXIT_FAILED, Call, say_json
from runstrength_tui.errors import RunStrengthError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from runstrength_tui.domain.plan import Plan
    from runstrength_tui.library import Library

_EXAMPLES: Final = """\b
Examples:
  runstrength plan list
  runstrength plan export base a base-a.toml
  runstrength plan export heavy day a > heavy.toml
  runstrength plan check from-a-friend.toml
  runstrength plan import from-a-friend.toml
  runstrength plan import base-a.toml --name "Garage A"
"""


@click.group(name="plan", invoke_without_command=True, epilog=_EXAMPLES)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Write a plan to a file, take one in, check one, or list them all.

    Plans of your own are files in the folder plans of your config folder (runstrength doctor says where
    that is), and stand beside ours. In the app they are made and changed behind the list of plans on Today.
    """
    if ctx.invoked_subcommand is None:
        raise click.UsageError(
            "plan needs one of list, export, import and check; see runstrength plan --help"
        )


@command.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print the plans whole, as JSON.")
@click.pass_obj
def list_(call: Call, as_json: bool) -> None:
    """Print every plan with its minutes, level and what it is."""
    from runstrength_tui.domain.wording import level_text

    library = _library(call)
    if as_json:
        say_json(library.plans)
        return
    widest = max(len(plan.name) for plan in library.plans)
    for plan in library.plans:
        own = ", your own" if plan.id in library.own_plans else ""
        click.echo(f"{plan.name.ljust(widest)}  {plan.minutes:>3} min  {level_text(plan.level)}{own}")


def _complete_name(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the plans whose name goes on so, by any run of its words; else what the shell lists."""
    from click.shell_completion import CompletionItem

    from runstrength_tui.commands import call_of

    *before, last = (_plain(word) for word in (*(ctx.params.get("words") or ()), incomplete))
    try:
        plans = _library(call_of(ctx.find_root())).plans
    except (RunStrengthError, click.UsageError):  # said when the line is entered, not in the middle of it
        plans = ()
    found = {}
    for plan in plans:
        words = _plain(plan.name).split()
        starts = range(len(words) - len(before))
        for at in starts if before or last else starts[:1]:
            rest = words[at + len(before) :]
            if words[at : at + len(before)] == before and rest[0].startswith(last):
                found[" ".join(rest)] = plan.name
    known = [CompletionItem(rest, help=name) for rest, name in found.items()]
    return known or [CompletionItem(incomplete, type="file")]


def _plain(name: str) -> str:
    """Return a name without what a shell takes for something else."""
    return re.sub(r"[^\w\s-]", "", name).lower()


@command.command()
@click.argument(
    "words", metavar="NAME... [FILE.toml]", nargs=-1, required=True, shell_complete=_complete_name
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.pass_obj
def export(call: Call, words: tuple[str, ...], force: bool) -> None:
    """Write the plan of that NAME to a FILE, which must end in .toml, or without one to standard output."""
    from runstrength_tui.commands.out_file import write_file, write_out
    from runstrength_tui.library.own_plans import plan_text

    file = Path(words[-1]).expanduser() if words[-1].endswith(".toml") else None
    library = _library(call)
    plan = _called(" ".join(words[:-1] if file else words), library)
    data = plan_text(plan).encode()
    if file is None:
        write_out([data])
    else:
        write_file(file, [data], force=force)
        click.echo(f"{plan.name} is in {file}.")
    for name in _from_own_files(plan, library):
        click.echo(f"{name} is from a file of your own: who takes the plan in needs that file too.", err=True)


@command.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", default="", metavar="NAME", help="Give it this name.")
@click.option("--force", is_flag=True, help="Put it in the place of your own plan of that name.")
@click.pass_obj
def import_(call: Call, file: Path, name: str, force: bool) -> None:
    """Take the plan in FILE into your own, if it is in order."""
    from runstrength_tui.library.own_plans import bring_in
    from runstrength_tui.text import clean_text

    plan, path = bring_in(
        call.places.config, file.expanduser(), _library(call), name=clean_text(name), force=force
    )
    click.echo(f"{plan.name}, {plan.minutes} min, is among your plans now: {path}")


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the faults as JSON.")
@click.pass_obj
def check(call: Call, file: Path, as_json: bool) -> int:
    """Name file, line and field of what is wrong with a plan FILE. The exit code is 1 then."""
    from runstrength_tui.library.own_plans import plan_faults

    faults = plan_faults(file.expanduser(), _library(call))
    if as_json:
        say_json(faults)
    else:
        for fault in faults:
            click.echo(fault.short)
        if not faults:
            click.echo("A plan, no faults")
    return EXIT_FAILED if faults else 0


def _from_own_files(plan: Plan, library: Library) -> list[str]:
    """Return the names of exercises that the plan neither brings along nor everybody has."""
    from runstrength_tui.library.compiled import DATA

    brought = {own.id for own in plan.own}
    ids = dict.fromkeys(item.exercise for item in plan.items)
    return [
        library.exercise(each).name
        for each in ids
        if each not in brought and not (DATA / "exercises" / f"{each}.toml").exists()
    ]


def _library(call: Call) -> Library:
    from runstrength_tui.library import load_library

    return load_library((call.places.config,), call.places.cache)


def _called(words: str, library: Library) -> Plan:
    """Return the plan that some words of its name stand for; raises Missing naming the ones that do."""
    from runstrength_tui.domain.name_index import joined
    from runstrength_tui.domain.quicklog.calling import plan_names
    from runstrength_tui.errors import Missing

    found = plan_names(library).find(joined(words))
    if len(found) == 1:
        return found[0]
    if found:
        raise Missing(
            f"“{words}” could be {', '.join(plan.name for plan in found[:4])}: say more of the name."
        )
    raise Missing(f"No plan is called “{words}”; runstrength plan list names them all.")
