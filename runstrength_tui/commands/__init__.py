"""The command line: one file a command, imported only when it runs, so that each starts at once."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Any, Final

import click

from runstrength_tui import __version__
from runstrength_tui.commands.call import EXIT_FAILED, EXIT_INTERRUPTED, EXIT_USAGE, Call
from runstrength_tui.commands.line_arguments import with_log
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.paths import DATA_VARIABLE, places
from runstrength_tui.text import clean_text

_NAME: Final = "runstrength"
COMMANDS: Final = {
    "backup": "Make a backup of the history now, or list those there are.",
    "completion": "Print the script that completes names in your shell.",
    "demo": "Open the app on 16 weeks of made-up history; nothing of yours is touched.",
    "doctor": "Say which files are used and whether they are in order.",
    "exercise": "Write an exercise of your own, or check those you have.",
    "export": "Write the history to a file: everything, or for other trackers, or to read.",
    "history": "Print your weeks, or what some words find in them.",
    "import": "Take in what you did in another tracker, or runs your watch recorded.",
    "log": "Write down what you did in a line; without the word log, too.",
    "plan": "Write a plan to a file, take one in, check one, or list them.",
    "restore": "Put a backup or an export in the place of the history.",
    "show": "Print the last session, or one by its number.",
    "tips": "Print how an exercise is done; without a name, list all.",
    "undo": "Take back the last thing that was written down, edited or deleted.",
}
_EXAMPLES: Final = f"""\b
Examples:
  {_NAME}                     open the app
  rs run 8k 42:10 @6, base a      a run and a whole session, in one line
  rs press-up 3x12                rs is short for {_NAME}
  rs undo                         take it back
  {_NAME} show                the last session
  {_NAME} show --json         the same, for a program
  {_NAME} history last month  what you did
  {_NAME} tips goblet squat   how it is done
  {_NAME} doctor              are all files in order?
  {_NAME} export diary.md     the history as a file to read
  {_NAME} import strong.csv   bring your history along
  {_NAME} plan list           the plans there are
  {_NAME} demo                try it with made-up history
  {_NAME} --data ~/strength   keep everything in a folder of your own

Without --data the folder is ${DATA_VARIABLE}, else your platform's own.
"""


class _LazyGroup(click.Group):
    """A group that knows its commands' names and one-line helps without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order they are listed."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command's file and return its command; None for a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = import_module(f"{__name__}.{module}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table above, so that help imports none of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take whatever is no command's name for a line to log."""
        return super().parse_args(ctx, with_log(args, COMMANDS))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Return the commands that begin so, from the table above, and the names that begin a line."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        from click.shell_completion import CompletionItem

        from runstrength_tui.commands.line_names import completed

        found = [CompletionItem(name, help=about) for name, about in COMMANDS.items()]
        return [each for each in found if each.value.startswith(incomplete)] + (
            completed(ctx, (incomplete,)) if incomplete else []
        )


@click.group(
    cls=_LazyGroup,
    name=_NAME,
    invoke_without_command=True,
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option(
    "--data",
    metavar="DIR",
    help=f"Keep history in this folder, instead of ${DATA_VARIABLE} or the platform's own.",
)
@click.option("--debug", is_flag=True, help="Write a log into the state folder while the app runs.")
@click.version_option(__version__, prog_name=_NAME, message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, data: str | None, debug: bool) -> None:
    """Strength training for runners, in the terminal.

    Without a command the app opens; what is no command is a line to log.
    """
    ctx.obj = call_of(ctx)
    if ctx.invoked_subcommand is None:
        from runstrength_tui.commands.open_app import open_app

        ctx.exit(open_app(ctx.obj.places, debug=debug))


def call_of(ctx: click.Context) -> Call:
    """Return what the options of the whole command line come to."""
    data, debug = ctx.params.get("data"), bool(ctx.params.get("debug"))
    return Call(places=places(os.environ, _folder(data)), debug=debug)


def _folder(data: str | None) -> Path | None:
    """Return the folder that ``--data`` names; raises UsageError for one that cannot be meant."""
    if data is None:
        return None
    if not data.strip():
        raise click.UsageError("--data needs the name of a folder")
    try:
        folder = Path(data).expanduser()
    except RuntimeError:
        raise click.UsageError(f"--data {data!r}: there is no such home folder") from None
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"--data {data!r} is a file, not a folder")
    return folder


def _nearest(word: str, known: Sequence[str]) -> str:
    """Return a closing clause that names the nearest of what exists, or where all of it is listed."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1, cutoff=0.5)
    return f"; the nearest is {near[0]}" if near else f"; see {_NAME} --help"


def _usage_sentence(error: click.ClickException) -> str:
    """Return what was wrong with the command line, in one line."""
    if isinstance(error, click.NoSuchOption):
        ctx = error.ctx
        known = [name for parameter in ctx.command.get_params(ctx) for name in parameter.opts] if ctx else []
        if ctx and ctx.parent and error.option_name in ("--data", "--debug"):
            return f"{error.option_name} stands before the command's name, {ctx.info_name}"
        return f"there is no option {error.option_name!r}{_nearest(error.option_name, known)}"
    return error.format_message().rstrip(".")


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code: 0, 1 it failed, 2 wrong usage, 130 ctrl+c.

    Whatever goes wrong is one sentence on standard error.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = cli.main(arguments, prog_name=_NAME, standalone_mode=False)
    except click.Abort:
        return EXIT_INTERRUPTED
    except click.ClickException as error:
        click.echo(f"{_NAME}: {clean_text(_usage_sentence(error))}", err=True)
        return EXIT_USAGE
    except RunStrengthError as error:
        click.echo(f"{_NAME}: {clean_text(str(error))}", err=True)
        return EXIT_FAILED
    return code if isinstance(code, int) else 0


def main() -> None:
    """Run the command line; what ``runstrength`` and ``rs`` call.

    A command has written and closed everything by its end, so the process ends at once: taking the
    interpreter apart, object by object, takes as long as reading a line. The app ends in the usual way.
    """
    gc.disable()  # a command makes much, drops little and ends soon; the app looks for garbage again
    code = run()
    gc.freeze()  # nor is any looked for at the end
    if "textual" not in sys.modules and _flushed():
        os._exit(code)
    sys.exit(code)


def _flushed() -> bool:
    """Whether all that was said went out; where nobody reads it any more it did not."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return False
    return True
