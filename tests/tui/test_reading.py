"""Going through the texts by key: marked words, sentences, paragraphs, sides, copies and the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from factcheck.tui import reading
from factcheck.tui.looking import Place
from factcheck.tui.marks import Marking, legend, standing_marks
from factcheck.tui.screens.desk import DeskScreen
from factcheck.tui.session import Session
from factcheck.tui.trail import LONGEST, Spot, Trail
from factcheck.tui.widgets.article_view import ArticleView
from tests.tui import sample
from tests.tui.conftest import Start, screen_text


@pytest.fixture
def session() -> Session:
    return Session(sample.story())


def words(session: Session, place: Place | None) -> str:
    assert place is not None
    return session.story.comparison.document(place.article).article.text[place.start : place.end]


def test_stepping_goes_through_every_marked_span_and_stops_at_the_ends(session: Session) -> None:
    spans = reading.spans(session, "d1")
    text = session.story.comparison.document("d1").article.text
    assert [text[start:end] for start, end in spans] == [
        "leaves four dead",
        "Four people died",
        "slightly above normal",
        "Ann Lee",
        "About 200 homes",
    ]
    seen = []
    while reading.step(session, spans, 1):
        seen.append(words(session, session.caret))
    assert seen == ["Four people died", "slightly above normal", "Ann Lee", "About 200 homes"]
    assert reading.step(session, spans, -1)
    assert words(session, session.caret) == "Ann Lee"
    session.move(1)
    assert session.caret is None


def test_paragraphs_and_sentences_of_the_text_with_the_attention(session: Session) -> None:
    session.side = 1
    document = session.story.comparison.document("d2")
    assert reading.step(session, reading.paragraphs(document), 1)
    assert words(session, session.caret).startswith("At least five")
    assert reading.step(session, reading.sentences(document), 1)
    assert words(session, session.caret).startswith("“There was no unusual")
    assert reading.step(session, reading.sentences(document), -1)
    assert words(session, session.caret).startswith("At least five")


def test_findings_at_words_are_found_whatever_the_filters_hide(session: Session) -> None:
    place = session.places[0]
    assert [state.finding.id for state in reading.findings_at(session, place)] == ["f-1"]
    session.select("f-2")
    assert [state.finding.id for state in reading.findings_at(session, session.places[0])] == ["f-2", "f-6"]


def test_an_empty_story_has_nothing_to_step_to() -> None:
    session = Session(sample.view(()))
    assert reading.here(session) is None
    assert not reading.step(session, [(0, 1)], 1)


def test_sides_are_swapped_and_chosen(session: Session) -> None:
    session.swap()
    assert session.panes == ("d2", "d1")
    assert [place.article for place in session.places] == ["d2", "d1"]
    assert words(session, session.places[0]) == "five dead"
    session.move(1)
    assert session.panes == ("d2", "d1")
    session.put(0, "d3")
    assert session.panes == ("d3", "d1")
    assert words(session, session.places[0]) == "Three people and a rescue worker died"
    session.put(0, "d1")
    assert session.panes == ("d1", "d3")


def test_a_third_article_is_one_that_the_claim_speaks_in(session: Session) -> None:
    session.make_room(3)
    assert session.panes == ("d1", "d2", "d3")
    assert words(session, session.places[2]) == "Three people and a rescue worker died"
    session.select("f-5")
    assert list(session.panes) == ["d2", "d2", "d3"]
    session.side = 2
    session.make_room(2)
    assert list(session.panes) == ["d2", "d2"]
    assert session.side == 1


def test_the_trail_goes_back_and_forward() -> None:
    trail = Trail()
    spots = [Spot(f"f-{i}", ("d1",), 0, None, False) for i in range(LONGEST + 20)]
    assert trail.back(spots[0]) is None
    for spot in spots[:3]:
        trail.leave(spot)
    assert trail.back(spots[3]) == spots[2]
    assert trail.back(spots[2]) == spots[1]
    assert trail.forward(spots[1]) == spots[2]
    trail.leave(spots[4])
    assert trail.forward(spots[5]) is None
    for spot in spots:
        trail.leave(spot)
    assert trail.steps == (LONGEST, 0)


def test_marks_say_sign_and_word_and_can_be_put_off(session: Session) -> None:
    every = standing_marks(session, Marking.ALL)
    assert legend(every["d1"]) == "✗ conflict 2  ≠ tension 2  · fact 1"
    assert legend(standing_marks(session, Marking.FINDINGS)["d1"]) == "✗ conflict 2  ≠ tension 2"
    assert standing_marks(session, Marking.NOTHING) == {}
    assert Marking.NOTHING.next is Marking.ALL


async def test_keys_choose_words_copy_them_and_go_back(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    async with start() as (app, pilot, _):
        copied: list[str] = []
        monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
        await pilot.press("right_square_bracket", "y")
        assert isinstance(app.screen, DeskScreen)
        assert app.screen.in_text
        await pilot.press("tab", "right_parenthesis", "Y", "y")
        assert copied[0] == "Four people died"
        assert copied[1].endswith("on Wednesday.” (Harwell Herald, 6 Mar 2024)")
        assert copied[2].startswith("At least five people")
        await pilot.press("escape")
        assert app.screen.session.caret is None
        assert app.screen.in_text
        await pilot.press("escape")
        assert not app.screen.in_text


async def test_from_words_to_their_findings_and_back(start: Start) -> None:
    async with start() as (app, pilot, _):
        assert isinstance(app.screen, DeskScreen)
        session = app.screen.session
        await pilot.press("b")
        await pilot.pause()
        assert "no jump to go back from" in screen_text(app)
        await pilot.press("j", "full_stop")
        await pilot.pause()
        assert "Findings at these words" in screen_text(app)
        await pilot.press("j", "enter")
        await pilot.pause()
        assert session.current_id == "f-6"
        assert session.panes == ("d1", "d3")
        await pilot.press("b")
        await pilot.pause()
        assert session.current_id == "f-2"
        assert session.panes == ("d1", "d2")
        await pilot.press("B")
        await pilot.pause()
        assert session.current_id == "f-6"


async def test_one_pane_takes_the_whole_screen_and_gives_it_back(start: Start) -> None:
    async with start() as (app, pilot, _):
        before = screen_text(app)
        await pilot.press("enter", "z")
        await pilot.pause()
        assert app.screen.query_one("#left").size.width > 130
        assert "FINDINGS" not in screen_text(app)
        await pilot.press("tab")
        await pilot.pause()
        assert "five dead⟧" in screen_text(app)
        await pilot.press("shift+tab", "escape", "escape")
        await pilot.pause()
        assert screen_text(app) == before


async def test_three_articles_stand_side_by_side_where_there_is_room(start: Start) -> None:
    async with start(size=(200, 60)) as (app, pilot, _):
        text = screen_text(app)
        for name in ("1 The Chronicle", "2 Harwell Herald", "3 Gazette"):
            assert name.partition(" ")[2] in text
        await pilot.press("s")
        await pilot.pause()
        line = next(line for line in screen_text(app).splitlines() if "Gazette" in line)
        assert line.index("Herald") < line.index("Chronicle") < line.index("Gazette")
        await pilot.press("enter", "v")
        await pilot.pause()
        await pilot.press("end", "enter")
        await pilot.pause()
        line = next(line for line in screen_text(app).splitlines() if "Gazette" in line)
        assert line.index("Herald") < line.index("Gazette") < line.index("Chronicle")


async def test_the_mouse_selects_text_as_it_stands_in_the_article(start: Start) -> None:
    async with start() as (app, pilot, _):
        view = app.screen.query_one("#left", ArticleView)
        rows = [view.render_line(y).text for y in range(view.size.height)]
        assert rows[0].startswith("▸✗ Flood at Harwell ⟦leaves four dead⟧")
        selection = Selection(Offset(17, 0), Offset(10, 2))
        assert view.get_selection(selection) == ("leaves four dead\n\nFour peopl", "\n")
        app.screen.selections = {view: selection}
        await pilot.pause()
        assert view.selected == (17, 45)
        assert app.screen.get_selected_text() == "leaves four dead\n\nFour peopl"
        assert view.get_selection(Selection(None, None)) == (sample.CHRONICLE, "\n")


async def test_sizes_set_by_key_hold_within_bounds(start: Start) -> None:
    async with start() as (app, pilot, _):
        before = app.screen.query_one("#findings").outer_size.width
        await pilot.press("greater_than_sign", "greater_than_sign", "plus")
        await pilot.pause()
        assert app.screen.query_one("#findings").outer_size.width == before + 8
        assert app.screen.query_one("#detail").outer_size.height == 10
        await pilot.press(*["less_than_sign"] * 12)
        await pilot.pause()
        assert app.screen.query_one("#findings").outer_size.width == 24


async def test_the_search_of_the_store_leads_to_the_words(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("F", *"unusual")
        await pilot.pause()
        assert "1 place" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        session = app.screen.session
        assert words(session, session.caret).startswith("“There was no unusual rainfall")
        assert app.screen.in_text
        assert ("search", "unusual") in desk.calls


def test_places_of_the_store_that_are_gone_are_told_apart(session: Session) -> None:
    document = session.story.comparison.document("d1")
    statement = document.statements[1]
    from factcheck.desk import Hit

    hit = Hit("s-1", "", "statement", "a1", statement.text, statement.start, statement.end)
    assert session.go_to_hit(hit)
    assert not session.go_to_hit(replace(hit, text="something else"))
    assert session.go_to_hit(Hit("s-1", "", "note", "f-7", "a note", 0, 0))
    assert session.current_id == "f-7"
    assert session.go_to_hit(Hit("s-1", "", "note", "c-rainfall", "a note", 0, 0))
    assert session.current_id == "f-3"
    assert not session.go_to_hit(replace(hit, target="a9"))
