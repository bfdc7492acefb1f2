"""A comparison made by hand, so that the formats are tested whatever the engine finds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import pytest

from factcheck.model import (
    Article,
    Check,
    Claim,
    Comparison,
    Decision,
    Document,
    Fact,
    Finding,
    Judgement,
    OnlyIn,
    Role,
    Scope,
    Segment,
    Speaker,
    Statement,
    Value,
)
from factcheck.notes import Note, Orphan, State, StoryNotes

MORNING = """\
Five hurt in ferry fire
Five people were hurt when a ferry caught fire off Oban on Monday. "It was [sic] terrible," said Ann Muir.
The fire was out by noon, the coastguard said.
"""
EVENING = """\
Ferry fire injures seven
At least seven people were injured in a fire on a ferry. =HYPERLINK("x") *bold* <b>tag</b> https://example.org/x
A small fire, the owner said. It was the worst ever.\x1b[31m\u202e
"""


@dataclass(frozen=True, slots=True)
class Count(Value):
    """A number between bounds."""

    low: float | None = None
    high: float | None = None


def document(key: str, article: Article) -> Document:
    """One segment and one statement a line; the first is the headline."""
    segments, statements, start = [], [], 0
    for index, line in enumerate(article.text.splitlines(keepends=True)):
        words = line.rstrip("\n")
        role = Role.BODY if index else Role.HEADLINE
        segments.append(Segment(start, start + len(words), role))
        statements.append(Statement(key, index, index, start, start + len(words), words, words, role))
        start += len(line)
    return Document(key, article, article.text, tuple(segments), tuple(statements))


def fact(doc: Document, quote: str, value: Value, *, kind: str = "casualty", speaker: str | None = None) -> Fact:
    """The first place of the quote as a fact."""
    start = doc.article.text.index(quote)
    statement = next(s for s in doc.statements if s.start <= start < s.end)
    return Fact(
        kind=kind,
        article=doc.key,
        statement=statement,
        start=start,
        end=start + len(quote),
        value=value,
        point="injured",
        keys=frozenset({"injured"}),
        label="people injured" if kind == "casualty" else "the fire",
        speaker=Speaker(speaker, "owner") if speaker else None,
    )


@pytest.fixture
def comparison() -> Comparison:
    """Two articles, findings of every judgement, and one of everything else."""
    morning = document(
        "d-11",
        Article(
            MORNING,
            publisher="The Oban Post",
            published=datetime.fromisoformat("2026-05-04T10:58:00+01:00"),
            path="in/morning.txt",
        ),
    )
    evening = document("d-22", Article(EVENING, path="in/evening.txt", url="https://example.org/?a=1&b=2"))
    five, headline = (
        fact(morning, "Five people were hurt", Count(5, 5)),
        fact(morning, "Five hurt", Count(5, 5)),
    )
    seven, injured = fact(evening, "At least seven people", Count(7)), fact(evening, "injures seven", Count(7, 7))
    out = fact(morning, "fire was out by noon", Count(), kind="trend", speaker="the coastguard")
    small = fact(evening, "A small fire", Count(), kind="trend", speaker="the owner")
    markup = fact(evening, '=HYPERLINK("x") *bold* <b>tag</b> https://example.org/x', Count(), kind="quote")

    def finding(number: int, judgement: Judgement, a: Fact, b: Fact, reason: str) -> Finding:
        return Finding(
            id=f"f-{number:012x}",
            claim="c-injured" if a.kind == "casualty" else "c-fire",
            kind=a.kind,
            judgement=judgement,
            reason=reason,
            scope=Scope.WITHIN if a.article == b.article else Scope.ACROSS,
            score=0.91234567,
            explanation=f"“{a.quote}” against “{b.quote}”: {reason} *explained*.",
            a=a,
            b=b,
        )

    findings = (
        finding(1, Judgement.CONFLICT, headline, injured, "value-differs"),
        finding(2, Judgement.CONFLICT, five, seven, "bound"),
        finding(3, Judgement.TENSION, out, small, "degree-scope"),
        finding(4, Judgement.COMPATIBLE, seven, injured, "bound"),
        finding(5, Judgement.COMPATIBLE, out, markup, "quote-trim"),
        finding(6, Judgement.SAME, headline, five, "equal"),
    )
    claims = (
        Claim("c-injured", "casualty", "people injured", Judgement.CONFLICT, (headline, five, injured, seven)),
        Claim("c-fire", "trend", "the fire", Judgement.TENSION, (out, small)),
        Claim("c-alone", "quote", "a claim of one", None, (markup,)),
    )
    worst = evening.article.text.index("the worst ever")
    return Comparison(
        documents=(morning, evening),
        facts=(headline, five, out, injured, seven, markup, small),
        claims=claims,
        overlaps=(),
        findings=findings,
        only_in=(OnlyIn("o-1", markup),),
        checks=(Check("k-1", "d-22", "superlative", worst, worst + 14, "the worst ever", "measured against what?"),),
        arguments=("d-22", "d-11"),
    )


@pytest.fixture
def bare(comparison: Comparison) -> StoryNotes:
    """What ``check`` renders: nobody has said anything. The evening paper was named first."""
    return StoryNotes(title="Ferry fire", comparison=comparison)


@pytest.fixture
def story(bare: StoryNotes) -> StoryNotes:
    """What ``export`` renders: decisions, notes and an orphan."""
    when = "2026-05-04T18:00:00+00:00"
    return replace(
        bare,
        kept=True,
        states={
            "f-000000000001": State(Decision.DISCREPANCY, "", "Jo", when),
            "f-000000000006": State(Decision.DISMISSED, "both say # five", "Jo", when),
        },
        notes={
            "": (Note("Call the harbour\n# Not a heading", "Jo", when),),
            "a1": (Note("second edition", "Sam", when),),
            "c-injured": (Note("hospital says six", "Sam", when, "duty manager, by phone"),),
            "f-000000000001": (Note("=SUM(1) [link](https://example.org)", "Sam", when, "https://example.org/list"),),
            "c-alone": (Note("nobody else has it", "Jo", when),),
            "k-gone": (Note("the check went, the note stays", "Jo", when),),
            "o-1": (Note("ask the owner", "Jo", when),),
            "k-1": (Note("compare 1987", "Jo", when),),
        },
        orphans=(
            Orphan(
                "f-00000000000f",
                ("nine people", "8 people"),
                State(Decision.EXPLAINED, "two counts", "Jo", when),
                (Note("kept though the words went", "Jo", when),),
            ),
        ),
    )
