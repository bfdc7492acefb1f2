"""``factcheck history``: who did what, when."""

from __future__ import annotations

import click

from factcheck.cli.options import of_the_store, open_store
from factcheck.cli.output import emit
from factcheck.cli.root import Settings
from factcheck.notes.visible import one_line


@click.command(short_help="Print who did what, when.")
@click.argument("story", required=False)
@of_the_store
def command(story: str | None, settings: Settings) -> None:
    """Print every act on a story, or on all, oldest first.

    One line each, parted by tabs: number, when (UTC), who, story, what.
    """
    with open_store(settings) as desk:
        acts = desk.history(story)
    emit("".join("\t".join((str(a.id), a.when, one_line(a.who), a.story, one_line(str(a)))) + "\n" for a in acts))
