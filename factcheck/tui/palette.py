"""The commands of the table in the command palette."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from factcheck.tui.commands import Command, on
from factcheck.tui.screens.story import StoryScreen


class Commands(Provider):
    """Offers what works on the screen below."""

    def _commands(self) -> tuple[Command, ...]:
        return on(self.screen.SCREEN) if isinstance(self.screen, StoryScreen) else ()

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(command.help, partial(self.screen.run_action, command.action), help=command.shown)

    async def search(self, query: str) -> Hits:
        """What fits the words typed."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(f"{command.help} {command.id}")
            if score > 0:
                run = partial(self.screen.run_action, command.action)
                yield Hit(score, matcher.highlight(command.help), run, help=command.shown)
