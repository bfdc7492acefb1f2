"""The desk: the findings, the articles side by side, and why."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Label

from factcheck.desk import Act, Desk, DeskError
from factcheck.model import Judgement
from factcheck.notes.visible import one_line, visible
from factcheck.tui import commands
from factcheck.tui.drafts import PAUSE, drafts_of
from factcheck.tui.filters import Filters
from factcheck.tui.home import state_folder
from factcheck.tui.keeping import keep_story, where
from factcheck.tui.messages import SpanChosen
from factcheck.tui.opening import Opener
from factcheck.tui.screens.filters import FilterScreen
from factcheck.tui.screens.reading import HUGE, NARROW, ReadingScreen
from factcheck.tui.screens.search import SearchLine
from factcheck.tui.session import Session
from factcheck.tui.widgets.article_view import ArticleView
from factcheck.tui.widgets.bars import FilterBar, KeyBar, TopBar
from factcheck.tui.widgets.detail import Detail
from factcheck.tui.widgets.findings_list import FindingsList
from factcheck.tui.widgets.wrap import clip
from factcheck.tui.words import SIGNS, count

TINY, LEAST_ROWS, SLIVER = 16, 8, 30
"""Below this many rows the reason goes, and below this many rows or columns only a line that says so is left."""
SHORT = 22
"""Below this many rows the reason and the list get fewer of them."""
LOOK_EVERY = 1.0
"""Seconds between two looks at what others did to the story."""
KEEP_EVERY = 2.0
"""Seconds between two looks at whether the place is to be kept."""


class DeskScreen(ReadingScreen):
    """One cursor, in the session; everything on the screen follows it."""

    SCREEN = "desk"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("desk")
    HORIZONTAL_BREAKPOINTS = [(0, "-sliver"), (SLIVER, "-narrow"), (NARROW, "-wide"), (HUGE, "-huge")]  # noqa: RUF012 (Textual's way)
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (TINY, "-short"), (SHORT, "-tall")]  # noqa: RUF012 (Textual's way)

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self.session.drafts = drafts_of(desk.path, session.story.id)
        self._unkept = False
        self._warned = False
        self._kept = where(session)

    def compose(self) -> ComposeResult:
        """Top line, filters, the panes, the reason, the keys."""
        yield TopBar(self.session, id="top")
        yield FilterBar(self.session, id="filters")
        with Container(id="panes"):
            yield FindingsList(self.session, id="findings")
            yield from self.views
        yield Detail(self.session, id="detail")
        yield KeyBar(self.SCREEN, id="keybar")
        yield Label(id="toosmall", markup=False)

    def on_mount(self) -> None:
        """Start in the list; tell what opening the story had to tell."""
        self.focus_list()
        self.draw()
        self.call_after_refresh(self._announce)
        if not self.desk.who or self.app.is_web:  # one store, several browsers: each says who sits there
            self.action_who()
        self.set_interval(KEEP_EVERY, self._keep)
        self.set_interval(PAUSE, self._keep_drafts)
        self.set_interval(LOOK_EVERY, self.follow_others)

    def on_unmount(self) -> None:
        """Remember where one was, and what was typed."""
        self._keep()
        self._keep_drafts()

    def _keep(self) -> None:
        here = where(self.session)
        if here != self._kept:
            self._kept = here
            keep_story(self.session.story.id, here)

    def _keep_drafts(self) -> None:
        if not self.session.drafts.flush() and not self._unkept:
            self._unkept = True
            self.tell(f"What is typed cannot be kept: {state_folder()} cannot be written.", severity="error")

    def _announce(self) -> None:
        for notice in self.session.story.notices:
            self.app.notify(visible(notice), markup=False, timeout=8)
        begun = self.session.drafts.notes
        if begun:
            self.session.reveal(begun[0])  # so that the key goes on with it
            self.draw()
            self.tell(f"{self._begun(begun)}.")

    def _begun(self, targets: list[str]) -> str:
        first = targets[0]
        key = "E" if first in self.session.numbers.values() else "e"
        return f"{count(len(targets), 'note')} begun and not saved, {key} goes on: {self.about(first)}"

    def on_resize(self) -> None:
        """Titles are cut to the width, and there may be room for another article."""
        small = self.size.width < SLIVER or self.size.height < LEAST_ROWS
        self.set_class(small, "-toosmall")
        if small:
            size = f"{self.size.width}×{self.size.height}"
            self.query_one("#toosmall", Label).update(
                f"{size} is too small for the desk: {SLIVER}×{LEAST_ROWS} will do."
            )
        self.session.make_room(3 if self.size.width >= HUGE else 2)
        self.apply_sizes()
        self.call_after_refresh(self.draw)

    @property
    def _list(self) -> FindingsList:
        return self.query_one(FindingsList)

    def focus_list(self) -> None:
        """Give the focus to the list of findings."""
        self._list.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane with the focus has the attention, and its keys come first in the foot line."""
        if event.widget in self.views:
            self.session.side = self.views.index(event.widget)
        self.query_one(KeyBar).show_first(commands.IN_TEXT if event.widget in self.views else frozenset())

    def target(self) -> str | None:
        """The finding under the cursor."""
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
        """List, articles, reason and bars, all from the session."""
        session = self.session
        findings = self._list
        findings.draw()
        place = f"{session.position + 1}/{len(session.rows)}" if session.rows else "none"
        shown = f" · {session.filters.words(session.numbers)}" if self.narrow else ""
        self.entitle(findings, f"FINDINGS {place}{shown}", "")
        self.draw_articles()
        self.query_one(Detail).draw()
        self.query_one(TopBar).refresh()
        self.query_one(FilterBar).refresh()

    def entitle(self, pane: FindingsList | ArticleView, title: str, tail: str) -> None:
        """Put a title over a pane and words under it, cut to its width."""
        # a pane that is behind another has no size of its own yet
        room = max((self.size.width if self.narrow else pane.size.width) - 4, 8)
        pane.border_title = Content(clip(one_line(title), room))
        pane.border_subtitle = Content(clip(tail, room))

    @on(FindingsList.Clicked)
    def _clicked(self, event: FindingsList.Clicked) -> None:
        self.session.select(event.finding)
        self.focus_list()
        self.draw()
        if event.twice:
            self.action_to_text()

    @on(SpanChosen)
    def _span_chosen(self, event: SpanChosen) -> None:
        self.leave_spot()
        if self.session.reveal(event.finding):
            self.draw()

    @on(SearchLine.Moved)
    def _search_moved(self) -> None:
        self.draw_articles()

    def decided(self, act: Act) -> str:
        """On to the next open finding; a finding opened again keeps the cursor."""
        state = self.session.current
        on = "" if state is not None and state.open else self.came(self.session.advance())
        self.draw()
        return on

    def action_move(self, step: int) -> None:
        """Next or previous finding; far steps go to the ends of a text that has the focus."""
        view = self.focused
        if isinstance(view, ArticleView) and abs(step) > 1:
            view.scroll_end(animate=False) if step > 0 else view.scroll_home(animate=False)
        elif self.session.move(step):
            self.draw()

    def action_page(self, step: int) -> None:
        """A page of the list, or of the text with the focus."""
        view = self.focused
        if isinstance(view, ArticleView):
            view.scroll_page_down(animate=False) if step > 0 else view.scroll_page_up(animate=False)
        else:
            self.action_move(step * self._list.page)

    def action_next_open(self, step: int) -> None:
        """Next or previous open finding."""
        words = self.came(self.session.next_open(step))
        if words:
            self.tell(words)
        self.draw()

    def action_to_text(self) -> None:
        """Into the article with the attention; once there, to the other one."""
        if self.in_text:
            self.action_flip(1)
        else:
            self.leave_spot()
            self.focus_article()

    def action_flip(self, step: int) -> None:
        """Where only one article has room: the other one. Else the next pane."""
        if self.narrow or self.zoomed in self.views:
            self.session.side = (self.session.side + step) % max(len(self.session.panes), 1)
            in_text = self.in_text
            self.draw_articles()
            if in_text:
                self.focus_article()
            if self.zoomed in self.views:
                self.zoom(self.views[self.session.side])
        else:
            self.focus_next() if step > 0 else self.focus_previous()
            if self.in_text:
                self.draw_articles()

    def action_scroll_reason(self, step: int) -> None:
        """A few lines of the reason, which may not fit."""
        self.query_one(Detail).scroll_relative(y=3 * step, animate=False)

    def action_back(self) -> None:
        """Back out one level: the whole screen for one pane, words chosen, the text, the words found."""
        if self.zoomed is not None:
            self.zoom(None)
        elif self.session.caret is not None:
            self.session.caret = None
            self.draw_articles()
        elif not self._list.has_focus:
            self.focus_list()
        elif self.session.search.query:
            self.session.look_for("")
            self.draw_articles()

    def action_search(self) -> None:
        """Open the search line."""
        self.leave_spot()
        self.app.push_screen(SearchLine(self.session))

    @work(group="act")
    async def action_search_all(self) -> None:
        """Search every story of the store, and go to what is chosen there."""
        from factcheck.tui.screens.everywhere import SearchEverywhere

        hit = await self.app.push_screen_wait(SearchEverywhere(self.desk, self.session.story.id))
        if hit is None:
            return
        if hit.story != self.session.story.id:
            self.app.switch(  # type: ignore[attr-defined]  # the application this screen is made for
                lambda progress: self.desk.open_story(hit.story, progress=progress),
                lambda screen: screen.session.go_to_hit(hit),
            )
            return
        self.leave_spot()
        if self.session.go_to_hit(hit):
            self.focus_article()
        else:
            self.tell("That text is not on the desk any more: it stood in an earlier draft.", severity="warning")
        self.draw()

    def action_filter(self) -> None:
        """Open the filter."""
        self.app.push_screen(FilterScreen(self.session), lambda _: self.draw())

    def action_filter_judgement(self, judgement: str) -> None:
        """Show or hide one judgement."""
        self.session.toggle_judgement(Judgement(judgement))
        self.draw()

    def action_filter_reset(self) -> None:
        """The filters the desk starts with."""
        self.session.filter(Filters())
        self.draw()

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
        from factcheck.tui.screens.grid import GridScreen  # a heavy widget, not needed for the first frame

        spot = self.session.spot(in_text=self.in_text)

        def back(chosen: str | None) -> None:
            if chosen:
                self.session.trail.leave(spot)
                self.focus_article()
            self.draw()

        self.app.push_screen(GridScreen(self.desk, self.session), back)

    def action_checks(self) -> None:
        """Open the list of checks; the words of one chosen there come into sight here."""
        from factcheck.tui.screens.checks import ChecksScreen

        spot = self.session.spot(in_text=self.in_text)

        def back(chosen: str | None) -> None:
            if chosen:
                self.session.trail.leave(spot)
                self.focus_article()
            self.draw()

        self.app.push_screen(ChecksScreen(self.desk, self.session), back)

    def action_export(self) -> None:
        """Open the export."""
        from factcheck.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.desk, self.session))

    @work(group="act")
    async def action_stories(self) -> None:
        """Open another story of the store."""
        from factcheck.tui.screens.stories import StoriesScreen

        try:
            stories = self.desk.stories()
        except DeskError as error:
            self.complain(error)
            return
        chosen = await self.app.push_screen_wait(StoriesScreen(stories, self.session.story.id))
        if chosen is not None and chosen != self.session.story.id:
            self._switch(lambda progress: self.desk.open_story(chosen, progress=progress))

    def action_add(self) -> None:
        """Add articles to the story."""
        self._add("")

    def on_paste(self, event: events.Paste) -> None:
        """A file that is dragged into the terminal arrives as a paste."""
        self._add(event.text)

    @work(group="act")
    async def _add(self, text: str) -> None:
        from factcheck.tui.screens.add import AddScreen

        paths = await self.app.push_screen_wait(AddScreen(text))
        if paths:
            story = self.session.story.id
            self._switch(lambda progress: self.desk.add(paths, story=story, progress=progress))

    def _switch(self, opener: Opener) -> None:
        self.app.switch(opener)  # type: ignore[attr-defined]  # the application this screen is made for

    def may_leave(self) -> bool:
        """Whether no note was begun and left unsaved; says once which was. It is offered again at the next start."""
        begun = [target for target in self.session.drafts.notes if target in self.session.drafts.typed]
        if not begun or self._warned:
            return True
        self._warned = True
        self.tell(f"Quit again to leave; it is kept: {self._begun(begun)}", severity="warning")
        return False

    async def action_leave(self) -> None:
        """Quit; what was typed and not saved is told of first."""
        await self.app.action_quit()
