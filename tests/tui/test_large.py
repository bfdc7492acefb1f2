"""Large stories: only what is in sight is drawn, and nothing is lost beyond the edge of the list."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.strip import Strip

from factcheck.desk import StoryView
from factcheck.model import Judgement
from factcheck.tui.widgets.article_view import ArticleView
from factcheck.tui.widgets.findings_list import FindingsList
from tests.tui import sample
from tests.tui.conftest import Start, screen_text


def large(findings: int, paragraphs: int) -> StoryView:
    """Two articles with a statement per paragraph, and findings between the same paragraphs of both."""
    texts = [
        "".join(
            f"Paragraph {i} of report {side} gives a figure that the other one does not.\n\n" for i in range(paragraphs)
        )
        for side in (1, 2)
    ]
    one, two = (sample.document(f"d{i}", text, publisher=f"Outlet {i}") for i, text in enumerate(texts, 1))
    places = [
        [sample.fact(doc, f"Paragraph {i} of", kind="quantity", label=f"figure {i}") for doc in (one, two)]
        for i in range(min(findings, 50))
    ]
    sides = (places[i % len(places)] for i in range(findings))
    made = tuple(
        sample.finding(i, a, b, Judgement.TENSION, "value-differs", "They differ.") for i, (a, b) in enumerate(sides)
    )
    return sample.view((one, two), made)


@pytest.mark.slow
async def test_a_long_article_is_drawn_only_where_one_looks(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    draw = ArticleView._draw

    def counted(view: ArticleView, row: int, base: Style) -> Strip:
        drawn.append(row)
        return draw(view, row, base)

    monkeypatch.setattr(ArticleView, "_draw", counted)
    async with start(large(10, 10_000)) as (app, pilot, _):
        left = app.screen.query_one("#left", ArticleView)
        assert left.virtual_size.height > 20_000
        assert len(drawn) < 500
        await pilot.press("enter", "end")
        await pilot.pause()
        assert "Paragraph 9999 of report 1" in screen_text(app)
        assert len(drawn) < 1_000


async def test_a_long_list_keeps_its_highlight_and_draws_only_what_is_in_sight(start: Start) -> None:
    async with start(large(2_000, 60)) as (app, pilot, desk):
        rows = app.screen.query_one(FindingsList)
        await pilot.press("N", "1")
        await pilot.pause()
        assert desk.calls == [("decide", "f-1999", "checked-ok", "")]
        assert rows.chosen == "f-0"
        await pilot.press("end", "k")
        await pilot.pause()
        assert rows.chosen is not None
        assert rows.chosen == app.screen.session.current_id  # type: ignore[attr-defined]
        assert rows.scroll_offset.y > 1_900
        assert "1999/2000" in screen_text(app)
        assert len(rows._lines) < 200
