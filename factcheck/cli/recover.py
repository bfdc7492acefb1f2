"""``factcheck recover``: what people wrote, out of a damaged store."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.options import of_the_store
from factcheck.cli.output import emit, say
from factcheck.cli.root import Settings
from factcheck.notes.wording import counted


@click.command(short_help="Save what people wrote out of a damaged store.")
@click.argument("store", metavar="STORE")
@click.option("-o", "--output", metavar="FILE", required=True, help="The JSON file for decisions and notes.")
@click.option("--into", metavar="NEW", help="Also bring all stories whose texts are whole into a new store.")
@click.option("--overwrite", is_flag=True, help="Let -o replace a file.")
@of_the_store
def command(store: str, output: str, into: str | None, settings: Settings, *, overwrite: bool) -> None:
    """Read whatever can still be read of a damaged STORE, and write decisions and notes to a JSON file.

    STORE itself is left as it is. Close the desks that have it open first.
    """
    from factcheck.desk.open import login
    from factcheck.desk.recover import recover

    found = recover(
        Path(store), Path(output), into=Path(into) if into else None, who=settings.who or login(), overwrite=overwrite
    )
    for line in found.lost:
        say(f"lost: {line}")
    parts = [
        counted(found.stories, "story", "stories"),
        counted(found.decisions, "decision"),
        counted(found.notes, "note"),
        counted(found.acts, "act"),
    ]
    emit(f"{', '.join(parts)} saved" + (f", {found.opened} of them opened in {into}" if into else "") + "\n")
