"""``completion``: the script by which a shell completes commands, options, and names of exercises."""

from __future__ import annotations

from typing import Final

import click

_SHELLS: Final = ("bash", "zsh", "fish")
_VARIABLE: Final = "_RUNSTRENGTH_COMPLETE"
_EXAMPLES: Final = """\b
Where to put it:
  bash  rs completion bash > ~/.runstrength.bash
        and in ~/.bashrc:  . ~/.runstrength.bash
  zsh   rs completion zsh > ~/.runstrength.zsh
        and in ~/.zshrc, after compinit:  . ~/.runstrength.zsh
  fish  rs completion fish > ~/.config/fish/conf.d/runstrength.fish

It holds from the next shell on. Then rs gob and the tab key write goblet squat.
"""


@click.command(name="completion", epilog=_EXAMPLES)
@click.argument("shell", type=click.Choice(_SHELLS))
def command(shell: str) -> None:
    """Print the script that completes rs and runstrength in your SHELL.

    It completes commands, their options, and in a line the names of exercises and plans, your own as well.
    """
    from click.shell_completion import get_completion_class

    from runstrength_tui.commands import cli

    of_shell = get_completion_class(shell)
    assert of_shell is not None
    for name in ("runstrength", "rs"):
        click.echo(of_shell(cli, {}, name, _VARIABLE).source())
