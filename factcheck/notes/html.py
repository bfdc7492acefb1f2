"""The report as one plain HTML page that needs nothing from elsewhere; every word from outside is escaped."""

from __future__ import annotations

import html
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

suffix = ".html"
_STYLE = """
body { font: 1rem/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
blockquote { margin: .5rem 0; padding-left: 1rem; border-left: .2rem solid #888 }
blockquote footer, .by { color: #555; font-size: .9rem }
code { font-size: .85rem; overflow-wrap: anywhere }
"""


def render(story: StoryNotes, options: Options) -> str:
    """The page. It loads nothing and runs nothing."""
    title = _text(story.title) or "Untitled story"
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    )
    return head + "\n".join(_body(story, options)) + "\n</body>\n</html>\n"


def _body(story: StoryNotes, options: Options) -> Iterator[str]:
    still_open = f"; {story.open} open" if story.kept else ""
    counts = judgement_counts(story.comparison.findings)
    yield f"<p>{counted(len(story.documents), 'article')}, {counts}{still_open}.</p>"
    yield from _remarks(story.thread(""))
    yield "<h2>Articles</h2>"
    yield "<ul>"
    for document in story.documents:
        yield from _article(story, document.key)
    yield "</ul>"
    if story.comparison.origins:
        yield f"<h2>{SAME_ORIGIN}</h2>"
    for group in story.comparison.origins:
        yield f"<p>{_text(origin(story, group))}</p>"
    for judgement in Judgement:
        found = points(story, judgement, options)
        if found:
            yield f"<h2>{TITLES[judgement]}</h2>"
        for point in found:
            yield f"<h3>{SIGNS[judgement]} {_text(point.label)}</h3>"
            yield from _remarks(claim_thread(story, point))
            for finding in point.findings:
                if judgement.raised or options.everything or touched(story, finding):
                    yield from _in_full(story, finding)
                else:
                    yield f"<p>{_text(pair(story, finding))}: {_text(finding.explanation)} {_code(finding.reason)}{one_origin(story, finding)}</p>"
    yield from _one_sided(story)
    threads = other_threads(story)
    if threads:
        yield f"<h2>{OTHER_NOTES}</h2>"
    for name, thread in threads:
        yield f"<p>{_text(name)}</p>"
        yield from _remarks(thread)
    yield from _orphans(story)


def _article(story: StoryNotes, key: str) -> Iterator[str]:
    document = story.comparison.document(key)
    article = document.article
    number = story.number(key)
    mark = ", the draft" if key == story.comparison.draft else ""
    what = f"{outlet(document)}, {published(document)}{mark}: {headline(document)}"
    yield f"<li><strong>{number}</strong> {_text(what)}"
    about = f"{article.path or 'no file'}, {counted(article.words, 'word')}, sha256 "
    yield f'<br><span class="by">{_text(about)} {_code(article.sha256)}</span>'
    yield from _remarks(story.thread(number))
    yield "</li>"


def _in_full(story: StoryNotes, finding: Finding) -> Iterator[str]:
    yield f'<section id="{_text(finding.id)}">'
    for fact in (finding.a, finding.b):
        yield _side(story, fact)
    inside = ", inside one article" if finding.scope is Scope.WITHIN else ""
    yield f"<p>{_text(finding.explanation)}</p>"
    what = f"{finding.judgement}, {finding.kind}, {finding.reason}{inside}{one_origin(story, finding)}"
    yield f'<p class="by">{_text(what)} {_code(finding.id)}</p>'
    if story.kept:
        yield f"<p><strong>{_text(decision(story.state(finding)))}</strong></p>"
    yield from _remarks(story.thread(finding.id))
    yield "</section>"


def _side(story: StoryNotes, fact: Fact) -> str:
    document = story.comparison.document(fact.article)
    says = f", says {source(fact)}" if fact.speaker else ""
    where = f"{story.number(fact.article)}, {outlet(document)}, {place(story, fact)}{says}"
    return f"<blockquote>{_text(quoted(fact.quote))}<footer>{_text(where)}</footer></blockquote>"


def _one_sided(story: StoryNotes) -> Iterator[str]:
    comparison = story.comparison
    only = [
        f"<li>{_text(f'{alone(story, item)}, {item.fact.label}: {quoted(item.fact.quote)}')}"
        f"{''.join(_remarks(story.thread(item.id)))}</li>"
        for item in comparison.only_in
    ]
    checks = [
        f"<li>{_text(f'{story.number(check.article)}, {check.kind}: {quoted(check.quote)} ({check.reason})')}"
        f"{''.join(_remarks(story.thread(check.id)))}</li>"
        for check in comparison.checks
    ]
    for title, rows in ((ONLY_IN, only), (TO_CHECK, checks)):
        if rows:
            yield f"<h2>{title}</h2>\n<ul>"
            yield from rows
            yield "</ul>"


def _orphans(story: StoryNotes) -> Iterator[str]:
    if story.orphans:
        yield f"<h2>{ORPHANED}</h2>"
    for orphan in story.orphans:
        words = " ↔ ".join(quoted(quote) for quote in orphan.quotes)
        yield f"<p>{_text(words)} {_code(orphan.id)}<br><strong>{_text(decision(orphan.state))}</strong></p>"
        yield from _remarks(orphan.notes)


def _remarks(thread: tuple[Note, ...]) -> Iterator[str]:
    for note in thread:
        yield f'<p class="note">Note: {_text(remark(note))}</p>'


def _text(words: str) -> str:
    return html.escape(one_line(words))


def _code(words: str) -> str:
    return f"<code>{_text(words)}</code>"
