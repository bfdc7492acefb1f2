"""Whether two passages speak of one incident: who, what, where, when and how, told from the words of the two alone.

A clash of place, sort, means or year makes two incidents of them. What happens often in one country (bombings, drone
strikes, shootings) is one incident only when something singles it out: numbers close together, or words beyond the
sort and the place. Where that is in doubt the verdict is doubtful, and nothing should be raised on it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from factcheck.judging.pairing import prepare
from factcheck.lexicon import Lexicon
from factcheck.text.places import Place, Use, find_places
from factcheck.text.standing import Standing, standing

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s*(?:people|dead|killed|injured))")
_ONE_OF = re.compile(r"\bone of\b")
_LONGEST = 3  # words of a form
_FOLLOWING = 4  # words after a place among which the noun it belongs to stands
_ONE_ORDER = 2.5  # how many times the smaller of two tolls of one incident the larger usually is at most
_SAME_ORDER = 1.2  # the same for incidents of which there are many
_FAR = 6.0  # beyond it even a rare sort of event in one country is taken for two
_NEXT = 1  # so far apart two counts of one incident often lie


class Verdict(StrEnum):
    """Whether two passages speak of one incident."""

    SAME = "same"
    DIFFERENT = "different"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Sameness:
    """The verdict with its reason in words (no full stop) and how sure it is (0 to 1)."""

    verdict: Verdict
    reason: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Incident:
    """What a passage says of an event.

    ``types`` are its sorts ("bombing"), ``means`` what crashed, ``sites`` where such things happen ("school"), ``several``
    those of them that are named in the plural only.
    ``places`` are where it happened, ``near`` places that are only named beside it: actors, nationalities, senders.
    ``years`` are stated; ``terms`` are the telling words besides all these.
    """

    types: frozenset[str]
    means: frozenset[str]
    sites: frozenset[str]
    several: frozenset[str]
    places: tuple[Place, ...]
    near: tuple[Place, ...]
    years: frozenset[str]
    terms: frozenset[str]


@dataclass(frozen=True, eq=False)
class _Words:
    types: Mapping[str, str]
    like: Mapping[str, frozenset[str]]
    recurring: frozenset[str]
    grows: frozenset[str]
    means: Mapping[str, str]
    sites: Mapping[str, str]
    several: Mapping[str, str]
    common: frozenset[str]
    actors: frozenset[str]
    breaks: frozenset[str]


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon) -> _Words:
    table = lexicon.table("incidents")
    types = table["types"]
    like: dict[str, set[str]] = {name: {name} for name in types}
    for name, about in types.items():
        for other in about.get("like", ()):
            if other in like:
                like[name].add(other)
                like[other].add(name)
    return _Words(
        types={form: name for name, about in types.items() for form in about["forms"]},
        like={name: frozenset(others) for name, others in like.items()},
        recurring=frozenset(name for name, about in types.items() if about.get("recurring")),
        grows=frozenset(name for name, about in types.items() if about.get("grows")),
        means={form: name for name, forms in table["means"].items() for form in forms},
        sites={form: name for name, forms in table["sites"].items() for form in forms},
        several={_plural(form): name for name, forms in table["sites"].items() for form in forms},
        common=frozenset(table["common"]["words"]),
        actors=frozenset(table["common"]["actors"]),
        breaks=frozenset(table["common"]["breaks"]),
    )


def _plural(form: str) -> str:
    if form.endswith(("ch", "sh", "s")):
        return f"{form}es"
    return f"{form[:-1]}ies" if form.endswith("y") else f"{form}s"


@lru_cache(maxsize=1 << 13)
def read_incident(plain: str, lexicon: Lexicon) -> Incident:
    """What a passage says of an event; everything empty where it says nothing."""
    lists = _words(lexicon)
    low = plain.lower()
    if len(low) != len(plain):  # a letter whose small form is longer would shift the offsets
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    tokens = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(low)]
    spent: list[tuple[int, int]] = []
    types = _named(tokens, lists.types, spent)
    means = _named(tokens, lists.means, [])
    single = _named(tokens, lists.sites, [])
    several = _named(tokens, lists.several, []) - single
    if _ONE_OF.search(low):
        single, several = single | several, frozenset()
    sites = single | several
    if "airstrike" in types:
        types -= {"bombing"}  # "warplanes bombed": said of aircraft
    where, near = _placed(plain, tokens, find_places(plain, lexicon), lists)
    spent.extend((place.start, place.end) for place in (*where, *near))
    terms = prepare(_without(plain, spent)).term_set
    telling = frozenset(t for t in terms if t not in lists.common and not t[0].isdigit() and len(t) > 1)
    return Incident(types, means, sites, several, where, near, frozenset(_YEAR.findall(plain)), telling)


def _named(
    tokens: list[tuple[str, int, int]], forms: Mapping[str, str], spent: list[tuple[int, int]]
) -> frozenset[str]:
    """The names whose forms stand in the text, longest first; where they stand is added to ``spent``."""
    out: set[str] = set()
    at = 0
    while at < len(tokens):
        for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
            name = forms.get(" ".join(token[0] for token in tokens[at : at + size]))
            if name is not None:
                out.add(name)
                spent.append((tokens[at][1], tokens[at + size - 1][2]))
                at += size - 1
                break
        at += 1
    return frozenset(out)


def _placed(
    plain: str, tokens: list[tuple[str, int, int]], places: list[Place], lists: _Words
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The places where something happened, and those only named beside it."""
    starts = [start for _, start, _ in tokens]
    where: list[Place] = []
    near: list[Place] = []
    for place in places:
        at = bisect_left(starts, place.end)
        following = _phrase(plain, place.end, tokens[at : at + _FOLLOWING], lists.breaks)
        event = any(word in lists.types or word in lists.means or word in lists.sites for word in following)
        actor = bool(following) and following[0] in lists.actors
        if place.use is Use.NAME:
            happened = place.led or (not actor and (event or place.direction != ""))
        elif place.use is Use.ADJECTIVE:
            happened = event and not actor
        else:
            happened = place.led
        (where if happened else near).append(place)
    return tuple(where), tuple(near)


