from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.kind import Context
from factcheck.facts.quotes import Quotes
from factcheck.lexicon import builtin
from factcheck.model import Article, Document, Fact, Judgement, Ruling
from factcheck.text import read

LEAD = "A long first paragraph stands here, so that nothing below is taken for a headline of its own.\n\n"


def context(*documents: Document) -> Context:
    return Context(builtin(), {document.key: document for document in documents})


def facts(text: str) -> tuple[list[Fact], Context]:
    document = read(Article(LEAD + text), builtin())
    where = context(document)
    return list(Quotes().find(document, where)), where


def across(first: str, second: str) -> Ruling | None:
    """The ruling on the first quotations of two articles."""
    (a, where), (b, _) = facts(first), facts(second + "\n\nA closing line of the other report.")
    return Quotes().judge(a[0], b[0], where)


def within(text: str) -> Ruling | None:
    """The ruling on the first two quotations of one article."""
    found, where = facts(text)
    return Quotes().judge(found[0], found[1], where)


LONG = '"The harbour wall is cracked and must be mended before the winter storms," Anna Pell said.'


@pytest.mark.parametrize(
    ("other", "judgement", "reason"),
    [
        (LONG, Judgement.SAME, "equal"),
        (LONG.replace("harbour", "harbor"), Judgement.SAME, "equal"),
        (LONG.replace(" before the winter storms", ""), Judgement.SAME, "quote-trim"),
        (LONG.replace("cracked and must", "cracked ... must"), Judgement.SAME, "quote-trim"),
        (LONG.replace("wall is", "wall [at Hull] is"), Judgement.SAME, "equal"),
        (LONG.replace("cracked and", "badly cracked and rotten and"), Judgement.TENSION, "quote-trim"),
        (LONG.replace("must be", "must not be"), Judgement.TENSION, "quote-trim"),
        (LONG.replace("winter storms", "winter"), Judgement.TENSION, "quote-trim"),
    ],
)
def test_one_quotation_in_two_articles(other: str, judgement: Judgement, reason: str) -> None:
    ruling = across(LONG, other)
    assert ruling is not None
    assert (ruling.judgement, ruling.reason) == (judgement, reason)


def test_the_words_that_differ_are_shown() -> None:
    ruling = across(LONG, LONG.replace("cracked", "crumbling"))
    assert ruling is not None
    assert "“cracked” against “crumbling”" in ruling.explanation


def test_the_same_words_in_two_mouths_are_a_conflict() -> None:
    words = '"The harbour wall is cracked and must be mended soon,"'
    ruling = across(
        f"{words} said Anna Pell, director of Open Door.", f"{words} said Mark Rowe, leader of the council."
    )
    assert ruling is not None
    assert (ruling.judgement, ruling.reason) == (Judgement.CONFLICT, "value-differs")


def test_a_body_and_its_spokesman_are_no_two_mouths() -> None:
    words = '"The harbour wall is cracked and must be mended soon,"'
    ruling = across(f"{words} said Anna Pell, director of Open Door.", f"{words} Harbour Police said.")
    assert ruling is not None
    assert ruling.judgement is Judgement.SAME


def test_a_dropped_hedge() -> None:
    ruling = within(
        'Anna Pell said the flood should be a "turning point" to the town.\n\n'
        'Anna Pell said: "These floods are probably a bit of a turning-point for the whole industry."'
    )
    assert ruling is not None
    assert (ruling.judgement, ruling.reason) == (Judgement.TENSION, "hedge-dropped")
    assert "probably" in ruling.explanation


def test_a_hedge_that_is_kept_is_no_tension() -> None:
    ruling = within(
        'Anna Pell said the flood was probably a "turning point" to the town.\n\n'
        'Anna Pell said: "These floods are probably a turning-point for the whole industry."'
    )
    assert ruling is None or not ruling.judgement.raised


def test_many_voices_that_are_one() -> None:
    ruling = within(
        'Campaigners said the news was "truly splendid" in the town.\n\n'
        'Anna Pell, director of Open Door, said: "This is truly splendid and it comes at the right time."'
    )
    assert ruling is not None
    assert (ruling.judgement, ruling.reason) == (Judgement.TENSION, "one-voice")
    assert ruling.spans is not None


def test_quoted_words_tied_to_something_else() -> None:
    ruling = within(
        'Anna Pell said there was a "modest jump" in thefts from parked vans.\n\n'
        'Anna Pell said: "We noticed a modest jump in noise complaints, and it passed."'
    )
    assert ruling is not None
    assert (ruling.judgement, ruling.reason) == (Judgement.TENSION, "quote-paraphrase")


@pytest.mark.parametrize(
    "other",
    [
        '"The lifeboat crew were very brave and went out three times that night," Anna Pell said.',
        '"We must be ready before the winter," Anna Pell said.',
    ],
)
def test_other_words_are_not_compared(other: str) -> None:
    assert across(LONG, other) is None


def test_a_speaker_who_says_a_thing_twice_is_not_misquoted() -> None:
    assert (
        within(
            '"They have lost the trust of the town by closing the school," Anna Pell said. '
            '"They have lost the trust of the parents by closing the park," she said.'
        )
        is None
    )


def test_facts_fit_their_sentence_and_the_limit() -> None:
    long = '"' + "The harbour wall is cracked and must be mended, " * 9 + 'they say," Anna Pell said.'
    (fact,), _ = facts(long)
    assert 0 < fact.end - fact.start <= 160
    assert fact.statement.start <= fact.start < fact.end <= fact.statement.end
    assert fact.keys


PIECES = [
    '"',
    "'",
    "a bit ",
    "wall ",
    "Anna Pell ",
    "said ",
    ", ",
    ". ",
    "... ",
    "[x] ",
    "campaigners ",
    "\n\n",
    "in ",
    "probably ",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(TEXTS, TEXTS)
def test_any_two_quotations_can_be_judged(first: str, second: str) -> None:
    found, where = facts(first + "\n\n" + second)
    for fact in found:
        assert fact.statement.start <= fact.start < fact.end <= fact.statement.end
        for other in found:
            ruling = Quotes().judge(fact, other, where)
            for span, side in zip(ruling.spans or () if ruling else (), (fact, other), strict=False):
                assert side.statement.start <= span[0] < span[1] <= side.statement.end
                assert span[1] - span[0] <= 160
