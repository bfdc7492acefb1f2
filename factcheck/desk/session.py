"""The one open store that an interface works on."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from factcheck.desk.analyse import Analyst, Standing
from factcheck.desk.carrying import Carrier
from factcheck.desk.checking import About, AnyPath
from factcheck.desk.decide import Said, decide, overtaken, said_in
from factcheck.desk.diff import DraftDiff, diff
from factcheck.desk.exchange import export_story, import_story
from factcheck.desk.export import backup, render, write
from factcheck.desk.note import note
from factcheck.desk.open import add, login, open_paths
from factcheck.desk.reattach import reattach
from factcheck.desk.show import act, origins, story_view, unsettled
from factcheck.desk.views import (
    Act,
    CheckState,
    DeskError,
    FindingState,
    Hit,
    NoteView,
    Progress,
    StorySummary,
    StoryView,
)
from factcheck.model import Decision
from factcheck.notes import Options
from factcheck.store import Store, StoreError

WHO = "FACTCHECK_WHO"

P = ParamSpec("P")
R = TypeVar("R")


def _asked(function: Callable[P, R]) -> Callable[P, R]:
    """Hand over what the store refuses as a ``DeskError``: interfaces know no other."""

    @wraps(function)
    def called(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except StoreError as error:
            raise DeskError(error.message, error.remedy) from error

    return called


class Desk:
    """The use-cases on one store, for any thread; a context manager that closes it.

    ``db`` goes before ``FACTCHECK_DB``, before ``FACTCHECK_HOME``/factcheck.db, before the platform's data folder.
    ``who`` goes before ``FACTCHECK_WHO``, before the name kept in the store. ``rules`` is the desk's own rules file (see
    ``factcheck.desk.rules``). Every method raises ``DeskError`` for what cannot be done.
    """

    @_asked
    def __init__(self, db: AnyPath | None = None, *, who: str | None = None, rules: AnyPath | None = None) -> None:
        self._store = Store(db)
        self._analyst = Analyst(self._store, rules)
        self._carrier = Carrier(self._store)
        self._carried: dict[str, dict[str, str]] = {}
        self._shown: dict[str, Said] = {}
        self._looked: set[str] = set()
        self._who = (who or os.environ.get(WHO) or "").strip() or None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections of all threads."""
        self._store.close()

    @property
    def path(self) -> Path:
        """The store's file."""
        return self._store.path

    @property
    @_asked
    def who(self) -> str | None:
        """Who acts; None while nobody has said (acts are then signed with the name of the login)."""
        return self._who or self._store.setting("who")

    @_asked
    def set_who(self, name: str) -> None:
        """Keep the name of who acts in the store, for this and later sessions."""
        if not name.strip():
            raise DeskError("the name is empty", "say who acts")
        self._store.set_setting("who", name.strip())
        self._who = name.strip()

    @_asked
    def open_paths(
        self,
        paths: Sequence[AnyPath],
        *,
        progress: Progress | None = None,
        publisher: str | None = None,
        published: str | None = None,
        url: str | None = None,
        title: str | None = None,
        about: About | None = None,
    ) -> StoryView:
        """The story of these files: the one they were opened as before, with its decisions, or a new one.

        ``publisher`` and the like are said of a single file; ``about`` says them of several, by their paths.
        """
        stated = _stated(publisher=publisher, published=published, url=url, title=title)
        self._analyst.lexicon  # noqa: B018 - a mistake in the rules is told before anything is kept
        story, notices = open_paths(self._store, paths, self._signer(), stated, about or {})
        return self._opened(self._analyst.standing(story, progress), notices)

    @_asked
    def open_story(self, story_id: str, *, progress: Progress | None = None) -> StoryView:
        """A story of the store by its id or the beginning of it that no other has."""
        return self._opened(self._standing(story_id, progress), [])

    @_asked
    def refresh(self, story_id: str) -> StoryView:
        """The story with the latest decisions and notes, of this desk and of others; quick."""
        return self._view(self._standing(story_id))

    @_asked
    def stories(self) -> list[StorySummary]:
        """All stories, the latest opened or changed first."""
        return [
            StorySummary(row.id, row.title, row.articles, row.findings, row.open, row.updated)
            for row in self._store.stories.all()
        ]

    @_asked
    def add(
        self,
        paths: Sequence[AnyPath],
        *,
        story: str | None = None,
        draft_of: str | None = None,
        progress: Progress | None = None,
        publisher: str | None = None,
        published: str | None = None,
        url: str | None = None,
        title: str | None = None,
        about: About | None = None,
    ) -> StoryView:
        """Add articles to a story (to the latest one when none is named; a new one in an empty store).

        A file of a known path or address becomes a new draft of its article; ``draft_of`` ("a1") says so of any other.
        """
        stated = _stated(publisher=publisher, published=published, url=url, title=title)
        self._analyst.lexicon  # noqa: B018 - as above
        chosen, notices = add(self._store, story, paths, self._signer(), stated, about or {}, draft_of)
        return self._opened(self._analyst.standing(chosen, progress), notices)

    @_asked
    def decide(self, story_id: str, target_id: str, decision: Decision | str, *, why: str = "") -> Act:
        """Record a decision on a finding (f-…) or a check (k-…), or on all open findings of a claim (c-…) in one act.

        Dismissing needs a reason. The ids may be cut to a beginning that no other has.
        """
        standing = self._standing(story_id)
        view, who = self._see(standing), self._signer()
        done = decide(self._store, standing, view, who, target_id, decision, why)
        shown = self._shown.setdefault(standing.story, {})
        overtook = overtaken(done, shown if standing.story in self._looked else None, who)
        shown.update(said_in(done.after))
        return replace(done, overtook=overtook)

    @_asked
    def note(self, story_id: str, target_id: str, text: str, *, source: str = "") -> NoteView:
        """Add a note to the thread of a finding, a claim, a check, an article (a1) or the story itself ("")."""
        standing = self._standing(story_id)
        return note(self._store, standing, self._see(standing), self._signer(), target_id, text, source)

    @_asked
    def reattach(self, story_id: str, orphan_id: str, target_id: str | None = None) -> Act:
        """Attach what was said of an orphan to a finding (or claim, or check) that is there; one act, one undo.

        Without a target its first suggestion is taken. A decision that the target has already is kept.
        """
        standing = self._standing(story_id)
        return reattach(self._store, standing, self._see(standing), self._signer(), orphan_id, target_id)

    @_asked
    def diff(
        self, story_id: str, article: str | None = None, *, old: int | None = None, new: int | None = None
    ) -> DraftDiff:
        """What a draft changed in the text and in the findings.

        The last draft of the article that changed last, since the one before it, unless told otherwise.
        """
        return diff(self._store, self._analyst, self._carrier, self._standing(story_id), article, old, new)

    @_asked
    def changed_elsewhere(self) -> tuple[str, ...]:
        """The stories that other sessions acted on since this was last asked; quick, for asking twice a second.

        Acts of this desk are not among them, whatever thread they came from.
        """
        return tuple(self._store.watch.changed())

    @_asked
    def rebuild(self, *, progress: Progress | None = None) -> int:
        """Make all that can be derived anew, decisions and notes out of the record; the number of stories."""
        self._store.rebuild()
        self._analyst.forget()
        stories = self._store.stories.all()
        for row in stories:
            self._view(self._analyst.standing(row.id, progress))
        return len(stories)

    @_asked
    def undo(self, story_id: str) -> Act | None:
        """Take back one's own last decision or note in a story; None when there is nothing to take back.

        While nobody has said who acts, the last act of anyone is taken back. Raises ``DeskError`` when somebody has
        decided the same findings since.
        """
        story = self._store.stories.get(story_id).id
        event = self._store.history.undo(story, self._signer(), anyone=self.who is None)
        return act(event) if event else None

    @_asked
    def redo(self, story_id: str) -> Act | None:
        """Do again what was last taken back; None when there is nothing, or something was done since."""
        story = self._store.stories.get(story_id).id
        event = self._store.history.redo(story, self._signer(), anyone=self.who is None)
        return act(event) if event else None

    @_asked
    def history(self, story_id: str | None = None) -> list[Act]:
        """Every act on a story, or on all, oldest first."""
        story = self._store.stories.get(story_id).id if story_id is not None else None
        return [act(event) for event in self._store.history.events(story)]

    @_asked
    def search(self, query: str, *, limit: int = 100) -> list[Hit]:
        """Statements and notes with these words, the best first."""
        return [
            Hit(found.story, found.title, found.where, found.target, found.text, found.start, found.end)
            for found in self._store.analyses.search(query, limit)
        ]

    @_asked
    def export(
        self,
        story_id: str,
        form: str,
        path: AnyPath | None = None,
        *,
        only: Collection[str] | None = None,
        everything: bool = False,
        with_text: bool = False,
        overwrite: bool = False,
    ) -> str | Path:
        """Verification notes in a format: the text, or the path it was written to.

        ``only`` keeps the findings of these ids; ``everything`` lists what is the same too; ``with_text`` adds the texts
        (JSON). A file that is there stays as it is unless ``overwrite``.
        """
        view = self._see(self._standing(story_id))
        text = render(view, form, Options(everything=everything, with_text=with_text), only)
        return text if path is None else write(text, Path(path), overwrite=overwrite)

    @_asked
    def backup(self, path: AnyPath) -> Path:
        """A whole copy of the store in a new file. Refuses a file that is there."""
        return backup(self._store, Path(path))

    @_asked
    def export_story(self, story_id: str, path: AnyPath, *, overwrite: bool = False) -> Path:
        """A story with its articles, decisions, notes and record as one file, for another store."""
        return export_story(self._store, self._store.stories.get(story_id).id, Path(path), overwrite=overwrite)

    @_asked
    def import_story(self, path: AnyPath, *, progress: Progress | None = None) -> StoryView:
        """The story of such a file, taken into the store; what is known already stays, so it may be done twice."""
        story, notices = import_story(self._store, Path(path), self._signer())
        return self._view(self._analyst.standing(story, progress), notices)

    def _signer(self) -> str:
        return self.who or login()

    def _standing(self, story_id: str, progress: Progress | None = None) -> Standing:
        return self._analyst.standing(self._store.stories.get(story_id).id, progress)

    def _opened(self, standing: Standing, notices: list[str]) -> StoryView:
        """The story with what is to be told once: of the folder, of what came in, and of what it did to decisions."""
        view = self._view(standing, [*self._store.warnings(), *notices])
        return replace(view, notices=(*view.notices, *unsettled(view))) if notices else view

    def _view(self, standing: Standing, notices: Iterable[str] = ()) -> StoryView:
        """What a person is shown, and is held to have seen when they decide."""
        view = self._see(standing, notices)
        said: list[tuple[str, FindingState | CheckState]] = [*view.states.items(), *view.checks.items()]
        self._shown[standing.story] = said_in(
            {key: {"who": state.who, "when": state.when} for key, state in said if state.who and not state.origin}
        )
        self._looked.add(standing.story)
        return view

    def _see(self, standing: Standing, notices: Iterable[str] = ()) -> StoryView:
        view = story_view(self._store, self._carrier, standing, notices)
        carried = origins(view)
        if self._carried.get(standing.story, {}) != carried or carried:
            self._keep_carried(standing.story, carried)
        return view

    def _keep_carried(self, story: str, carried: dict[str, str]) -> None:
        # It only serves the counts in the list of stories: a disk that is full keeps nobody from reading.
        with suppress(StoreError):
            if self._store.analyses.carried(story) != carried:
                self._store.analyses.carry(story, carried)
            self._carried[story] = carried


def _stated(**values: str | None) -> dict[str, str]:
    return {name: value for name, value in values.items() if value is not None}
