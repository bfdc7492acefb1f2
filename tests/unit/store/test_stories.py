from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factcheck.model import Article, Role, Segment
from factcheck.store import Store, StoreError
from factcheck.store.records import Came, Source

Make: TypeAlias = Callable[..., Source]


def opened(store: Store, *sources: Source) -> str:
    return store.stories.open(sources, "A story", "Ann")[0]


def texts(store: Store, story: str) -> list[str]:
    return [draft.article.text for draft in store.stories.drafts(story)]


def test_the_same_files_are_the_same_story_in_any_order(store: Store, story: str, make_source: Make) -> None:
    a, b = make_source("a.txt", "Four died."), make_source("b.txt", "Five died.")
    before = store.history.events()
    assert opened(store, b, a) == story
    assert store.history.events() == before
    assert texts(store, story) == ["Four died.", "Five died."]


def test_other_files_are_another_story(store: Store, story: str, make_source: Make) -> None:
    a, b, c = (
        make_source(name, text) for name, text in (("a.txt", "Four died."), ("b.txt", "Five died."), ("c", "Six."))
    )
    assert len({story, opened(store, a), opened(store, a, b, c), opened(store, a, c)}) == 4
    assert opened(store, a, b) == story


def test_a_story_keeps_its_id_from_one_store_to_the_next(store: Store, story: str) -> None:
    other = Store(store.path.with_name("other.db"))
    assert other.stories.open(_sources(store, story), "x", "Bob")[0] == story
    other.close()


def _sources(store: Store, story: str) -> list[Source]:
    return [Source(draft.source, draft.article) for draft in store.stories.drafts(story)]


def test_a_changed_file_is_a_new_draft_and_the_old_text_stays(store: Store, story: str, make_source: Make) -> None:
    found, taken = store.stories.open(
        [make_source("a.txt", "At least four died."), make_source("b.txt", "Five died.")], "x", "Bob"
    )
    assert found == story
    assert [(item.came, item.draft) for item in taken] == [(Came.DRAFT, 2), (Came.KNOWN, 1)]
    assert texts(store, story) == ["At least four died.", "Five died."]
    last = store.history.events(story)[-1]
    assert (last.what, last.who, last.target) == ("draft", "Bob", "a1")
    db = sqlite3.connect(store.path)
    assert db.execute("SELECT text FROM drafts ORDER BY id").fetchall() == [
        ("Four died.",),
        ("Five died.",),
        ("At least four died.",),
    ]
    db.close()


def test_moved_files_are_known_by_their_texts(store: Store, story: str, make_source: Make) -> None:
    moved = [make_source("new/b.txt", "Five died."), make_source("new/a.txt", "Four died.")]
    found, taken = store.stories.open(moved, "x", "Ann")
    assert found == story
    assert {item.came for item in taken} == {Came.KNOWN}
    changed = [make_source("new/b.txt", "Five died."), make_source("new/a.txt", "At least four died.")]
    assert opened(store, *changed) == story
    assert texts(store, story) == ["At least four died.", "Five died."]


def test_one_moved_and_one_changed_file_are_still_the_story(store: Store, story: str, make_source: Make) -> None:
    assert opened(store, make_source("a.txt", "Six died."), make_source("new/b.txt", "Five died.")) == story


def test_a_story_that_grew_is_found_by_what_it_was_and_by_what_it_is(
    store: Store, story: str, make_source: Make
) -> None:
    a, b, c = (make_source(n, t) for n, t in (("a.txt", "Four died."), ("b.txt", "Five died."), ("c.txt", "Six died.")))
    taken = store.stories.add(story, [c], "Ann")
    assert [(item.came, item.article_number) for item in taken] == [(Came.NEW, 3)]
    assert opened(store, a, b) == story
    assert opened(store, c, b, a) == story
    assert len(texts(store, story)) == 3


def test_the_same_text_in_two_files_is_one_article(store: Store, make_source: Make) -> None:
    sources = [make_source("a.txt", "Four died."), make_source("copy.txt", "Four died.")]
    story, taken = store.stories.open(sources, "x", "Ann")
    assert [(item.came, item.article_number) for item in taken] == [(Came.NEW, 1), (Came.SAME_TEXT, 1)]
    assert opened(store, *sources) == story
    assert len(texts(store, story)) == 1


def test_what_a_person_states_holds_over_the_file_and_is_an_act(store: Store, make_source: Make) -> None:
    plain = make_source("a.txt", "Four died.")
    story = opened(store, plain)
    stated = make_source("a.txt", "Four died.", publisher="The Ledger", published="2017-04-05")
    opened(store, stated)
    opened(store, plain)  # without saying it again
    opened(store, make_source("a.txt", "Five died."))  # a new draft inherits it
    article = store.stories.drafts(story)[0].article
    assert (article.text, article.publisher, article.published) == ("Five died.", "The Ledger", datetime(2017, 4, 5))
    assert [event.what for event in store.history.events(story)] == ["open", "add", "state", "draft"]


def test_a_new_article_keeps_what_was_stated_with_it(store: Store, make_source: Make) -> None:
    story = opened(store, make_source("a.txt", "Four died.", publisher="The Ledger"))
    opened(store, make_source("a.txt", "Five died."))
    assert store.stories.drafts(story)[0].article.publisher == "The Ledger"


_TEXTS = st.text(st.characters(), min_size=1)  # halves of surrogate pairs among them


@given(text=_TEXTS, title=st.none() | _TEXTS)
@example(text="\ufeffFour\r\ndied\x00 \ud800.", title="\udfff")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_comes_back_to_the_last_character(store: Store, text: str, title: str | None) -> None:
    story = opened(store, Source("/x", Article(text=text, title=title)))
    article = store.stories.drafts(story)[0].article
    assert article.text == text
    assert article.sha256 == Article(text=text).sha256


def test_an_article_comes_back_whole(store: Store) -> None:
    article = Article(
        text="Head\n\nFour died.",
        title="Head",
        publisher="The Ledger",
        published=datetime(2017, 4, 5, 10, 58, tzinfo=UTC),
        updated=datetime(2017, 4, 6),
        url="https://ledger.example/1",
        author="A. Writer",
        path="a.txt",
        encoding="windows-1252",
        published_why="front matter",
        segments=(Segment(0, 4, Role.HEADLINE, stated=True),),
    )
    back = store.stories.drafts(opened(store, Source("/x", article)))[0].article
    assert all(getattr(back, name) == getattr(article, name) for name in Article.__slots__)


def test_stories_are_listed_the_latest_first_and_found_by_a_beginning(
    store: Store, story: str, make_source: Make
) -> None:
    other = opened(store, make_source("z.txt", "Nine died."))
    store.history.note(story, "Ann", "", "still running")
    rows = store.stories.all()
    assert [row.id for row in rows] == [story, other]
    assert [row.articles for row in rows] == [2, 1]
    assert store.stories.get(story[:8]).id == story
    assert store.stories.get(other).title == "A story"


@pytest.mark.parametrize(
    ("start", "said"), [("s-zzz", "no story is called 's-zzz'"), ("", "no story"), ("s-", "2 stories begin")]
)
def test_an_unclear_story_is_refused(store: Store, story: str, make_source: Make, start: str, said: str) -> None:
    opened(store, make_source("z.txt", "Nine died."))
    with pytest.raises(StoreError, match=said):
        store.stories.get(start)


def test_half_an_opening_leaves_nothing(store: Store, make_source: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("factcheck.store.stories._remember", fail)
    with pytest.raises(ZeroDivisionError):
        opened(store, make_source("a.txt", "Four died."))
    assert store.stories.all() == []
    assert store.history.events() == []
