"""Verification notes as Markdown: what was compared, what is open, and per finding both quotes and what was done.

Every word from outside is escaped: a quote can forge no heading, link, image, list, table or HTML.
"""

from __future__ import annotations

import re
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

suffix = ".md"
HASH = 12
"""How many digits of a text's hash stand beside a quote; the articles' list has all of them."""

# What makes inline markup anywhere, and what renderers turn into links without any (an address, www., an e-mail).
_MARKUP = re.compile(r"[\\`*_\[\]<>#&|~$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def escape(words: str) -> str:
    """Words from outside on one line, for the middle of a line: no markup in them has any effect."""
    return _MARKUP.sub(lambda match: "\\" + match.group(), one_line(words))


def render(story: StoryNotes, options: Options) -> str:
    """The notes: articles, what is open, conflicts and tensions in full, the rest as lists."""
    out: list[str] = []
    for line in _lines(story, options):
        if line or (out and out[-1]):
            out.append(line)
    return "\n".join(out).rstrip("\n") + "\n"


def _lines(story: StoryNotes, options: Options) -> Iterator[str]:
    yield f"# Verification notes: {escape(story.title) or 'untitled story'}"
    yield ""
    counts = f"{counted(len(story.documents), 'article')}, {judgement_counts(story.comparison.findings)}"
    yield f"{counts}; {story.open} open." if story.kept else f"{counts}."
    yield from _remarks(story.thread(""))
    yield ""
    yield "## Articles"
    yield ""
    for document in story.documents:
        yield from _article(story, document.key)
    yield from _origins(story)
    if story.open and story.kept:
        yield ""
        yield "## Open"
        yield ""
        for finding in story.comparison.findings:
            if story.waits(finding):
                yield f"- [ ] {SIGNS[finding.judgement]} {escape(pair(story, finding))} `{finding.id}`"
    for judgement in Judgement:
        found = points(story, judgement, options)
        if found:
            yield ""
            yield f"## {TITLES[judgement]}"
        for point in found:
            yield ""
            yield f"### {SIGNS[judgement]} {escape(point.label)}"
            yield ""
            yield from _remarks(claim_thread(story, point))
            yield ""
            for finding in point.findings:
                if judgement.raised or options.everything or touched(story, finding):
                    yield from _in_full(story, finding)
                else:
                    yield f"- {escape(pair(story, finding))}: {escape(finding.explanation)} (`{finding.reason}`{one_origin(story, finding)})"
    yield from _one_sided(story)
    yield from _other_notes(story)
    yield from _orphans(story)


def _article(story: StoryNotes, key: str) -> Iterator[str]:
    document = story.comparison.document(key)
    article = document.article
    number = story.number(key)
    mark = ", the draft" if key == story.comparison.draft else ""
    yield f"- **{number}** {escape(outlet(document))}, {escape(published(document))}{mark}: {escape(headline(document))}"
    yield f"  - {escape(article.path or 'no file')}, {counted(article.words, 'word')}, sha256 `{article.sha256}`"
    if article.url:
        yield f"  - {escape(article.url)}"
    yield from (f"  {line}" for line in _remarks(story.thread(number)))


def _origins(story: StoryNotes) -> Iterator[str]:
    if story.comparison.origins:
        yield ""
        yield f"## {SAME_ORIGIN}"
        yield ""
    for group in story.comparison.origins:
        yield f"- {escape(origin(story, group))}"


def _in_full(story: StoryNotes, finding: Finding) -> Iterator[str]:
    for fact in (finding.a, finding.b):
        yield from _side(story, fact)
    inside = ", inside one article" if finding.scope is Scope.WITHIN else ""
    where = one_origin(story, finding)
    yield f"- Machine: **{finding.judgement}**, {escape(finding.kind)}, `{finding.reason}`{inside}{where}, `{finding.id}`"
    yield f"- Why: {escape(finding.explanation)}"
    if story.kept:
        yield f"- Decision: **{escape(decision(story.state(finding)))}**"
    yield from _remarks(story.thread(finding.id))
    yield ""


def _side(story: StoryNotes, fact: Fact) -> Iterator[str]:
    document = story.comparison.document(fact.article)
    says = f", says {source(fact)}" if fact.speaker else ""
    where = f"{story.number(fact.article)}, {outlet(document)}, {place(story, fact)}{says}"
    yield f"> {escape(quoted(fact.quote))}"
    yield ">"
    yield f"> — {escape(where)} (text `{document.article.sha256[:HASH]}`, characters {fact.start} to {fact.end})"
    yield ""


def _one_sided(story: StoryNotes) -> Iterator[str]:
    comparison = story.comparison
    if comparison.only_in:
        yield ""
        yield f"## {ONLY_IN}"
        yield ""
    for item in comparison.only_in:
        words = f"{alone(story, item)}, {item.fact.label}: {quoted(item.fact.quote)}"
        yield f"- {escape(words)}"
        yield from (f"  {line}" for line in _remarks(story.thread(item.id)))
    if comparison.checks:
        yield ""
        yield f"## {TO_CHECK}"
        yield ""
    for check in comparison.checks:
        words = f"{story.number(check.article)}, {check.kind}: {quoted(check.quote)} ({check.reason})"
        yield f"- [ ] {escape(words)}"
        yield from (f"  {line}" for line in _remarks(story.thread(check.id)))


def _other_notes(story: StoryNotes) -> Iterator[str]:
    threads = other_threads(story)
    if threads:
        yield ""
        yield f"## {OTHER_NOTES}"
        yield ""
    for name, thread in threads:
        yield f"- On {escape(name)}"
        yield from (f"  {line}" for line in _remarks(thread))


def _orphans(story: StoryNotes) -> Iterator[str]:
    if story.orphans:
        yield ""
        yield f"## {ORPHANED}"
        yield ""
    for orphan in story.orphans:
        words = " ↔ ".join(quoted(quote) for quote in orphan.quotes)
        yield f"- {escape(words)}: **{escape(decision(orphan.state))}** `{orphan.id}`"
        yield from (f"  {line}" for line in _remarks(orphan.notes))


def _remarks(thread: tuple[Note, ...]) -> Iterator[str]:
    for note in thread:
        yield f"- Note: {escape(remark(note))}"
