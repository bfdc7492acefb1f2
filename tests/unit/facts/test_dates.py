"""Dates of acts: which are held side by side, and what is ruled."""

from __future__ import annotations

import os
from datetime import datetime
from itertools import combinations
from pathlib import Path

import pytest

from factcheck.facts.dates import Dates
from factcheck.facts.kind import Context
from factcheck.lexicon import builtin
from factcheck.model import Article, Document, Fact, Judgement, Ruling
from factcheck.text import read

KIND = Dates()
TODAY = datetime(2019, 8, 14)


def rulings(*articles: Article) -> list[tuple[Fact, Fact, Ruling]]:
    documents = [read(article, builtin(), key=f"k{number}") for number, article in enumerate(articles)]
    context = Context(builtin(), {d.key: d for d in documents})
    facts = [fact for document in documents for fact in found(document, context)]
    out = []
    for a, b in combinations(facts, 2):
        if a.keys & b.keys and (ruling := KIND.judge(a, b, context)):
            out.append((a, b, ruling))
    return out


def found(document: Document, context: Context) -> list[Fact]:
    facts = list(KIND.find(document, context))
    for fact in facts:
        assert document.article.text[fact.start : fact.end] == fact.quote
        assert fact.quote
        fact.value.as_json()
    return facts


def judgements(*articles: Article) -> set[tuple[str, str]]:
    return {(str(ruling.judgement), ruling.reason) for _, _, ruling in rulings(*articles)}


def test_the_same_act_on_two_weekdays_is_a_conflict() -> None:
    a = Article(text="A gas explosion killed three workers at the Harlow brewery in Leeds on Monday.")
    b = Article(text="A gas explosion on Wednesday killed three workers at the Harlow brewery in Leeds.")
    assert judgements(a, b) == {("conflict", "value-differs")}


def test_dates_of_different_acts_are_not_compared() -> None:
    a = Article(text="A gas explosion killed three workers at the Harlow brewery in Leeds on Monday.")
    b = Article(text="The council will debate new rules for brewery licences in Leeds on Wednesday.")
    c = Article(text="The owner of the Harlow brewery was charged over the explosion on Thursday.")
    assert judgements(a, b) == set()
    assert judgements(a, c) == set()
    assert judgements(b, c) == set()


def test_exact_days_close_together_beside_one_act_are_a_tension() -> None:
    a = Article(
        text="The coastguard, which has patrolled the Malin strait for years, sank a smugglers' launch on June 19."
    )
    b = Article(text="Critics have not forgiven the coastguard the June 18 sinking of a launch in the Malin strait.")
    c = Article(text="Critics have not forgiven the coastguard the May 2 sinking of a launch in the Malin strait.")
    assert judgements(a, b) == {("tension", "value-differs")}
    assert judgements(a, c) == set()


def test_a_part_of_the_day_is_held_against_the_clock() -> None:
    a = Article(text="A guest was shot dead by a gunman who walked into a wedding party on Friday night.")
    b = Article(text="Officers say the gunman came to the party about 2 p.m.")
    c = Article(text="Officers say the gunman gave himself up about 2 p.m.")
    assert ("tension", "value-differs") in judgements(a, b)
    assert judgements(a, c) == set()


def test_a_date_of_saying_is_not_the_date_of_the_act() -> None:
    a = Article(text="A gas explosion killed three workers at the Harlow brewery in Leeds, police said on Tuesday.")
    b = Article(text="A gas explosion on Monday killed three workers at the Harlow brewery in Leeds.")
    assert judgements(a, b) == set()


def test_relative_and_absolute_dates_agree_with_the_sum_shown() -> None:
    text = (
        "Candles were lit on the quay three weeks after the ferry sank.\n\nThe ferry crash two weeks ago shook the town.\n\n"
        "On 31 July a ferry struck the pier, killing two passengers.\n"
    )
    ((_, _, ruling),) = rulings(Article(text=text, published=TODAY))
    assert (ruling.judgement, ruling.reason) == (Judgement.SAME, "equal")
    assert "14 August 2019 minus 14 days = 31 July 2019" in ruling.explanation


