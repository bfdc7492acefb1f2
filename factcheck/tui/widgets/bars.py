"""The line at the top and the line of keys at the foot."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from factcheck.model import Judgement
from factcheck.notes.visible import one_line
from factcheck.tui.commands import Command, on
from factcheck.tui.session import Session
from factcheck.tui.widgets.pieces import MUTED
from factcheck.tui.widgets.wrap import clip
from factcheck.tui.words import SIGNS, count


class TopBar(Widget):
    """The story, and how far one has come with it."""

    def __init__(self, session: Session, *, id: str) -> None:  # noqa: A002 (the name Textual gives it)
        super().__init__(id=id)
        self.session = session

    def render(self) -> Content:
        """Title on the left, counts on the right; the counts stay when there is no room for both."""
        story = self.session.story
        by_judgement = " ".join(f"{SIGNS[which]}{story.count(which)}" for which in Judgement)
        counts = f"{count(len(story.comparison.documents), 'article')} · {count(len(story.states), 'finding')}: "
        counts += f"{by_judgement} · {story.open_count} open"
        room = self.size.width - 2
        title = clip(f"factcheck · {one_line(story.title)}", max(room - cell_len(counts) - 2, 9))
        gap = " " * max(room - cell_len(title) - cell_len(counts), 1)
        return Content.assemble(" ", (title, "bold"), gap, counts, " ")


class KeyBar(Widget):
    """The keys that matter here, as many as there is room for; the help key always."""

    def __init__(self, screen: str, *, id: str) -> None:  # noqa: A002 (the name Textual gives it)
        super().__init__(id=id)
        self._entries = [(*command.foot, command) for command in on(screen) if command.foot]
        self._hits: list[tuple[int, int, Command]] = []

    def render(self) -> Content:
        """Key in bold, word in plain, from the left until the line is full."""
        room = self.size.width - 1
        last = next(entry for entry in self._entries if entry[2].id == "help")
        room -= self._cells(last)
        shown = []
        for entry in self._entries:
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
                await self.screen.run_action(command.action)
