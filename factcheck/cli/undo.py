"""``factcheck undo``: take back one's last decision or note."""

from __future__ import annotations

import click

from factcheck.cli.options import of_the_store, open_store
from factcheck.cli.output import emit
from factcheck.cli.root import Settings
from factcheck.cli.target import story_or_latest
from factcheck.notes.visible import one_line


@click.command(short_help="Take back your last decision or note.")
@click.option("--redo", is_flag=True, help="Do again what was taken back last.")
@click.option("--story", metavar="ID", help="The story; without it the one that was changed last.")
@of_the_store
def command(*, redo: bool, story: str | None, settings: Settings) -> None:
    """Take back your last decision or note in a story; the record keeps both the act and its undoing."""
    with open_store(settings) as desk:
        chosen = story_or_latest(desk, story)
        act = desk.redo(chosen) if redo else desk.undo(chosen)
    if act is None:
        msg = "there is nothing to do again" if redo else "there is nothing to take back"
        raise click.UsageError(msg)
    emit(f"{one_line(str(act))}\n")
