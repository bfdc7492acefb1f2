"""The report on a terminal: plain text that reads at 80 columns and needs no colour."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from factcheck.model import Fact, Finding, Judgement, Scope
from factcheck.notes import Note, Options, StoryNotes
from factcheck.notes.visible import one_line
from factcheck.notes.wording import (
    ONLY_IN,
    ORPHANED,
    OTHER_NOTES,
    SAME_ORIGIN,
    SIGNS,
    TITLES,
    TO_CHECK,
    Point,
    alone,
    claim_thread,
    counted,
    decision,
    headline,
    judgement_counts,
    one_origin,
    origin,
    other_threads,
    outlet,
    pair,
    place,
    points,
    published,
    quoted,
    remark,
    source,
    touched,
)

suffix = ".txt"
WIDTH = 80
LISTED = 12
"""How many of a short list are shown when not everything is asked for."""


def render(story: StoryNotes, options: Options) -> str:
    """The report: what was read, what disagrees in full, then short lists."""
    return "\n".join(_lines(story, options)) + "\n"


def _lines(story: StoryNotes, options: Options) -> Iterator[str]:
    findings = story.comparison.findings
    yield from _wrapped(one_line(story.title) or "Untitled story")
    still_open = f" · {story.open} open" if story.kept else ""
    yield from _wrapped(f"{counted(len(story.documents), 'article')} · {judgement_counts(findings)}{still_open}")
    yield from _remarks(story.thread(""), "  ")
    yield ""
    for key in (document.key for document in story.documents):
        yield from _article(story, key)
    yield from _origins(story)
    if not any(finding.judgement.raised for finding in findings):
        yield ""
        yield "No conflict and no tension was found. That is no proof that there is none."
    for judgement in Judgement:
        found = points(story, judgement, options)
        if found:
            yield ""
            yield from _heading(TITLES[judgement])
        if judgement.raised:
            for point in found:
                yield ""
                yield from _point(story, point, options)
        else:
            rows = [(_listed(story, point), any(touched(story, f) for f in point.findings)) for point in found]
            yield from _some(rows, options)
    yield from _one_sided(story, options)
    yield from _other_notes(story)
    yield from _orphans(story)


def _article(story: StoryNotes, key: str) -> Iterator[str]:
    document = story.comparison.document(key)
    number = story.number(key)
    mark = " · the draft" if key == story.comparison.draft else ""
    yield from _wrapped(f"{number:<4}{outlet(document)} · {published(document)}{mark}", hang=4)
    if title := headline(document):
        yield from _wrapped(title, lead=4, hang=4)
    path = f"{one_line(document.article.path)} · " if document.article.path else ""
    yield from _wrapped(f"{path}{counted(document.article.words, 'word')}", lead=4, hang=4)
    yield from _remarks(story.thread(number), "    ")


def _origins(story: StoryNotes) -> Iterator[str]:
    if story.comparison.origins:
        yield ""
        yield from _heading(SAME_ORIGIN)
    for group in story.comparison.origins:
        yield from _wrapped(origin(story, group), lead=2, hang=4)


def _point(story: StoryNotes, point: Point, options: Options) -> Iterator[str]:
    yield from _wrapped(f"{SIGNS[point.telling.judgement]} {point.label}", hang=2)
    yield from _remarks(claim_thread(story, point), "  ")
    for finding in point.findings:
        if finding is point.telling or options.everything or touched(story, finding):
            yield from _in_full(story, finding)
        else:
            yield from _wrapped(f"also {pair(story, finding)} · {finding.reason} · {finding.id}", lead=2, hang=7)


def _in_full(story: StoryNotes, finding: Finding) -> Iterator[str]:
    for fact in (finding.a, finding.b):
        yield from _side(story, fact)
    yield from _wrapped(one_line(finding.explanation), lead=2, hang=2)
    inside = "inside one article · " if finding.scope is Scope.WITHIN else ""
    where = one_origin(story, finding)
    yield from _wrapped(f"{inside}{finding.kind} · {finding.reason}{where} · {finding.id}", lead=2, hang=2)
    yield from _handled(story, finding, "  ")


def _side(story: StoryNotes, fact: Fact) -> Iterator[str]:
    says = f", {source(fact)}" if fact.speaker else ""
    where = f"{outlet(story.comparison.document(fact.article))}, {place(story, fact)}{says}"
    yield from _wrapped(f"{story.number(fact.article):<4}{where}: {quoted(fact.quote)}", lead=2, hang=6)


def _handled(story: StoryNotes, finding: Finding, lead: str) -> Iterator[str]:
    if story.kept and (finding.judgement.raised or touched(story, finding)):
        yield from _wrapped(f"→ {decision(story.state(finding))}", lead=len(lead), hang=len(lead) + 2)
    yield from _remarks(story.thread(finding.id), lead)


def _listed(story: StoryNotes, point: Point) -> list[str]:
    first, *others = point.findings
    more = f" (and {counted(len(others), 'more pair')})" if others else ""
    more += one_origin(story, first) if first.judgement is Judgement.SAME else ""
    out = _wrapped(f"{SIGNS[first.judgement]} {point.label}: {pair(story, first)}{more}", lead=2, hang=4)
    if first.judgement is not Judgement.SAME:
        out += _wrapped(f"{one_line(first.explanation)} [{first.reason}{one_origin(story, first)}]", lead=4, hang=4)
    out += _remarks(claim_thread(story, point), "    ")
    for finding in point.findings:
        if touched(story, finding) and finding is not first:
            out += _wrapped(pair(story, finding), lead=4, hang=6)
        out += _handled(story, finding, "    ")
    return out


def _one_sided(story: StoryNotes, options: Options) -> Iterator[str]:
    only = [
        (alone(story, item), f"{one_line(item.fact.label)}: {quoted(item.fact.quote)}", item.id)
        for item in story.comparison.only_in
    ]
    checks = [
        (
            story.number(check.article),
            f"{one_line(check.kind)}: {quoted(check.quote)} ({one_line(check.reason)})",
            check.id,
        )
        for check in story.comparison.checks
    ]
    for title, entries in ((ONLY_IN, only), (TO_CHECK, checks)):
        if entries:
            yield ""
            yield from _heading(title)
        rows = [
            (
                [
                    *_wrapped(f"{article:<3} {words}", lead=2, hang=6),
                    *_remarks(story.thread(target), "      "),
                ],
                bool(story.thread(target)),
            )
            for article, words, target in entries
        ]
        yield from _some(rows, options)


def _orphans(story: StoryNotes) -> Iterator[str]:
    if story.orphans:
        yield ""
        yield from _heading(ORPHANED)
    for orphan in story.orphans:
        words = " ↔ ".join(quoted(quote) for quote in orphan.quotes)
        yield from _wrapped(f"{words} · {orphan.id}", lead=2, hang=4)
        yield from _wrapped(f"→ {decision(orphan.state)}", lead=4, hang=6)
        yield from _remarks(orphan.notes, "    ")


def _other_notes(story: StoryNotes) -> Iterator[str]:
    threads = other_threads(story)
    if threads:
        yield ""
        yield from _heading(OTHER_NOTES)
    for name, thread in threads:
        yield from _wrapped(name, lead=2, hang=4)
        yield from _remarks(thread, "    ")


def _heading(title: str) -> tuple[str, str]:
    return title, "─" * len(title)


def _some(rows: list[tuple[list[str], bool]], options: Options) -> Iterator[str]:
    """The first of the rows, and each after them that somebody wrote about (the second of the pair)."""
    shown = [row for at, (row, kept) in enumerate(rows) if at < LISTED or kept or options.everything]
    for row in shown:
        yield from row
    if len(rows) > len(shown):
        yield f"  … and {len(rows) - len(shown)} more (--all lists them)"


def _remarks(thread: tuple[Note, ...], lead: str) -> Iterator[str]:
    for note in thread:
        yield from _wrapped(f"note: {remark(note)}", lead=len(lead), hang=len(lead) + 6)


def _wrapped(words: str, *, lead: int = 0, hang: int = 0) -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=" " * lead, subsequent_indent=" " * hang, break_on_hyphens=False
    ) or [""]
