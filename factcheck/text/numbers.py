"""Numbers in a text with their exact spans: values, bounds, units and what kind of number each is.

``find_numbers`` works on folded text (see ``factcheck.text.normalise``) and in time linear in its length.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from factcheck import lexicon as lexicons
from factcheck.lexicon import Lexicon
from factcheck.text import numbernouns
from factcheck.text.numberhedges import CHANGES, Bound, bound, hedges, movement, restates
from factcheck.text.numberkinds import NOT_NUMBERS, Place, marks, other_than_quantity
from factcheck.text.numberunits import Unit, currency_before, per_after, unit_after, unit_tables
from factcheck.text.numberwords import Reading, glued, number_words, read_value, tokenise

_LONGEST_KEPT = 2_000  # characters of a text whose numbers are remembered


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


class _Amount(NamedTuple):
    """A value or range of values: tokens ``first`` up to ``after`` with the sign and unit that were read on the way."""

    first: int  # the currency sign, if there is one
    value: Reading
    after: int  # after the unit
    unit: Unit | None
    path: bool = False


def find_numbers(plain: str, lexicon: Lexicon | None = None) -> list[Number]:
    """All numbers of a folded text in order, without overlaps; each says what category it is of."""
    lexicon = lexicon or lexicons.builtin()
    if len(plain) > _LONGEST_KEPT:
        return _Finder(plain, lexicon).run()
    return list(_kept(plain, lexicon))


@lru_cache(maxsize=1 << 13)
def _kept(plain: str, lexicon: Lexicon) -> tuple[Number, ...]:
    """The numbers of one sentence: several kinds of fact ask for the same ones."""
    return tuple(_Finder(plain, lexicon).run())


class _Finder:
    """One pass over the tokens of a text."""

    def __init__(self, plain: str, lexicon: Lexicon) -> None:
        self.plain = plain
        self.lexicon = lexicon
        self.tokens = tokenise(plain)
        self.words = number_words(lexicon)
        self.units = unit_tables(lexicon)
        self.hedges = hedges(lexicon)
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
                previous = found[-1] if found else number
                again = restates(self.plain[previous.phrase_end : number.start])
                if again and number.change == "=" and previous.change != "=":
                    number = replace(
                        number, change=previous.change, approx=previous.approx or number.approx, strict=previous.strict
                    )
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
        hedge = bound(self.tokens, amount.first, value.after, amount.after, taken, self.hedges)
        noun = None
        if amount.unit is None and not self._ends(hedge.after):
            single = value.low == value.high == 1
            noun = numbernouns.noun_after(self.tokens, hedge.after, self.lexicon, singular=single)
        measured = amount.unit is not None or self._is_age(amount)
        place = Place(self.tokens, amount.first, amount.after, value, measured, noun is not None, hedge.code != "")
        other = None if amount.first < value.first else other_than_quantity(place, self.marks)
        if other:
            last = value.after if value.after > i else i + 1
            if other == "ordinal":
                last += 1
            return self._bare(i, last, Category(other)), last
        return self._number(amount, noun, hedge), max(hedge.after, amount.after)

    def _ends(self, j: int) -> bool:
        """Whether a sentence or line ends at token ``j``, so that no noun can follow."""
        return j >= len(self.tokens) or self.tokens[j].text[0] in ".!?;:\n,)("

    def _counts_one(self, value: Reading) -> bool:
        """Whether "one" counts something, and is not a pronoun."""
        before = self.tokens[value.first - 1].low if value.first else ""
        if value.first and glued(self.tokens, value.first) and before == "-":
            return False
        if before in ("no", "any", "every", "each", "this", "that", "some", "which", "another"):
            return False
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
        if sign and self.tokens[i].low in self.units.wire and len(self.tokens[i].low) == 1 and value.scale == 1:
            return None  # "p74" alone is a page
        if sign:
            unit = Unit("money", sign[0], value.after)
            following = unit_after(self.tokens, value.after, self.units, digits=False)
            named = following is not None and following.category == "money" and self.tokens[value.after].text != "-"
            after = following.after if following and named else value.after
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
            # "3m pounds" is money: nothing is three metres of pounds.
            return following.category != "measure" or following.name in (
                "pound",
                "tonne",
                "barrel",
                "ton",
                "acre",
                "hectare",
            )
        return numbernouns.plural_ahead(self.tokens, value.after, self.lexicon)

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
        if joint in ("-", "/") and glued(self.tokens, j) != glued(self.tokens, j + 1):
            return first
        k = j + 1
        if k < len(self.tokens) and self.tokens[k].low in ("about", "around", "between", "up", "over", "nearly"):
            k += 1
        second = self._amount(k) if k < len(self.tokens) else None
        if second is None or second.value.vague:
            return first
        mixed = second.value.digits != first.value.digits
        if mixed and joint not in ("to", "and"):
            return first
        return self._joined(first, second, joint, before)

    def _joined(self, first: _Amount, second: _Amount, joint: str, before: str) -> _Amount:
        if first.unit and not (second.unit and first.unit[:2] == second.unit[:2]):
            continued = joint == "to" and before == "from" and not second.unit  # "from 208 pounds to 193"
            if not continued:
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
        if joint == "-" and scaled >= high.low and (second.unit or not glued(self.tokens, first.after)):
            return first
        path = before == "from" or (joint == "to" and moved)
        value = high._replace(first=low.first, low=min(scaled, high.low), high=max(scaled, high.low), metre=False)
        return _Amount(first.first, value, second.after, second.unit or first.unit, path)

    def _number(self, amount: _Amount, noun: numbernouns.Noun | None, hedge: Bound) -> Number:
        tokens, value = self.tokens, amount.value
        unit, per = amount.unit, ""
        category = Category(unit.category) if unit else Category.COUNT
        if value.fraction and unit is None:
            category = Category.PERCENT
        if unit is None and self._is_age(amount):
            category = Category.AGE
        first, after = min(hedge.first, amount.first), max(hedge.after, amount.after)
        if category in (Category.MONEY, Category.MEASURE):
            per, after = per_after(tokens, after, self.units)
        low, high = value.low, value.high
        minus = first == amount.first and first > 0 and tokens[first - 1].text == "-" and glued(tokens, first)
        if minus and not glued(tokens, first - 1) and unit and category in (Category.MEASURE, Category.PERCENT):
            first, low, high = first - 1, -high, -low
        change = CHANGES[hedge.code]
        if change in ("=", "~") and not amount.path:
            moved = movement(tokens, first, self.hedges)
            # "rose about 5%" measures a rise, "was up about 5%" says where things stood.
            change = moved if moved and (change == "=" or tokens[first - 1].low != moved) else change
        number = Number(
            start=tokens[first].start,
            end=tokens[after - 1].end,
            value_start=tokens[value.first].start,
            value_end=tokens[value.after - 1].end,
            low=low,
            high=high,
            approx=hedge.code in ("~", "~<") or value.vague or value.fraction,
            strict=hedge.code in (">", "<", "~<"),
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
        """Whether a bare number is an age: aged 12; Jane Doe, 52, …; Jane Doe (34); Jane Doe 52 has."""
        tokens, value, i = self.tokens, amount.value, amount.first
        if i == 0 or not 0 < value.high < 120 or value.low % 1 or value.vague or value.scale != 1:
            return False
        before = tokens[i - 1]
        if before.low in self.units.age_before:
            return True
        if not value.digits or value.after - value.first != 1 or i < 2:
            return False
        name = tokens[i - 2]
        if name.kind != "w" or not name.capital or name.low in self.marks.months:
            return False
        behind = tokens[amount.after] if amount.after < len(tokens) else None
        if before.kind == "w" and before.capital:
            return value.low >= 10 and behind is not None and behind.low in ("has", "was", "is", "had", "who")
        closed = behind is None or behind.text in (",", ".", ")", ";", '"') or behind.text[0] == "\n"
        if before.text not in (",", "("):
            return False
        return closed and (before.text == "(") == (behind is not None and behind.text == ")")
