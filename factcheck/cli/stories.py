"""``factcheck stories``: what is kept."""

from __future__ import annotations

import click

from factcheck.cli.options import of_the_store, open_store
from factcheck.cli.output import emit
from factcheck.cli.root import Settings
from factcheck.notes.visible import one_line


@click.command(short_help="List the kept stories.")
@of_the_store
def command(settings: Settings) -> None:
    """List the kept stories, the one that was changed last first.

    One line each, parted by tabs: id, articles, findings, open findings, last change, title.
    """
    with open_store(settings) as desk:
        rows = [
            (story.id, story.articles, story.findings, story.open, story.updated, one_line(story.title))
            for story in desk.stories()
        ]
    emit("".join("\t".join(map(str, row)) + "\n" for row in rows))
