"""``factcheck check``: every article against every other, with no store."""

from __future__ import annotations

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


@click.command(short_help="Compare articles and print what was found.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@of_the_report("text")
@of_the_comparison("conflict", "tension", "never")
@about_the_file
@without_store
def command(paths: tuple[str, ...], report: Report, comparing: Comparing, overrides: Overrides) -> int:
    """Compare every article with every other and print what was found.

    PATH is a file or a folder of files. One article alone is compared with itself: its headline against its body, one
    name in two spellings. No store is needed and none is left behind.
    """
    return compare(paths, report, comparing, overrides.given())
