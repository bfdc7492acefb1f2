from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Article, compare
from factcheck.comparison.checks import find_checks
from factcheck.lexicon import builtin
from factcheck.model import Check
from factcheck.text import read
from tests.growth import grows_in_proportion


def checks(*paragraphs: str, published: str | None = None) -> list[Check]:
    article = Article("Fire at the mill\n\n" + "\n\n".join(paragraphs), published=published)  # type: ignore[arg-type]
    found = list(compare([article]).checks)
    for check in found:
        assert article.text[check.start : check.end] == check.quote
        assert 0 < len(check.quote) <= 160
        assert check.reason
    return found


def quotes(kind: str, *paragraphs: str, published: str | None = None) -> list[str]:
    return [check.quote for check in checks(*paragraphs, published=published) if check.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("It was the deadliest fire in the county.", "the deadliest fire"),
        ("She is the first woman to lead the brigade.", "the first woman to"),
        ("The firm made a record profit last year.", "record profit"),
        ("He was the only survivor of the crash.", "the only survivor"),
        ("It is one of the most expensive buildings in Europe.", "the most expensive buildings"),
        ("Flames were seen for the first time on Friday.", "for the first time"),
    ],
)
def test_superlatives(sentence: str, quote: str) -> None:
    assert quotes("superlative", sentence) == [quote]


@pytest.mark.parametrize(
    "sentence",
    [
        "The latest report came at the earliest on Friday.",
        "For the most part the crowd was calm.",
        "He has a criminal record and a record collection.",
        "The only way out was the window.",
        "The first engine came at nine.",
        "She had an interest in the rest of the forest.",
    ],
)
def test_what_is_no_superlative(sentence: str) -> None:
    assert quotes("superlative", sentence) == []


def test_a_source_without_a_name() -> None:
    assert quotes("unnamed-source", "It is understood that the owner has left the country.") == ["It is understood"]
    assert quotes("unnamed-source", "A source close to the inquiry said the doors were locked.")
    assert quotes("unnamed-source", "The owner, Ada Quill, said the doors were locked.") == []
    group = "Experts said the doors were too narrow."
    assert quotes("unnamed-source", group)
    assert quotes("unnamed-source", group, "“They were far too narrow for that crowd,” said Dr Ida Holm.") == []


def test_who_is_named_and_never_quoted() -> None:
    spoken = "“We saw nothing of the kind that night,” said Ada Quill of River Watch."
    told = "River Watch, Clean Air North and Harbour Aid all told the paper that the smoke was harmless."
    assert quotes("unquoted-source", told, spoken) == ["Clean Air North", "Harbour Aid"]
    assert quotes("unquoted-source", "All told, the fire cost a million pounds.", spoken) == []


def test_words_that_look_ahead_from_a_past_day() -> None:
    lead = "A fire at the mill on 3 March killed two people."
    said = "“We will search the ruins over the next few days,” said the fire chief, Ewan Bell."
    (stale,) = [c for c in checks(lead, said, published="2021-03-20") if c.kind == "stale-time"]
    assert stale.quote == "over the next few days"
    assert "17 days later" in stale.reason
    assert quotes("stale-time", lead, said, published="2021-03-05") == []
    (unsure,) = [c for c in checks(said) if c.kind == "stale-time"]
    assert "ask when that was" in unsure.reason
    own = "The council will meet over the next few days."
    assert quotes("stale-time", lead, own, published="2021-03-20") == []


def test_days_that_no_calendar_has() -> None:
    (wrong,) = [c for c in checks("The trial opens on 31 April at noon.") if c.kind == "date"]
    assert (wrong.quote, wrong.reason) == ("31 April", "April has 30 days: ask which day is meant")
    assert quotes("date", "It burned on 29 February 2021.") == ["29 February 2021"]
    assert quotes("date", "It burned on 29 February 2020, on 31 May and on June 30.") == []


def test_a_weekday_is_checked_when_no_finding_says_so() -> None:
    article = Article("Fire at the mill\n\nThe mill burned on Tuesday 4 March 2021.")
    (told,) = [f for f in compare([article]).findings if f.reason == "weekday"]
    assert told
    assert not [c for c in compare([article]).checks if c.kind == "weekday"]
    (check,) = [c for c in compare([article], within=False).checks if c.kind == "weekday"]
    assert "is a Thursday, not a Tuesday" in check.reason


def test_a_size_without_a_figure() -> None:
    claim = "The charity has seen a significant rise in thefts since the fire."
    assert len(quotes("unquantified", claim)) == 1
    assert quotes("unquantified", claim, "Thefts rose by 12 per cent in May, the charity said.") == []
    assert quotes("unquantified", "Thefts rose after the fire.") == []


def test_contacts_are_listed_once() -> None:
    text = "Call 0800 555 0199 or write to desk@mill.example.org. See https://example.org/help. The line 0800 555 0199 is free."
    found = [(c.kind, c.quote) for c in checks(text) if c.kind in ("phone", "mail", "link")]
    assert found == [
        ("phone", "0800 555 0199"),
        ("mail", "desk@mill.example.org"),
        ("link", "https://example.org/help"),
    ]


@pytest.mark.parametrize(
    "text", ["It ran from 2015-2016 and cost 1,184,000 pounds on 05/04/2017.", "Score 21-17, room 101."]
)
def test_other_figures_are_no_telephone_numbers(text: str) -> None:
    assert quotes("phone", text) == []


def test_a_plural_with_one_voice() -> None:
    group = "Campaigners said the mill should have been closed years ago."
    one = "“It should never have been open,” said Ada Quill."
    assert quotes("one-voice", group, one) == ["Campaigners"]
    assert quotes("one-voice", group, one, "“I warned them twice,” said Tom Hale.") == []


def test_repeats_are_counted_not_listed() -> None:
    found = [c for c in checks("It was the worst fire.", "It was the worst fire.") if c.kind == "superlative"]
    assert len(found) == 1
    assert "also in 1 more place" in found[0].reason


DRAFT = "Fire at the mill\n\nThe mill in Oldham burned down on Friday.\n\nIts owner, Ada Quill, was fined £40,000 in 2019 for locked doors."
SOURCE = "Mill burns\n\nA mill in Oldham burned down on Friday, the fire brigade said."


def test_what_no_source_supports_is_a_check_of_the_draft() -> None:
    result = compare([Article(DRAFT), Article(SOURCE)], draft=0)
    found = [c.quote for c in result.checks if c.kind == "unsupported"]
    assert len(found) == 1
    assert found[0].startswith("Its owner, Ada Quill")
    assert {c.article for c in result.checks} <= {result.draft}
    assert not [c for c in compare([Article(DRAFT), Article(SOURCE)]).checks if c.kind == "unsupported"]


def test_ids_do_not_depend_on_other_articles() -> None:
    alone = {c.id for c in compare([Article(DRAFT + " It was the worst fire.")]).checks}
    both = {c.id for c in compare([Article(DRAFT + " It was the worst fire."), Article(SOURCE)]).checks}
    assert alone
    assert alone <= both


@given(st.text(max_size=300))
def test_any_text_is_taken(text: str) -> None:
    checks(text)


@pytest.mark.parametrize("unit", ["a", "1", '"', ",", "1-", "0 ", "a.", "@", "the "])
def test_long_runs_take_linear_time(unit: str) -> None:
    grows_in_proportion(
        lambda count: find_checks([read(Article(unit * count), builtin())], builtin()), 10_000 // len(unit)
    )
