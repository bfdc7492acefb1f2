from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.model import (
    Article,
    Claim,
    Comparison,
    Decision,
    Document,
    Fact,
    Finding,
    Judgement,
    Role,
    Scope,
    Statement,
    Value,
)
from factcheck.store import Store


def comparison(*texts: str, judgement: Judgement = Judgement.CONFLICT) -> Comparison:
    """One statement and one fact for each text, and one finding between the first two."""
    documents, facts = [], []
    for number, text in enumerate(texts):
        key = f"d{number}"
        statement = Statement(key, 0, 0, 0, len(text), text, text, Role.BODY)
        documents.append(Document(key, Article(text), text, (), (statement,)))
        facts.append(Fact("casualty", key, statement, 0, 4, Value(), "dead", frozenset({"dead"}), "people killed"))
    finding = Finding(
        "f-1", "c-1", "casualty", judgement, "value-differs", Scope.ACROSS, 0.9, "4 or 5", facts[0], facts[1]
    )
    claim = Claim("c-1", "casualty", "people killed", judgement, tuple(facts))
    return Comparison(tuple(documents), tuple(facts), (claim,), (), (finding,), (), (), arguments=("d0", "d1"))


def analyse(store: Store, story: str, judgement: Judgement = Judgement.CONFLICT, mark: str = "one") -> None:
    drafts = store.stories.drafts(story)
    made = comparison(*(draft.article.text for draft in drafts), judgement=judgement)
    store.analyses.replace(story, mark, made, {f"d{number}": draft.id for number, draft in enumerate(drafts)})


def counts(store: Store) -> dict[str, int]:
    db = sqlite3.connect(store.path)
    tables = ("analyses", "statements", "facts", "claims", "findings", "statements_fts")
    found = {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}  # noqa: S608
    db.close()
    return found


def test_deriving_anew_replaces_the_rows_and_touches_nothing_else(store: Store, story: str) -> None:
    analyse(store, story)
    store.history.decide(story, "Ann", "f-1", ["f-1"], Decision.EXPLAINED)
    store.history.note(story, "Ann", "f-1", "Rang the police")
    before = store.history.events(), store.history.decisions(story), store.history.notes(story)
    rows = counts(store)
    analyse(store, story, mark="two")
    assert (
        counts(store)
        == rows
        == {"analyses": 1, "statements": 2, "facts": 2, "claims": 1, "findings": 1, "statements_fts": 2}
    )
    assert store.analyses.fingerprint(story) == "two"
    store.analyses.drop()
    assert set(counts(store).values()) == {0}
    assert store.analyses.fingerprint(story) is None
    assert (store.history.events(), store.history.decisions(story), store.history.notes(story)) == before
    assert store.analyses.search("four", 5) == []
    assert len(store.analyses.search("police", 5)) == 1


@pytest.mark.parametrize(("judgement", "waiting"), [("conflict", 1), ("tension", 1), ("compatible", 0), ("same", 0)])
def test_what_is_raised_is_open_until_it_is_decided(store: Store, story: str, judgement: str, waiting: int) -> None:
    analyse(store, story, Judgement(judgement))
    assert (store.stories.get(story).findings, store.stories.get(story).open) == (1, waiting)
    store.history.decide(story, "Ann", "f-1", ["f-1"], Decision.EXPLAINED)
    assert store.stories.get(story).open == 0
    store.history.decide(story, "Ann", "f-1", ["f-1"], Decision.OPEN)
    assert store.stories.get(story).open == waiting


def test_search_finds_statements_and_notes_in_any_form_of_the_word(store: Store, story: str) -> None:
    analyse(store, story)
    store.history.note(story, "Ann", "f-1", "Each one four times", source="press office")
    found = store.analyses.search("fours", 10)
    assert [(hit.where, hit.target, hit.text) for hit in found] == [
        ("note", "f-1", "Each one four times"),
        ("statement", "a1", "Four died."),
    ]
    assert [hit.where for hit in store.analyses.search("press", 10)] == ["note"]
    assert len(store.analyses.search("died", 1)) == 1
    assert len(store.analyses.search('"four died"', 10)) == 1
    assert store.analyses.search('"died four"', 10) == []


@pytest.mark.parametrize(
    "words", ["a-b", "foo(", "AND", "NOT four", '"', '""', "'", "four*", "text:four", "", " ", "\0", "\ud800"]
)
def test_what_is_typed_is_never_an_operator(store: Store, story: str, words: str) -> None:
    analyse(store, story)
    assert store.analyses.search(words, 10) in ([], store.analyses.search("four", 10))


@given(words=st.text(st.characters() | st.sampled_from('"*():^-+{}')))
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_can_be_searched(store: Store, story: str, words: str) -> None:
    store.analyses.search(words, 10)
