"""The report on a terminal: plain text that reads at 80 columns and needs no colour."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from factcheck.model import Fact, Finding, Judgement, Scope
from factcheck.notes import Note, Options, StoryNotes
from factcheck.notes.visible import one_line
from factcheck.notes.wording import (
    SIGNS,
    Point,
    counted,
    decision,
    headline,
    judgement_counts,
    minute,
    outlet,
    place,
    points,
    quoted,
    source,
)

suffix = ".txt"
WIDTH = 80
LISTED = 12
"""How many of a short list are shown when not everything is asked for."""

_TITLES = {
    Judgement.CONFLICT: "CONFLICTS",
    Judgement.TENSION: "TENSIONS (both can hold; emphasis, degree, scope or certainty differ)",
    Judgement.COMPATIBLE: "COMPATIBLE (differs at first sight, explained at the second)",
    Judgement.SAME: "THE SAME IN OTHER WORDS",
}


def render(story: StoryNotes, options: Options) -> str:
    """The report: what was read, what disagrees in full, then short lists."""
    return "\n".join(_lines(story, options)) + "\n"


def _lines(story: StoryNotes, options: Options) -> Iterator[str]:
    comparison = story.comparison
    yield from _wrapped(one_line(story.title) or "Untitled story")
    yield from _wrapped(f"{counted(len(story.documents), 'article')} · {judgement_counts(comparison.findings)}")
    yield ""
    yield from _articles(story)
    for judgement in (Judgement.CONFLICT, Judgement.TENSION):
        found = points(comparison, judgement)
        if found:
            yield ""
            yield _TITLES[judgement]
        for point in found:
            yield ""
            yield from _point(story, point, options)
    if not any(finding.judgement.raised for finding in comparison.findings):
        yield ""
        yield "Nothing contradictory was found. That is no proof that there is nothing."
    short = (Judgement.COMPATIBLE, Judgement.SAME) if options.everything else (Judgement.COMPATIBLE,)
    for judgement in short:
        found = points(comparison, judgement)
        if found:
            yield ""
            yield _TITLES[judgement]
            rows = [list(_listed(story, point)) for point in found]
            yield from _some(rows, options)
    yield from _one_sided(story, options)
    yield from _notes(story.thread(""), "")


def _articles(story: StoryNotes) -> Iterator[str]:
    for document in story.documents:
        article = document.article
        mark = " (the draft)" if document.key == story.comparison.draft else ""
        published = minute(article.published) if article.published else "publication date unknown"
        why = f" ({one_line(article.published_why)})" if article.published and article.published_why else ""
        yield from _wrapped(f"{story.number(document.key):<4}{outlet(document)} · {published}{why}{mark}", hang=4)
        if title := headline(document):
            yield from _wrapped(title, lead=4, hang=4)
        path = f"{one_line(article.path)} · " if article.path else ""
        yield from _wrapped(f"{path}{counted(article.words, 'word')}", lead=4, hang=4)
        yield from _notes(story.thread(story.number(document.key)), "    ")


def _point(story: StoryNotes, point: Point, options: Options) -> Iterator[str]:
    first, *others = point.findings
    yield from _wrapped(f"{SIGNS[first.judgement]} {point.label}", hang=2)
    yield from _in_full(story, first)
    for other in others:
        if options.everything:
            yield ""
            yield from _in_full(story, other)
        else:
            yield from _wrapped(f"also {_pair(story, other)} · {other.reason} · {other.id}", lead=2, hang=7)
    yield from _notes(story.thread(point.claim), "  ")


def _in_full(story: StoryNotes, finding: Finding) -> Iterator[str]:
    for fact in (finding.a, finding.b):
        yield from _side(story, fact)
    inside = "inside one article · " if finding.scope is Scope.WITHIN else ""
    yield from _wrapped(one_line(finding.explanation), lead=2, hang=2)
    yield from _wrapped(f"{inside}{finding.kind} · {finding.reason} · {finding.id}", lead=2, hang=2)
    if story.kept:
        yield from _wrapped(f"→ {decision(story, finding)}", lead=2, hang=4)
    yield from _notes(story.thread(finding.id), "  ")


def _side(story: StoryNotes, fact: Fact) -> Iterator[str]:
    document = story.comparison.document(fact.article)
    says = f", {source(fact)}" if fact.speaker else ""
    words = f"{story.number(fact.article):<4}{outlet(document)}, {place(story, fact)}{says}: {quoted(fact.quote)}"
    yield from _wrapped(words, lead=2, hang=6)


def _listed(story: StoryNotes, point: Point) -> Iterator[str]:
    first, *others = point.findings
    more = f" (and {counted(len(others), 'more pair')})" if others else ""
    yield from _wrapped(f"{SIGNS[first.judgement]} {point.label}: {_pair(story, first)}{more}", lead=2, hang=4)
    if first.judgement is not Judgement.SAME:
        yield from _wrapped(f"{one_line(first.explanation)} [{first.reason}]", lead=4, hang=4)
    for finding in point.findings:
        yield from _notes(story.thread(finding.id), "    ")


def _pair(story: StoryNotes, finding: Finding) -> str:
    a, b = (f"{story.number(fact.article)} {quoted(fact.quote)}" for fact in (finding.a, finding.b))
    return f"{a} ↔ {b}"


def _one_sided(story: StoryNotes, options: Options) -> Iterator[str]:
    comparison = story.comparison
    if comparison.only_in:
        yield ""
        yield "ONLY IN ONE ARTICLE"
        rows = [
            list(
                _wrapped(
                    f"{story.number(item.fact.article):<4}{one_line(item.fact.label)}: {quoted(item.fact.quote)}",
                    lead=2,
                    hang=6,
                )
            )
            for item in comparison.only_in
        ]
        yield from _some(rows, options)
    if comparison.checks:
        yield ""
        yield "TO CHECK"
        rows = [
            list(
                _wrapped(
                    f"{story.number(check.article):<4}{one_line(check.kind)}: {quoted(check.quote)} "
                    f"({one_line(check.reason)})",
                    lead=2,
                    hang=6,
                )
            )
            for check in comparison.checks
        ]
        yield from _some(rows, options)


def _some(rows: list[list[str]], options: Options) -> Iterator[str]:
    shown = rows if options.everything else rows[:LISTED]
    for row in shown:
        yield from row
    if len(rows) > len(shown):
        yield f"  … and {len(rows) - len(shown)} more (--all lists them)"


def _notes(notes: tuple[Note, ...], lead: str) -> Iterator[str]:
    for note in notes:
        checked = f" [source: {one_line(note.source)}]" if note.source else ""
        words = f"note: {one_line(note.text)}{checked} ({one_line(note.who)}, {one_line(note.when)})"
        yield from _wrapped(words, lead=len(lead), hang=len(lead) + 6)


def _wrapped(words: str, *, lead: int = 0, hang: int = 0) -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=" " * lead, subsequent_indent=" " * hang, break_on_hyphens=False
    ) or [""]
