"""``factcheck diff``: what a new draft changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import of_the_store, open_store
from factcheck.cli.output import emit
from factcheck.cli.root import Settings
from factcheck.cli.target import story_or_latest
from factcheck.notes.visible import one_line

if TYPE_CHECKING:
    from factcheck.desk import DraftDiff
    from factcheck.model import Finding

_SIGNS = {"same": " ", "moved": ">", "added": "+", "cut": "-"}


@click.command(short_help="Show what a new draft changed.")
@click.argument("story", required=False)
@click.option("--article", metavar="ID", help="The article (a1); without it the one that changed last.")
@click.option("--from", "old", type=int, metavar="N", help="The earlier draft; without it the one before the other.")
@click.option("--to", "new", type=int, metavar="N", help="The later draft; without it the present one.")
@click.option("--all", "everything", is_flag=True, help="Print the sentences that stayed as they were too.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@of_the_store
def command(
    story: str | None,
    article: str | None,
    old: int | None,
    new: int | None,
    form: str,
    settings: Settings,
    *,
    everything: bool,
) -> None:
    """Print what the last draft of an article changed: its sentences, and the findings of the story because of it.

    Sentences are marked - cut, + added, > moved; a changed one is printed as it was (-) and as it is (+).
    """
    with open_store(settings) as desk:
        found = desk.diff(story_or_latest(desk, story), article, old=old, new=new)
    lines = _lines(found, everything=everything) if form == "text" else [json.dumps(_values(found), ensure_ascii=False)]
    emit("".join(f"{line}\n" for line in lines))


def _lines(found: DraftDiff, *, everything: bool) -> Iterator[str]:
    yield f"{found.article} {one_line(found.title)}: draft {found.old} → draft {found.new}"
    yield ""
    for passage in found.passages:
        if passage.fate == "changed":
            yield f"- {one_line(passage.before)}"
            yield f"+ {one_line(passage.after)}"
        elif passage.fate != "same" or everything:
            yield f"{_SIGNS[passage.fate]} {one_line(passage.after or passage.before)}"
    for title, findings in (("Appeared", found.appeared), ("Vanished", found.vanished)):
        if findings:
            yield ""
            yield f"{title}"
        yield from (f"  {_line(finding)}" for finding in findings)
    if found.changed:
        yield ""
        yield "Changed"
    for turned in found.changed:
        yield f"  {_line(turned.after)}"
        yield from (f"      {one_line(line)}" for line in turned.change.lines)


def _line(finding: Finding) -> str:
    quotes = " ↔ ".join(f"“{one_line(side.quote)}”" for side in (finding.a, finding.b))
    return f"{finding.id}  {finding.judgement} · {finding.reason}  {quotes}"


def _values(found: DraftDiff) -> dict[str, object]:
    return {
        "schema": 1,
        "story": found.story,
        "article": found.article,
        "from": found.old,
        "to": found.new,
        "passages": [
            {"fate": p.fate.value, "before": p.before, "after": p.after, "start": p.start, "end": p.end}
            for p in found.passages
        ],
        "appeared": [_finding(finding) for finding in found.appeared],
        "vanished": [_finding(finding) for finding in found.vanished],
        "changed": [
            {"before": _finding(t.before), "after": _finding(t.after), "what": list(t.change.lines)}
            for t in found.changed
        ],
    }


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "judgement": finding.judgement.value,
        "reason": finding.reason,
        "a": finding.a.quote,
        "b": finding.b.quote,
    }
