"""Which event a clause speaks of.

The main event is known from headline, standfirst and lead, and is inherited by every clause that names no other.
A clause speaks of another event when a linking word ("after", "following", "as in") leads in a name that the main
event does not carry, when its event noun is marked as earlier ("previous atrocities") or as one more ("another raid"),
or when it stands with a year that is not the main event's ("the 2004 tsunami").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from factcheck.judging.incident import Incident, inherit, read_incident
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Role, Statement
from factcheck.text.clauses import clause_at

MAIN = "main"
EARLIER = "earlier"
ANOTHER = "another"

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAME = re.compile(r"\b[A-Z][\w'-]*")
_LEAD_STATEMENTS = 3
_WEAK = ("like", "unlike", "around", "during")  # lead in an event only when its noun follows
_REACH = 90  # characters after a linking word in which it can name an event
# Where the words that a linking word leads in are over: at a comma before lower case, or where a clause begins.
PHRASE_END = re.compile(r"[.;\"]|,\s+(?!(?:and|or)\b)[a-z]|\b(?:there|we|it|he|she|they|which|who|that)\b")
_THIS = re.compile(r"\b(?:this|the current|the latest)\s+(?:time|occasion|attack|incident|event|year)\b", re.IGNORECASE)


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    table = lexicon.table("events")
    nouns = "|".join(sorted(map(re.escape, table["nouns"]), key=len, reverse=True))
    earlier = "|".join(map(re.escape, table["earlier"]))
    more = "|".join(map(re.escape, table["another"]))
    links = "|".join(sorted((re.escape(link).replace(r"\ ", r"\s+") for link in table["links"]), key=len, reverse=True))
    return (
        re.compile(rf"\b(?:{links})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{earlier})(?:\s+[a-z-]+){{0,3}}\s+(?:{nouns})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{more})(?:\s+[\w-]+){{0,2}}?\s+(?:{nouns})\b", re.IGNORECASE),
        re.compile(
            rf"\b(?:19|20)\d\d\s+(?:[\w-]+\s+){{0,2}}?(?:{nouns})\b|\b(?:{nouns})\s+(?:of|in)\s+(?:[A-Z]\w+\s+)?(?:19|20)\d\d\b"
        ),
    )


def names_in(plain: str) -> frozenset[str]:
    """The capitalised words of a text, lower-cased; a sentence's first word counts, callers intersect sets."""
    return frozenset(match.group().lower() for match in _NAME.finditer(plain))


@dataclass(frozen=True, eq=False)
class EventReader:
    """Tells for one article which event a clause speaks of.

    ``main`` holds the names of the main event, ``incident`` what headline and lead say of it,
    ``years`` the years it may lie in: stated there, or the year of publication; empty when not known.
    """

    lexicon: Lexicon
    main: frozenset[str]
    incident: Incident
    years: frozenset[str] = frozenset()

    def incident_at(self, statement: Statement, offset: int) -> Incident:
        """What the statement around the offset says of its event; what it leaves open is the main event's."""
        own = read_incident(statement.plain, self.lexicon)
        return inherit(own, self.incident) if self.event_at(statement, offset) == MAIN else own

    def event_at(self, statement: Statement, offset: int) -> str:
        """The key of the event that the clause around the offset (into the article) speaks of."""
        start, end = clause_at(statement.plain, offset - statement.start)
        clause = statement.plain[start:end]
        if _THIS.search(clause):
            return MAIN
        link, noun, earlier, another, dated = _patterns(self.lexicon)
        for match in link.finditer(clause):
            reach = clause[match.end() : match.end() + _REACH]
            over = PHRASE_END.search(reach)
            reach = reach[: over.start()] if over else reach
            if match.group().lower() in _WEAK and not noun.search(reach):
                continue
            named = [m.group().lower() for m in _NAME.finditer(reach)]
            if not self.main.isdisjoint(named):
                return MAIN
            if earlier.search(reach):
                return EARLIER
            if named:
                return " ".join(named[:4])
        if earlier.search(clause):
            return EARLIER
        if another.search(clause):
            return ANOTHER
        years = _YEAR.findall(clause)
        if years and noun.search(clause) and (self.years or dated.search(clause)) and self.years.isdisjoint(years):
            return " ".join(years)
        return MAIN


@lru_cache(maxsize=512)
def event_reader(document: Document, lexicon: Lexicon) -> EventReader:
    """The event reader of an article, its main event taken from headline, standfirst and lead."""
    heads = [s.plain for s in document.statements if s.role in (Role.HEADLINE, Role.STANDFIRST)]
    lead = [s.plain for s in document.statements if s.role is Role.BODY][:_LEAD_STATEMENTS]
    title = [document.article.title] if document.article.title else []
    passages = [read_incident(plain, lexicon) for plain in (" ".join([*title, *heads]), *lead)]
    told = passages[0]
    for passage in passages[1:]:
        told = inherit(told, passage)
    if not any(place.led for place in told.places):
        # What only stands before a noun may be a name ("Harlow brewery"): a place led in by a preposition is surer.
        surer = next((passage for passage in passages if any(place.led for place in passage.places)), told)
        told = replace(told, places=surer.places)
    return EventReader(
        lexicon, names_in(" ".join([*title, *heads, *lead])), told, _years(document, [*title, *heads, *lead])
    )


def _years(document: Document, texts: list[str]) -> frozenset[str]:
    published = document.article.published
    stated = {year for text in texts for year in _YEAR.findall(text)}
    return frozenset(stated | {str(published.year)} if published else stated)
