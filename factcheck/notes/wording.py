"""How the formats for people name articles, places and judgements. All of it is safe to print on one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from factcheck.model import Comparison, Decision, Document, Fact, Finding, Judgement, Role
from factcheck.notes import StoryNotes
from factcheck.notes.visible import one_line

SIGNS = {Judgement.CONFLICT: "✗", Judgement.TENSION: "≠", Judgement.COMPATIBLE: "≈", Judgement.SAME: "="}

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DECISIONS = {
    Decision.OPEN: "open",
    Decision.CHECKED_OK: "checked, in order",
    Decision.DISCREPANCY: "discrepancy confirmed, to be mended",
    Decision.EXPLAINED: "explained",
    Decision.QUERY_WRITER: "query to the writer",
    Decision.ON_AUTHOR: "left on the author's word",
    Decision.CANNOT_VERIFY: "cannot be verified",
    Decision.DISMISSED: "dismissed",
}


@dataclass(frozen=True, slots=True)
class Point:
    """The findings of one judgement about one claim, the most telling first."""

    label: str
    claim: str
    findings: tuple[Finding, ...]

    @property
    def telling(self) -> Finding:
        """The pair to show when only one is shown."""
        return self.findings[0]


def points(comparison: Comparison, judgement: Judgement) -> list[Point]:
    """The findings of a judgement by the claim they are about, in the order of the findings."""
    labels = {claim.id: claim.label for claim in comparison.claims}
    grouped: dict[str, list[Finding]] = {}
    for finding in comparison.findings:
        if finding.judgement is judgement:
            grouped.setdefault(finding.claim, []).append(finding)
    return [
        Point(one_line(labels.get(claim) or found[0].a.label), claim, tuple(found)) for claim, found in grouped.items()
    ]


def counted(number: int, word: str, plural: str | None = None) -> str:
    """ "1 finding", "2 findings"."""
    return f"{number} {word if number == 1 else plural or word + 's'}"


def judgement_counts(findings: Iterable[Finding]) -> str:
    """ "2 conflicts, 1 tension, 0 compatible, 14 the same"."""
    found = [finding.judgement for finding in findings]
    return ", ".join(
        (
            counted(found.count(Judgement.CONFLICT), "conflict"),
            counted(found.count(Judgement.TENSION), "tension"),
            f"{found.count(Judgement.COMPATIBLE)} compatible",
            f"{found.count(Judgement.SAME)} the same",
        )
    )


def outlet(document: Document) -> str:
    """Who published an article: the outlet, or else the name of its file."""
    article = document.article
    if article.publisher:
        return one_line(article.publisher)
    return one_line(PurePath(article.path).name) if article.path else "unnamed outlet"


def dated(document: Document) -> str:
    """The outlet with the day of publication, as far as it is known."""
    published = document.article.published
    return f"{outlet(document)}, {day(published)}" if published else outlet(document)


def day(moment: datetime) -> str:
    """ "5 Apr 2017", whatever the locale."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def minute(moment: datetime) -> str:
    """The day, with the time and its zone when the time is known."""
    if not (moment.hour or moment.minute or moment.tzinfo):
        return day(moment)
    return f"{day(moment)} {moment:%H:%M}" + (f" {moment:%z}" if moment.tzinfo else "")


def headline(document: Document) -> str:
    """The title of an article, or its headline, or nothing."""
    article = document.article
    if article.title:
        return one_line(article.title)
    for segment in document.segments:
        if segment.role is Role.HEADLINE:
            return one_line(article.text[segment.start : segment.end])
    return ""


def place(story: StoryNotes, fact: Fact) -> str:
    """Where in its article a fact stands: "headline", "paragraph 7" (counting the body's paragraphs)."""
    if fact.role is not Role.BODY:
        return fact.role.value.replace("-", " ")
    before = story.comparison.document(fact.article).segments[: fact.statement.paragraph + 1]
    number = sum(segment.role is Role.BODY for segment in before)
    return f"paragraph {number}" if number else "body"


def quoted(text: str) -> str:
    """The words in quotation marks, on one line; their own outer marks are not doubled."""
    words = one_line(text)
    if len(words) > 1 and words[0] in '“"' and words[-1] in '”"':
        return words
    return f"“{words}”"


def source(fact: Fact) -> str:
    """Who says it, or nothing when the outlet itself does."""
    return one_line(str(fact.speaker)) if fact.speaker else ""


def decision(story: StoryNotes, finding: Finding) -> str:
    """What a person said of a finding, with who, when and why."""
    state = story.state(finding)
    words = _DECISIONS[state.decision]
    signed = ", ".join(part for part in (one_line(state.who), one_line(state.when)) if part)
    why = f": {one_line(state.why)}" if state.why else ""
    return f"{words}{why} ({signed})" if signed else words + why
