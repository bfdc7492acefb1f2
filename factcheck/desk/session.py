"""The one open store that an interface works on."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from factcheck.desk.views import Act, Hit, NoteView, Progress, StorySummary, StoryView
from factcheck.model import Decision

AnyPath = str | os.PathLike[str]


class Desk:
    """The use-cases on one store, for any thread; a context manager that closes it.

    ``db`` goes before ``FACTCHECK_DB``, before ``FACTCHECK_HOME``/factcheck.db, before the platform's data folder.
    ``who`` goes before ``FACTCHECK_WHO``, before the name kept in the store. Every method raises ``DeskError`` for what
    cannot be done.
    """

    def __init__(self, db: AnyPath | None = None, *, who: str | None = None) -> None:
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections of all threads."""
        raise NotImplementedError

    @property
    def path(self) -> Path:
        """The store's file."""
        raise NotImplementedError

    @property
    def who(self) -> str | None:
        """Who acts; None while nobody has said (acts are then signed with the name of the login)."""
        raise NotImplementedError

    def set_who(self, name: str) -> None:
        """Keep the name of who acts in the store, for this and later sessions."""
        raise NotImplementedError

    def open_paths(
        self,
        paths: Sequence[AnyPath],
        *,
        progress: Progress | None = None,
        publisher: str | None = None,
        published: str | None = None,
        url: str | None = None,
        title: str | None = None,
    ) -> StoryView:
        """The story of these files: the one they were opened as before, with its decisions, or a new one."""
        raise NotImplementedError

    def open_story(self, story_id: str, *, progress: Progress | None = None) -> StoryView:
        """A story of the store by its id or the beginning of it that no other has."""
        raise NotImplementedError

    def refresh(self, story_id: str) -> StoryView:
        """The story with the latest decisions and notes, of this desk and of others; quick."""
        raise NotImplementedError

    def stories(self) -> list[StorySummary]:
        """All stories, the latest changed first."""
        raise NotImplementedError

    def add(
        self,
        paths: Sequence[AnyPath],
        *,
        story: str | None = None,
        progress: Progress | None = None,
        publisher: str | None = None,
        published: str | None = None,
        url: str | None = None,
        title: str | None = None,
    ) -> StoryView:
        """Add articles to a story (to the latest changed one when none is named; a new one in an empty store)."""
        raise NotImplementedError

    def decide(self, story_id: str, target_id: str, decision: Decision | str, *, why: str = "") -> Act:
        """Record a decision on a finding (f-…), or on all open findings of a claim (c-…) in one act.

        Dismissing needs a reason. The ids may be cut to a beginning that no other has.
        """
        raise NotImplementedError

    def note(self, story_id: str, target_id: str, text: str, *, source: str = "") -> NoteView:
        """Add a note to the thread of a finding, a claim, a check, an article (a1) or the story itself ("")."""
        raise NotImplementedError

    def undo(self, story_id: str) -> Act | None:
        """Take back one's own last decision or note in a story; None when there is nothing to take back."""
        raise NotImplementedError

    def redo(self, story_id: str) -> Act | None:
        """Do again what was last taken back; None when there is nothing, or something was done since."""
        raise NotImplementedError

    def history(self, story_id: str | None = None) -> list[Act]:
        """Every act on a story, or on all, oldest first."""
        raise NotImplementedError

    def search(self, query: str, *, limit: int = 100) -> list[Hit]:
        """Statements and notes with these words, the best first."""
        raise NotImplementedError

    def export(
        self,
        story_id: str,
        form: str,
        path: AnyPath | None = None,
        *,
        only: Collection[str] | None = None,
        overwrite: bool = False,
    ) -> str | Path:
        """Verification notes in a format: the text, or the path it was written to.

        ``only`` keeps the findings of these ids. A file that is there stays as it is unless ``overwrite``.
        """
        raise NotImplementedError

    def backup(self, path: AnyPath) -> Path:
        """A whole copy of the store in a new file. Refuses a file that is there."""
        raise NotImplementedError
