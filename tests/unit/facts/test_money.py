from __future__ import annotations

import pytest

from factcheck.facts.money import Money
from tests.unit.facts.amounts_helper import facts, only, rulings

KIND = Money()


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The thieves took jewels worth 85 million euros from the shop.", "Thieves took jewels worth €80 million from a shop.", ("conflict", "value-differs")),
        ("The thieves took jewels worth £85m from the shop.", "Thieves took jewels worth 85 million pounds from a shop.", ("same", "equal")),
        ("Germany lent $22.4bn to the bank under the plan.", "Under the plan Germany lent the bank $22 billion.", ("compatible", "rounding")),
        ("Germany lent at least $20bn to the bank under the plan.", "Under the plan Germany lent the bank $22 billion.", ("compatible", "bound")),
    ],
)  # fmt: skip
def test_sums_of_one_thing(a: str, b: str, expected: tuple[str, str]) -> None:
    assert only(KIND, a, b) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The thieves took jewels worth £85m from the shop.", "The thieves took jewels worth $80m from the shop."),
        ("Nurses earn £900 a month under the plan.", "Nurses earn £9,000 a year under the plan."),
        ("The tanker carried oil worth $100m.", "The mayor's house cost $2m."),
        ("Shares rose by $5 in London after the sale.", "Shares fell by $7 in London after the sale."),
    ],
)
def test_sums_that_never_meet(a: str, b: str) -> None:
    assert rulings(KIND, a, b) == []


def test_the_quote_is_the_sum() -> None:
    text = "It cost about US$1.2bn in all."
    (fact,) = facts(KIND, text)
    assert text[fact.start : fact.end] == fact.quote == "about US$1.2bn"
