"""Dates in text: what is found, where, and what is read from it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Role, Segment
from factcheck.text.dates import DateMention, Order, Precision, Reference, find_dates, numeric_order, publication_date
from factcheck.text.moments import Shift
from tests.growth import grows_in_proportion

ANCHOR = date(2019, 8, 14)  # a Wednesday


def one(text: str, anchor: date | None = ANCHOR) -> DateMention:
    found = find_dates(text, anchor)
    assert len(found) == 1, [m.text for m in found]
    return found[0]


# words · their part that is the mention · first day · last day
RESOLVED = [
    ("The bridge fell on 12 August.", "12 August", "2019-08-12", "2019-08-12"),
    ("It opened August 9 to crowds.", "August 9", "2019-08-09", "2019-08-09"),
    ("Signed on 3 May 2016 in Oslo.", "3 May 2016", "2016-05-03", "2016-05-03"),
    ("the 1st of June 2011", "1st of June 2011", "2011-06-01", "2011-06-01"),
    ("Oct. 7,2009 was wet", "Oct. 7,2009", "2009-10-07", "2009-10-07"),
    ("On September 2, 2001, it rained", "September 2, 2001", "2001-09-02", "2001-09-02"),
    ("filed 2018-11-30 by post", "2018-11-30", "2018-11-30", "2018-11-30"),
    ("due 25/12/2018 latest", "25/12/2018", "2018-12-25", "2018-12-25"),
    ("due 12/25/2018 latest", "12/25/2018", "2018-12-25", "2018-12-25"),
    ("the February 2012 floods", "February 2012", "2012-02-01", "2012-02-29"),
    ("back in March, sales", "March", "2019-03-01", "2019-03-31"),
    ("since mid-July 2018", "mid-July 2018", "2018-07-08", "2019-08-14"),
    ("in 2004 the sea rose", "2004", "2004-01-01", "2004-12-31"),
    ("late 2013 saw two", "late 2013", "2013-09-01", "2013-12-31"),
    ("Nov. 31 or Dec. 1 is the limit", "Dec. 1", "2019-12-01", "2019-12-01"),
    ("May 5 was the limit", "May 5", "2019-05-05", "2019-05-05"),
    ("open 5-7 August only", "5-7 August", "2019-08-05", "2019-08-07"),
    ("seen August 5 and 6", "August 5 and 6", "2019-08-05", "2019-08-06"),
    ("She left on Monday.", "Monday", "2019-08-12", "2019-08-12"),
    ("Wednesday's vote was close", "Wednesday", "2019-08-14", "2019-08-14"),
    ("He fell ill last Friday", "last Friday", "2019-08-09", "2019-08-09"),
    ("They meet next Tuesday", "next Tuesday", "2019-08-20", "2019-08-20"),
    ("The court will sit on Friday", "Friday", "2019-08-16", "2019-08-16"),
    ("Sunday morning was calm", "Sunday morning", "2019-08-11", "2019-08-11"),
    ("It sank late Saturday night", "late Saturday night", "2019-08-10", "2019-08-10"),
    ("Tuesday (13 August) it went", "Tuesday (13 August)", "2019-08-13", "2019-08-13"),
    ("Mon 12 August", "Mon 12 August", "2019-08-12", "2019-08-12"),
    ("They arrived today.", "today", "2019-08-14", "2019-08-14"),
    ("Yesterday afternoon it broke", "Yesterday afternoon", "2019-08-13", "2019-08-13"),
    ("the day before yesterday", "the day before yesterday", "2019-08-12", "2019-08-12"),
    ("Last night they sang", "Last night", "2019-08-13", "2019-08-13"),
    ("it starts tomorrow", "tomorrow", "2019-08-15", "2019-08-15"),
    ("prices rose last week", "last week", "2019-08-05", "2019-08-11"),
    ("hired last month", "last month", "2019-07-01", "2019-07-31"),
    ("sold last year", "last year", "2018-01-01", "2018-12-31"),
    ("a strike this week", "this week", "2019-08-12", "2019-08-18"),
    ("three weeks ago he quit", "three weeks ago", "2019-07-24", "2019-07-24"),
    ("18 months ago", "18 months ago", "2018-02-14", "2018-02-14"),
    ("a couple of days ago", "a couple of days ago", "2019-08-11", "2019-08-12"),
    ("36 hours ago", "36 hours ago", "2019-08-13", "2019-08-13"),
    ("calm over the past fortnight", "over the past fortnight", "2019-07-31", "2019-08-14"),
    ("in the last 10 days", "in the last 10 days", "2019-08-04", "2019-08-14"),
    ("over the next few weeks", "over the next few weeks", "2019-08-14", "2019-10-02"),
    ("3.45pm on Tuesday", "3.45pm on Tuesday", "2019-08-13", "2019-08-13"),
    ("Thursday's 2:09 a. m. tremor", "Thursday's 2:09 a. m.", "2019-08-08", "2019-08-08"),
    ("just before midnight on Monday", "just before midnight on Monday", "2019-08-12", "2019-08-12"),
    ("at 9:00 am (0700 GMT) on Friday", "9:00 am (0700 GMT) on Friday", "2019-08-09", "2019-08-09"),
    ("in the early hours of Sunday", "early hours of Sunday", "2019-08-11", "2019-08-11"),
    ("the morning of 2 August", "morning of 2 August", "2019-08-02", "2019-08-02"),
    ("2018-03-04T10:58:00+01:00", "2018-03-04T10:58:00+01:00", "2018-03-04", "2018-03-04"),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), RESOLVED)
def test_reads_the_days_that_the_words_mean(text: str, words: str, first: str, last: str) -> None:
    m = one(text)
    assert (m.text, str(m.first), str(m.last)) == (words, first, last)
    assert text[m.start : m.end] == m.text


NOT_DATES = [
    "Prime Minister Theresa May said so",
    "a statement by May and others",
    "they march 12 miles",
    "she may 5 times",
    "USA Today reported it",
    "the Black Friday sales",
    "in the Sunday Times",
    "call 0800 555 111",
    "it cost $44 or 12.5m",
    "we won 6-3 and 7-5",
    "version 1.2.2017.4",
    "on 31 February 2015",
    "the 45/67/2015 code",
    "a week is a long time",
]


@pytest.mark.parametrize("text", NOT_DATES)
def test_takes_no_other_words_for_dates(text: str) -> None:
    assert find_dates(text, ANCHOR) == []


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("at 5:30 p.m. there", (1050, 1050)),
        ("at noon", (720, 720)),
        ("around 4 p.m. it rang", (940, 980)),
        ("shortly after 6 p.m. he", (1080, 1110)),
        ("just before 12.15am", (0, 15)),
        ("between 7:28 and 8:06 UTC", (448, 486)),
        ("about 1100 hrs", (640, 680)),
    ],
)
def test_reads_hours_without_a_day(text: str, clock: tuple[int, int]) -> None:
    m = one(text)
    assert m.clock == clock
    assert not m.has_day


@pytest.mark.parametrize(
    ("text", "shift", "noun"),
    [
        ("the day after", Shift("day", 1, 1), ""),
        ("two days later", Shift("day", 2, 2), ""),
        ("the following day", Shift("day", 1, 1), ""),
        ("three days before the crash", Shift("day", -3, -3), "crash"),
        ("exactly ten days on from the explosion", Shift("day", 10, 10, slack=0), "explosion"),
        ("the night of the fire", Shift("day", 0, 0), "fire"),
    ],
)
def test_counts_from_the_event_and_leaves_it_unresolved(text: str, shift: Shift, noun: str) -> None:
    m = one(text)
    assert m.relative_to is Reference.EVENT
    assert (m.first, m.noun) == (None, noun)
    assert m.shift is not None
    assert (m.shift.unit, m.shift.low, m.shift.high) == (shift.unit, shift.low, shift.high)


def test_nothing_is_filled_in_without_a_publication_date() -> None:
    named, weekday, relative = (one(t, None) for t in ("on 12 August", "on Monday", "last week"))
    assert (named.first, named.month, named.day) == (None, 8, 12)
    assert (weekday.first, weekday.weekday) == (None, 0)
    assert (relative.first, relative.relative_to) == (None, Reference.PUBLICATION)


def test_a_year_that_is_not_stated_is_taken_only_from_near_by() -> None:
    near, far = one("Dec. 31 is the limit", date(2020, 1, 6)), one("Dec. 31 is the limit", date(2019, 7, 1))
    assert near.first == date(2019, 12, 31)
    assert (far.first, far.month, far.day) == (None, 12, 31)


def test_windows_and_points_are_told_apart() -> None:
    assert one("over the past month").window
    assert one("since Monday").window
    assert not one("a month ago").window
    assert one("by Friday").bound == "by"


def test_precision_says_how_fine_a_mention_is() -> None:
    texts = ("at 5 pm on Monday", "Monday morning", "Monday", "last week", "May 2015", "in 2015")
    assert [one(t).precision for t in texts] == [
        Precision.MINUTE, Precision.PART, Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR,
    ]  # fmt: skip


def test_a_weekday_that_is_not_that_of_its_date_is_a_clash() -> None:
    assert one("Wednesday 6 April 2017").clash
    assert not one("Thursday 6 April 2017").clash


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("03/04/2018 09:00 BST", Order.DAY),
        ("03/04/2018 9:00 AM EST", Order.MONTH),
        ("Tuesday 03/04/2018", Order.DAY),
        ("03/04/2018 and 25/04/2018", Order.DAY),
        ("03/04/2018 and 04/25/2018", Order.MONTH),
        ("03/04/2018, two days after 1 April 2018", Order.DAY),
        ("03/04/2018", None),
    ],
)
def test_evidence_decides_the_order_of_a_numeric_date(text: str, order: Order | None) -> None:
    found, why = numeric_order(text)
    assert found is order
    assert bool(why) is (order is not None)


def test_the_web_address_decides_where_the_text_does_not() -> None:
    assert numeric_order("03/04/2018", url="https://news.example.co.uk/a?b=.us")[0] is Order.DAY
    assert numeric_order("03/04/2018", url="https://www.example.gov/a")[0] is Order.MONTH


def test_both_readings_are_kept_while_nothing_decides() -> None:
    m = one("03/04/2018")
    assert m.first is None
    assert m.readings == (date(2018, 3, 4), date(2018, 4, 3))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        (
            "05/04/2018 10:58 BST | Updated 06/04/2018 13:53 BST\n\nText",
            datetime(2018, 4, 5, 10, 58, tzinfo=timezone(timedelta(hours=1))),
        ),
        ("Headline\nUpdated 4 May 2018, published 2 May 2018\nText", datetime(2018, 5, 2)),
        ("Headline\nMarch 4,2013 at 12:41 PM\nText", datetime(2013, 3, 4, 12, 41)),
        ("By Ann Lee, 7 June 2010\nText", datetime(2010, 6, 7)),
        ("2018-05-04T10:00:00Z\nText", datetime(2018, 5, 4, 10)),
    ],
)
def test_reads_the_time_line_at_the_top(text: str, moment: datetime) -> None:
    found = publication_date(text)
    assert found is not None
    assert found[0] == moment
    assert "time line" in found[1]


@pytest.mark.parametrize(
    "text",
    [
        "On 4 May 2018 the dam broke and two died.",
        "03/04/2018 10:58\nText",
        "Text\n" * 400 + "4 May 2018\n",
        "",
        "\n\n \n",
    ],
)
def test_no_time_line_no_guess(text: str) -> None:
    assert publication_date(text) is None


def test_a_metadata_segment_further_down_counts_as_a_time_line() -> None:
    text = "x" * 1500 + "\n4 May 2018 10:00 GMT\n"
    found = publication_date(text, [Segment(1501, len(text), Role.METADATA)])
    assert found is not None
    assert found[0] == datetime(2018, 5, 4, 10, tzinfo=UTC)


PIECES = st.sampled_from(
    ["12", "May", " ", "of", "the", "day", "after", "Monday", "'s", "5:30", "pm", "/", "-", ".", ",", "ago", "two", "weeks", "last", "2017", "0000", "99", "\n", "(", ")", "GMT", "between", "and"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map(" ".join)
    ),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_is_read_and_spans_round_trip(text: str, anchor: date | None) -> None:
    end = 0
    for m in find_dates(text, anchor):
        assert end <= m.start < m.end
        assert text[m.start : m.end] == m.text
        assert (m.first is None) == (m.last is None)
        end = m.end
    publication_date(text)


@given(
    st.builds(
        Shift,
        st.sampled_from(["day", "week", "month", "year"]),
        st.integers(-30, 0),
        st.integers(0, 30),
        rolling=st.booleans(),
    ),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
def test_an_inverted_shift_covers_the_reference_it_came_from(shift: Shift, reference: date) -> None:
    ends = shift.apply(reference)
    assert ends is not None
    assert ends[0] <= ends[1]
    back = shift.invert(*ends)
    assert back is not None
    # Months differ in length, so a rolling month may come back up to three days off.
    assert back[0] - timedelta(days=3) <= reference <= back[1] + timedelta(days=3)


@pytest.mark.parametrize("unit", ["a", "1", '"', ",", " ", "the last ", "1 ", "03/04/2018 "])
def test_time_grows_with_the_length_only(unit: str) -> None:
    grows_in_proportion(lambda count: find_dates(unit * count, ANCHOR), 10_000 // len(unit))
