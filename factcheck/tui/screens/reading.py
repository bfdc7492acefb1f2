"""The texts of the desk: which article stands where, what is marked in it, and going through it by key."""

from __future__ import annotations

from textual import work
from textual.widget import Widget

from factcheck.desk import Desk, FindingState
from factcheck.notes.visible import one_line
from factcheck.tui import reading
from factcheck.tui.looking import Place
from factcheck.tui.marks import Marking, legend, passing_marks, standing_marks
from factcheck.tui.screens.choose import Choose
from factcheck.tui.screens.story import StoryScreen
from factcheck.tui.session import Session
from factcheck.tui.widgets.article_view import ArticleView, Mark
from factcheck.tui.widgets.detail import Detail
from factcheck.tui.widgets.findings_list import FindingsList
from factcheck.tui.widgets.wrap import clip
from factcheck.tui.words import dateline, heading, outlet

NARROW = 100
"""Below this many columns the panes are stacked, with one article at a time."""
HUGE = 180
"""From this many columns on there is room for a third article."""
LEAST, MOST = {"list": 24, "reason": 2}, {"list": 80, "reason": 20}
"""The bounds of the sizes that a person can set, in columns and in rows."""


class ReadingScreen(StoryScreen):
    """A screen with articles on it. Draws them from the session, and has the commands on texts."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self.views = (ArticleView(id="left"), ArticleView(id="right"), ArticleView(id="third"))
        self.marking = Marking.ALL
        self.zoomed: Widget | None = None
        self._marks: dict[str, tuple[Mark, ...]] = {}
        self._marked: tuple[tuple[FindingState, ...], Marking] | None = None

    @property
    def narrow(self) -> bool:
        """Whether one article at a time has room."""
        return self.size.width < NARROW

    @property
    def in_text(self) -> bool:
        """Whether a text has the focus."""
        return self.focused in self.views

    def draw_articles(self) -> None:
        """The panes, their marks and their titles, from the session."""
        session = self.session
        places = session.places
        session.side = min(session.side, max(len(places) - 1, 0))
        if self._marked is None or self._marked[0] is not session.rows or self._marked[1] is not self.marking:
            self._marked, self._marks = (session.rows, self.marking), standing_marks(session, self.marking)
        for index, view in enumerate(self.views):
            view.set_class(index != session.side, "-behind")
            view.set_class(index >= len(places), "-absent")
            if index < len(places):
                self._draw_article(view, places[index], attended=index == session.side)

    def _draw_article(self, view: ArticleView, place: Place, *, attended: bool) -> None:
        session = self.session
        document = session.story.comparison.document(place.article)
        span = (place.start, place.end) if place.end > place.start else None
        marks = self._marks.get(place.article, ())
        view.show(document, marks, passing_marks(session, place, attended=attended), span)
        found, caret = session.search.current, session.caret
        if attended and caret is not None and caret.article == place.article:
            view.go_to(caret.start)
        elif attended and found and found.article == place.article:
            view.go_to(found.start)
        drafts = next((a.drafts for a in session.story.articles if a.key == place.article), 1)
        title = f"{session.numbers[place.article]} {outlet(document)} · {dateline(document)}"
        title += f" · draft {drafts}" if drafts > 1 else ""
        noted = len(session.story.thread(session.numbers[place.article]))
        title += f" · ✎{noted}" if noted else ""
        headline = one_line(document.article.title or "")
        self.entitle(view, f"{title} · {headline}" if headline else title, self._tail(place, marks, attended=attended))

    def _tail(self, place: Place, marks: tuple[Mark, ...], *, attended: bool) -> str:
        session = self.session
        if attended and session.caret is not None and session.caret.article == place.article:
            states = reading.findings_at(session, session.caret)
            return f"{len(states)} findings here: ." if len(states) > 1 else legend(marks)
        if self.narrow and len(session.panes) > 1:
            key = session.panes[1 - min(session.side, 1)]
            return f"tab: {session.numbers[key]} {outlet(session.story.comparison.document(key))}"
        return legend(marks)

    def entitle(self, pane: ArticleView, title: str, tail: str) -> None:
        """Put a title over a pane and words under it, cut to its width."""
        raise NotImplementedError

    def focus_article(self) -> None:
        """Give the focus to the pane with the attention."""
        if self.session.panes:
            self.views[self.session.side].focus()

    @work(group="act")
    async def action_note_article(self) -> None:
        """Write a note on the article with the attention."""
        key = self.session.attended
        if key is not None:
            document = self.session.story.comparison.document(key)
            name = self.session.numbers[key]
            await self.write_note(name, f"the article {name} {heading(document)}")

    def leave_spot(self) -> None:
        """Remember where one stands before a jump."""
        self.session.trail.leave(self.session.spot(in_text=self.in_text))

    def action_trail(self, step: int) -> None:
        """Back to where one was, or forward again."""
        session = self.session
        here = session.spot(in_text=self.in_text)
        spot = session.trail.back(here) if step < 0 else session.trail.forward(here)
        if spot is None:
            words = "There is no jump to go back from." if step < 0 else "There is nothing to go forward to."
            self.tell(words, severity="warning")
            return
        session.stand(spot)
        self.focus_article() if spot.in_text else self.focus_list()
        self.draw()

    def focus_list(self) -> None:
        """Give the focus to the list of findings."""
        raise NotImplementedError

    def action_step_text(self, unit: str, step: int) -> None:
        """To the next marked words, sentence or paragraph of the text with the attention."""
        session = self.session
        key = session.attended
        if key is None:
            return
        document = session.story.comparison.document(key)
        if unit == "span":
            units = reading.spans(session, key)
        else:
            units = reading.sentences(document) if unit == "sentence" else reading.paragraphs(document)
        if not reading.step(session, units, step):
            where = "after" if step > 0 else "before"
            self.tell(
                f"There is nothing {where} this in the article." if units else "Nothing is marked in the article."
            )
            return
        self.focus_article()
        self.draw_articles()

    @work(group="act")
    async def action_here(self) -> None:
        """The findings that rest on the words chosen: go to the only one, or choose."""
        session = self.session
        place = reading.here(session)
        states = reading.findings_at(session, place) if place and place.end > place.start else []
        others = [state for state in states if state.finding.id != session.current_id]
        if not others:
            self.tell("No other finding rests on these words." if states else "No finding rests on these words.")
            return
        chosen: str | None = others[0].finding.id
        if len(states) > 1:
            choices = [(state.finding.id, self.about(state.finding.id)) for state in states]
            ids = [name for name, _ in choices]
            at = ids.index(session.current_id) if session.current_id in ids else 0
            chosen = await self.app.push_screen_wait(Choose("Findings at these words", choices, at=at))
        if chosen is not None and place is not None:
            self.leave_spot()
            session.reveal(chosen)
            session.bring(place.article)
            self.draw()

    def action_copy(self, cited: bool) -> None:  # noqa: FBT001 (an action's parameters have no names)
        """Copy what the mouse has selected, else the words chosen or those of the finding."""
        view = self.views[self.session.side]
        place = reading.here(self.session)
        if place is None or view.document is None:
            return
        start, end = view.selected or (place.start, place.end)
        words = view.document.article.text[start:end]
        if not words:
            self.tell("Nothing is chosen: [ and ] go through the marked words.", severity="warning")
            return
        text = f"“{' '.join(words.split())}” ({outlet(view.document)}, {dateline(view.document)})" if cited else words
        self.app.copy_to_clipboard(text)
        self.tell(f"Copied: {clip(one_line(text), 60)}")

    def action_marks(self) -> None:
        """Mark more or less of the texts."""
        self.marking = self.marking.next
        self.tell(f"Marked in the texts: {self.marking}.")
        self.draw_articles()

    def action_swap(self) -> None:
        """The left article to the right, and the other way round."""
        self.session.swap()
        if self.in_text:
            self.focus_article()
        self.draw_articles()

    @work(group="act")
    async def action_choose_article(self) -> None:
        """Choose what the pane with the attention shows."""
        session = self.session
        documents = session.story.comparison.documents
        choices = [(document.key, f"{session.numbers[document.key]} {heading(document)}") for document in documents]
        at = next((i for i, (key, _) in enumerate(choices) if key == session.attended), 0)
        chosen = await self.app.push_screen_wait(Choose("Which article stands here?", choices, at=at))
        if chosen is not None:
            self.leave_spot()
            session.put(session.side, chosen)
            self.draw_articles()

    def action_zoom(self) -> None:
        """The pane with the focus over the whole screen, or all panes again."""
        self.zoom(None if self.zoomed else self.focused)

    def zoom(self, pane: Widget | None) -> None:
        """Give the whole screen to one pane, or to all of them again."""
        self.zoomed = pane
        self.set_class(pane is not None, "-zoomed")
        self.set_class(isinstance(pane, Detail), "-reason")
        for part in (self.query_one(FindingsList), *self.views, self.query_one(Detail)):
            part.set_class(part is pane, "-zoom")
        self.call_after_refresh(self.draw)

    def action_size(self, what: str, step: int) -> None:
        """More or less room for the list or for the reason; kept for the next time."""
        now = (
            self.query_one(FindingsList).outer_size.width
            if what == "list"
            else self.query_one(Detail).outer_size.height
        )
        size = self.session.sizes.get(what) or now
        self.session.sizes[what] = min(max(size + step, LEAST[what]), MOST[what])
        self.apply_sizes()
        self.call_after_refresh(self.draw)

    def apply_sizes(self) -> None:
        """Lay out list and reason in the sizes that a person has set."""
        width, height = self.session.sizes.get("list"), self.session.sizes.get("reason")
        self.query_one(FindingsList).styles.width = (
            min(width, self.size.width // 2) if width and not self.narrow else None
        )
        self.query_one(FindingsList).styles.max_width = MOST["list"] if width and not self.narrow else None
        self.query_one(FindingsList).styles.min_width = LEAST["list"] if width and not self.narrow else None
        self.query_one(Detail).styles.height = min(height, self.size.height // 2) if height else None