def _phrase(plain: str, end: int, tokens: list[tuple[str, int, int]], breaks: frozenset[str]) -> list[str]:
    """The words that follow on a place within one noun phrase: up to a mark or a small word."""
    out = []
    for word, start, stop in tokens:
        if plain[end:start].strip(" '-.s") or word in breaks:
            break
        out.append(word)
        end = stop
    return out


def _without(plain: str, spans: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            parts.append(plain[at:start])
            at = end
    parts.append(plain[at:])
    return " ".join(parts)


def inherit(own: Incident, main: Incident) -> Incident:
    """What a passage says, with what it leaves open taken from the main event of its report."""
    return replace(
        own,
        types=own.types or main.types,
        means=own.means or (main.means if not own.types else own.means),
        places=own.places or main.places,
        near=own.near or main.near,
    )


def compare_incidents(
    a: Incident, b: Incident, lexicon: Lexicon, *, tolls: tuple[float, float] | None = None, share: float = 0.0
) -> Sameness:
    """Whether two passages speak of one incident.

    ``tolls`` are the two numbers told of it, ``share`` how much of their telling words the passages have in common
    besides (0 to 1), as a caller has measured it.
    """
    lists = _words(lexicon)
    clash = _clash(a, b, lists)
    if clash:
        return Sameness(Verdict.DIFFERENT, clash)
    placed = _shared_place(a, b)
    types = {one for one in a.types if not lists.like[one].isdisjoint(b.types)}
    types |= {one for one in b.types if not lists.like[one].isdisjoint(a.types)}
    extra = a.terms & b.terms
    ratio = max(tolls) / min(tolls) if tolls and min(tolls) > 0 else 1.0
    gap = abs(tolls[0] - tolls[1]) if tolls else 0.0
    close = gap <= _NEXT or ratio <= _SAME_ORDER
    score = round(min(0.95, 0.4 + 0.15 * placed + 0.15 * bool(types) + 0.08 * min(len(extra), 3) + 0.1 * close), 3)
    if a.sites and b.sites and a.sites.isdisjoint(b.sites) and not close:
        return Sameness(Verdict.DOUBTFUL, "they name different sites")
    if not (a.several & b.sites <= b.several and b.several & a.sites <= a.several):
        return Sameness(Verdict.DOUBTFUL, "one speaks of several sites")
    if not close and (_more(a.places, b.places) or _more(b.places, a.places)):
        return Sameness(Verdict.DOUBTFUL, "one names more places than the other")
    if ratio > _FAR:
        return Sameness(Verdict.DOUBTFUL, "the numbers lie far apart")
    rare = any(one not in lists.recurring for one in types)
    if types and placed and rare and (extra or ratio <= _ONE_ORDER or not lists.grows.isdisjoint(types)):
        return Sameness(Verdict.SAME, "one sort of event in one place", score)
    if types and not rare and not extra and not close:
        return Sameness(Verdict.DOUBTFUL, "such events are many, and nothing singles one out")
    if placed and close and (extra or types):
        return Sameness(Verdict.SAME, "one place, numbers close together, and more in common", score)
    if placed and extra and ratio <= _ONE_ORDER and (types or len(extra) > 1):
        return Sameness(Verdict.SAME, "one place and more in common", score)
    if extra and share >= (0.35 if ratio <= _ONE_ORDER else 0.5):
        return Sameness(Verdict.SAME, "much in common", score)
    return Sameness(Verdict.DOUBTFUL, "too little in common")


def _clash(a: Incident, b: Incident, lists: _Words) -> str:
    """Why the two must be different incidents; empty when nothing says so."""
    if a.years and b.years and a.years.isdisjoint(b.years):
        return "they name different years"
    if _apart(a.places, b.places):
        return f"{a.places[0].text} and {b.places[0].text} lie apart"
    if a.types and b.types and not any(not lists.like[one].isdisjoint(b.types) for one in a.types):
        return f"{_first(a.types)} and {_first(b.types)} are different sorts of event"
    if "crash" in a.types and "crash" in b.types and a.means and b.means and a.means.isdisjoint(b.means):
        return "different things crashed"
    return ""


def _first(names: frozenset[str]) -> str:
    return min(names)


def _apart(a: tuple[Place, ...], b: tuple[Place, ...]) -> bool:
    """Whether every place of one lies apart from every place of the other."""
    if not a or not b:
        return False
    return all(standing(one, other) is Standing.APART for one in a for other in b)


def _more(a: tuple[Place, ...], b: tuple[Place, ...]) -> bool:
    """Whether the first names a place that lies apart from all of the second's."""
    return bool(b) and any(all(standing(one, other) is Standing.APART for other in b) for one in a)


_TOGETHER = (Standing.SAME, Standing.CONTAINS, Standing.WITHIN)


def _shared_place(a: Incident, b: Incident) -> bool:
    """Whether the two name one place or one within the other, no wider than a country."""
    return any(
        standing(one, other) in _TOGETHER and (one.countries or other.countries)
        for one in (*a.places, *a.near)
        for other in (*b.places, *b.near)
    )
