from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake import UnreadableArticle
from factcheck.intake.metadata import front_matter, moment, read_moment


def test_entries_and_their_lines() -> None:
    text = (
        "---\ntitle: “River” rises: again\nOutlet: 'The Post'\n\n# a comment\nmood: glum\ndate: 2017-04-05\n---\nBody\n"
    )
    front = front_matter(text)
    assert front is not None
    assert front.entries == {"title": "“River” rises: again", "publisher": "The Post", "published": "2017-04-05"}
    assert front.lines["published"] == 7
    assert text[front.end :] == "Body\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark(newline: str, mark: str) -> None:
    text = mark + newline.join(["---", "author: Ann Price", "---", "Body"])
    front = front_matter(text)
    assert front is not None
    assert front.entries == {"author": "Ann Price"}
    assert text[front.end :] == "Body"


@pytest.mark.parametrize(
    "text",
    ["", "Body\n---\ntitle: x\n---\n", "---\ntitle: x\nno end", "---\n\nA rule, then words.\n\n---\n", "---", "---\n"],
)
def test_what_is_no_front_matter(text: str) -> None:
    assert front_matter(text) is None


@given(st.text(alphabet=st.sampled_from("-: \n\r\t\ufefftitledao#'\"[]")))
def test_any_text(text: str) -> None:
    front = front_matter("---\n" + text)
    assert front is None or 0 < front.end <= len(text) + 4


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2017-04-05", datetime(2017, 4, 5)),
        ("2017-04-05T10:58:00Z", datetime(2017, 4, 5, 10, 58, tzinfo=timezone.utc)),  # noqa: UP017
        ("5 April 2017", datetime(2017, 4, 5)),
        ("05/04/2017 10:58 BST", datetime(2017, 4, 5, 10, 58, tzinfo=timezone(timedelta(hours=1)))),
        ("05/04/2017", None),
        ("0001-01-01", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates(value: str, expected: datetime | None) -> None:
    assert read_moment(value) == expected


def test_a_date_is_taken_as_it_is() -> None:
    assert moment(date(2017, 4, 5), "x", "") == datetime(2017, 4, 5)
    assert moment(datetime(2017, 4, 5, 9), "x", "") == datetime(2017, 4, 5, 9)


def test_an_uncertain_date_names_its_place() -> None:
    with pytest.raises(UnreadableArticle, match=r"x\.txt, line 3: “05/04/2017” .*2017-04-05"):
        moment("05/04/2017", Path("x.txt"), "line 3")
