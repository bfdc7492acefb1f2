"""The desk as an application."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from factcheck.desk import Desk, StoryView
from factcheck.tui.opening import Opener
from factcheck.tui.palette import Commands
from factcheck.tui.screens.desk import DeskScreen
from factcheck.tui.screens.loading import LoadingScreen
from factcheck.tui.session import Session


class DeskApp(App[None]):
    """The articles of one story side by side, and what people decide about them."""

    CSS_PATH = "app.tcss"
    TITLE = "factcheck"
    COMMANDS = App.COMMANDS | {Commands}
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, desk: Desk, story: StoryView | Opener) -> None:
        super().__init__()
        self.desk = desk
        self.animation_level = "none"  # a page turns at once, over ssh too
        self._story = story

    def on_mount(self) -> None:
        """Show the story; one that has still to be read is read behind a progress bar."""
        if isinstance(self._story, StoryView):
            self._start(self._story)
        else:
            self.push_screen(LoadingScreen(self._story), self._start)

    async def action_quit(self) -> None:
        """Quit, from anywhere; what was typed and not saved is told of first."""
        desk = next((screen for screen in self.screen_stack if isinstance(screen, DeskScreen)), None)
        if desk is None or desk.may_leave():
            self.exit()

    def _start(self, story: StoryView | None) -> None:
        if story is None:
            self.exit()
        else:
            self.push_screen(DeskScreen(self.desk, Session(story)))


def run(desk: Desk, story: StoryView | Opener) -> None:
    """Open the desk on a story, or on what reads one; returns when somebody quits."""
    DeskApp(desk, story).run()
