"""Money: sums in one currency. A sum in brackets after another restates it in a second currency and is left to the first.

Two currencies are never compared: that would need a rate of a day that no report states.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.events import event_reader
from factcheck.facts.amounts import amount_fact, amount_value, common_matter, moved, value_of, weigh
from factcheck.facts.kind import Context
from factcheck.model import Document, Fact, Ruling
from factcheck.text.numbers import Category, find_numbers
from factcheck.text.words import content_lemmas

_OBJECT = 40  # characters after a sum that may say what it is for
_SHOWN = 3  # words of a label


class Money:
    """The kind "money"."""

    name = "money"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """Every sum of money, in text order."""
        events = event_reader(document, context.lexicon)
        for statement in document.statements:
            for number in find_numbers(statement.plain, context.lexicon):
                if number.category is not Category.MONEY or number.path:
                    continue
                unit = f"{number.unit} per {number.per}" if number.per else number.unit
                about = content_lemmas(statement.plain[number.end : number.end + _OBJECT])[:_SHOWN]
                yield amount_fact(
                    self.name,
                    document,
                    statement,
                    number,
                    amount_value(number, unit=unit, of=" ".join(about), change=moved(number, statement.plain)),
                    point=" ".join((unit, *about)),
                    keys=frozenset({unit}),
                    label=f"sum of money ({unit}): {' '.join(about) or statement.plain[number.start : number.end]}",
                    event=events.event_at(statement, statement.start + number.start),
                )

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """How two sums in one currency stand to each other; None unless the words around say it is one sum."""
        va, vb = value_of(a), value_of(b)
        if va.unit != vb.unit or va.change != vb.change:
            return None
        common = common_matter(a, b)
        if common is None or (a.event != b.event and not common.certain):
            return None
        return weigh(a, b, context, common)
