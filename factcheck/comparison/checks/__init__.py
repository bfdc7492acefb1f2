"""One-sided items that a checker should look at whatever other reports say, one file per sort of check.

Every check says what to do. What one article says twice in the same words is listed once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from factcheck.comparison.checks.contacts import contacts
from factcheck.comparison.checks.sizes import unquantified
from factcheck.comparison.checks.sources import one_voice, unquoted_sources
from factcheck.comparison.checks.spotted import Look, Spotted
from factcheck.comparison.checks.times import impossible_days, stale_times, weekdays
from factcheck.comparison.checks.unsupported import unsupported
from factcheck.comparison.checks.wording import superlatives, unnamed_sources
from factcheck.comparison.identity import digest
from factcheck.comparison.support import Support
from factcheck.events import MAIN
from factcheck.facts.datevalue import DateValue
from factcheck.lexicon import Lexicon
from factcheck.model import Check, Document, Fact, Finding

SORTS: tuple[Callable[[Look], Iterator[Spotted]], ...] = (
    superlatives,
    unnamed_sources,
    unquoted_sources,
    one_voice,
    stale_times,
    weekdays,
    impossible_days,
    unquantified,
    contacts,
    unsupported,
)
"""The sorts of check that there are."""

KINDS = (
    "superlative",
    "unnamed-source",
    "unquoted-source",
    "one-voice",
    "stale-time",
    "weekday",
    "date",
    "unquantified",
    "phone",
    "link",
    "mail",
    "unsupported",
)
"""The kinds that checks have."""

_MAIN_DATE = "main event"
_LONGEST = 160


def find_checks(
    documents: Sequence[Document],
    lexicon: Lexicon,
    facts: Sequence[Fact] = (),
    findings: Sequence[Finding] = (),
    support: Support | None = None,
    draft: str | None = None,
) -> tuple[Check, ...]:
    """The checks of every article, in story order and order of text; with a ``draft`` (a document's key) those of the draft alone."""
    event = _event(facts)
    own: dict[str, list[Fact]] = {document.key: [] for document in documents}
    for fact in facts:
        own[fact.article].append(fact)
    out: list[Check] = []
    for document in documents:
        if draft in (None, document.key):
            about = tuple(f for f in findings if document.key in (f.a.article, f.b.article))
            look = Look(document, lexicon, tuple(own[document.key]), about, event, support if draft else None)
            out.extend(_checks(look))
    return tuple(out)


def _event(facts: Sequence[Fact]) -> date | None:
    """The day of the story's main event on which most articles agree, the earliest of equals."""
    days: Counter[date] = Counter()
    for article, day in sorted(
        {
            (fact.article, value.mention.first)
            for fact in facts
            if fact.kind == "date" and fact.point == _MAIN_DATE and fact.event == MAIN
            if isinstance(value := fact.value, DateValue) and value.mention.first is not None
            if value.mention.first == value.mention.last
        }
    ):
        del article
        days[day] += 1
    return min(days, key=lambda day: (-days[day], day)) if days else None


def _checks(look: Look) -> Iterator[Check]:
    spotted = sorted((item for sort in SORTS for item in sort(look)), key=lambda s: (s.start, s.end, s.kind))
    first: dict[tuple[str, str], Spotted] = {}
    more: Counter[tuple[str, str]] = Counter()
    for item in spotted:
        words = (item.kind, " ".join(look.document.plain[item.start : item.end].casefold().split()))
        more[words] += first.setdefault(words, item) is not item
    for words, item in first.items():
        again = f" (also in {more[words]} more {'place' if more[words] == 1 else 'places'})" if more[words] else ""
        yield _check(look.document, replace(item, reason=item.reason + again))


def _check(document: Document, item: Spotted) -> Check:
    end = min(item.end, item.start + _LONGEST)
    quote = document.article.text[item.start : end]
    statement = document.statement_at(item.start)
    name = "k-" + digest(document.key, item.kind, statement.text if statement else quote, quote, "0")
    return Check(name, document.key, item.kind, item.start, end, quote, item.reason)
