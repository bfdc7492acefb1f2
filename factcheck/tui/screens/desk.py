"""The desk: the findings, two articles side by side, and why."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import OptionList

from factcheck.desk import Act, Desk, FindingState
from factcheck.notes.visible import one_line, visible
from factcheck.tui import commands
from factcheck.tui.marks import finding_marks, passing_marks
from factcheck.tui.messages import SpanChosen
from factcheck.tui.screens.export import ExportScreen
from factcheck.tui.screens.filters import FilterScreen
from factcheck.tui.screens.grid import GridScreen
from factcheck.tui.screens.search import SearchLine
from factcheck.tui.screens.story import StoryScreen
from factcheck.tui.session import Session
from factcheck.tui.widgets.article_view import ArticleView, Mark
from factcheck.tui.widgets.bars import KeyBar, TopBar
from factcheck.tui.widgets.detail import Detail
from factcheck.tui.widgets.findings_list import FindingsList
from factcheck.tui.widgets.wrap import clip
from factcheck.tui.words import SIGNS, count, heading, outlet

NARROW = 100
"""Below this many columns the panes are stacked, with one article at a time."""


class DeskScreen(StoryScreen):
    """One cursor, in the session; everything on the screen follows it."""

    SCREEN = "desk"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("desk")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012 (an instance variable in Textual)

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self._views = (ArticleView(id="left"), ArticleView(id="right"))
        self._marks: dict[str, tuple[Mark, ...]] = {}
        self._marked: tuple[FindingState, ...] | None = None
        self._warned = False

    def compose(self) -> ComposeResult:
        """Top line, the three panes, the reason, the keys."""
        yield TopBar(self.session, id="top")
        with Container(id="panes"):
            yield FindingsList(self.session, id="findings")
            yield from self._views
        yield Detail(self.session, id="detail")
        yield KeyBar(self.SCREEN, id="keybar")

    def on_mount(self) -> None:
        """Start in the list; tell what opening the story had to tell."""
        self._list.focus()
        self.draw()
        self.call_after_refresh(self._announce)

    def _announce(self) -> None:
        for notice in self.session.story.notices:
            self.app.notify(visible(notice), markup=False, timeout=8)

    def on_resize(self) -> None:
        """Titles are cut to the width."""
        self.call_after_refresh(self.draw)

    @property
    def _list(self) -> FindingsList:
        return self.query_one(FindingsList)

    @property
    def _narrow(self) -> bool:
        return self.size.width < NARROW

    def target(self) -> str | None:
        """The finding under the cursor; the list may be a key ahead of the session."""
        chosen = self._list.chosen
        if chosen is not None and chosen != self.session.current_id:
            self.session.select(chosen)
        return self.session.current_id

    def about(self, target: str) -> str:
        """Sign, kind and both quotes of a finding; the label of a claim."""
        state = self.session.story.states.get(target)
        if state is None:
            return self.claim_label(target)
        finding = state.finding
        quotes = f"“{clip(one_line(finding.a.quote), 40)}” ↔ “{clip(one_line(finding.b.quote), 40)}”"
        return f"{SIGNS[finding.judgement]} {finding.kind}: {quotes}"

    def draw(self) -> None:
        """List, articles, reason and top line, all from the session."""
        session = self.session
        findings = self._list
        findings.draw()
        place = f"{session.position + 1}/{len(session.rows)}" if session.rows else "none"
        shown = session.filters.words()
        self._entitle(findings, f"FINDINGS {place}" + (f" · {shown}" if self._narrow else ""), shown)
        self._draw_articles()
        self.query_one(Detail).draw()
        self.query_one(TopBar).refresh()

    def _draw_articles(self) -> None:
        session = self.session
        places = session.places
        session.side = min(session.side, max(len(places) - 1, 0))
        if self._marked is not session.rows:
            self._marked, self._marks = session.rows, finding_marks(session)
        for index, view in enumerate(self._views):
            view.set_class(index != session.side, "-behind")
            view.set_class(index >= len(places), "-absent")
            if index >= len(places):
                continue
            place = places[index]
            document = session.story.comparison.document(place.article)
            span = (place.start, place.end) if place.end > place.start else None
            view.show(document, self._marks.get(place.article, ()), passing_marks(session, place), span)
            found = session.search.current
            if found and found.article == place.article and index == session.side:
                view.go_to(found.start)
            other = ""
            if self._narrow and len(places) > 1:
                key = places[1 - index].article
                other = f"tab: {session.numbers[key]} {outlet(session.story.comparison.document(key))}"
            self._entitle(view, f"{session.numbers[place.article]} {heading(document)}", other)

    def _entitle(self, pane: FindingsList | ArticleView, title: str, tail: str) -> None:
        # a pane that is behind another has no size of its own yet
        room = max((self.size.width if self._narrow else pane.size.width) - 4, 8)
        pane.border_title = Content(clip(one_line(title), room))
        pane.border_subtitle = Content(clip(one_line(tail), room))

    @on(OptionList.OptionHighlighted, "#findings")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id and event.option_id == self._list.chosen != self.session.current_id:
            self.session.select(event.option_id)
            self.draw()

    @on(OptionList.OptionSelected, "#findings")
    def _selected(self) -> None:
        self.action_to_text()

    @on(SpanChosen)
    def _span_chosen(self, event: SpanChosen) -> None:
        if self.session.reveal(event.finding):
            self.draw()

    @on(SearchLine.Moved)
    def _search_moved(self) -> None:
        self._draw_articles()

    def decided(self, act: Act) -> None:
        """On to the next open finding; a finding opened again keeps the cursor."""
        state = self.session.current
        if state is None or not state.open:
            self.celebrate(self.session.advance())
        self.draw()

    def action_move(self, step: int) -> None:
        """Next or previous finding."""
        self.target()
        if self.session.move(step):
            self.draw()

    def action_next_open(self, step: int) -> None:
        """Next or previous open finding."""
        self.target()
        self.celebrate(self.session.next_open(step))
        self.draw()

    def action_to_text(self) -> None:
        """Into the article with the attention; once there, to the other one."""
        if self.focused in self._views:
            self.action_flip(1)
        else:
            self._focus_article()

    def _focus_article(self) -> None:
        self._views[self.session.side].focus()

    def action_flip(self, step: int) -> None:
        """Where only one article has room: the other one. Else the next pane."""
        if self._narrow:
            self.session.side = (self.session.side + 1) % max(len(self.session.places), 1)
            in_text = self.focused in self._views
            self._draw_articles()
            if in_text:
                self._focus_article()
        else:
            self.focus_next() if step > 0 else self.focus_previous()
            if self.focused in self._views:
                self.session.side = self._views.index(self.focused)

    def action_scroll_reason(self, step: int) -> None:
        """A few lines of the reason, which may not fit."""
        self.query_one(Detail).scroll_relative(y=3 * step, animate=False)

    def action_back(self) -> None:
        """From a text back to the list; then the words found lose their marks."""
        if not self._list.has_focus:
            self._list.focus()
        elif self.session.search.query:
            self.session.look_for("")
            self._draw_articles()

    def action_search(self) -> None:
        """Open the search line."""
        self.app.push_screen(SearchLine(self.session))

    def action_filter(self) -> None:
        """Open the filter."""
        self.app.push_screen(FilterScreen(self.session), lambda _: self.draw())

    def action_open_only(self) -> None:
        """Only open findings, or all."""
        only = self.session.toggle_open()
        self.tell("Only open findings are shown." if only else "Open and decided findings are shown.")
        self.draw()

    def action_quiet(self) -> None:
        """Show or hide what is compatible or the same."""
        self.session.toggle_quiet()
        self.draw()

    def action_grid(self) -> None:
        """Open the claim grid; a finding chosen there comes under the cursor here."""

        def back(chosen: str | None) -> None:
            self.draw()
            if chosen:
                self._focus_article()

        self.app.push_screen(GridScreen(self.desk, self.session), back)

    def action_export(self) -> None:
        """Open the export."""
        self.app.push_screen(ExportScreen(self.desk, self.session))

    def may_leave(self) -> bool:
        """Whether nothing that was typed would be lost; says what would be, once."""
        drafts = [target for target in self.session.drafts if not target.startswith("why ")]
        if not drafts or self._warned:
            return True
        self._warned = True
        what = f"{count(len(drafts), 'note')} not saved, on {self.about(drafts[0])}"
        self.tell(f"{what}: e goes on with it. Quit again to leave without.", severity="warning")
        return False

    async def action_leave(self) -> None:
        """Quit; what was typed and not saved is told of first."""
        await self.app.action_quit()
