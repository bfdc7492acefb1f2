"""``factcheck history``: who did what, when."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from factcheck.cli.options import of_the_store, open_store
from factcheck.cli.output import emit
from factcheck.cli.root import Settings
from factcheck.notes.visible import one_line


@click.command(short_help="Print who did what, when.")
@click.argument("story", required=False)
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of stdout.")
@click.option("--overwrite", is_flag=True, help="Let -o replace a file.")
@of_the_store
def command(story: str | None, form: str, output: str | None, settings: Settings, *, overwrite: bool) -> None:
    """Print every act on a story, or on all, oldest first.

    text: one line each, parted by tabs: number, when (UTC), who, story, what. jsonl: one JSON value each, whole: what it
    changed from and to, and the hashes of the texts that were seen.
    """
    with open_store(settings) as desk:
        acts = desk.history(story)
    if form == "jsonl":
        lines = [json.dumps(asdict(act), ensure_ascii=False, sort_keys=True) for act in acts]
    else:
        lines = ["\t".join((str(a.id), a.when, one_line(a.who), a.story, one_line(str(a)))) for a in acts]
    emit("".join(f"{line}\n" for line in lines), output, overwrite=overwrite)
