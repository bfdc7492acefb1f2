"""``factcheck add``: articles into a story that is kept."""

from __future__ import annotations

import click

from factcheck.cli.options import Overrides, about_the_file, of_the_store, open_store
from factcheck.cli.output import emit, say
from factcheck.cli.progress import ProgressLine
from factcheck.cli.root import Settings
from factcheck.notes.wording import counted


@click.command(short_help="Add articles to a kept story.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--story", metavar="ID", help="The story; without it the one that was changed last, or a new one.")
@click.option("--draft-of", metavar="ID", help="The article (a1) that the one file is a new draft of.")
@about_the_file
@of_the_store
def command(
    paths: tuple[str, ...], story: str | None, draft_of: str | None, overrides: Overrides, settings: Settings
) -> None:
    """Add articles to a story and print its id. A changed file becomes a new draft of its article."""
    with open_store(settings) as desk:
        with ProgressLine() as progress:
            view = desk.add(paths, story=story, draft_of=draft_of, progress=progress, **overrides.given())
        for notice in view.notices:
            say(notice)
        what = (
            f"{counted(len(view.articles), 'article')}, {counted(len(view.states), 'finding')}, {view.open_count} open"
        )
        emit(f"{view.id}\t{what}\n")
