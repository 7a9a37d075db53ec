"""``doctor``: which files and folders are used and whether they are in order; it changes none of them."""

from __future__ import annotations

import click

from runstrength_tui.commands.call import EXIT_FAILED, Call, output_width, say_json


@click.command(name="doctor")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_obj
def command(call: Call, as_json: bool) -> int:
    """Say which files are used and whether they are in order.

    Nothing is changed. The exit code is 1 when something is wrong.
    """
    from runstrength_tui.commands.findings import examine_all
    from runstrength_tui.commands.findings_text import finding_lines

    findings = examine_all(call.places)
    if as_json:
        say_json(findings)
    else:
        for line in finding_lines(findings, output_width()):
            click.echo(line)
    return 0 if findings.well else EXIT_FAILED
