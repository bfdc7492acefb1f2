"""``factcheck note``: add a signed note without opening the desk."""

from __future__ import annotations

import sys

import click

from factcheck.cli.options import of_the_store, open_store
from factcheck.cli.output import emit
from factcheck.cli.root import Settings
from factcheck.cli.target import story_or_latest


@click.command(short_help="Add a note to a finding, an article or the story.")
@click.argument("target", metavar="ID")
@click.argument("text")
@click.option("--source", default="", metavar="TEXT", help="What was checked: a name, a link, a phone call.")
@click.option("--story", metavar="ID", help="The story; without it the one that was changed last.")
@of_the_store
def command(target: str, text: str, source: str, story: str | None, settings: Settings) -> None:
    """Add a note to a finding (f-...), a claim (c-...), an article (a1) or, with ID "story", to the story itself.

    TEXT may be - to read it from stdin.
    """
    words = sys.stdin.read() if text == "-" else text
    if not words.strip():
        msg = "a note needs words"
        raise click.UsageError(msg)
    with open_store(settings) as desk:
        note = desk.note(
            story_or_latest(desk, story), "" if target == "story" else target, words.strip(), source=source
        )
    emit(f"{note.id}\n")
