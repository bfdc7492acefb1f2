"""The commands of the table in the command palette."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from factcheck.tui.commands import Command, on
from factcheck.tui.keymap import table_of
from factcheck.tui.screens.story import StoryScreen


class Commands(Provider):
    """Offers what works on the screen below."""

    def _commands(self) -> list[tuple[Command, str, Callable[[], Awaitable[object]]]]:
        screen = self.screen
        if not isinstance(screen, StoryScreen):
            return []
        return [
            (command, screen.lacking(command) or command.shown, partial(screen.action_do, command.id))
            for command in on(screen.SCREEN, table_of(self.app))
        ]

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for command, about, run in self._commands():
            yield DiscoveryHit(command.help, run, help=about)

    async def search(self, query: str) -> Hits:
        """What fits the words typed."""
        matcher = self.matcher(query)
        for command, about, run in self._commands():
            score = matcher.match(f"{command.help} {command.id}")
            if score > 0:
                yield Hit(score, matcher.highlight(command.help), run, help=about)
