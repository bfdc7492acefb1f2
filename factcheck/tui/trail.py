"""The way one came: places left behind by a jump, to go back to and forward again. No widget in here."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.tui.looking import Place

LONGEST = 100
"""The oldest places beyond this many are forgotten."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody stood: the finding under the cursor, the articles on show, the words chosen, list or text."""

    finding: str | None
    panes: tuple[str, ...]
    side: int
    caret: Place | None
    in_text: bool


class Trail:
    """A stack of spots with a way forward, as browsers have it."""

    def __init__(self) -> None:
        self._behind: list[Spot] = []
        self._ahead: list[Spot] = []

    def leave(self, spot: Spot) -> None:
        """Remember a spot before a jump away from it; the way forward is forgotten."""
        if not self._behind or self._behind[-1] != spot:
            self._behind = [*self._behind[1 - LONGEST :], spot]
        self._ahead.clear()

    def back(self, here: Spot) -> Spot | None:
        """The spot before; ``here`` can be gone forward to again. None at the beginning of the way."""
        return self._step(self._behind, self._ahead, here)

    def forward(self, here: Spot) -> Spot | None:
        """The spot one came back from; None at the end of the way."""
        return self._step(self._ahead, self._behind, here)

    @staticmethod
    def _step(source: list[Spot], other: list[Spot], here: Spot) -> Spot | None:
        while source:
            spot = source.pop()
            if spot != here:
                other.append(here)
                return spot
        return None

    @property
    def steps(self) -> tuple[int, int]:
        """How many spots lie behind and ahead."""
        return len(self._behind), len(self._ahead)
