"""``factcheck story``: a story as one file, carried from one store to another."""

from __future__ import annotations

import click

from factcheck.cli.options import of_the_store, open_store
from factcheck.cli.output import emit, say
from factcheck.cli.progress import ProgressLine
from factcheck.cli.root import Settings
from factcheck.cli.target import story_or_latest
from factcheck.notes.visible import visible
from factcheck.notes.wording import counted


@click.group(short_help="Carry a story from one store to another.")
def command() -> None:
    """Write a story to a file with all its articles, decisions, notes and acts, or take such a file in."""


@command.command("export", short_help="Write a story to one file.")
@click.argument("file", metavar="FILE")
@click.option("--story", metavar="ID", help="The story; without it the one that was changed last.")
@click.option("--overwrite", is_flag=True, help="Replace a file that is there.")
@of_the_store
def export_story(file: str, story: str | None, settings: Settings, *, overwrite: bool) -> None:
    """Write a story with every draft of its articles, its decisions, notes and record of acts to FILE (JSON)."""
    with open_store(settings) as desk:
        written = desk.export_story(story_or_latest(desk, story), file, overwrite=overwrite)
    emit(f"{visible(str(written))}\n")


@command.command("import", short_help="Take a story in from a file.")
@click.argument("file", metavar="FILE")
@of_the_store
def import_story(file: str, settings: Settings) -> None:
    """Take in the story of a FILE that "factcheck story export" made, and print its id.

    What is known already stays as it is: it may be done twice, or again when a colleague has gone on with the story.
    Where both have decided the same finding, both decisions are in the history and the later one stands.
    """
    with open_store(settings) as desk:
        with ProgressLine() as progress:
            view = desk.import_story(file, progress=progress)
        for notice in view.notices:
            say(notice)
        emit(f"{view.id}\t{counted(len(view.articles), 'article')}, {view.open_count} open\n")
