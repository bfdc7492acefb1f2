"""Places: where the main event happened, how far and which way from a town, and names of places spelt two ways.

Two places of one event are held against each other only when the reports have much in common besides. A place that
is only said to be near is evidence of emphasis, never of a contradiction.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from factcheck.events import MAIN, event_reader
from factcheck.facts.kind import Context, value_of
from factcheck.judging.incident import read_incident
from factcheck.judging.pairing import prepare
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Fact, Judgement, Role, Ruling, Statement, Value
from factcheck.text.places import Place, Use, find_places
from factcheck.text.standing import Standing, standing
from factcheck.text.titles import titles
from factcheck.text.words import lemma

_EARLY = 6  # statements in which a report says where its event happened
_LEAD = 4  # statements by which two reports are taken for reports of one event
_COMMON = 6  # telling words and figures that two leads must share
_REACH = 70  # characters between the word for the event and where it happened
_LONGEST = 160
_SHORTEST_NAME = 6  # letters of a name in which one wrong letter is taken for a slip
_BESIDE = 2  # telling words that the sentences of two spellings share besides
_STEM = 4  # letters at the beginning that two spellings share
_POINTS = ["n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw"]
_WAYS = {"north": "n", "south": "s", "east": "e", "west": "w"}
_WAY = r"(?:(?:north|south|east|west)[- ]?){1,3}|[NSEW]{1,3}"
_UNIT = r"(?:miles?|mi|kilomet(?:er|re)s?|km|kms)"
_NAME = r"(?:[Tt]he\s+)?[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*){0,3}"
_BEARING = re.compile(
    rf"(?:\b(?:about|around|some|roughly|nearly|almost|approximately)\s+)?\b(?:[\d.,]{{1,8}}|[a-z]{{3,9}}(?:-[a-z]{{3,5}})?)\s+{_UNIT}"
    rf"(?:\s+\([^)]{{1,20}}\))?\s+(?:to\s+the\s+)?(?P<way>{_WAY})\s+of\s+(?P<of>{_NAME})"
)
_LOCATED = re.compile(
    r"\b(?:in|at|near|off|outside|around|on|along)\s+(?:the\s+)?(?P<name>[A-Z][^\W\d_]+(?:[- '][A-Z][^\W\d_]+){0,3})"
)
_ELSEWHERE = re.compile(
    r"\b(?:felt|heard|said|told|says|from|to|toward|towards|native|born|lives?|lived|living|resident|based|trial|court|buried|"
    r"shakes?|shaking|shook|shaken|rattles?|rattled|jolts?|jolted|rocks?|rocked|funeral|summit|talks|meeting|spoke|speaking|visit|visiting|arrived|flew|flight|fled|like|after|following|amid|since|during|similar)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlaceValue(Value):
    """Where: the key of the place, the part of it ("nw"), or a bearing from it; ``spelt`` a name as written."""

    place: str
    direction: str = ""
    bearing: str = ""
    spelt: str = ""
    near: bool = False


class Places:
    """The kind "place"."""

    name = "place"
    selective = True

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """Where the main event happened, bearings, and names of places that may be misspelt, in text order."""
        for statement in document.statements:
            if not statement.role.asserts:
                continue
            facts = [*_bearings(document, statement), *_happened(document, statement, context.lexicon)]
            facts.extend(_spellings(document, statement, titles(context.lexicon).calendar))
            yield from sorted(facts, key=lambda fact: (fact.start, fact.end, fact.point))

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """How two places of one event, two bearings or two spellings stand to each other."""
        if a.article == b.article or a.event != b.event:
            return None
        va, vb = value_of(a, PlaceValue), value_of(b, PlaceValue)
        if va.spelt or vb.spelt:
            return _two_spellings(a, b, context) if va.spelt and vb.spelt else None
        if not _one_event(context.document(a), context.document(b), context.lexicon):
            return None
        if va.bearing or vb.bearing:
            return _two_bearings(a, b) if va.bearing and vb.bearing else None
        return _two_places(a, b, context.lexicon)


def _fact(
    document: Document,
    statement: Statement,
    span: tuple[int, int],
    value: PlaceValue,
    key: str,
    label: str,
    point: str = "",
) -> Fact:
    start, end = span
    return Fact(
        kind="place",
        article=document.key,
        statement=statement,
        start=statement.start + start,
        end=statement.start + min(end, start + _LONGEST),
        value=value,
        point=point or key,
        keys=frozenset({key}),
        label=label,
    )


# ------------------------------------------------------------------------------------------------ finding


def _bearings(document: Document, statement: Statement) -> Iterator[Fact]:
    for match in _BEARING.finditer(statement.plain):
        name = match.group("of").removeprefix("the ").removeprefix("The ")
        value = PlaceValue(name.casefold(), bearing=_way(match.group("way")))
        yield _fact(document, statement, match.span(), value, f"way from {name.casefold()}", f"which way from {name}")


def _way(words: str) -> str:
    """The point of the compass that words name: "north-northeast" → "nne"."""
    low = re.sub(r"[- ]", "", words.lower())
    for word, letter in _WAYS.items():
        low = low.replace(word, letter)
    return low


def _happened(document: Document, statement: Statement, lexicon: Lexicon) -> Iterator[Fact]:
    """The place that the main event is said to have happened at, the narrowest of those that hold each other."""
    if statement.role is Role.BODY and _body_index(document, statement) >= _EARLY:
        return
    reader = event_reader(document, lexicon)
    told = read_incident(statement.plain, lexicon)
    if told.types.isdisjoint(reader.incident.types):
        return
    for place in _narrowest(told.places):
        before = statement.plain[max(0, place.start - _REACH) : place.start]
        after = statement.plain[place.end : place.end + _REACH]
        if place.use is not Use.NAME or not place.countries or place.whole or _ELSEWHERE.search(before):
            continue
        if read_incident(before, lexicon).types.isdisjoint(reader.incident.types):
            phrase = after.split(",")[0]
            if _ELSEWHERE.search(phrase) or read_incident(phrase, lexicon).types.isdisjoint(reader.incident.types):
                continue
        if reader.event_at(statement, statement.start + place.start) != MAIN:
            continue
        start = place.start
        lead = re.search(r"\b(?:in|at|near|off|outside|across)\s+(?:the\s+|downtown\s+|central\s+)?$", before)
        if lead:
            start -= len(before) - lead.start()
        value = PlaceValue(place.key, place.direction, near=place.beside)
        yield _fact(document, statement, (start, place.end), value, "where", "where it happened")


def _body_index(document: Document, statement: Statement) -> int:
    first = next((s.index for s in document.statements if s.role is Role.BODY), 0)
    return statement.index - first


def _narrowest(places: tuple[Place, ...]) -> Iterator[Place]:
    for place in places:
        if not any(standing(place, other) is Standing.CONTAINS for other in places):
            yield place


def _spellings(document: Document, statement: Statement, calendar: frozenset[str]) -> Iterator[Fact]:
    """Names led in by a preposition of place, long enough for a slip to show."""
    for match in _LOCATED.finditer(statement.plain):
        name = match.group("name")
        if statement.plain[match.end() : match.end() + 2] == "'s" or len(name) < _SHORTEST_NAME:
            continue
        if name.casefold() in calendar:
            continue
        folded = _folded(name)
        value = PlaceValue(folded, spelt=name)
        span = match.span("name")
        # A point of its own for each article: names alike are worth a claim only when a finding joins them.
        point = f"spelt {document.key} {folded}"
        yield _fact(document, statement, span, value, f"spelt {folded[:_STEM]}", f"spelling of {name}", point)


def _folded(name: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[- ]", " ", bare.casefold())


# ------------------------------------------------------------------------------------------------ judging


@lru_cache(maxsize=1 << 12)
def _lead_terms(document: Document) -> frozenset[str]:
    terms: set[str] = set()
    for statement in document.statements[:_LEAD]:
        read = prepare(statement.plain)
        terms |= read.term_set | read.numbers
    return frozenset(terms)


def _one_event(one: Document, other: Document, lexicon: Lexicon) -> bool:
    """Whether two reports have enough in common to be reports of one event, wherever they put it."""
    a, b = event_reader(one, lexicon).incident, event_reader(other, lexicon).incident
    if a.types.isdisjoint(b.types) or (a.years and b.years and a.years.isdisjoint(b.years)):
        return False
    places = {word for incident in (a, b) for place in (*incident.places, *incident.near) for word in place.key.split()}
    shared = (_lead_terms(one) & _lead_terms(other)) - places - a.types
    return len(shared) >= _COMMON


def _two_bearings(a: Fact, b: Fact) -> Ruling | None:
    one, other = value_of(a, PlaceValue).bearing, value_of(b, PlaceValue).bearing
    if one not in _POINTS or other not in _POINTS:
        return None
    apart = abs(_POINTS.index(one) - _POINTS.index(other))
    apart = min(apart, len(_POINTS) - apart)
    both = f"“{a.quote}” and “{b.quote}”"
    if apart == 0:
        return Ruling(Judgement.SAME, "equal", f"{both}: the same way.", 0.85)
    if apart == 1:
        text = f"{both}: {one.upper()} and {other.upper()} are next to each other on the compass; one may be rounded."
        return Ruling(Judgement.TENSION, "rounding", text, 0.85)
    text = f"{both}: {one.upper()} against {other.upper()}, {22.5 * apart:g} degrees apart."
    return Ruling(Judgement.CONFLICT, "value-differs", text, 0.85)


def _two_places(a: Fact, b: Fact, lexicon: Lexicon) -> Ruling | None:
    places = [_at(fact, lexicon) for fact in (a, b)]
    if places[0] is None or places[1] is None:
        return None
    found = standing(places[0], places[1])
    both = f"“{a.quote}” and “{b.quote}”"
    if found is Standing.SAME:
        return Ruling(Judgement.SAME, "equal", f"{both}: one place.", 0.8)
    if found in (Standing.CONTAINS, Standing.WITHIN):
        inner, outer = (a, b) if found is Standing.WITHIN else (b, a)
        text = f"“{inner.quote}” lies in “{outer.quote}”."
        return Ruling(Judgement.COMPATIBLE, "scope-includes", text, 0.75)
    if found is not Standing.APART:
        return None
    if value_of(a, PlaceValue).near or value_of(b, PlaceValue).near:
        text = f"{both}: two places, and at least one is only said to be near. Say which is nearer."
        return Ruling(Judgement.TENSION, "value-differs", text, 0.7)
    return Ruling(Judgement.CONFLICT, "value-differs", f"{both}: the one does not lie in the other.", 0.75)


def _at(fact: Fact, lexicon: Lexicon) -> Place | None:
    """The place of a fact, read again from its sentence."""
    key = value_of(fact, PlaceValue).place
    end = fact.end - fact.statement.start
    return next((p for p in find_places(fact.statement.plain, lexicon) if p.key == key and p.end == end), None)


def _two_spellings(a: Fact, b: Fact, context: Context) -> Ruling | None:
    one, other = value_of(a, PlaceValue), value_of(b, PlaceValue)
    if one.place == other.place or len(one.place.split()) != len(other.place.split()):
        return None
    if Levenshtein.distance(one.place, other.place, score_cutoff=1) != 1:
        return None
    if lemma(one.place.split()[-1]) == lemma(other.place.split()[-1]) and one.place.endswith(
        "s"
    ) != other.place.endswith("s"):
        return None  # one store and two
    if all(_known(value.spelt, context.lexicon) for value in (one, other)):
        return None
    if any(_uses(context.document(fact), value.spelt) for fact, value in ((a, other), (b, one))):
        return None  # a report that has both spellings means two things by them, or knows both
    told = [read_incident(fact.statement.plain, context.lexicon).terms for fact in (a, b)]
    if len((told[0] & told[1]) - {*one.place.split(), *other.place.split()}) < _BESIDE:
        return None
    text = f"“{one.spelt}” and “{other.spelt}” look like one place spelt two ways."
    return Ruling(Judgement.TENSION, "name-variant", text, 0.8)


def _known(name: str, lexicon: Lexicon) -> bool:
    return any(place.start == 0 and place.end == len(name) for place in find_places(name, lexicon))


def _uses(document: Document, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", document.plain) is not None
