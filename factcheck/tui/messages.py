"""What the parts of the desk tell the screen they stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from factcheck.desk import DeskError, StoryView


@dataclass
class SpanChosen(Message):
    """Somebody clicked on the marked words of a finding in an article."""

    finding: str


@dataclass
class Progressed(Message):
    """Long work has come a step further."""

    done: int
    total: int
    what: str

    def can_replace(self, message: Message) -> bool:
        """Only the latest step is worth drawing."""
        return isinstance(message, Progressed)


@dataclass
class Loaded(Message):
    """A story is read and compared."""

    story: StoryView


@dataclass
class Failed(Message):
    """Long work came to nothing; the error is for people."""

    error: DeskError
