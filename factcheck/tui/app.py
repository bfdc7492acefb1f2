"""The desk as an application."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from factcheck.desk import Desk, StoryView
from factcheck.tui.home import config_folder
from factcheck.tui.keymap import FILE, read
from factcheck.tui.opening import Opener
from factcheck.tui.palette import Commands
from factcheck.tui.screens.desk import DeskScreen
from factcheck.tui.screens.loading import LoadingScreen
from factcheck.tui.session import Session
from factcheck.tui.themes import DEFAULT, OWN


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

        self.keys = read(config_folder() / FILE)
        if self.keys.own:
            self.set_keymap({name: ",".join(keys) for name, keys in self.keys.own.items()})
        for theme in OWN:
            self.register_theme(theme)
        self.theme = DEFAULT

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

    def switch(self, opener: Opener, after: Callable[[DeskScreen], None] | None = None) -> None:
        """Read another story behind a progress bar and show it instead; the one on show stays when that is stopped."""

        def came(story: StoryView | None) -> None:
            if story is not None:
                while len(self.screen_stack) > 1:
                    self.pop_screen()
                self._start(story, after)

        self.push_screen(LoadingScreen(opener), came)

    def _start(self, story: StoryView | None, after: Callable[[DeskScreen], None] | None = None) -> None:
        if story is None:
            self.exit()
        else:
            desk = DeskScreen(self.desk, Session(story))
            if after is not None:
                after(desk)
            self.push_screen(desk)
            for error in self.keys.errors:
                self.notify(error, title="Your keys", severity="error", markup=False, timeout=10)


def run(desk: Desk, story: StoryView | Opener) -> None:
    """Open the desk on a story, or on what reads one; returns when somebody quits."""
    DeskApp(desk, story).run()
