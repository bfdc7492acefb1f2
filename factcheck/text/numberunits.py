"""Units beside a number: currency signs before it, currencies, percentages, measures and ages after it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from factcheck.lexicon import Lexicon
from factcheck.text.numberwords import Token, glued, tokenise

_LONGEST_FORM = 5  # words of a written unit


class Unit(NamedTuple):
    """A unit as found: its category ("money", "percent", "measure", "age"), canonical name and the token after it."""

    category: str
    name: str
    after: int


class Measure(NamedTuple):
    """What a unit of measure measures, and its size in the base unit of that dimension."""

    dimension: str
    factor: float


@dataclass(frozen=True, eq=False)
class Units:
    """The unit lists as look-up tables from written forms, cut into tokens."""

    before: dict[tuple[str, ...], str]
    wire: dict[str, str]
    after: dict[tuple[str, ...], tuple[str, str]]
    glued: dict[str, str]
    currencies: frozenset[str]
    measures: dict[str, Measure]
    age_before: frozenset[str]
    per: dict[str, str]
    longest: int


@cache
def unit_tables(lexicon: Lexicon) -> Units:
    """The unit lists of a lexicon, compiled once."""
    table: Any = lexicon.table("units")
    after: dict[tuple[str, ...], tuple[str, str]] = {}
    measures = {name: Measure(entry["dimension"], float(entry["factor"])) for name, entry in table["measures"].items()}
    written = [("measure", name, entry["forms"]) for name, entry in table["measures"].items()]
    written += [("percent", name, forms) for name, forms in table["percent"].items()]
    written += [("money", name, forms) for name, forms in table["money_after"].items()]
    written += [("age", "year", table["age"]["forms"])]
    for category, name, forms in written:
        for form in forms:
            after[_cut(form)] = (category, name)
    per = {
        form: name
        for name, entry in table["measures"].items()
        if entry["dimension"] in ("duration", "months", "mass", "length", "area", "volume", "energy")
        for form in entry["forms"]
    }
    return Units(
        before={_cut(form): name for name, forms in table["money_before"].items() for form in forms},
        wire={form: name for name, forms in table["money_wire"].items() for form in forms},
        after=after,
        glued=table["glued"],
        currencies=frozenset(table["money_after"]) | frozenset(table["money_before"]),
        measures=measures,
        age_before=frozenset(table["age"]["before"]),
        per=per | {"share": "share", "head": "head", "person": "person", "unit": "unit"},
        longest=max(len(form) for form in after),
    )


def _cut(form: str) -> tuple[str, ...]:
    return tuple(token.low for token in tokenise(form) if token.text != "-")


def currency_before(tokens: list[Token], i: int, units: Units) -> tuple[str, int] | None:
    """The currency whose sign or code begins at token ``i`` and the token of its number, or None."""
    for size in (3, 2, 1):
        form = tuple(t.low for t in tokens[i : i + size])
        name = units.before.get(form)
        j = i + size
        if not name or j >= len(tokens) or tokens[j].kind != "n":
            continue
        if tokens[j].start - tokens[j - 1].end > 1:
            continue
        letters = [t for t in tokens[i:j] if t.kind == "w"]
        if any(not t.capital and t.low != "euro" for t in letters):
            continue
        # "A $500 fine" is no Australian sum.
        if len(letters) == 1 and len(letters[0].low) == 1 and letters[0].low != "c" and not glued(tokens, i + 1):
            continue
        return name, j
    token = tokens[i]
    if token.low in units.wire and glued(tokens, i + 1) and tokens[i + 1].kind == "n":
        return units.wire[token.low], i + 1
    return None


def unit_after(tokens: list[Token], i: int, units: Units, *, digits: bool) -> Unit | None:
    """The unit that begins at token ``i``, right after a value; the longest written form wins."""
    if i >= len(tokens):
        return None
    first = tokens[i]
    hyphen = first.text == "-" and glued(tokens, i) and glued(tokens, i + 1)
    name = units.glued.get(first.text)
    if name and digits and (glued(tokens, i) or first.text in ("m", "p", "C", "F")) and not _dotted(tokens, i):
        return Unit("money" if name in units.currencies else "measure", name, i + 1)
    if (
        first.text in ('"', "''")
        and glued(tokens, i)
        and digits
        and i + 1 < len(tokens)
        and tokens[i + 1].low == "from"
    ):
        return Unit("measure", "inch", i + 1)
    words: list[tuple[str, int]] = []
    j = i + 1 if hyphen else i
    while j < len(tokens) and len(words) < units.longest:
        if tokens[j].text == "-" and words and j - i < 2 * units.longest:
            j += 1
            continue
        if tokens[j].text == "\n":
            break
        words.append((tokens[j].low, j + 1))
        j += 1
    for size in range(len(words), 0, -1):
        found = units.after.get(tuple(word for word, _ in words[:size]))
        if found:
            return Unit(*found, words[size - 1][1])
    return None


def _dotted(tokens: list[Token], i: int) -> bool:
    """Whether the letter at ``i`` is the first of "p.m."."""
    return i + 2 < len(tokens) and tokens[i + 1].text == "." and tokens[i + 2].low == "m" and glued(tokens, i + 2)


def per_after(tokens: list[Token], i: int, units: Units) -> tuple[str, int]:
    """The denominator at token ``i`` ("per barrel", "a month", "/kg") and the token after it; "" when there is none."""
    if i + 1 < len(tokens) and tokens[i].low in ("per", "a", "an", "each", "every", "/"):
        name = units.per.get(tokens[i + 1].low)
        if name:
            return name, i + 2
    return "", i
