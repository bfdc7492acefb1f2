"""``factcheck rebuild``: make anew what the machine derived."""

from __future__ import annotations

import click

from factcheck.cli.options import of_the_store, open_store
from factcheck.cli.output import emit
from factcheck.cli.progress import ProgressLine
from factcheck.cli.root import Settings
from factcheck.notes.wording import counted


@click.command(short_help="Make anew what the machine derived.")
@of_the_store
def command(settings: Settings) -> None:
    """Drop everything in the store that can be derived, and derive it again.

    Texts and the record of what people did are not touched; decisions and notes are read out of the record.
    """
    with open_store(settings) as desk, ProgressLine() as progress:
        stories = desk.rebuild(progress=progress)
    emit(f"{counted(stories, 'story', 'stories')} rebuilt\n")
