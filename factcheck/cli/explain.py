"""``factcheck explain``: what is read from a sentence, and how two are judged."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

import click

from factcheck.cli.options import without_store
from factcheck.cli.output import emit
from factcheck.cli.root import Settings
from factcheck.desk.explaining import Explained, Reading, Verdict, explain
from factcheck.notes.json import dumps
from factcheck.notes.visible import one_line

WIDTH = 80
MOST_KEYS = 6


@click.command(short_help="Print what is read from a sentence, or how two are judged.")
@click.argument("sentence")
@click.argument("second", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--rules", metavar="FILE", help="The desk's own rules, instead of rules.toml in the config folder.")
@without_store
def command(sentence: str, second: str | None, form: str, rules: str | None) -> None:
    """Print the facts that are read from SENTENCE: kind, value, words, event and speaker.

    With SECOND, print how the two are judged by every kind, or why they were not compared.
    """
    before = click.get_current_context().find_object(Settings)
    found = explain(sentence, second, rules=rules or (before.rules if before else None))
    emit(dumps(found.as_json(), indent=1) + "\n" if form == "json" else "\n".join(_lines(found)) + "\n")


def _lines(found: Explained) -> Iterator[str]:
    for text, readings in zip(found.sentences, found.readings, strict=True):
        yield from _wrapped(f"“{one_line(text)}”")
        if not readings:
            yield "  nothing is read from it"
        for reading in readings:
            yield from _reading(reading)
        yield ""
    if found.pairing is None:
        return
    carried = f", carried by {one_line(found.carried_by)}" if found.carried_by else ""
    yield from _wrapped(f"About one thing: {found.pairing:.2f} of 1{carried}")
    if not found.verdicts:
        yield "Nothing was compared: nothing is read from either."
    for verdict in found.verdicts:
        yield ""
        yield from _verdict(verdict)


def _reading(reading: Reading) -> Iterator[str]:
    quote = f"“{one_line(reading.quote)}” ({reading.start} to {reading.end})"
    yield from _wrapped(f"{reading.kind}: {one_line(reading.label)}: {quote}", lead=2)
    said = f" · says {one_line(reading.speaker)}" if reading.speaker else ""
    value = ", ".join(f"{key} {_shown(value)}" for key, value in reading.value.items()) or "no value"
    yield from _wrapped(f"{one_line(value)} · event {one_line(reading.event)}{said}", lead=6)


def _shown(value: Any) -> str:
    """A value as a person writes it."""
    if value is None:
        return "open"
    if isinstance(value, list):
        return " ".join(map(_shown, value)) or "none"
    if isinstance(value, dict):
        return "; ".join(f"{key} {_shown(item)}" for key, item in value.items())
    return str(value)


def _verdict(verdict: Verdict) -> Iterator[str]:
    sides = " ↔ ".join(f"“{one_line(quote)}”" for quote in (verdict.a, verdict.b) if quote)
    if verdict.judgement is None:
        yield from _wrapped(f"{verdict.kind}: not compared: {one_line(verdict.why_not)}", lead=0)
        yield from _wrapped(sides, lead=2)
    else:
        sure = f" · {verdict.score:.2f} of 1 sure of one thing" if verdict.score is not None else ""
        yield from _wrapped(f"{verdict.kind}: {verdict.judgement} · {verdict.reason}{sure}")
        yield from _wrapped(sides, lead=2)
        yield from _wrapped(one_line(verdict.explanation), lead=2)
        if verdict.why_not:
            yield from _wrapped(verdict.why_not, lead=2)
    if verdict.shared_keys:
        more = f" and {len(verdict.shared_keys) - MOST_KEYS} more" if len(verdict.shared_keys) > MOST_KEYS else ""
        yield from _wrapped(
            f"brought together by: {one_line(', '.join(verdict.shared_keys[:MOST_KEYS]))}{more}", lead=2
        )


def _wrapped(words: str, *, lead: int = 0) -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=" " * lead, subsequent_indent=" " * (lead + 2), break_on_hyphens=False
    ) or [""]
