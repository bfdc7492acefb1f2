from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck import Article, compare
from factcheck.model import Comparison, OnlyIn

COMMON = "A fire at a mill in Oldham killed two people on Friday, the fire brigade said."
FULL = Article(
    "Mill fire\n\n"
    + COMMON
    + "\n\nThe blaze left 14 people injured."
    + "\n\nIts owner was charged with manslaughter and will appear in court."
    + "\n\nThe loss was put at £3m."
    + "\n\n“We had warned them,” said Ada Quill, director of River Watch."
    + "\n\nTom Hale came too."
    + "\n\nThe street was quiet that evening, and the air smelt of wet ashes."
)
BARE = Article("Fire kills two\n\n" + COMMON)


def listed(result: Comparison) -> list[tuple[str, str]]:
    return [(item.fact.kind, item.fact.quote) for item in result.only_in]


def test_what_matters_is_listed_first_and_furniture_not_at_all() -> None:
    result = compare([FULL, BARE])
    assert listed(result) == [
        ("casualty", "14 people injured"),
        ("statement", "Its owner was charged with manslaughter and will appear in court."),
        ("money", "£3m"),
        ("identity", "Ada Quill, director of River Watch"),
    ]
    assert result.only_in[1].fact.label == "accusation, arrest or charge"
    assert all(len(item.fact.quote) <= 160 for item in result.only_in)


def test_nothing_is_only_in_what_stands_alone_or_says_the_same() -> None:
    assert compare([FULL]).only_in == ()
    assert compare([BARE, Article("Two die\n\n" + COMMON)]).only_in == ()


def test_an_article_with_nothing_better_lists_its_fullest_sentences() -> None:
    other = Article(
        "Fire kills two\n\n" + COMMON + "\n\nThe Mayor of Oldham opened the new Library of Trade that evening."
    )
    assert [kind for kind, _ in listed(compare([other, BARE]))] == ["statement"]


def test_the_draft_is_held_against_its_sources_alone() -> None:
    result = compare([BARE, FULL], draft=0)
    assert result.only_in == ()
    drafted = compare([FULL, BARE], draft=0)
    assert drafted.only_in
    assert {item.fact.article for item in drafted.only_in} == {drafted.draft}


def test_what_only_copies_of_one_report_say_is_one_source() -> None:
    copied = (
        "Fire crews from four counties fought the blaze at the old mill near Oldham for eleven hours on Friday night.",
        "The owner of the mill, a firm of ninety shareholders, said that half of the machines in it had been destroyed.",
        "The loss was put at £3m by the insurers, who will send an assessor to look at the ruins early next week.",
    )
    first, second = (Article(f"{title}\n\n" + "\n\n".join(copied)) for title in ("One", "Two"))
    result = compare([first, second, BARE])
    (money,) = [item for item in result.only_in if item.fact.kind == "money"]
    assert {money.fact.article, *money.also} == set(result.origins[0].articles)
    assert not [item for item in compare([first, second]).only_in if item.fact.kind == "identity"]


def test_another_article_changes_no_id() -> None:
    def by_quote(result: Comparison) -> dict[str, OnlyIn]:
        return {item.fact.quote: item for item in result.only_in}

    before, after = (
        by_quote(compare([FULL, BARE])),
        by_quote(compare([FULL, BARE, Article("Calm\n\nNothing else burned.")])),
    )
    assert {quote: before[quote].id for quote in before if quote in after} == {
        quote: after[quote].id for quote in after if quote in before
    }
    assert "£3m" in before
    assert "£3m" in after


_PIECES = st.sampled_from(
    [
        "Mr ",
        "Ada Quill",
        ", director of River Watch",
        " said",
        " was charged with",
        " 14 people",
        " £3m",
        " the first ever",
        ".",
        "\n\n",
        "“",
        "”",
        " \u00a0",
        "É",
    ]
)


@given(st.lists(_PIECES, max_size=14).map("".join), st.lists(_PIECES, max_size=14).map("".join))
def test_any_two_texts_are_taken(first: str, second: str) -> None:
    articles = [Article(first), Article(second)]
    for item in compare(articles).only_in:
        text = next(a.text for a in articles if item.fact.article.startswith(a.sha256[:12]))
        assert text[item.fact.start : item.fact.end] == item.fact.quote
        assert 0 < len(item.fact.quote) <= 160
