"""``factcheck schema``: what the JSON of ``check``, ``gate`` and ``export`` holds."""

from __future__ import annotations

import click

from factcheck.cli.output import emit


@click.command(short_help="Print the JSON Schema of the results.")
def command() -> None:
    """Print the JSON Schema that --format json follows."""
    from factcheck.notes.json import dumps, schema

    emit(dumps(schema(), indent=1) + "\n")
