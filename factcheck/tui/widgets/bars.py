"""The line at the top and the line of keys at the foot."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from factcheck.model import Judgement
from factcheck.notes.visible import one_line
from factcheck.tui.commands import IN_TEXT, Command, on
from factcheck.tui.keymap import table_of
from factcheck.tui.session import Session
from factcheck.tui.widgets.pieces import MUTED, STYLES
from factcheck.tui.widgets.wrap import clip
from factcheck.tui.words import SIGNS, count

TITLE = 14
"""Cells that the title of a story keeps beside the counts."""


class TopBar(Widget):
    """The story, and how far one has come with it."""

    ALLOW_SELECT = False

    def __init__(self, session: Session, *, id: str) -> None:  # noqa: A002 (the name Textual gives it)
        super().__init__(id=id)
        self.session = session

    def render(self) -> Content:
        """Title on the left, counts on the right; the counts stay when there is no room for both.

        A message takes the place of the title, and that of the counts when it needs it.
        """
        story, said = self.session.story, one_line(self.session.said)
        by_judgement = " ".join(f"{SIGNS[which]}{story.count(which)}" for which in Judgement)
        findings, waiting = count(len(story.states), "finding"), f"{story.open_count} open"
        full = f"{count(len(story.comparison.documents), 'article')} · {findings}: {by_judgement} · {waiting}"
        room = self.size.width - 2
        shorter = (full, f"{findings}: {by_judgement} · {waiting}", f"{findings} · {waiting}", waiting)
        counts = next((words for words in shorter if cell_len(words) + TITLE <= room), waiting)
        if said:
            fits = cell_len(said) + 2 + cell_len(counts) <= room
            gap = " " * (room - cell_len(said) - cell_len(counts)) if fits else ""
            return Content.assemble((f" {clip(said, room)} ", "bold $text-accent"), gap, counts if fits else "")
        title = clip(f"factcheck · {one_line(story.title)}", max(room - cell_len(counts) - 2, 9))
        gap = " " * max(room - cell_len(title) - cell_len(counts), 1)
        return Content.assemble(" ", (title, "bold"), gap, counts, " ")


class FilterBar(Widget):
    """The filters as chips, each with its count: a click on one switches it."""

    ALLOW_SELECT = False

    def __init__(self, session: Session, *, id: str) -> None:  # noqa: A002 (the name Textual gives it)
        super().__init__(id=id)
        self.session = session
        self._hits: list[tuple[int, int, str]] = []

    def render(self) -> Content:
        """A chip for each judgement, shown or hidden, then what else narrows the list; on the right how much is left."""
        session, filters = self.session, self.session.filters
        chips: list[tuple[Content, str]] = []
        for which in Judgement:
            size = session.tally(which)[0]
            if which in filters.judgements:
                chip = Content.styled(f" {SIGNS[which]} {which} {size} ", f"bold {STYLES[which]} on $surface")
            else:
                chip = Content.styled(f" {SIGNS[which]} {which} {size} hidden ", MUTED)
            chips.append((chip, f"filter_judgement('{which.value}')"))
        narrowed = filters.chips(session.numbers)
        chips += [(Content.styled(f" {one_line(words)} ", "bold on $surface"), "filter") for words in narrowed]
        if narrowed:
            chips.append((Content.styled(" r: all ", MUTED), "filter_reset"))
        left = f"{len(session.rows)} of {len(session.story.states)} shown "
        room, parts, at = self.size.width - cell_len(left) - 1, [Content(" ")], 1
        self._hits = []
        for chip, action in chips:
            if at + chip.cell_length + 1 > room:
                break
            parts += [chip, Content(" ")]
            self._hits.append((at, at + chip.cell_length, action))
            at += chip.cell_length + 1
        gap = " " * max(self.size.width - at - cell_len(left), 1)
        return Content("").join([*parts, Content(gap), Content.styled(left, MUTED)])

    async def on_click(self, event: events.Click) -> None:
        """A click on a chip switches it, or opens the filter."""
        for start, end, action in self._hits:
            if start <= event.x < end:
                await self.screen.run_action(action)


class KeyBar(Widget):
    """The keys that matter here, as many as there is room for; those of the pane with the focus first, help always."""

    ALLOW_SELECT = False

    def __init__(self, screen: str, *, id: str) -> None:  # noqa: A002 (the name Textual gives it)
        super().__init__(id=id)
        self._screen = screen
        self.local: frozenset[str] = frozenset()
        """The commands that come first, by id."""
        self._hits: list[tuple[int, int, Command]] = []

    def show_first(self, local: frozenset[str]) -> None:
        """Put the commands of the pane with the focus first."""
        if local != self.local:
            self.local = local
            self.refresh()

    def render(self) -> Content:
        """Key in bold, word in plain, from the left until the line is full."""
        footed = [(*command.foot, command) for command in on(self._screen, table_of(self.app)) if command.foot]
        # what belongs to one pane has no place in the line while another has the focus
        local = [entry for entry in footed if entry[2].id in self.local]
        entries = local + [e for e in footed if e[2].id not in self.local and e[2].id not in IN_TEXT]
        room = self.size.width - 1
        last = next(entry for entry in entries if entry[2].id == "help")
        room -= self._cells(last)
        shown = []
        for entry in entries:
            if entry is not last and self._cells(entry) <= room:
                shown.append(entry)
                room -= self._cells(entry)
        parts, at = [Content(" ")], 1
        self._hits = []
        for entry in [*shown, last]:
            keys, word, command = entry
            parts += [Content.styled(keys, "bold $text-accent"), Content.styled(f" {word}  ", MUTED)]
            self._hits.append((at, at + self._cells(entry), command))
            at += self._cells(entry)
        return Content("").join(parts)

    @staticmethod
    def _cells(entry: tuple[str, str, Command]) -> int:
        return cell_len(entry[0]) + cell_len(entry[1]) + 3

    async def on_click(self, event: events.Click) -> None:
        """A click on a word does what its key does."""
        for start, end, command in self._hits:
            if start <= event.x < end:
                await self.screen.run_action(f"do('{command.id}')")
