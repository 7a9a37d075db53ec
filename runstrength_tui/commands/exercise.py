"""``exercise``: files for exercises of your own, begun and checked."""

from __future__ import annotations

from pathlib import Path

import click

from runstrength_tui.commands.call import EXIT_FAILED, Call, say_json


@click.group(name="exercise", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Write an exercise of your own, or check those you have.

    Each is a file in the folder exercises of your config folder (runstrength doctor says where that is), and
    stands in the library beside ours.
    """
    if ctx.invoked_subcommand is None:
        raise click.UsageError("exercise needs one of new and check; see runstrength exercise --help")


@command.command()
@click.argument("words", metavar="NAME...", nargs=-1, required=True)
@click.pass_obj
def new(call: Call, words: tuple[str, ...]) -> None:
    """Write a file to fill in for an exercise of that NAME, every field explained."""
    from runstrength_tui.library import load_library
    from runstrength_tui.library.own import write_new

    library = load_library((call.places.config,), call.places.cache)
    path = write_new(call.places.config, " ".join(words), library.by_id)
    click.echo(path)
    click.echo("Fill it in, then: runstrength exercise check", err=True)


@command.command()
@click.argument("file", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the faults as JSON.")
@click.pass_obj
def check(call: Call, file: str | None, as_json: bool) -> int:
    """Name file, line and field of every fault; without a FILE in all exercises of your own.

    The exit code is 1 when there is any.
    """
    from runstrength_tui.domain.wording import many_text
    from runstrength_tui.library import own

    found = own.check(call.places.config, None if file is None else Path(file).expanduser())
    if as_json:
        say_json(found.faults)
    elif found.faults:
        for fault in found.faults:
            click.echo(fault.short)
    elif found.files:
        click.echo(f"{many_text(len(found.files), 'exercise')}, no faults")
    else:
        click.echo("No exercise of your own yet: runstrength exercise new NAME begins one.")
    return EXIT_FAILED if found.faults else 0
