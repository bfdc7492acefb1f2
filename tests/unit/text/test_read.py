from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lexicon import builtin
from factcheck.model import Article, Document, Role
from factcheck.text import read
from tests.growth import grows_in_proportion

SHARED = os.environ.get("FACTCHECK_SHARED")

TEXT = """By Ann Price

River floods forty homes in the north

The river burst its banks on Monday, the council said. About 40 homes were flooded.

AP Photo
A boat on the high street

Mayor Jane Hill said: “We have never seen this. It was a long night.”

Read more
"""


def check(document: Document) -> None:
    text = document.article.text
    assert len(document.plain) == len(text)
    for s in document.statements:
        assert text[s.start : s.end] == s.text
        assert document.plain[s.start : s.end] == s.plain
        segment = document.segments[s.paragraph]
        assert segment.start <= s.start < s.end <= segment.end
        assert segment.role is s.role
        assert s.role.asserts
        assert s.article == document.key
    assert [s.index for s in document.statements] == list(range(len(document.statements)))
    assert all(a.end <= b.start for a, b in pairwise(document.statements))


def test_statements_of_what_the_article_asserts() -> None:
    document = read(Article(TEXT), builtin())
    check(document)
    assert [(s.role, s.text) for s in document.statements] == [
        (Role.HEADLINE, "River floods forty homes in the north"),
        (Role.BODY, "The river burst its banks on Monday, the council said."),
        (Role.BODY, "About 40 homes were flooded."),
        (Role.CAPTION, "A boat on the high street"),
        (Role.BODY, "Mayor Jane Hill said: “We have never seen this."),
        (Role.BODY, "It was a long night.”"),
    ]


def test_the_key_depends_on_the_text_alone() -> None:
    one = read(Article(TEXT, title="A", path="a.txt"), builtin())
    assert one.key == read(Article(TEXT), builtin()).key == Article(TEXT).sha256[:12]
    assert one.key != read(Article(TEXT + "!"), builtin()).key


@given(st.text() | st.text(alphabet=st.sampled_from("Ab. “”‘’\"'\n\r\u00a0:,said1")))
def test_any_text_is_read_with_exact_offsets(text: str) -> None:
    check(read(Article(text), builtin()))


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "1",
        '"',
        ",",
        "a b ",
        "A. ",
        "“A b c d e f. ",
        "a\n",
        "\n",
        "“we saw it all that day” ",
        "/a",
        "(a",
        "By A\n",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    grows_in_proportion(lambda count: read(Article(unit * count), builtin()), 1_000 // len(unit))
    check(read(Article(unit * (10_000 // len(unit))), builtin()))


@pytest.mark.skipif(not SHARED, reason="FACTCHECK_SHARED does not name the folder of real coverage")
def test_real_coverage() -> None:
    files = sorted(Path(SHARED or "").glob("stories/*/*.txt")) + sorted(Path(SHARED or "").glob("seeds/*.txt"))
    assert files
    for file in files:
        document = read(Article(file.read_text(encoding="utf-8")), builtin())
        check(document)
        assert document.statements
        # Single-line copy has no headline; no article has two.
        assert sum(s.role is Role.HEADLINE for s in document.segments) <= 1
