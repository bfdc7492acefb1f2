"""``factcheck export``: verification notes of a kept story."""

from __future__ import annotations

import click

from factcheck import notes
from factcheck.cli.options import of_the_store, open_store
from factcheck.cli.output import emit
from factcheck.cli.root import Settings
from factcheck.cli.target import story_or_latest


@click.command(short_help="Write the verification notes of a kept story.")
@click.argument("story", required=False)
@click.option("--format", "form", type=click.Choice(notes.names()), default="md", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of stdout.")
@click.option("--overwrite", is_flag=True, help="Let -o replace a file.")
@of_the_store
def command(*, story: str | None, form: str, output: str | None, overwrite: bool, settings: Settings) -> None:
    """Print the verification notes of a story, or of the one that was changed last.

    Both quotes of every finding, the machine's judgement and its reason, what was decided, by whom, when and why.
    """
    with open_store(settings) as desk:
        result = desk.export(story_or_latest(desk, story), form, output, overwrite=overwrite)
    if output is None:
        emit(str(result))
