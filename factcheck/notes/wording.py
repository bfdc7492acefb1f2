"""How the formats for people name articles, places and judgements. All of it is safe to print on one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from factcheck.model import Decision, Document, Fact, Finding, Judgement, OnlyIn, OriginGroup, Role
from factcheck.notes import Note, Options, State, StoryNotes
from factcheck.notes.visible import one_line

SIGNS = {Judgement.CONFLICT: "✗", Judgement.TENSION: "≠", Judgement.COMPATIBLE: "≈", Judgement.SAME: "="}

TITLES = {
    Judgement.CONFLICT: "Conflicts",
    Judgement.TENSION: "Tensions: both can hold; degree, scope, source or certainty differ",
    Judgement.COMPATIBLE: "Compatible: differs at first sight, explained at the second",
    Judgement.SAME: "The same",
}
ONLY_IN = "Only in one article"
SAME_ORIGIN = "Probably one origin: what these agree on has one source"
TO_CHECK = "To check"
OTHER_NOTES = "Other notes"
ORPHANED = "Decided earlier, but the words are not in the present texts"

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
    """Findings of one judgement about one claim, the most telling first."""

    label: str
    claim: str
    findings: tuple[Finding, ...]

    @property
    def telling(self) -> Finding:
        """The pair to show when only one is shown."""
        return self.findings[0]


def points(story: StoryNotes, judgement: Judgement, options: Options) -> list[Point]:
    """The findings of a judgement to show, by the claim they are about, in the order of the findings.

    What is not raised is parted by its reason too: each way to explain a difference is worth a line. What is the same is
    shown when everything is, or when a person touched it.
    """
    labels = {claim.id: claim.label for claim in story.comparison.claims}
    grouped: dict[tuple[str, str], list[Finding]] = {}
    for finding in story.comparison.findings:
        wanted = judgement is not Judgement.SAME or options.everything or touched(story, finding)
        if finding.judgement is judgement and wanted:
            key = (finding.claim, "" if judgement.raised else finding.reason)
            grouped.setdefault(key, []).append(finding)
    return [
        Point(one_line(labels.get(claim) or found[0].a.label), claim, tuple(found))
        for (claim, _), found in grouped.items()
    ]


def counted(number: int, word: str, plural: str | None = None) -> str:
    """The number with the word after it, in the plural where it must be."""
    return f"{number} {word if number == 1 else plural or word + 's'}"


def judgement_counts(findings: Iterable[Finding]) -> str:
    """How many findings came out how, in words."""
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


def published(document: Document) -> str:
    """When an article was published, and on what evidence."""
    article = document.article
    if article.published is None:
        return "publication date unknown"
    why = f" ({one_line(article.published_why)})" if article.published_why else ""
    return minute(article.published) + why


def day(moment: datetime) -> str:
    """The day as "5 Apr 2017", whatever the locale."""
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


def decision(state: State) -> str:
    """What a person said of a finding, with why, who and when."""
    words = _DECISIONS[state.decision]
    why = f": {one_line(state.why)}" if state.why else ""
    return words + why + _signed(state) + (f" — {changed(state)}" if state.changed else "")


def changed(state: State) -> str:
    """What changed under a decision, and what to do; empty when nothing did."""
    return f"CHANGED SINCE CHECKED: {one_line('; '.join(state.changed))}; look again" if state.changed else ""


def remark(note: Note) -> str:
    """A note on one line, with the source that was checked, who and when."""
    checked = f" [source: {one_line(note.source)}]" if note.source else ""
    return one_line(note.text) + checked + _signed(note)


def _signed(act: State | Note) -> str:
    who_and_when = ", ".join(part for part in (one_line(act.who), one_line(act.when)) if part)
    return f" ({who_and_when})" if who_and_when else ""


def touched(story: StoryNotes, finding: Finding) -> bool:
    """Whether a person decided on a finding, or wrote about it or its claim."""
    decided = story.state(finding).decision is not Decision.OPEN
    return decided or bool(story.thread(finding.id) or story.thread(finding.claim))


def claim_thread(story: StoryNotes, point: Point) -> tuple[Note, ...]:
    """The notes on a point's claim, at the first point that is about it and at no other."""
    first = next(finding for finding in story.comparison.findings if finding.claim == point.claim)
    return story.thread(point.claim) if first in point.findings else ()


def other_threads(story: StoryNotes) -> list[tuple[str, tuple[Note, ...]]]:
    """Notes on what stands nowhere else in a report (a claim without findings, an item that is gone), by name."""
    comparison = story.comparison
    shown = {"", *(story.number(document.key) for document in comparison.documents)}
    shown |= {name for finding in comparison.findings for name in (finding.id, finding.claim)}
    shown |= {item.id for item in comparison.only_in} | {check.id for check in comparison.checks}
    labels = {claim.id: one_line(claim.label) for claim in comparison.claims}
    return [(labels.get(name, name), thread) for name, thread in sorted(story.notes.items()) if name not in shown]


def origin(story: StoryNotes, group: OriginGroup) -> str:
    """Which articles share how much of their text, with the longest sentence they share."""
    share = f"{group.share:.0%} of the shortest stands in another almost word for word"
    return f"{listed(story, group.articles)}: {share}, such as {quoted(group.quotes[0])}"


def listed(story: StoryNotes, articles: Iterable[str]) -> str:
    """The short names of articles in the order they were named: "a1, a2 and a4"."""
    names = [story.number(document.key) for document in story.documents if document.key in set(articles)]
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def one_origin(story: StoryNotes, finding: Finding) -> str:
    """What to add to a finding whose two articles are of one origin, with a comma before it; else nothing."""
    inside = story.comparison.one_origin((finding.a.article, finding.b.article))
    if inside is None:
        return ""
    return ", one origin" if finding.judgement.raised else ", one origin: no corroboration"


def alone(story: StoryNotes, item: OnlyIn) -> str:
    """The article that says it alone, with those of the same origin that say it too."""
    number = story.number(item.fact.article)
    return f"{number} (and {listed(story, item.also)}, of one origin)" if item.also else number


def pair(story: StoryNotes, finding: Finding) -> str:
    """Both quotes on one line."""
    a, b = (f"{story.number(fact.article)} {quoted(fact.quote)}" for fact in (finding.a, finding.b))
    return f"{a} ↔ {b}"
