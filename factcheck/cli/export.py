"""``factcheck export``: verification notes of a kept story."""

from __future__ import annotations

import click

from factcheck.cli.options import Report, of_the_report, of_the_store, open_store
from factcheck.cli.output import emit
from factcheck.cli.root import Settings
from factcheck.cli.target import story_or_latest


@click.command(short_help="Write the verification notes of a kept story.")
@click.argument("story", required=False)
@of_the_report("md")
@of_the_store
def command(story: str | None, report: Report, settings: Settings) -> None:
    """Print the verification notes of a story, or of the one that was changed last.

    Both quotes of every finding, the machine's judgement and its reason, what was decided, by whom, when and why.
    """
    report.refuse_target()
    with open_store(settings) as desk:
        result = desk.export(
            story_or_latest(desk, story),
            report.form,
            report.output,
            everything=report.everything,
            with_text=report.with_text,
            overwrite=report.overwrite,
        )
    if report.output is None:
        emit(str(result))