def test_a_stretch_that_opens_on_the_day_of_the_event_bears_it_out() -> None:
    text = "Bookings have held up over the past fortnight.\n\nOn 31 July a ferry struck the pier, killing two passengers.\n"
    ((_, _, ruling),) = rulings(Article(text=text, published=TODAY))
    assert (ruling.judgement, ruling.reason) == (Judgement.SAME, "equal")
    assert judgements(Article(text=text, published=datetime(2019, 8, 20))) == set()


def test_a_relative_date_in_an_undated_report_is_compatible_and_says_what_is_missing() -> None:
    a = Article(text="The port is open again after a crash which killed two passengers last week.")
    b = Article(text="On 31 July 2019 a ferry struck the pier, killing two passengers and sinking a launch.")
    ((_, _, ruling),) = rulings(a, b)
    assert (ruling.judgement, ruling.reason) == (Judgement.COMPATIBLE, "as-of")
    assert "publication date that is not known" in ruling.explanation
    assert "between Monday 5 August 2019 and Sunday 11 August 2019" in ruling.explanation


def test_a_weekday_that_does_not_fit_its_date_is_a_conflict_in_neutral_words() -> None:
    ((a, b, ruling),) = rulings(Article(text="The fair opens on Wednesday 6 April 2017 in the old market."))
    assert (a.quote, b.quote) == ("Wednesday", "6 April 2017")
    assert (ruling.judgement, ruling.reason) == (Judgement.CONFLICT, "weekday")
    assert "Either the weekday or the date" in ruling.explanation
    assert judgements(Article(text="The fair opens on Thursday 6 April 2017 in the old market.")) == set()


def test_a_numeric_date_is_held_against_the_weekday_of_the_day() -> None:
    text = (
        "07/08/2019 10:58 BST\n\nHarbour choir sings for the lost crew\n\nFamilies gather at the harbour chapel today for a "
        "concert of remembrance sung by the harbour choir.\n\nThe choir's concert of remembrance at the harbour chapel on "
        "Wednesday will be free.\n"
    )
    found_ = [
        r for r in rulings(Article(text=text, published=datetime(2019, 8, 7, 10, 58))) if r[2].reason == "date-order"
    ]
    assert [ruling.judgement for _, _, ruling in found_] == [Judgement.COMPATIBLE]
    explanation = found_[0][2].explanation
    assert "7 August 2019" in explanation
    assert "8 July 2019" in explanation


def test_hours_of_one_event_are_compared() -> None:
    a = Article(text="The explosion at the Harlow brewery in Leeds happened at 3 pm on Monday.")
    b = Article(text="The explosion at the Harlow brewery in Leeds happened at 9 am on Monday.")
    assert judgements(a, b) == {("conflict", "value-differs")}


def test_today_in_a_quotation_is_not_the_day_of_the_report() -> None:
    a = Article(
        text='"A gas explosion killed three workers at Harlow brewery today," said Ann Lee of Leeds.',
        published=TODAY,
    )
    b = Article(text="A gas explosion killed three workers at Harlow brewery in Leeds on 2 May.", published=TODAY)
    assert judgements(a, b) == set()


def test_an_article_that_dates_several_events_has_no_main_date() -> None:
    a = Article(text="A blast killed two in Leeds on 3 May 2019. Another blast killed nine in York on 9 June 2019.")
    b = Article(text="The bus drivers are back after an attack which killed a guard last week.")
    assert judgements(a, b) == set()


@pytest.mark.parametrize("text", ["", "\n", "Monday", "05/04/2017", "‘’“”", "on 31 February 2015", "today " * 300])
def test_any_text_is_read(text: str) -> None:
    rulings(Article(text=text, published=TODAY), Article(text=text))


@pytest.mark.skipif(
    not os.environ.get("FACTCHECK_SHARED"), reason="needs the shared stories, named by FACTCHECK_SHARED"
)
def test_real_stories_raise_only_dates_that_were_looked_at() -> None:
    shared = Path(os.environ["FACTCHECK_SHARED"])
    raised = 0
    for folder in sorted((shared / "stories").iterdir()):
        articles = [Article(text=file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.txt"))]
        raised += sum(ruling.judgement.raised for a, b, ruling in rulings(*articles) if a.article != b.article)
    assert 8 <= raised <= 24
