"""``factcheck decide``: record a decision without opening the desk."""

from __future__ import annotations

import click

from factcheck.cli.options import of_the_store, open_store
from factcheck.cli.output import emit
from factcheck.cli.root import Settings
from factcheck.cli.target import story_or_latest
from factcheck.desk.views import SHORT_WORDS
from factcheck.model import Decision
from factcheck.notes.visible import one_line


@click.command(short_help="Record a decision on a finding or a claim.")
@click.argument("target", metavar="ID")
@click.argument("decision", type=click.Choice([*(decision.value for decision in Decision), *SHORT_WORDS]))
@click.option("--why", default="", metavar="TEXT", help="The reason; needed to dismiss.")
@click.option("--story", metavar="ID", help="The story; without it the one that was changed last.")
@of_the_store
def command(target: str, decision: str, why: str, story: str | None, settings: Settings) -> None:
    """Record a decision on a finding (f-...), or on all open findings of a claim (c-...) together.

    DECISION is a name (checked-ok), or the word that the desk has for it (ok, mend, writer, author, unverified).
    An id may be cut to a beginning that no other has.
    """
    with open_store(settings) as desk:
        act = desk.decide(story_or_latest(desk, story), target, decision, why=why)
    emit(f"{one_line(str(act))}\n")
