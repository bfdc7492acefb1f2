"""Numbers in a text with their exact spans: values, bounds, units and what kind of number each is.

``find_numbers`` works on folded text (see ``factcheck.text.normalise``) and in time linear in its length.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from factcheck import lexicon as lexicons
from factcheck.lexicon import Lexicon
from factcheck.text import numbernouns
from factcheck.text.numberkinds import NOT_NUMBERS, Place, marks, other_than_quantity
from factcheck.text.numberunits import Unit, currency_before, per_after, unit_after, unit_tables
from factcheck.text.numberwords import Reading, Token, glued, number_words, read_value, tokenise


class Category(StrEnum):
    """What kind of number it is. Only the first five are amounts; the others are never compared with anything."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    AGE = "age"
    ORDINAL = "ordinal"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    PHONE = "phone"
    ID = "id"
    SCORE = "score"
    LIST = "list"

    @property
    def amount(self) -> bool:
        """Whether numbers of this category say how many or how much."""
        return self in (Category.COUNT, Category.MONEY, Category.PERCENT, Category.MEASURE, Category.AGE)


@dataclass(frozen=True, slots=True)
class Number:
    """One number as written.

    ``start`` and ``end`` take in the hedge before ("at least") and the unit after ("km"), not a counted noun;
    ``value_start`` and ``value_end`` the value alone. ``low`` and ``high`` are the value as stated (both 50 for
    "more than 50"), ``change`` carries the rest: ``=``, ``~`` about, ``<`` and ``>`` bounds, ``up`` and ``down`` a
    movement by that much. ``strict`` when a bound leaves out the number itself ("more than 50"). ``unit`` is the
    canonical unit ("USD", "%", "mile"), for counts the head noun in lower case or empty; ``unit_span`` its words,
    for counts the noun with its modifiers. ``per`` is a denominator ("month"). ``vague`` when no figure is given
    ("dozens"), ``more`` when it counts others besides some ("another five"), ``path`` when low and high are the
    ends of a movement ("from 20 to 40"), not an interval.
    """

    start: int
    end: int
    value_start: int
    value_end: int
    low: float | None
    high: float | None
    approx: bool = False
    strict: bool = False
    change: str = "="
    unit: str = ""
    unit_span: tuple[int, int] | None = None
    head_span: tuple[int, int] | None = None
    per: str = ""
    category: Category = Category.COUNT
    vague: bool = False
    more: bool = False
    path: bool = False

    @property
    def phrase_end(self) -> int:
        """The end of the number with its unit or counted noun."""
        return max(self.end, self.unit_span[1] if self.unit_span else 0)


@dataclass(frozen=True, eq=False)
class _Hedges:
    before: dict[tuple[str, ...], str]
    after: dict[tuple[str, ...], str]
    longest: int
    skipped: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]


@cache
def _hedges(lexicon: Lexicon) -> _Hedges:
    table: Any = lexicon.table("numbers")
    before = {tuple(phrase.split()): code for code, phrases in table["before"].items() for phrase in phrases}
    after = {tuple(phrase.split()): code for code, phrases in table["after"].items() for phrase in phrases}
    return _Hedges(
        before,
        after,
        max(map(len, before)),
        frozenset({"a", "an", "another", "further", "additional", "extra", "the"}),
        frozenset(table["movement"]["up"]),
        frozenset(table["movement"]["down"]),
    )


class _Amount(NamedTuple):
    """A value or range of values: tokens ``first`` up to ``after`` with the sign and unit that were read on the way."""

    first: int  # the currency sign, if there is one
    value: Reading
    after: int  # after the unit
    unit: Unit | None
    path: bool = False


def find_numbers(plain: str, lexicon: Lexicon | None = None) -> list[Number]:
    """All numbers of a folded text in order, without overlaps; each says what category it is of."""
    return _Finder(plain, lexicon or lexicons.builtin()).run()


