from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake import UnreadableArticle
from factcheck.intake.plain import read, read_markdown
from factcheck.lexicon import builtin
from factcheck.model import Article
from factcheck.text import read as read_document
from tests.growth import grows_in_proportion

NOWHERE = Path("report.md")
FRONT = "---\r\ntitle: River floods homes\r\npublisher: The Post\r\npublished: 2017-04-05\r\n---\r\n"


def roles(article: Article) -> list[tuple[str, str]]:
    found = read_document(article, builtin()).segments
    return [(s.role.value, article.text[s.start : s.end].strip()) for s in found]


def test_front_matter_is_metadata_and_stays_in_the_text() -> None:
    text = FRONT + "\r\nThe river rose on Monday, the council said.\r\n"
    article = read(NOWHERE, text.encode())[0]
    assert article.text == text
    assert (article.title, article.publisher, article.published) == (
        "River floods homes",
        "The Post",
        datetime(2017, 4, 5),
    )
    assert article.published_why == "front matter, line 4"
    assert roles(article) == [("metadata", FRONT.strip()), ("body", "The river rose on Monday, the council said.")]


def test_a_bad_date_names_its_line() -> None:
    with pytest.raises(UnreadableArticle, match="line 3"):
        read(NOWHERE, b"---\ntitle: x\npublished: some day\n---\nBody")


@pytest.mark.parametrize("data", [b" \n\t\r\n", b"\xef\xbb\xbf", b"---\ntitle: x\n---\n \n"])
def test_a_file_without_words(data: bytes) -> None:
    with pytest.raises(UnreadableArticle, match=r"empty|front matter"):
        read(NOWHERE, data)


MARKDOWN = """# River floods forty homes ##

Families are back home

The river burst its banks on Monday night, and about forty homes were flooded, the council said.

## What happens next

![A boat on the high street](https://example.org/2017/04/05/boat.jpg)
![boat](boat.jpg)

Crews will return on Friday to clear the last of the roads, the council said in a statement.
"""


def test_markdown_headings_and_pictures() -> None:
    article = read_markdown(NOWHERE, MARKDOWN.encode())[0]
    assert article.text == MARKDOWN
    found = roles(article)
    assert found[:2] == [("headline", "River floods forty homes"), ("standfirst", "Families are back home")]
    assert ("body", "What happens next") in found
    assert ("caption", "A boat on the high street") in found
    assert ("furniture", "](https://example.org/2017/04/05/boat.jpg)") in found
    assert ("furniture", "![boat](boat.jpg)") in found
    assert [role for role, _ in found].count("body") == 3


def test_text_files_know_no_markdown() -> None:
    assert read(NOWHERE, MARKDOWN.encode())[0].segments == ()


@given(st.text(alphabet=st.sampled_from("# \t\n\r![]()ab-:"), min_size=1))
def test_any_markdown(text: str) -> None:
    try:
        article = read_markdown(NOWHERE, text.encode())[0]
    except UnreadableArticle:
        return
    assert article.text == text
    ends = 0
    for segment in article.segments:
        assert ends <= segment.start < segment.end <= len(text)
        ends = segment.end


@pytest.mark.parametrize(
    ("head", "unit", "tail"), [("# ", " #", " x"), ("#", " ", ""), ("", "![", ""), ("![a](", "(", "")]
)
def test_long_markers_take_linear_time(head: str, unit: str, tail: str) -> None:
    def run(count: int) -> None:
        assert read_markdown(NOWHERE, f"{head}{unit * count}{tail}\nWords of the report.".encode())

    grows_in_proportion(run, 20_000)
