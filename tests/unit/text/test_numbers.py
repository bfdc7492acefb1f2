from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.lexicon import Lexicon
from factcheck.text.normalise import fold
from factcheck.text.numbers import Category, Number, find_numbers
from tests.growth import grows_in_proportion


def amounts(text: str) -> list[Number]:
    return [number for number in find_numbers(fold(text)) if number.category.amount]


def only(text: str) -> Number:
    found = amounts(text)
    assert len(found) == 1, [text[n.start : n.end] for n in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("50 boats", 50),
        ("1,000 boats", 1000),
        ("1.2m users", 1_200_000),
        ("1.2 million users", 1_200_000),
        ("110-billion shells", 110e9),
        ("300 000 homes", 300_000),
        ("12,34,567 voters", 1_234_567),
        ("2 lakh voters", 200_000),
        ("5k runners", 5000),
        ("2½ miles", 2.5),
        ("1/2 pound of flour", 0.5),
        ("$250-M", 250e6),
        ("2.7m combined digital and physical sales", 2_700_000),
        ("four boats", 4),
        ("twenty-three boats", 23),
        ("twenty three boats", 23),
        ("two hundred and six boats", 206),
        ("a hundred boats", 100),
        ("one thousand two hundred boats", 1200),
        ("half a million boats", 500_000),
        ("a quarter of a million boats", 250_000),
        ("two and a half million boats", 2_500_000),
        ("a million and a half boats", 1_500_000),
        ("a dozen boats", 12),
        ("two dozen boats", 24),
        ("three hundred thousand boats", 300_000),
        ("two thirds of voters", 0.6667),
        ("one in five voters", 0.2),
        ("nine out of 10 voters", 0.9),
    ],
)
def test_one_value(text: str, value: float) -> None:
    number = only(text)
    assert number.low == pytest.approx(value)
    assert number.low == number.high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("40 to 50 boats", 40, 50),
        ("between 3 and 5 boats", 3, 5),
        ("8–10 boats", 8, 10),
        ("two or three boats", 2, 3),
        ("40 to 50 million people", 40e6, 50e6),
        ("£3-£4bn", 3e9, 4e9),
        ("$750,000 to $1 million", 750_000, 1e6),
        ("5% to 10%", 5, 10),
        ("dozens of boats", 12, 120),
        ("tens of thousands of people", 1e4, 1e5),
        ("hundreds of thousands of people", 1e5, 1e6),
        ("several boats", 3, 20),
        ("a couple of boats", 2, 3),
    ],
)
def test_intervals(text: str, low: float, high: float) -> None:
    number = only(text)
    assert (number.low, number.high) == (low, high)


def test_a_movement_is_no_interval() -> None:
    assert only("it rose from 20 to 40 cases").path
    assert not only("between 20 and 40 cases").path


@pytest.mark.parametrize(
    ("text", "change", "strict"),
    [
        ("at least 50 boats", ">", False),
        ("at least some 50 boats", ">", False),
        ("more than 50 boats", ">", True),
        ("over 50 boats", ">", True),
        ("30+ boats", ">", False),
        ("100-plus boats", ">", False),
        ("50 or more boats", ">", False),
        ("up to 50 boats", "<", False),
        ("as many as 50 boats", "<", False),
        ("fewer than 50 boats", "<", True),
        ("just under 50 boats", "<", True),
        ("nearly 50 boats", "~", True),
        ("about 50 boats", "~", False),
        ("an estimated 50 boats", "~", False),
        ("some 50 boats", "~", False),
        ("50 or so boats", "~", False),
        ("exactly 50 boats", "=", False),
        ("prices rose by 5 per cent", "up", False),
        ("shares were down 68p", "down", False),
        ("it hopes to grow sales by 35 per cent", "up", False),
        ("prices rose about 5 per cent", "up", False),
        ("prices were up about 5 per cent", "~", False),
        ("prices rose to 5 per cent", "=", False),
        ("the side gave up 50 yards", "=", False),
    ],
)
def test_bounds_and_hedges(text: str, change: str, strict: bool) -> None:
    number = only(text)
    assert (number.change, number.strict) == (change, strict)


