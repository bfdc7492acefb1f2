"""The use-cases that the command line and the desk on the screen share: open, decide, annotate, undo, export.

The names are imported only when they are used: a check needs no store and must not pay for one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.desk.checking import check, read
    from factcheck.desk.diff import DraftDiff, Fate, Passage, Turned
    from factcheck.desk.session import Desk
    from factcheck.desk.views import (
        Act,
        Anchor,
        ArticleView,
        Change,
        CheckState,
        DeskError,
        FindingState,
        Hit,
        NoteView,
        Orphan,
        Progress,
        StorySummary,
        StoryView,
    )

__all__ = [
    "Act",
    "Anchor",
    "ArticleView",
    "Change",
    "CheckState",
    "Desk",
    "DeskError",
    "DraftDiff",
    "Fate",
    "FindingState",
    "Hit",
    "NoteView",
    "Orphan",
    "Passage",
    "Progress",
    "StorySummary",
    "StoryView",
    "Turned",
    "check",
    "read",
]

_HOMES = {"Desk": "session", "check": "checking", "read": "checking"} | dict.fromkeys(
    ("DraftDiff", "Fate", "Passage", "Turned"), "diff"
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'views')}"), name)
