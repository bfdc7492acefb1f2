"""The desk driven by keys: moving, deciding, notes, search, filter, grid, export."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, TextArea

from factcheck.desk import DeskError
from factcheck.model import Decision
from factcheck.tui.app import DeskApp
from factcheck.tui.screens.desk import DeskScreen
from factcheck.tui.screens.grid import GridScreen
from factcheck.tui.screens.note import NoteEditor
from factcheck.tui.session import Session
from factcheck.tui.widgets.article_view import ArticleView
from factcheck.tui.widgets.findings_list import FindingsList
from tests.tui import sample
from tests.tui.conftest import Start, resize, screen_text


def session_of(app: DeskApp) -> Session:
    screen = next(screen for screen in app.screen_stack if isinstance(screen, DeskScreen))
    return screen.session


def highlighted(app: DeskApp) -> str | None:
    return app.screen.query_one(FindingsList).chosen


@pytest.mark.parametrize(
    ("keys", "at"),
    [("j", "f-2"), ("down", "f-2"), ("j j k", "f-2"), ("n", "f-2"), ("N", "f-3"), ("end", "f-3"), ("c end", "f-8")],
)
async def test_moving_takes_list_and_texts_along(start: Start, keys: str, at: str) -> None:
    async with start() as (app, pilot, _):
        await pilot.press(*keys.split())
        await pilot.pause()
        session = session_of(app)
        assert session.current_id == highlighted(app) == at
        finding = session.story.states[at].finding
        assert [view.document.key for view in app.screen.query(ArticleView) if view.document] == [
            finding.a.article,
            finding.b.article,
        ]
        assert screen_text(app).count("⟦") == 2


@pytest.mark.parametrize("decision", [d for d in Decision if d not in (Decision.OPEN, Decision.DISMISSED)])
async def test_one_key_decides_and_goes_on(start: Start, decision: Decision) -> None:
    key = str(list(Decision).index(decision))
    async with start() as (app, pilot, desk):
        await pilot.press(key)
        assert desk.calls == [("decide", "f-1", decision.value, "")]
        assert desk.story.states["f-1"].decision is decision
        assert session_of(app).current_id == highlighted(app) == "f-2"
        assert "4 open" in screen_text(app).splitlines()[0]


async def test_keys_typed_ahead_decide_one_finding_each(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("down", "1", "2", "down", "3")
        assert [call[1] for call in desk.calls] == ["f-2", "f-5", "f-3"]
        assert session_of(app).current_id == "f-1"


async def test_dismissing_asks_for_a_reason_and_escape_keeps_what_was_typed(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("7", "enter")
        assert "Nothing is written yet" in screen_text(app)
        await pilot.press(*"old", "escape")
        assert desk.calls == []
        await pilot.press("7", "space", *"q1jn", "enter")
        await pilot.pause()
        assert desk.calls == [("decide", "f-1", "dismissed", "old q1jn")]
        assert session_of(app).current_id == "f-2"
        assert session_of(app).drafts == {}


async def test_the_menu_decides_too(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("d", "j", "enter")
        await pilot.pause()
        await pilot.press("d", "6")
        await pilot.pause()
        await pilot.press("d", "escape")
        assert [call[1:3] for call in desk.calls] == [("f-1", "discrepancy"), ("f-2", "cannot-verify")]
        assert isinstance(app.screen, DeskScreen)


async def test_a_whole_claim_is_decided_and_taken_back_at_once(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("D")
        await pilot.pause()
        assert "3 open findings: people killed" in screen_text(app)
        await pilot.press("3")
        await pilot.pause()
        assert desk.calls == [("decide", "c-people-killed", "explained", "")]
        assert desk.story.open_count == 2
        assert session_of(app).current_id == "f-4"
        await pilot.press("k", "D")
        assert desk.story.open_count == 2
        await pilot.press("u")
        assert desk.story.open_count == 5


async def test_undo_and_redo_go_to_the_finding(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("u")
        await pilot.pause()
        assert "nothing to take back" in screen_text(app)
        await pilot.press("2", "j", "u")
        await pilot.pause()
        assert desk.story.open_count == 5
        assert session_of(app).current_id == highlighted(app) == "f-1"
        assert "Taken back" in screen_text(app)
        await pilot.press("ctrl+r")
        assert desk.story.states["f-1"].decision is Decision.DISCREPANCY
        await pilot.press("u", "U")
        assert desk.story.states["f-1"].decision is Decision.DISCREPANCY


async def test_opening_again_keeps_the_cursor(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("1", "k", "0")
        assert desk.story.open_count == 5
        assert session_of(app).current_id == "f-1"


async def test_when_all_is_decided_the_desk_says_what_next(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press(*"12345")
        await pilot.pause()
        assert desk.story.open_count == 0
        assert "x exports the notes" in screen_text(app)


async def test_who_acts_is_asked_once(start: Start) -> None:
    async with start(who=None) as (app, pilot, desk):
        assert "Who are you?" in screen_text(app)
        await pilot.press("escape", "j", "1")
        await pilot.pause()
        assert "Who are you?" in screen_text(app)
        await listens(pilot)
        await pilot.press(*"Kim", "enter")
        await pilot.pause()
        await pilot.press("2")
        assert desk.who == "Kim"
        assert [call[1:3] for call in desk.calls] == [("f-2", "checked-ok"), ("f-5", "discrepancy")]
        await pilot.press("W")
        await pilot.pause()
        await listens(pilot)
        await pilot.press(*" L", "enter")
        assert desk.who == "Kim L"


async def listens(pilot: Pilot[DeskError | None]) -> None:
    while not pilot.app.screen.query_one(Input).has_focus:
        await pilot.pause(0.05)


async def test_keys_typed_ahead_of_the_question_are_no_name(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.tui.screens.who.QUIET", 3.0)
    async with start(who=None) as (app, pilot, desk):
        await pilot.press(*"n4e", "enter")
        await pilot.pause()
        assert "left out" in screen_text(app)
        assert app.screen.query_one(Input).value == ""
        await listens(pilot)
        await pilot.press(*"Kim", "enter")
        await pilot.pause()
        assert (desk.who, desk.calls) == ("Kim", [])


async def test_a_decision_is_told_in_the_top_line_and_the_next_message_takes_its_place(start: Start) -> None:
    async with start() as (app, pilot, _):
        await pilot.press("2")
        await pilot.pause()
        top = screen_text(app).splitlines()[0]
        assert top.startswith(" ! mend: ✗ casualty: “leaves four dead” ↔ “five dead”")
        assert top.endswith("4 open")
        await pilot.press("u")
        await pilot.pause()
        assert screen_text(app).splitlines()[0].startswith(" Taken back")
        await pilot.press("D", "3")
        await pilot.pause()
        assert "· explained: 3 findings of people killed" in screen_text(app).splitlines()[0]
        assert "Taken back" not in screen_text(app)
        assert "Headline against headline" not in screen_text(app)
        assert not app._notifications


@pytest.mark.parametrize("size", [(140, 40), (80, 24)])
async def test_the_reason_says_what_the_keys_decide(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size) as (app, pilot, _):
        await pilot.pause()
        assert "1 ok  2 mend  3 explained  4 writer  5 author  6 unverified  7 dismissed" in screen_text(app)


async def test_a_note_with_its_source(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("j", "e", *"rang q1", "enter", *"ok", "tab", *"desk", "enter")
        await pilot.pause()
        assert desk.calls == [("note", "f-2", "rang q1\nok", "desk")]
        text = screen_text(app)
        assert "✎ rang q1" in text
        assert "✎1" in text
        assert isinstance(app.screen, DeskScreen)


@pytest.mark.parametrize("key", ["ctrl+o", "f2"])
async def test_a_note_that_is_left_is_offered_again(start: Start, key: str) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("e", *"half", "escape", "j", "e")
        assert isinstance(app.screen, NoteEditor)
        assert app.screen.query_one(TextArea).text == ""
        await pilot.press("escape", "k", "e", *"way", key)
        await pilot.pause()
        assert desk.calls == [("note", "f-1", "halfway", "")]
        assert session_of(app).drafts == {}


async def test_an_empty_note_is_not_saved_and_a_failed_one_is_kept(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("e", "ctrl+o")
        assert isinstance(app.screen, NoteEditor)
        desk.broken = "the disk is full"
        await pilot.press(*"word", "ctrl+o")
        await pilot.pause()
        assert "the disk is full" in screen_text(app)
        assert session_of(app).drafts == {"f-1": ("word", "")}


async def test_quitting_with_an_unsaved_note_asks_first(start: Start) -> None:
    async with start() as (app, pilot, _):
        await pilot.press("e", *"half", "escape", "q")
        await pilot.pause()
        assert app.is_running
        assert "1 note begun and not saved" in screen_text(app)
        await pilot.press("q")
        assert not app.is_running


async def test_ctrl_c_names_the_key_that_quits(start: Start) -> None:
    async with start() as (app, pilot, _):
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "q quits; ctrl-q does so from anywhere." in screen_text(app)
        assert app.is_running


async def test_quitting_from_the_editor_loses_nothing_unsaid(start: Start) -> None:
    async with start() as (app, pilot, _):
        await pilot.press("e", *"half", "ctrl+q")
        await pilot.pause()
        assert app.is_running
        assert isinstance(app.screen, NoteEditor)
        assert "Quit again to leave; it is kept" in screen_text(app)


async def test_a_click_keeps_the_list_and_a_second_one_goes_into_the_text(start: Start) -> None:
    async with start() as (app, pilot, _):
        await pilot.click(FindingsList, offset=(4, 4))
        await pilot.pause()
        assert highlighted(app) == session_of(app).current_id == "f-2"
        assert app.focused is app.screen.query_one(FindingsList)
        await pilot.click(FindingsList, offset=(4, 1))
        assert highlighted(app) == "f-2"
        await pilot.click(FindingsList, offset=(4, 2), times=2)
        await pilot.pause()
        assert session_of(app).current_id == "f-1"
        assert app.focused is app.screen.query_one("#left")


async def test_search_counts_goes_round_and_lets_go(start: Start) -> None:
    async with start(size=(80, 24)) as (app, pilot, desk):
        await pilot.press("slash", *"inquiry")
        await pilot.pause()
        assert "1/3" in screen_text(app)
        assert "a2 Harwell Herald" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "1/3" in screen_text(app)
        await pilot.press("enter", "down")
        await pilot.pause()
        assert "3/3" in screen_text(app)
        assert "a3 Gazette" in screen_text(app)
        await pilot.press("up", "escape", "escape")
        assert session_of(app).search.query == ""
        assert desk.calls == []


async def test_the_filter_shows_at_once_what_is_left(start: Start) -> None:
    async with start() as (app, pilot, _):
        await pilot.press("f", "space", "j", "j", "space")
        assert "[ ] ✗ conflict (2)" in screen_text(app)
        assert "[x] ≈ compatible (2)" in screen_text(app)
        assert "5 of 8 findings shown" in screen_text(app)
        await pilot.press("tab", *"200")
        await pilot.pause()
        assert "1 of 8 findings shown" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert highlighted(app) == "f-7"
        await pilot.press("f", "r", "escape")
        assert len(session_of(app).rows) == 5


async def test_filters_that_hide_everything_say_which_key_helps(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("f", "space", "j", "space", "escape")
        await pilot.pause()
        assert "The filters hide all 8 findings" in screen_text(app)
        await pilot.press("1", "j", "n", "e", "enter", "tab")
        assert desk.calls == []


async def test_open_only_follows_the_decisions(start: Start) -> None:
    async with start() as (app, pilot, _):
        await pilot.press("o", "j", "1", "1")
        assert [row.finding.id for row in session_of(app).rows] == ["f-1", "f-4", "f-3"]
        assert highlighted(app) == "f-4"


async def test_enter_goes_into_the_text_and_escape_back(start: Start) -> None:
    async with start() as (app, pilot, _):
        await pilot.press("enter")
        assert app.focused is app.screen.query_one("#left")
        await pilot.press("enter")
        assert app.focused is app.screen.query_one("#right")
        await pilot.press("j", "escape")
        assert app.focused is app.screen.query_one(FindingsList)
        assert highlighted(app) == "f-2"


async def test_tab_flips_the_article_where_one_has_room(start: Start) -> None:
    async with start(size=(80, 24)) as (app, pilot, _):
        assert "▸✗ Flood at Harwell ⟦leaves four dead⟧" in screen_text(app)
        await pilot.press("tab")
        await pilot.pause()
        assert "▸✗ Harwell flood: ⟦five dead⟧" in screen_text(app)
        await pilot.press("tab")
        await pilot.pause()
        assert "⟦leaves four dead⟧" in screen_text(app)


async def test_a_click_on_marked_words_chooses_their_finding(start: Start) -> None:
    async with start() as (app, pilot, _):
        left = app.screen.query_one("#left", ArticleView)
        rows = [left.render_line(y).text for y in range(left.size.height)]
        y = next(y for y, row in enumerate(rows) if "slightly" in row)
        await pilot.click(left, offset=(rows[y].index("slightly") + 1, y + 1))
        await pilot.pause()
        assert session_of(app).current_id == highlighted(app) == "f-3"


async def test_the_grid_shows_every_article_and_leads_to_the_text(start: Start) -> None:
    async with start() as (app, pilot, _):
        await pilot.press("g")
        await pilot.pause()
        assert isinstance(app.screen, GridScreen)
        text = screen_text(app)
        for words in ("a3 Gazette", "✗ people killed", "casualty · 3 open", "— fire service", "≈ homes without power"):
            assert words in text
        await pilot.press("j", "j", "right", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        assert session_of(app).current_id == "f-3"
        assert app.focused is app.screen.query_one("#right")


async def test_the_grid_says_when_it_has_to_show_a_quiet_finding(start: Start) -> None:
    async with start() as (app, pilot, _):
        await pilot.press("g", "right", "right", "enter")
        await pilot.pause()
        assert session_of(app).current_id == "f-6"
        assert app.focused is app.screen.query_one("#right")
        assert "Nothing worse than “compatible”" in screen_text(app)


async def test_the_grid_decides_claims(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("g", "2")
        await pilot.pause()
        assert desk.calls == [("decide", "c-people-killed", "discrepancy", "")]
        await pilot.press("k", "1", "u", "g")
        await pilot.pause()
        assert desk.story.open_count == 5
        assert isinstance(app.screen, DeskScreen)


async def test_a_note_on_a_claim_shows_in_the_grid_and_with_its_findings(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("g", "j", "j", "e", *"ask", "f2")
        await pilot.pause()
        assert desk.calls == [("note", "c-rainfall", "ask", "")]
        assert "✎ ask  — Kim" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "✎ on the whole claim: ask  — Kim" in screen_text(app)
        assert "open · 1 note" in screen_text(app)


async def test_the_grid_shows_what_one_article_says_alone(start: Start) -> None:
    async with start() as (app, pilot, _):
        await pilot.press("g")
        await pilot.pause()
        assert "worst flood since" not in screen_text(app)
        await pilot.press("c", "end", "j", "j", "j", "j", "j", "left", "left", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        assert session_of(app).search.words() == "1/1"


async def test_export_shows_writes_and_does_not_write_over(start: Start, tmp_path: Path) -> None:
    async with start() as (app, pilot, _):
        target = tmp_path / "notes.csv"
        await pilot.press("x")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Export 8 findings as md" in screen_text(app)
        assert "md of 8 findings" in screen_text(app)
        app.screen.query_one("#path", Input).value = str(target)
        formats = app.screen.query_one(OptionList)
        formats.highlighted = formats.get_option_index("csv")
        await pilot.press("tab", "tab", "space")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "[x] only the 5 findings shown" in screen_text(app)
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        assert target.read_text(encoding="utf-8").startswith("csv of 5")
        target.write_text("mine", encoding="utf-8")
        await pilot.press("x")
        app.screen.query_one("#path", Input).value = str(target)
        await pilot.press("enter")
        await pilot.pause()
        assert target.read_text(encoding="utf-8") == "mine"
        await pilot.press("enter")
        assert target.read_text(encoding="utf-8").startswith("md of 8")


async def test_the_desk_follows_the_size_of_the_terminal(start: Start) -> None:
    async with start(size=(140, 40)) as (app, pilot, _):
        for size in ((80, 24), (60, 20), (200, 60), (40, 10), (140, 40)):
            await resize(app, pilot, size)
            lines = screen_text(app).splitlines()
            assert len(lines) == size[1]
            assert "5 open" in lines[0]
            assert "⟦leaves four dead⟧" in "\n".join(lines)
            assert lines[-1].endswith("? keys")


@pytest.mark.parametrize("size", [(24, 10), (80, 6)])
async def test_where_nothing_has_room_the_desk_says_so(start: Start, size: tuple[int, int]) -> None:
    async with start() as (app, pilot, _):
        await resize(app, pilot, size)
        assert f"{size[0]}×{size[1]} is too" in screen_text(app)
        await pilot.press("j", "1")
        await resize(app, pilot, (80, 24))
        assert "too small" not in screen_text(app)
        assert session_of(app).current_id == "f-5"


@pytest.mark.parametrize("documents", [0, 1, 2])
async def test_a_story_without_findings_says_what_to_press(start: Start, documents: int) -> None:
    texts = [sample.document(f"d{i}", text) for i, text in enumerate((sample.CHRONICLE, sample.HERALD), 1)]
    async with start(sample.view(tuple(texts[:documents]))) as (app, pilot, desk):
        assert "Nothing to compare was found" in screen_text(app)
        await pilot.press(*"jknN123", "enter", "escape", "tab", *"dDeuUcoc", "slash", "f", "escape", "g", "j", "1")
        await pilot.press("enter", "c", "escape", "x")
        await app.workers.wait_for_complete()
        assert desk.calls[0][0] == "export"


async def test_notices_of_the_opening_are_told(start: Start) -> None:
    async with start(sample.nasty()) as (app, pilot, _):
        await pilot.pause()
        assert [notice.message[:13] for notice in app._notifications] == ["He said [sic]"]
