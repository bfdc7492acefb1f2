"""The desk as an application."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.command import Provider

from factcheck.tui import glyphs
from factcheck.tui.home import config_folder, keep_setting, read_settings
from factcheck.tui.screens.loading import LoadingScreen
from factcheck.tui.themes import DEFAULT, OWN

if TYPE_CHECKING:
    from factcheck.desk import Desk, DeskError, StoryView
    from factcheck.tui.keymap import Keymap
    from factcheck.tui.opening import Opener
    from factcheck.tui.screens.desk import DeskScreen

# What a story needs to be shown is imported while the first frame stands already: see ``DeskApp.show``.


def _commands() -> type[Provider]:
    from factcheck.tui.palette import Commands

    return Commands


class DeskApp(App["DeskError | None"]):
    """The articles of one story side by side, and what people decide about them.

    ``desk`` may be what opens one, ``story`` what reads one: both are called behind the first frame. Gives the error when
    the first story could not be read.
    """

    CSS_PATH = "app.tcss"
    TITLE = "factcheck"
    COMMANDS = App.COMMANDS | {_commands}
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self, desk: Desk | Callable[[], Desk], story: StoryView | Opener, *, plain_signs: bool | None = None
    ) -> None:
        super().__init__()
        self._desk = desk
        self._story = story
        self.animation_level = "none"  # a page turns at once, over ssh too
        if glyphs.wanted() if plain_signs is None else plain_signs:
            self._filters.append(glyphs.PlainSigns())
        for theme in OWN:
            self.register_theme(theme)
        kept = read_settings().get("theme", DEFAULT)
        self.theme = kept if kept in self.available_themes else DEFAULT

    @cached_property
    def desk(self) -> Desk:
        """The open store."""
        return self._desk() if callable(self._desk) else self._desk

    @cached_property
    def keys(self) -> Keymap:
        """The table of commands with a person's own keys."""
        from factcheck.tui.keymap import FILE, read

        return read(config_folder() / FILE)

    def on_mount(self) -> None:
        """Show the story; one that has still to be read is read behind a progress bar."""
        if callable(self._story):
            self.push_screen(LoadingScreen(self._story, first=True), self.show)
        else:
            self.show(self._story)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of the style sheet that some themes leave out: those of the terminal's own palette."""
        return {"foreground-disabled": "ansi_bright_black"}

    async def action_quit(self) -> None:
        """Quit, from anywhere; what was typed and not saved is told of first."""
        from factcheck.tui.screens.desk import DeskScreen

        desk = next((screen for screen in self.screen_stack if isinstance(screen, DeskScreen)), None)
        if desk is None or desk.may_leave():
            self.exit()

    def action_help_quit(self) -> None:
        """Say which key quits, to whoever presses ctrl-c for it."""
        quits = next(command.shown for command in self.keys.table if command.id == "quit")
        self.notify(f"{quits} quits; ctrl-q does so from anywhere.", markup=False, timeout=5)

    def keep_theme(self) -> None:
        """Keep the colours for the next time."""
        if not keep_setting("theme", self.theme):
            self.notify("The colours could not be kept: the folder cannot be written.", severity="warning")

    def switch(self, opener: Opener, after: Callable[[DeskScreen], None] | None = None) -> None:
        """Read another story behind a progress bar and show it instead; the one on show stays when that is stopped."""

        def came(story: StoryView | None) -> None:
            if story is not None:
                while len(self.screen_stack) > 1:
                    self.pop_screen()
                self.show(story, after)

        self.push_screen(LoadingScreen(opener), came)

    def show(self, story: StoryView | None, after: Callable[[DeskScreen], None] | None = None) -> None:
        """Show a story, as one left it; without one, leave."""
        if story is None:
            self.exit()
            return
        from factcheck.tui.keeping import go_back, read_story
        from factcheck.tui.screens.desk import DeskScreen
        from factcheck.tui.session import Session

        if self.keys.own:
            self.set_keymap({name: ",".join(keys) for name, keys in self.keys.own.items()})
        session = Session(story)
        go_back(session, read_story(story.id))
        desk = DeskScreen(self.desk, session)
        if after is not None:
            after(desk)
        self.push_screen(desk)
        for error in self.keys.errors:
            self.notify(error, title="Your keys", severity="error", markup=False, timeout=10)


def run(
    desk: Desk | Callable[[], Desk], story: StoryView | Opener, *, plain_signs: bool | None = None
) -> DeskError | None:
    """Open the desk on a story, or on what reads one; returns when somebody quits, with what went wrong at the start."""
    return DeskApp(desk, story, plain_signs=plain_signs).run()
