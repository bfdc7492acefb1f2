"""What changed since it was checked, and what others do meanwhile, on the desk."""

from __future__ import annotations

from dataclasses import replace

from factcheck.desk import Change, StoryView
from factcheck.desk.views import SHORT_WORDS
from factcheck.model import Decision
from factcheck.tui.filters import Filters, Status
from factcheck.tui.screens.desk import LOOK_EVERY
from factcheck.tui.words import DECISIONS
from tests.tui import sample
from tests.tui.conftest import Start, screen_text

WHEN = "2024-03-09T10:00:00+00:00"


def changed_story() -> StoryView:
    """The first finding was decided, and a draft changed its words."""
    made = sample.story()
    change = Change(("a1: was “three dead”, is “leaves four dead”",), (("a1", "three dead", "leaves four dead"),))
    state = replace(
        made.states["f-1"], decision=Decision.CHECKED_OK, who="Ann", when=WHEN, origin="f-0", changed=change
    )
    return replace(made, states={**made.states, "f-1": state})


async def test_what_changed_since_it_was_checked_is_seen_and_open_until_decided(start: Start) -> None:
    async with start(changed_story(), size=(140, 40)) as (app, pilot, desk):
        text = screen_text(app)
        assert "↻ changed, was ✓ ok" in text
        assert "↻ CHANGED SINCE CHECKED: a1: was “three dead”, is “leaves four dead”; look again" in text
        assert "5 open" in text.splitlines()[0]
        await pilot.press("1")
        await pilot.pause()
        assert "4 open" in screen_text(app)
        assert "↻" not in screen_text(app)
        assert desk.calls == [("decide", "f-1", "checked-ok", "")]


def test_it_is_open_and_not_decided_for_the_filter() -> None:
    state = changed_story().states["f-1"]
    assert Filters(status=Status.OPEN).admit(state)
    assert not Filters(status=Status.DECIDED).admit(state)


async def test_what_a_colleague_decided_comes_to_the_desk(start: Start) -> None:
    async with start(size=(140, 40)) as (app, pilot, desk):
        state = replace(desk.story.states["f-2"], decision=Decision.EXPLAINED, who="Ann", when=WHEN)
        desk.story = replace(desk.story, states={**desk.story.states, "f-2": state})
        await pilot.pause(LOOK_EVERY + 0.3)
        assert "· explained" not in screen_text(app)
        desk.elsewhere = (desk.story.id,)
        await pilot.pause(LOOK_EVERY + 0.3)
        assert "Ann elsewhere: 1 decision changed" in screen_text(app).splitlines()[0]
        assert "· explained" in screen_text(app)


def test_the_short_words_are_those_of_the_list() -> None:
    lists = {word.split()[-1]: decision for decision, (_, word, _) in DECISIONS.items()}
    assert lists == SHORT_WORDS | {name: Decision(name) for name in ("explained", "dismissed", "open")}
