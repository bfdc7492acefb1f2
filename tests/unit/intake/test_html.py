from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.intake import UnreadableArticle
from factcheck.intake.html import read
from factcheck.model import Article, Role

NOWHERE = Path("page.html")
PARAGRAPHS = [
    "The bridge over the estuary was shut on Tuesday after two lorries collided in high winds, injuring three people.",
    "A police spokesman said: “We expect the road to stay shut until the evening, and ask drivers to keep away.”",
    "It is the second time this year that the bridge, which carries 40,000 vehicles a day, has been closed.",
]
DATA = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Site"}, {"@type": ["NewsArticle"],
"headline": "Bridge closed &amp; coast road shut", "datePublished": "2021-03-02T08:30:00Z", "dateModified": "2021-03-02T09:30:00Z",
"author": [{"name": "Ann Price"}, {"name": "John Hall"}], "publisher": {"name": "The Post"},
"description": "Drivers face long delays on the coast road.", "url": "https://example.org/bridge"}]}</script>"""


def page(
    head: str = DATA, body: str = "", *, heading: str = "<h1>Bridge closed after two lorries collide</h1>"
) -> bytes:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>T</title>{head}</head><body><nav><a href="/">Home</a></nav>'
        f"<article>{heading}{body}{paragraphs}</article><footer>Terms</footer></body></html>"
    ).encode()


def parts(article: Article, role: Role) -> list[str]:
    return [article.text[s.start : s.end] for s in article.segments if s.role is role]


def test_what_the_page_states() -> None:
    article = read(NOWHERE, page())[0]
    assert article.title == "Bridge closed after two lorries collide"
    assert (article.publisher, article.author, article.url) == (
        "The Post",
        "Ann Price, John Hall",
        "https://example.org/bridge",
    )
    assert article.published == datetime(2021, 3, 2, 8, 30, tzinfo=timezone.utc)  # noqa: UP017
    assert article.updated == datetime(2021, 3, 2, 9, 30, tzinfo=timezone.utc)  # noqa: UP017
    assert article.published_why == "the page's own data (datePublished)"


def test_the_text_is_the_articles_own() -> None:
    body = (
        "<p>Drivers face long delays on the coast road.</p>"
        "<figure><img src='x.jpg'><figcaption>The bridge from the\n north bank</figcaption></figure>"
    )
    article = read(NOWHERE, page(body=body))[0]
    assert parts(article, Role.HEADLINE) == ["Bridge closed after two lorries collide"]
    assert parts(article, Role.STANDFIRST) == ["Drivers face long delays on the coast road."]
    assert parts(article, Role.CAPTION) == ["The bridge from the north bank"]
    for paragraph in PARAGRAPHS:
        assert article.text.count(paragraph) == 1
    assert "Home" not in article.text
    assert "Terms" not in article.text


def test_a_description_that_readers_do_not_see_is_no_standfirst() -> None:
    article = read(NOWHERE, page())[0]
    assert not parts(article, Role.STANDFIRST)


def test_the_name_of_the_site_is_no_headline() -> None:
    heading = "<h1>The Post</h1><h1>Coast road and bridge closed</h1>"
    assert read(NOWHERE, page(heading=heading))[0].title == "Coast road and bridge closed"
    assert read(NOWHERE, page(heading="<h1>The Post</h1>"))[0].title == "Bridge closed & coast road shut"
    assert read(NOWHERE, page("", heading="<h1>Bridge closed</h1>"))[0].title == "Bridge closed"


def test_meta_tags_where_there_is_no_json_ld() -> None:
    head = (
        '<meta property="og:title" content="Bridge closed"><meta property="og:site_name" content="The Post">'
        '<meta property="article:published_time" content="2021-03-02T08:30:00+00:00"><link rel="canonical" href="https://example.org/b">'
    )
    article = read(NOWHERE, page(head, heading=""))[0]
    assert (article.title, article.publisher, article.url) == ("Bridge closed", "The Post", "https://example.org/b")
    assert article.published_why == "the page's own data (article:published_time)"


@pytest.mark.parametrize("value", ["0001-01-01T00:00:00Z", "05/04/2017", "yesterday", ""])
def test_dates_that_cannot_be_trusted_are_left_out(value: str) -> None:
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{value}"}}</script>'
    article = read(NOWHERE, page(head))[0]
    assert article.published is None
    assert article.published_why is None


@pytest.mark.parametrize(
    "broken",
    ["{", "[[[[", '"text"', "null", '{"@type": {"a": 1}}', '{"@type": "NewsArticle", "author": 5, "publisher": [[]]}'],
)
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    assert read(NOWHERE, page(f'<script type="application/ld+json">{broken}</script>'))[0].title


def test_the_declared_encoding() -> None:
    data = page().decode().replace('charset="utf-8"', 'charset="ISO-8859-1"').encode("cp1252")
    article = read(NOWHERE, data)[0]
    assert PARAGRAPHS[1] in article.text
    assert article.encoding == "cp1252"


@pytest.mark.parametrize("declared", ["utf-8", "base64", "nonsense", "utf-16"])
def test_a_page_may_declare_what_it_is_not(declared: str) -> None:
    data = page().decode().replace('charset="utf-8"', f'charset="{declared}"').encode("cp1252")
    assert PARAGRAPHS[0] in read(NOWHERE, data)[0].text


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body></body></html>",
        b"<!-- -->",
        b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
        b" ",
        b"<?xml version='1.0'?>",
    ],
)
def test_a_page_without_an_article(data: bytes) -> None:
    with pytest.raises(UnreadableArticle) as caught:
        read(NOWHERE, data)
    assert "text file" in caught.value.remedy


def test_entities_are_not_expanded_from_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the hidden words", encoding="utf-8")
    entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "boom boom">]>'
    data = page().decode().replace("<!DOCTYPE html>", entity).replace("The bridge", "The &x;&y; bridge", 1).encode()
    text = read(NOWHERE, data)[0].text
    assert "hidden" not in text
    assert "boom boom bridge" not in text


def test_the_article_body_that_the_page_states_is_the_second_source() -> None:
    body = "\\n\\n".join(PARAGRAPHS)
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Bridge closed", "articleBody": "{body}"}}</script>'
    article = read(
        NOWHERE, f'<html><head><meta charset="utf-8">{head}</head><body><div id="app"></div></body></html>'.encode()
    )[0]
    assert article.text == "\n\n".join(["Bridge closed", *PARAGRAPHS])


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/=\"'&;apdivhtmlbody script\x00é"), max_size=120))
def test_any_markup(markup: str) -> None:
    article = read(NOWHERE, page(body=markup))
    assert article
