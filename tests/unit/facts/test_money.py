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


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # what was expected and what came
        ("Analysts expected the airline to make a profit of $60m in Spain.", "The airline made a profit of $45m in Spain."),
        # both list the same two sums
        ("The kit costs $900 for pupils and $1,000 for teachers.", "Teachers pay $1,000 for the kit, pupils $900."),
        # a figure before a movement against one after it
        ("The airline raised the fare from $60 to a new high.", "The airline raised the fare to $90, a new high."),
    ],
)  # fmt: skip
def test_what_is_compatible_by_its_sense_does_not_alarm(a: str, b: str) -> None:
    assert [ruling for ruling in rulings(KIND, a, b) if ruling.judgement.raised] == []


def test_market_figures_are_of_their_hour() -> None:
    found = rulings(
        KIND,
        "Shares of the Leeds brewer Example closed at $4.60 on the exchange.",
        "Shares of the Leeds brewer Example stood at $4.20 on the exchange.",
    )
    assert [(ruling.judgement.value, ruling.reason) for ruling in found] == [("tension", "as-of")]
