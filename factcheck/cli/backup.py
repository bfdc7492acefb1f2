"""``factcheck backup``: the whole store in one new file."""

from __future__ import annotations

import click

from factcheck.cli.options import of_the_store, open_store
from factcheck.cli.output import emit
from factcheck.cli.root import Settings
from factcheck.notes.visible import visible


@click.command(short_help="Copy the whole store to a new file.")
@click.argument("file", metavar="FILE")
@of_the_store
def command(file: str, settings: Settings) -> None:
    """Copy the whole store to a new file, also while others work on it."""
    with open_store(settings) as desk:
        written = desk.backup(file)
    emit(f"{visible(str(written))}\n")
