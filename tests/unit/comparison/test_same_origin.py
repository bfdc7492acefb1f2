from __future__ import annotations

from itertools import cycle, islice

from hypothesis import given
from hypothesis import strategies as st

from factcheck import Article, compare
from factcheck.comparison.same_origin import find_origins
from factcheck.model import OriginGroup
from tests.growth import grows_in_proportion

WIRE = [
    "Fire crews from four counties fought the blaze at the grain store outside Melby for eleven hours on Friday night.",
    "The owner of the store, a co-operative of ninety farmers, said that half of this year's harvest had been lost.",
    "Roads around the site stayed closed until noon on Saturday because the roof of the building was still unsafe.",
]
OWN = [
    "Residents of Melby woke to a smell of burnt wheat that hung over the town all through the morning after.",
    "Nobody in the county could remember a larger fire, although the old mill burned down twice before the war.",
    "Insurers will send an assessor next week, and the co-operative hopes to open a smaller store before winter.",
]


def report(*sentences: str, title: str = "Fire at the grain store") -> Article:
    return Article(title + "\n\n" + "\n\n".join(sentences))


def origins(*articles: Article) -> tuple[OriginGroup, ...]:
    return find_origins(compare(articles, kinds=[]).documents)


def test_articles_that_share_sentences_are_one_origin() -> None:
    copy, original, other = report(*WIRE, OWN[0]), report(*WIRE), report(*OWN)
    result = compare([copy, original, other])
    (group,) = result.origins
    assert set(group.articles) == {copy.sha256[:12], original.sha256[:12]}
    assert group.share == 1.0
    assert WIRE[0] in group.quotes
    assert result.one_origin(group.articles) == group
    assert result.one_origin([group.articles[0]]) is None
    assert result.one_origin([*group.articles, other.sha256[:12]]) is None


def test_small_edits_do_not_hide_the_origin() -> None:
    edited = [
        sentence.replace("Friday", "Fri").replace("stayed", "remained").replace("half", "50%") for sentence in WIRE
    ]
    assert len(origins(report(*WIRE), report(*edited, OWN[0]))) == 1


def test_sentences_about_one_thing_are_no_copy() -> None:
    assert origins(report(*WIRE), report(*OWN)) == ()
    assert origins(report(*WIRE), report(WIRE[0], *OWN)) == ()


def test_a_quotation_that_both_heard_is_no_copy() -> None:
    said = "“We have lost half of what we brought in this summer and nobody here knows how to go on,” said Ida Holm."
    more = "“The roof came down before the first engine had even turned into the yard,” she said."
    assert origins(report(OWN[0], said, more), report(WIRE[0], said, more)) == ()


def test_groups_are_joined_through_a_common_member() -> None:
    both = report(*WIRE, *OWN)
    (group,) = origins(report(*WIRE, title="One"), report(*OWN, title="Two"), both)
    assert len(group.articles) == 3


def test_another_article_leaves_the_group_as_it_is() -> None:
    pair = [report(*WIRE), report(*WIRE, OWN[0])]
    assert origins(*pair) == origins(*pair, report(*OWN))
    assert origins(*reversed(pair)) == origins(*pair)


def test_time_grows_with_the_number_of_copies() -> None:
    documents = compare([report(*WIRE, *OWN, title=f"Number {n}") for n in range(60)], kinds=[]).documents
    (group,) = find_origins(documents)
    assert len(group.articles) == 60
    grows_in_proportion(lambda count: find_origins(list(islice(cycle(documents), count))), 60)


@given(st.lists(st.text(alphabet="ab .\n“”\u00a0", max_size=300), max_size=4))
def test_any_text_is_taken(texts: list[str]) -> None:
    for group in origins(*map(Article, texts)):
        assert len(group.articles) > 1
        assert 0 < group.share <= 1
        assert all(0 < len(quote) <= 160 for quote in group.quotes)
