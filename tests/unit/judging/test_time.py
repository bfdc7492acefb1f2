"""How two mentions of time stand to each other."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.judging.time import arithmetic, compare_clocks, compare_days, windows
from factcheck.model import Judgement
from factcheck.text.dates import DateMention, find_dates

ANCHOR = date(2019, 8, 14)  # a Wednesday


def read(text: str, anchor: date | None = ANCHOR) -> DateMention:
    (m,) = find_dates(text, anchor)
    return m


@pytest.mark.parametrize(
    ("a", "b", "judgement", "reason"),
    [
        ("31 July", "two weeks ago", Judgement.SAME, "equal"),
        ("12 August", "Monday", Judgement.SAME, "equal"),
        ("last week", "6 August", Judgement.COMPATIBLE, "interval"),
        ("August 2019", "6 August", Judgement.COMPATIBLE, "interval"),
        ("two weeks ago", "2 August", Judgement.COMPATIBLE, "interval"),
        ("12 August", "13 August", Judgement.CONFLICT, "value-differs"),
        ("Monday", "Tuesday", Judgement.CONFLICT, "value-differs"),
        ("last week", "1 August", Judgement.CONFLICT, "value-differs"),
    ],
)
def test_days_with_a_known_publication_date(a: str, b: str, judgement: Judgement, reason: str) -> None:
    for one, other in ((a, b), (b, a)):
        found = compare_days(read(one), read(other), (ANCHOR, ANCHOR))
        assert found is not None
        assert (found.judgement, found.reason) == (judgement, reason)


def test_the_arithmetic_is_shown() -> None:
    assert arithmetic(read("two weeks ago"), ANCHOR) == "“two weeks ago”: 14 August 2019 minus 14 days = 31 July 2019"
    assert arithmetic(read("two months ago"), ANCHOR).endswith("14 August 2019 minus 2 months = 14 June 2019")
    assert "Wednesday 14 August 2019" in arithmetic(read("last Friday"), ANCHOR)


def test_a_relative_date_without_publication_says_what_is_missing() -> None:
    found = compare_days(read("31 July 2019"), read("last week", None), (ANCHOR, None))
    assert found is not None
    assert (found.judgement, found.reason) == (Judgement.COMPATIBLE, "as-of")
    assert "between Monday 5 August 2019 and Sunday 11 August 2019" in found.explanation


def test_today_against_a_weekday_names_the_weekday_of_publication() -> None:
    found = compare_days(read("yesterday", None), read("Tuesday", None), (None, None))
    assert found is not None
    assert (found.judgement, found.reason) == (Judgement.COMPATIBLE, "as-of")
    assert "Wednesday" in found.explanation


@pytest.mark.parametrize(
    ("a", "b", "judgement"),
    [
        ("Monday", "Monday", Judgement.SAME),
        ("Monday", "Wednesday", Judgement.CONFLICT),
        ("12 August", "12 August", Judgement.SAME),
        ("12 August", "13 August", Judgement.CONFLICT),
        ("Monday", "12 August 2019", Judgement.COMPATIBLE),
        ("Tuesday", "12 August 2019", Judgement.CONFLICT),
        ("the day after the crash", "a day after", Judgement.SAME),
        ("the day after the crash", "three days after", Judgement.CONFLICT),
    ],
)
def test_days_that_stand_without_a_publication_date(a: str, b: str, judgement: Judgement) -> None:
    found = compare_days(read(a, None), read(b, None), (None, None))
    assert found is not None
    assert found.judgement is judgement


def test_yesterday_in_two_undated_reports_is_no_comparison() -> None:
    assert compare_days(read("yesterday", None), read("yesterday", None), (None, None)) is None


def test_one_day_apart_across_publications_is_only_a_tension() -> None:
    a, b = read("today", date(2019, 8, 14)), read("today", date(2019, 8, 15))
    found = compare_days(a, b, (date(2019, 8, 14), date(2019, 8, 15)))
    assert found is not None
    assert found.judgement is Judgement.TENSION


@pytest.mark.parametrize(
    ("a", "b", "judgement"),
    [
        ("at 4 p.m.", "16:00", Judgement.SAME),
        ("around 4 p.m.", "4.10pm", Judgement.COMPATIBLE),
        ("at 5:30 p.m.", "Friday afternoon", Judgement.COMPATIBLE),
        ("late Friday", "Friday afternoon", Judgement.TENSION),
        ("around noon", "about 11.15am", Judgement.TENSION),
        ("at 9 am", "at 3 pm", Judgement.CONFLICT),
        ("at 9:10 am", "at 9:20 am", Judgement.CONFLICT),
        ("10:00 CET", "09:00 GMT", Judgement.SAME),
    ],
)
def test_hours(a: str, b: str, judgement: Judgement) -> None:
    for one, other in ((a, b), (b, a)):
        found = compare_clocks(read(one), read(other))
        assert found is not None
        assert found.judgement is judgement


def test_a_bound_on_the_hour_is_not_compared() -> None:
    assert compare_clocks(read("by 5 pm"), read("at 3 pm")) is None


@pytest.mark.parametrize(
    ("a", "b", "event", "relation"),
    [
        ("over the past fortnight", "in the last 14 days", None, "equal"),
        ("over the past fortnight", "over the past week", None, "contains"),
        ("last month", "this month", None, "disjoint"),
        ("the day after", "over the past fortnight", date(2019, 8, 1), "contains"),
        ("the day after", "over the past fortnight", date(2019, 5, 1), "disjoint"),
        ("the day after", "over the past fortnight", None, "unknown"),
        ("the day after", "the following day", None, "equal"),
        ("at noon", "last month", None, None),
    ],
)
def test_windows(a: str, b: str, event: date | None, relation: str | None) -> None:
    assert windows(read(a), read(b), event) == relation
    assert windows(read(b), read(a), event) == relation
