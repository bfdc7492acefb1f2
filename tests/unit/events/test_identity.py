"""Which event a clause speaks of: the main one, one named for comparison, one more of its kind."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.events import ANOTHER, EARLIER, MAIN, event_reader
from factcheck.lexicon import builtin
from factcheck.model import Article
from factcheck.text import read

LEAD = "Harlow brewery blast kills four\n\nA blast at the Harlow brewery in Leeds killed four people on Monday.\n\n"


def event_of(sentence: str, word: str, published: datetime | None = datetime(2019, 5, 2)) -> str:
    document = read(
        Article(
            LEAD + "Police closed the road. Crews left. Nobody else was inside.\n\n" + sentence, published=published
        ),
        builtin(),
    )
    offset = document.plain.rindex(word)
    statement = document.statement_at(offset)
    assert statement is not None
    return event_reader(document, builtin()).event_at(statement, offset)


@pytest.mark.parametrize(
    ("sentence", "word", "event"),
    [
        ("At least four workers died.", "four", MAIN),
        ("Nine people were hurt in another blast in York.", "Nine", ANOTHER),
        ("Two men died in a separate fire.", "Two", ANOTHER),
        ("Previous explosions there killed twelve.", "twelve", EARLIER),
        ("The 2004 fire killed thirty.", "thirty", "2004"),
        ("The 2019 blast killed four.", "four", MAIN),
        ("Rumours spread as after the Bradford fire, which killed 56.", "Bradford", "bradford"),
        ("This time nobody fled.", "nobody", MAIN),
    ],
)
def test_events(sentence: str, word: str, event: str) -> None:
    assert event_of(sentence, word) == event


def test_without_any_date_a_year_beside_the_event_still_sets_it_apart() -> None:
    assert event_of("The 2004 fire killed thirty.", "thirty", None) == "2004"
    assert event_of("In 2004 thirty people worked there.", "thirty", None) == MAIN


def test_the_main_incident_is_read_from_headline_and_lead() -> None:
    document = read(Article(LEAD), builtin())
    reader = event_reader(document, builtin())
    assert "blast" in reader.incident.types
    assert "leeds" in {place.key for place in reader.incident.places}  # Harlow may only name the brewery


def test_a_statement_that_names_no_event_inherits_the_main_one() -> None:
    document = read(Article(LEAD + "Four people died."), builtin())
    reader = event_reader(document, builtin())
    last = document.statements[-1]
    assert reader.incident_at(last, last.start).types == reader.incident.types


@given(st.text(max_size=200))
def test_any_text_has_events(text: str) -> None:
    document = read(Article(text), builtin())
    reader = event_reader(document, builtin())
    for statement in document.statements:
        assert reader.event_at(statement, statement.start)