def test_a_restated_amount_moves_the_same_way() -> None:
    assert [n.change for n in amounts("The index lost 190 points, or 0.6%.")] == ["down", "down"]
    assert [n.strict for n in amounts("They fly more than 100 kilometres (60 miles).")] == [True, True]
    assert [n.change for n in amounts("It lies about 150 nautical miles (277km) off.")] == ["~", "~"]


@pytest.mark.parametrize(
    ("text", "value", "unit", "category"),
    [
        ("$5", 5, "USD", Category.MONEY),
        ("US$1.2bn", 1.2e9, "USD", Category.MONEY),
        ("US $58.24", 58.24, "USD", Category.MONEY),
        ("£3m", 3e6, "GBP", Category.MONEY),
        ("€1.2 billion", 1.2e9, "EUR", Category.MONEY),
        ("1,200€", 1200, "EUR", Category.MONEY),
        ("p74million", 74e6, "GBP", Category.MONEY),
        ("e80 million", 80e6, "EUR", Category.MONEY),
        ("euro110 billion", 110e9, "EUR", Category.MONEY),
        ("RM120,000", 120_000, "MYR", Category.MONEY),
        ("10.5 million Australian dollars", 10.5e6, "AUD", Category.MONEY),
        ("two million pounds", 2e6, "GBP", Category.MONEY),
        ("A $500 fine", 500, "USD", Category.MONEY),
        ("5 per cent", 5, "%", Category.PERCENT),
        ("5%", 5, "%", Category.PERCENT),
        ("five percentage points", 5, "percentage point", Category.PERCENT),
        ("60 basis points", 60, "basis point", Category.PERCENT),
        ("24km", 24, "kilometre", Category.MEASURE),
        ("13 nautical miles", 13, "nautical mile", Category.MEASURE),
        ("74 mph", 74, "mph", Category.MEASURE),
        ("a 6.1-magnitude quake", 6.1, "magnitude", Category.MEASURE),
        ("500 degrees Celsius", 500, "degree celsius", Category.MEASURE),
        ("30C", 30, "degree celsius", Category.MEASURE),
        ("570 sq m", 570, "square metre", Category.MEASURE),
        ("100m wide", 100, "metre", Category.MEASURE),
        ("three hours", 3, "hour", Category.MEASURE),
        ("a 23-year-old", 23, "year", Category.AGE),
        ("aged 12", 12, "year", Category.AGE),
        ("Khalid Example, 52, of no fixed home", 52, "year", Category.AGE),
        ("Jane Example (34)", 34, "year", Category.AGE),
        ("23 of the pirates", 23, "pirates", Category.COUNT),
        ("seven AK-47 assault rifles", 7, "rifles", Category.COUNT),
        ("12 dead", 12, "", Category.COUNT),
    ],
)
def test_units_and_categories(text: str, value: float, unit: str, category: Category) -> None:
    number = only(text)
    assert (number.low, number.unit, number.category) == (value, unit, category)


def test_a_million_stays_one_before_a_noun() -> None:
    assert only("5m users").low == 5e6
    assert only("a 5m drop").low == 5


def test_the_counted_noun_has_its_modifiers() -> None:
    text = "They seized at least three other hunting rifles and left."
    number = only(text)
    assert number.unit_span is not None
    assert number.head_span is not None
    assert text[slice(*number.unit_span)] == "other hunting rifles"
    assert text[slice(*number.head_span)] == "rifles"
    assert text[number.start : number.end] == "at least three"
    assert text[number.value_start : number.value_end] == "three"
    assert number.more


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("It began in 2016.", Category.YEAR),
        ("the 1990s", Category.YEAR),
        ("during 2016 Stone spoke", Category.YEAR),
        ("1/2 and 3/4", Category.DATE),
        ("at the 2003 Iron Bowl", Category.YEAR),
        ("on 22 March", Category.DATE),
        ("on Feb. 21", Category.DATE),
        ("05/04/2017", Category.DATE),
        ("at 10.45pm", Category.TIME),
        ("at 5 p.m.", Category.TIME),
        ("at 10:27", Category.TIME),
        ("at 1100 hrs", Category.TIME),
        ("call 020 7946 0018", Category.PHONE),
        ("call +44 20 7946 0018", Category.PHONE),
        ("an AK-47", Category.ID),
        ("the S&P 500 index", Category.ID),
        ("Flight 370 was lost", Category.ID),
        ("the G20", Category.ID),
        ("see https://example.org/2017/12", Category.ID),
        ("post #12", Category.ID),
        ("they won 3-2", Category.SCORE),
        ("the third man", Category.ORDINAL),
        ("the 4th man", Category.ORDINAL),
        ("3. The third point", Category.LIST),
    ],
)
def test_what_is_never_compared(text: str, category: Category) -> None:
    found = find_numbers(fold(text))
    assert found[0].category is category
    assert not amounts(text)
    assert found[0].low is None