class _Finder:
    """One pass over the tokens of a text."""

    def __init__(self, plain: str, lexicon: Lexicon) -> None:
        self.plain = plain
        self.lexicon = lexicon
        self.tokens = tokenise(plain)
        self.words = number_words(lexicon)
        self.units = unit_tables(lexicon)
        self.hedges = _hedges(lexicon)
        self.marks = marks(lexicon)

    def run(self) -> list[Number]:
        """Read from left to right; what has been taken is not read again."""
        found: list[Number] = []
        others = [(m.start(), m.end(), Category(m.lastgroup or "id")) for m in NOT_NUMBERS.finditer(self.plain)]
        others.reverse()
        i = 0
        taken = 0  # tokens before this one belong to numbers already found
        while i < len(self.tokens):
            token = self.tokens[i]
            while others and others[-1][1] <= token.start:
                others.pop()
            if others and others[-1][0] <= token.start:
                start, end, category = others.pop()
                if any(c.isdigit() for c in self.plain[start:end]):
                    found.append(Number(start, end, start, end, None, None, category=category))
                while i < len(self.tokens) and self.tokens[i].start < end:
                    i += 1
                taken = i
                continue
            number, i = self._at(i, taken)
            if number is not None:
                found.append(number)
                taken = i
        return found

    def _at(self, i: int, taken: int) -> tuple[Number | None, int]:
        """The number at token ``i``, if one begins there, and the token to go on with."""
        amount = self._amount(i)
        if amount is None:
            token = self.tokens[i]
            if token.low in self.marks.ordinals:
                return self._bare(i, i + 1, Category.ORDINAL), i + 1
            if token.kind == "n":
                return self._bare(i, i + 1, Category.ID), i + 1
            return None, i + 1
        amount = self._range(amount)
        value = amount.value
        if amount.unit is None and value.low == value.high == 1 and not value.digits and not self._counts_one(value):
            return None, value.after
        code, hedge_first, after = self._bound(amount, taken)
        noun = None
        if amount.unit is None and not self._ends(after):
            single = value.low == value.high == 1
            noun = numbernouns.noun_after(self.tokens, after, self.lexicon, singular=single)
        first = min(hedge_first, amount.first)
        place = Place(
            self.tokens, amount.first, amount.after, value, amount.unit is not None, noun is not None, code != ""
        )
        other = None if amount.first < value.first else other_than_quantity(place, self.marks)
        if other:
            last = value.after if value.after > i else i + 1
            if other == "ordinal":
                last += 1
            return self._bare(i, last, Category(other)), last
        number = self._number(amount, noun, code, first, after)
        return number, max(after, amount.after)

    def _ends(self, j: int) -> bool:
        """Whether a sentence or line ends at token ``j``, so that no noun can follow."""
        return j >= len(self.tokens) or self.tokens[j].text[0] in ".!?;:\n,)("

    def _counts_one(self, value: Reading) -> bool:
        """Whether "one" counts something, and is not a pronoun."""
        before = self.tokens[value.first - 1].low if value.first else ""
        if value.first and glued(self.tokens, value.first) and before == "-":
            return False
        if before in (
            "no",
            "any",
            "every",
            "each",
            "this",
            "that",
            "some",
            "which",
            "only",
            "another",
            "the",
            "by",
            "no-",
        ):
            return before in ("the", "by", "only")
        if value.after >= len(self.tokens):
            return False
        following = self.tokens[value.after]
        if following.low == "of":
            return True
        return (
            following.kind == "w"
            and following.low not in ("another", "by")
            and (numbernouns.noun_after(self.tokens, value.after, self.lexicon, singular=True) is not None)
        )

    def _bare(self, first: int, after: int, category: Category) -> Number:
        start, end = self.tokens[first].start, self.tokens[after - 1].end
        return Number(start, end, start, end, None, None, category=category)

    def _amount(self, i: int) -> _Amount | None:
        """A sign, a value and a unit at token ``i``."""
        sign = currency_before(self.tokens, i, self.units)
        j = sign[1] if sign else i
        value = read_value(self.tokens, j, self.words, money=sign is not None)
        if value is None:
            return None
        if sign and self.tokens[i].low in self.units.wire and self.tokens[i].low != "euro" and value.scale == 1:
            if len(self.tokens[i].low) == 1:  # "p74" alone is a page
                return None
        if sign:
            unit = Unit("money", sign[0], value.after)
            following = unit_after(self.tokens, value.after, self.units, digits=False)
            after = following.after if following and following.category == "money" else value.after
            return _Amount(i, value, after, unit)
        if value.metre and not self._is_million(value):
            low = value.low / value.scale
            value = value._replace(low=low, high=low, scale=1.0, after=value.after - 1)
        unit_found = unit_after(self.tokens, value.after, self.units, digits=value.digits)
        if unit_found and unit_found.name == "pound" and value.scale >= 1000:
            unit_found = Unit("money", "GBP", unit_found.after)  # millions of pounds are money
        return _Amount(i, value, unit_found.after if unit_found else value.after, unit_found)

    def _is_million(self, value: Reading) -> bool:
        """Whether the "m" against the digits is a million: a currency or a counted plural follows."""
        following = unit_after(self.tokens, value.after, self.units, digits=False)
        if following is not None:
            return following.category != "measure" or following.name in ("tonne", "barrel", "ton", "acre", "hectare")
        return numbernouns.noun_after(self.tokens, value.after, self.lexicon) is not None

    def _range(self, first: _Amount) -> _Amount:
        """The amount widened by a second one after "to", "-", "and" (with "between") or "or"."""
        j = first.after
        if j >= len(self.tokens) or first.value.vague or first.value.fraction:
            return first
        joint = self.tokens[j].low
        before = self.tokens[first.first - 1].low if first.first else ""
        if joint not in ("-", "to", "or", "and", "/") or (joint == "and" and before != "between"):
            return first
        if joint == "/" and first.first == first.value.first:
            return first
        if joint in ("-", "/") and not (glued(self.tokens, j) and glued(self.tokens, j + 1)):
            return first
        k = j + 1
        if k < len(self.tokens) and self.tokens[k].low in ("about", "around", "between", "up", "over", "nearly"):
            k += 1
        second = self._amount(k) if k < len(self.tokens) else None
        if second is None or second.value.vague or second.value.digits != first.value.digits:
            if second is None or joint not in ("to", "and") or second.value.vague:
                return first
        return self._joined(first, second, joint, before)

    def _joined(self, first: _Amount, second: _Amount, joint: str, before: str) -> _Amount:
        if first.unit and not (second.unit and first.unit[:2] == second.unit[:2]):
            return first
        moved = before in self.hedges.up or before in self.hedges.down
        if joint == "to" and first.unit and moved:
            return first  # "rose 3% to 5%" may be a rise and where it led
        low, high = first.value, second.value
        scaled = low.low
        if low.scale == 1 and high.scale > 1 and low.low < high.low / high.scale:
            scaled = low.low * high.scale  # "40 to 50 million"
        if joint == "or" and not scaled < high.low <= 2 * scaled + 2:
            return first
        if joint == "-" and scaled > high.low and second.unit and second.unit.category == "age":
            return first
        path = before == "from" or (joint == "to" and moved)
        value = high._replace(first=low.first, low=min(scaled, high.low), high=max(scaled, high.low), metre=False)
        return _Amount(first.first, value, second.after, second.unit, path)

    def _bound(self, amount: _Amount, taken: int) -> tuple[str, int, int]:
        """The code of the bound or hedge beside an amount, the first token of it and the token after the number."""
        i = amount.first
        hedges = self.hedges
        code, first, after = "", amount.first, amount.after
        k = i
        while k - 1 >= taken and self.tokens[k - 1].low in hedges.skipped:
            k -= 1
        for end in dict.fromkeys((i, k)):
            found = self._phrase_before(end, taken)
            if found:
                code, first = found
                more = self._phrase_before(first, taken)
                if more and (more[0] != "~" or code == "~"):
                    code, first = more  # "at least some 40", "up to about 50"
                break
        j = amount.value.after
        if j < len(self.tokens) and self.tokens[j].text == "+" and glued(self.tokens, j):
            return ">=", first, max(after, j + 1)
        for j in dict.fromkeys((amount.value.after, after)):
            k = j + 1 if j < len(self.tokens) and self.tokens[j].text == "-" and glued(self.tokens, j) else j
            if k > j and k < len(self.tokens) and self.tokens[k].low == "plus":
                return ">=", first, max(after, k + 1)
            for size in (2, 1):
                phrase = tuple(t.low for t in self.tokens[k : k + size])
                if phrase in hedges.after and (k > j or size == 2 or phrase[0] not in ("odd", "ish")):
                    return hedges.after[phrase], first, max(after, k + size)
        return code, first, after

    def _phrase_before(self, end: int, taken: int) -> tuple[str, int] | None:
        for size in range(self.hedges.longest, 0, -1):
            first = end - size
            if first < taken:
                continue
            phrase = tuple(t.low for t in self.tokens[first:end])
            if phrase in self.hedges.before:
                return self.hedges.before[phrase], first
        return None

    def _movement(self, first: int) -> str:
        """Whether a verb of rising or falling stands right before: "rose by", "was down"."""
        k = first - 1
        while (
            k >= 0
            and first - k <= 3
            and self.tokens[k].low in ("by", "a", "an", "another", "further", "from", "between")
        ):
            k -= 1
        low = self.tokens[k].low if k >= 0 else ""
        return "up" if low in self.hedges.up else "down" if low in self.hedges.down else ""

    def _number(self, amount: _Amount, noun: numbernouns.Noun | None, code: str, first: int, after: int) -> Number:
        tokens, value = self.tokens, amount.value
        unit, per = amount.unit, ""
        category = Category(unit.category) if unit else Category.COUNT
        if value.fraction and unit is None:
            category = Category.PERCENT
        if unit is None and self._is_age(amount):
            category = Category.AGE
        if category in (Category.MONEY, Category.MEASURE):
            per, after = per_after(tokens, max(after, amount.after), self.units)
            after = max(after, amount.after)
        after = max(after, amount.after)
        low, high = value.low, value.high
        if first == amount.first and first and tokens[first - 1].text == "-" and glued(tokens, first) and low == high:
            if unit and not glued(tokens, first - 1) and category in (Category.MEASURE, Category.PERCENT):
                first, low, high = first - 1, -high, -low
        moved = self._movement(first)
        change = {"": moved or "=", "~": "~", "~<": "~", ">": ">", ">=": ">", "<": "<", "<=": "<"}[code]
        if change == "~" and moved and unit is not None:
            change = moved
        number = Number(
            start=tokens[first].start,
            end=tokens[after - 1].end,
            value_start=tokens[value.first].start,
            value_end=tokens[value.after - 1].end,
            low=low,
            high=high,
            approx=code in ("~", "~<") or value.vague or value.fraction,
            strict=code in (">", "<", "~<"),
            change=change,
            unit=unit.name if unit else "fraction" if value.fraction else "",
            per=per,
            category=category,
            vague=value.vague,
            more=numbernouns.adds_to_others(tokens, amount.first, amount.after, self.lexicon),
            path=amount.path,
        )
        if unit is not None and unit.after > value.after:
            span = tokens[value.after].start, tokens[unit.after - 1].end
            return replace(number, unit_span=span, head_span=span)
        if noun is not None:
            number = replace(number, unit_span=(noun.start, noun.end), head_span=(noun.head_start, noun.end))
            if category is Category.COUNT:
                number = replace(number, unit=noun.head)
        return replace(number, unit="year") if category is Category.AGE else number

    def _is_age(self, amount: _Amount) -> bool:
        """aged 12; Khalid Masood, 52, …; Jane Doe (34)."""
        tokens, value, i = self.tokens, amount.value, amount.first
        if i == 0 or not 0 < value.high < 120 or value.low % 1 or value.vague or value.scale != 1:
            return False
        before = tokens[i - 1]
        if before.low in self.units.age_before:
            return True
        behind = tokens[amount.after] if amount.after < len(tokens) else None
        if not value.digits or value.low != value.high or value.after - value.first != 1 or i < 2:
            return False
        name = tokens[i - 2]
        closed = behind is None or behind.text in (",", ".", ")", ";", '"') or behind.text[0] == "\n"
        if before.text in (",", "(") and name.kind == "w" and name.capital and name.low not in self.marks.months:
            return closed and (before.text == "(") == (behind is not None and behind.text == ")")
        return False
