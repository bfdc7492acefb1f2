"""Who acts: asked once, when the desk opens or before the first act that is signed."""

from __future__ import annotations

from textual import events
from textual.widgets import Input, Label

from factcheck.tui.screens.ask import Ask

QUIET = 0.6
"""Seconds in which the question takes no letters: what was typed ahead was not meant as a name."""


class WhoScreen(Ask):
    """Asks for a name. Keys that were typed ahead are left out, and it says so."""

    AUTO_FOCUS = ""

    def __init__(self, known: str = "") -> None:
        super().__init__("Who are you?", hint="decisions and notes are signed with it; W changes it", text=known)

    def on_mount(self) -> None:
        """Take letters after a while."""
        self.set_timer(QUIET, self._listen)

    def _listen(self) -> None:
        self.query_one(Input).focus()

    def on_key(self, event: events.Key) -> None:
        """A key that came before the line takes letters."""
        if not self.query_one(Input).has_focus and event.key != "escape":
            self.query_one("#tail", Label).update(self._tail("Keys typed before the question are left out"))
