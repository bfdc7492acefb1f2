"""Measures: depths, distances, speeds, areas, magnitudes, calibres and shares in per cent.

Two measures meet only when they measure the same thing ("a depth of", "from Healdsburg") in one dimension; other
units of it are put into the same base, and one figure in two units is a tension.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from factcheck.events import event_reader
from factcheck.facts.amounts import AmountValue, amount_fact, amount_value, common_matter, moved, value_of, weigh
from factcheck.facts.kind import Context
from factcheck.judging.intervals import Interval, Relation, relation
from factcheck.judging.intervals import number as written
from factcheck.judging.pairing import prepare
from factcheck.judging.surroundings import Matter
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Fact, Judgement, Role, Ruling, Statement
from factcheck.text.numbers import Category, Number, find_numbers
from factcheck.text.numberunits import Measure, unit_tables
from factcheck.text.words import lemma, stop_words

_CLOSE = 0.03  # two measures in two units agree within this share: news rounds what it converts
_HALF = 0.5
_REACH = 32  # characters on each side of a measure that may say what it measures
_UNCOMPARED = ("label", "duration", "months", "nights")  # lengths of time are for the dates
_QUAKE = "quake"
_SIZED = "size of the quake"  # the key of the first magnitude of each report
_ONE_QUAKE = 1.0  # magnitudes by which two reports of one quake may differ
_PERCENT = "%"
_OF = re.compile(r"\s*of\s+((?:[\w'-]+\s+){0,2}[\w'-]+)")
_PERCENT_OF = re.compile(r"(?:%|per ?cent)\s+of\s+((?:[\w'-]+\s+){0,2}[\w'-]+)")
_DECIMAL = re.compile(r"\d\.\d")


_COMPASS = re.compile(r"\s+(?:to the\s+)?((?:north|south|east|west)[-a-z]*)\b", re.IGNORECASE)


class Measures:
    """The kind "measure"."""

    name = "measure"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """Every measure and share, in text order."""
        events = event_reader(document, context.lexicon)
        tables = unit_tables(context.lexicon)
        sized = False  # whether the text has given a magnitude: its first is that of the quake reported
        for statement in document.statements:
            for number in find_numbers(statement.plain, context.lexicon):
                read = _dimension(statement, number, tables.measures, context.lexicon)
                if read is None:
                    continue
                dimension, unit = read
                of = _attribute(statement.plain, number, dimension, context.lexicon)
                keys = frozenset({dimension})
                if of == _QUAKE and not sized and statement.role is Role.BODY:
                    sized, keys = True, frozenset({dimension, _SIZED})
                yield amount_fact(
                    self.name,
                    document,
                    statement,
                    number,
                    amount_value(number, unit=unit, of=of, change=moved(number, statement.plain)),
                    point=" ".join(part for part in (dimension, of) if part),
                    keys=keys,
                    label=f"{of or dimension}: {statement.plain[number.start : number.end]}",
                    event=events.event_at(statement, statement.start + number.start),
                )

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """How two measures of one thing stand to each other; None when they may measure two things."""
        va, vb = value_of(a), value_of(b)
        if va.of != vb.of or va.per != vb.per or va.change != vb.change or _other_ways(a, b):
            return None
        common = common_matter(a, b)
        if _SIZED in a.keys & b.keys and common is not None and _near_in_size(va, vb):
            common = replace(common, framed=True, shared=max(common.shared, 1), named_apart=False)
        elif common is None or (a.event != b.event and not common.certain):
            return None
        found = _stand(va, vb, unit_tables(context.lexicon).measures)
        if found.judgement.raised and not _told_apart(a, b, common):
            return None
        return weigh(a, b, context, common, found)


def _other_ways(a: Fact, b: Fact) -> bool:
    """Whether two distances go different ways: how far west and how far south are two measures."""
    ways = [_COMPASS.match(fact.statement.plain, fact.end - fact.statement.start) for fact in (a, b)]
    return ways[0] is not None and ways[1] is not None and ways[0].group(1).lower() != ways[1].group(1).lower()


def _dimension(
    statement: Statement, number: Number, measures: Mapping[str, Measure], lexicon: Lexicon
) -> tuple[str, str] | None:
    """What a number measures and its unit, or None when it is no measure that is ever compared."""
    if number.path or number.low is None:
        return None
    if number.category is Category.PERCENT:
        return number.unit, number.unit
    if number.category is Category.MEASURE:
        dimension = measures[number.unit].dimension
        return None if dimension in _UNCOMPARED else (dimension, number.unit)
    if number.category is Category.COUNT and number.high is not None and number.high < 10:
        plain = statement.plain
        words = _attributes(lexicon)["magnitude"]
        before = re.findall(r"[a-z]+", plain[max(0, number.start - 16) : number.start].lower())[-2:]
        after = re.findall(r"[a-z]+", plain[number.end : number.end + 14].lower())[:1]
        listed = re.match(r"\s*(?:and|or)\s+\d", plain[number.end :])  # "magnitude 2 and 3" speaks of quakes at large
        figured = _DECIMAL.search(plain, number.value_start, number.value_end) or number.change == ">"
        if not listed and ("magnitude" in before or (figured and words.intersection((*before, *after)))):
            return "magnitude", "magnitude"
    return None


def _attribute(plain: str, number: Number, dimension: str, lexicon: Lexicon) -> str:
    """What is measured: the nearest word of the lists ("depth"), with the place that a distance is counted from."""
    if dimension == "magnitude":
        after = plain[number.end : number.end + _REACH].lower()
        return "aftershock" if "aftershock" in after or "aftershock" in plain[: number.start].lower() else _QUAKE
    if dimension in (_PERCENT, "percentage point", "basis point"):
        place = re.match(r"[^.;]{0,40}?\b(?:in|to|from) (?:the )?([A-Z][\w-]+)", plain[number.end : number.end + 60])
        return place.group(1).lower() if place else ""
    before = re.findall(r"[a-z]+", plain[max(0, number.start - _REACH) : number.start].lower())
    behind = re.findall(r"[a-z]+", plain[number.end : number.end + _REACH].lower())
    lists = _attributes(lexicon)
    for word in (*behind[:2], *reversed(before[-3:]), *behind[2:4]):
        found = next((name for name, forms in lists.items() if word in forms), "")
        if found == "distance":
            place = re.match(
                r"[^.;]{0,30}?\b(?:of|from|off|to) (?:the )?([A-Z][\w-]+)", plain[number.end : number.end + 60]
            )
            return f"distance {place.group(1).lower()}" if place else "distance"
        if found:
            return found
    # ".38 caliber revolver", "6.1-inch display": the noun that the measure stands before.
    noun = re.match(r"[ -]([a-z]{3,20})\b", plain[number.end : number.end + 24])
    return lemma(noun.group(1)) if noun and lemma(noun.group(1)) not in stop_words() else ""


@cache
def _attributes(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    table: Any = lexicon.table("units")["attributes"]
    return {name: frozenset(forms) for name, forms in table.items()}


def _near_in_size(a: AmountValue, b: AmountValue) -> bool:
    return a.low is not None and b.low is not None and abs(a.low - b.low) <= _ONE_QUAKE


def _told_apart(a: Fact, b: Fact, common: Matter) -> bool:
    """Whether enough is known: what is measured or shared out, or else much alike around it."""
    if _PERCENT in a.keys:
        wholes = _whole(a), _whole(b)
        if wholes[0] and wholes[1] and wholes[0].isdisjoint(wholes[1]):
            return False
    return bool(value_of(a).of) or (common.near >= 2 and common.share >= 0.5)


def _whole(share: Fact) -> frozenset[str]:
    """The terms of what a share is of; a share in a list has that of the first: "52% of calls in A and 82% in B"."""
    plain = share.statement.plain
    after = _OF.match(plain, share.end - share.statement.start) or _PERCENT_OF.search(plain)
    return frozenset(prepare(after.group(1)).terms) if after else frozenset()


def _stand(a: AmountValue, b: AmountValue, measures: Mapping[str, Measure]) -> Relation:
    """How two measures of one dimension stand to each other, in the base unit when they have two units."""
    if a.unit == b.unit or a.unit not in measures or b.unit not in measures:
        return _rounded(a.interval, b.interval) or relation(a.interval, b.interval)
    sizes = measures[a.unit].factor, measures[b.unit].factor
    spans = _scaled(a.interval, sizes[0] / sizes[1]), b.interval
    sums = f"{a.interval} {a.unit} is {written(round(spans[0].low or spans[0].high or 0, 2))} {b.unit}"
    low, other = spans[0].low, spans[1].low
    if low is not None and other is not None and abs(low - other) <= _CLOSE * max(abs(low), abs(other)):
        return Relation(Judgement.COMPATIBLE, "rounding", f"{sums}, against {b.interval}")
    if (a.low, a.high) == (b.low, b.high):
        return Relation(Judgement.TENSION, "value-differs", f"one figure in two units; {sums}")
    found = relation(*spans)
    return Relation(found.judgement, found.reason, f"{sums}, against {b.interval}")


def _rounded(a: Interval, b: Interval) -> Relation | None:
    """A whole number that the other rounds to: "5 per cent" against "5.4 per cent"."""
    if not (a.point and b.point) or a.low == b.low or a.low is None or b.low is None:
        return None
    for whole, exact in ((a.low, b.low), (b.low, a.low)):
        if whole % 1 == 0 and exact % 1 and abs(whole - exact) <= _HALF:
            return Relation(Judgement.COMPATIBLE, "rounding", f"{written(exact)} rounds to {written(whole)}")
    return None


def _scaled(interval: Interval, by: float) -> Interval:
    low = None if interval.low is None else interval.low * by
    high = None if interval.high is None else interval.high * by
    return Interval(low, high, interval.approx, interval.strict)
