"""``factcheck gate``: a draft against its sources, before publication."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.comparing import compare
from factcheck.cli.options import (
    Comparing,
    Overrides,
    Report,
    about_the_file,
    of_the_comparison,
    of_the_report,
    without_store,
)


@click.command(short_help="Run a draft against its sources, before publication.")
@click.argument("draft")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@of_the_report("text")
@of_the_comparison("conflict", "tension", "unsupported", "never")
@about_the_file
@without_store
def command(draft: str, sources: tuple[str, ...], report: Report, comparing: Comparing, overrides: Overrides) -> int:
    """Run a draft against its sources, which are not compared with one another.

    --fail-on unsupported exits with 1 for a conflict, a tension, or something checkable in the draft that
    no source has. --published DATE and the like are said of the draft unless they name a file.
    """
    if Path(draft).is_dir():
        msg = f"{draft}: is a folder; the draft must be one file"
        raise click.UsageError(msg)
    return compare((draft, *sources), report, comparing, overrides.given(plain_of=draft), draft=True)
