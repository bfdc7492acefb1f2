"""What the desk remembers between runs, and what it does with a memory that makes no sense."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.model import Judgement
from factcheck.tui.app import DeskApp
from factcheck.tui.home import keep_setting, read_settings, state_folder, write_whole
from factcheck.tui.keeping import go_back, keep_story, read_story, where
from factcheck.tui.screens.desk import DeskScreen
from factcheck.tui.session import Session
from factcheck.tui.themes import DEFAULT
from tests.tui import sample
from tests.tui.conftest import Start


def test_one_stands_where_one_stood() -> None:
    left = Session(sample.story())
    left.filter(replace(left.filters, judgements=frozenset(Judgement), articles=frozenset({"d2"})))
    left.select("f-8")
    left.swap()
    left.put(0, "d1")
    left.sizes = {"list": 40}
    keep_story("s-1/../x", where(left))
    come = Session(sample.story())
    go_back(come, read_story("s-1/../x"))
    assert where(come) == where(left)
    assert [path.name for path in (state_folder() / "desk-stories").iterdir()] == ["s-1____x.json"]


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"finding": "f-99"},
        {"finding": 3, "panes": ["d9", "d8"], "side": 7},
        {"filters": {"judgements": ["loud"]}},
        {"filters": 3},
        {"side": "left"},
        {"sizes": [1]},
        {"panes": None},
    ],
)
def test_a_memory_that_makes_no_sense_is_left_out(kept: dict[str, object]) -> None:
    session = Session(sample.story())
    go_back(session, kept)
    assert session.current_id == "f-1"
    assert session.panes == ("d1", "d2")
    assert 0 <= session.side < 2


def test_a_finding_that_the_kept_filters_hide_gives_way_to_an_open_one() -> None:
    session = Session(sample.story())
    go_back(session, {"finding": "f-7"})
    assert session.current_id == "f-1"


def test_files_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    assert write_whole(tmp_path / "new" / "file.json", "{}")
    blocked = tmp_path / "new" / "file.json" / "below"
    assert not write_whole(blocked, "{}")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["file.json"]
    (tmp_path / "new" / "file.json").write_text("[1", encoding="utf-8")
    assert read_settings() == {}
    assert keep_setting("theme", "nord")
    assert keep_setting("other", "1")
    assert read_settings() == {"theme": "nord", "other": "1"}


async def test_the_desk_keeps_its_place_and_its_colours(start: Start) -> None:
    async with start() as (app, pilot, _):
        assert app.theme == DEFAULT
        await pilot.press("j", "c", "T", "j", "escape")
        assert app.theme == DEFAULT
        await pilot.press("T", "j")
        await pilot.pause()
        assert app.theme == "desk-light"
        await pilot.press("enter")
        await pilot.pause()
    kept = json.loads((state_folder() / "desk-stories" / "s-1.json").read_text(encoding="utf-8"))
    assert kept["finding"] == "f-2"
    async with start() as (app, _, _):
        assert app.theme == "desk-light"
        assert isinstance(app.screen, DeskScreen)
        assert app.screen.session.current_id == "f-2"
        assert len(app.screen.session.rows) == 8


async def test_a_theme_that_is_gone_is_no_reason_to_fail(start: Start) -> None:
    keep_setting("theme", "no-such-theme")
    async with start() as (app, _, _):
        assert isinstance(app, DeskApp)
        assert app.theme == DEFAULT
