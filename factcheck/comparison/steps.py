"""How far a comparison has come, told often enough for a progress bar, and for stopping it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[int, int, str], None]
T = TypeVar("T")

_EVERY = 200  # things of one step after which it is told again, so that a long step can be stopped too


class Steps:
    """Tells a callback, if there is one, of (steps done, steps in all, what is being done); what it raises goes through."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total = total
        self._progress = progress
        self._done = 0

    def begin(self, what: str) -> None:
        """Tell what is being done now; nothing of it is done yet."""
        if self._progress is not None:
            self._progress(self._done, self._total, what)

    def end(self) -> None:
        """Count one step as done."""
        self._done += 1

    def through(self, things: Iterable[T], what: str) -> Iterator[T]:
        """Give the things of one step on, telling of it now and then."""
        for number, thing in enumerate(things):
            if number % _EVERY == 0:
                self.begin(what)
            yield thing