@pytest.mark.parametrize("text", ["no one came", "one another", "the one who came", "May came", "second home", "", "!"])
def test_no_numbers(text: str) -> None:
    assert not amounts(text)


def test_capitals_in_a_headline_make_no_label() -> None:
    assert only("Bomb Blast Kills 40 In Market").low == 40


def test_a_desk_can_add_a_unit() -> None:
    extra = {"units": {"measures": {"furlong": {"forms": ["furlongs"], "dimension": "length", "factor": 201.168}}}}
    assert find_numbers("8 furlongs", Lexicon(extra))[0].unit == "furlong"
    assert only("8 furlongs").unit == "furlongs"


PIECES = st.lists(
    st.sampled_from(
        [
            *"0123456789",
            "1,000",
            "-",
            " ",
            ".",
            ",",
            "$",
            "£",
            "%",
            "m",
            "km",
            "one",
            "half",
            "and",
            "to",
            "of",
            "a",
            "dozens",
            "million",
            "at least",
            "between",
            "pirates",
            "\n",
            "(",
            ")",
            "'",
            ":",
            "year-old",
        ]
    ),
    max_size=40,
)


@given(st.one_of(st.text(max_size=200), PIECES.map("".join), PIECES.map(" ".join)))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_spans_in_order(text: str) -> None:
    plain = fold(text)
    last = 0
    for number in find_numbers(plain):
        assert last <= number.start <= number.value_start < number.value_end <= number.end <= len(plain)
        assert plain[number.start : number.end].strip() == plain[number.start : number.end]
        last = number.value_end
        if number.category.amount:
            assert number.low is not None
            assert number.high is not None
            assert number.low <= number.high
        if number.unit_span:
            assert number.value_end <= number.unit_span[0] < number.unit_span[1] <= len(plain)
        assert replace(number) == number


@pytest.mark.parametrize("piece", ["a", "1", '"', ",", "'\"", "$", "x@", "at least "])
def test_time_grows_with_the_length_alone(piece: str) -> None:
    grows_in_proportion(lambda count: find_numbers(piece * count), 5_000 // len(piece))


@pytest.mark.parametrize(
    ("text", "unit", "phrase"),
    [
        ("a 300-strong crowd", "people", "300-strong crowd"),
        ("the 12 member jury", "members", "12 member jury"),
        ("six police officers", "officers", "six police officers"),
        ("over six police", "police", "over six police"),
        ("two plainclothes detectives", "detectives", "two plainclothes detectives"),
    ],
)
def test_the_head_of_what_is_counted(text: str, unit: str, phrase: str) -> None:
    number = only(text)
    assert (number.unit, text[number.start : number.phrase_end]) == (unit, phrase)


def test_more_than_is_a_bound_and_counts_no_others() -> None:
    assert not only("more than 50 boats").more
    assert only("20 more boats").more


def test_a_capital_that_opens_a_sentence_makes_no_label() -> None:
    assert only("The 6.8 tremor woke them.").low == 6.8
    assert amounts("Falcon 6 woke them.") == []


@pytest.mark.parametrize(
    ("text", "low", "unit"), [("It cost 3m pounds.", 3_000_000, "GBP"), ("It is 3m high.", 3, "metre")]
)
def test_an_m_before_pounds_is_a_million(text: str, low: float, unit: str) -> None:
    (number,) = find_numbers(text)
    assert (number.low, number.unit) == (low, unit)
