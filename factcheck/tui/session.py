"""What the desk is looking at: the finding under the cursor, the filters, the search, the drafts. No widget in here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.model import Decision, Fact, Finding, Judgement, Scope
from factcheck.text.normalise import fold
from factcheck.tui.words import SIGNS

if TYPE_CHECKING:
    from factcheck.desk import Act, FindingState, StoryView

LOUD = frozenset({Judgement.CONFLICT, Judgement.TENSION})
QUIET = frozenset({Judgement.COMPATIBLE, Judgement.SAME})


class Status(StrEnum):
    """Which findings to show by what people said of them."""

    ALL = "all"
    OPEN = "open"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list of findings is narrowed to; an empty ``kinds`` means every kind."""

    judgements: frozenset[Judgement] = LOUD
    kinds: frozenset[str] = frozenset()
    status: Status = Status.ALL
    scope: Scope | None = None
    text: str = ""

    def admit(self, state: FindingState) -> bool:
        """Whether a finding is shown."""
        finding = state.finding
        if finding.judgement not in self.judgements or (self.kinds and finding.kind not in self.kinds):
            return False
        if self.scope and finding.scope is not self.scope:
            return False
        if self.status is Status.OPEN and not state.open:
            return False
        if self.status is Status.DECIDED and state.decision is Decision.OPEN:
            return False
        return not self.text or _needle(self.text).search(_haystack(state)) is not None

    def words(self) -> str:
        """The filters in force as chips: "✗ conflict, ≠ tension · open · “police”"."""
        chips = [", ".join(f"{SIGNS[j]} {j}" for j in Judgement if j in self.judgements) or "no judgement"]
        if self.kinds:
            chips.append(", ".join(sorted(self.kinds)))
        if self.status is not Status.ALL:
            chips.append(self.status.value)
        if self.scope:
            chips.append(self.scope.value)
        if self.text:
            chips.append(f"“{self.text}”")
        return " · ".join(chips)


@dataclass(frozen=True, slots=True)
class Place:
    """A span of an article; a bare article when ``start == end == 0``."""

    article: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Search:
    """The places where the words looked for stand, and which of them is current (-1 when there is none)."""

    query: str = ""
    matches: tuple[Place, ...] = ()
    index: int = -1

    @property
    def current(self) -> Place | None:
        """The match the search stands on."""
        return self.matches[self.index] if self.matches else None

    def words(self) -> str:
        """Where the search stands, as "3/17", or "not found"."""
        if not self.query:
            return ""
        return f"{self.index + 1}/{len(self.matches)}" if self.matches else "not found"


class Jump(StrEnum):
    """How a jump to an open finding came out."""

    FOUND = "found"
    WRAPPED = "wrapped"
    NONE = "none"


class Session:
    """The state of the desk on one story."""

    def __init__(self, story: StoryView) -> None:
        self.story = story
        self.filters = Filters()
        self.search = Search()
        self.drafts: dict[str, tuple[str, str]] = {}
        """What was typed of a note and not saved, by target: its text and its source."""
        self.side = 0
        """The article with the attention: 0 left, 1 right. The one shown where only one has room."""
        self.current_id: str | None = None
        keys = [document.key for document in story.comparison.documents]
        self.panes: tuple[str, ...] = tuple(keys[:2])
        """The documents on show, left and right; one when the story has one article."""
        self._rows: tuple[FindingState, ...] | None = None
        self.next_open()
        if self.current_id is None and self.rows:
            self.select(self.rows[0].finding.id)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of every article on the screen, by document key, from 1 in story order."""
        return {document.key: i for i, document in enumerate(self.story.comparison.documents, 1)}

    @property
    def ordered(self) -> list[FindingState]:
        """Every finding, most serious first."""
        return sorted(self.story.states.values(), key=lambda state: -state.finding.judgement.severity)

    @property
    def rows(self) -> tuple[FindingState, ...]:
        """The findings that the filters let through, most serious first."""
        if self._rows is None:
            self._rows = tuple(state for state in self.ordered if self.filters.admit(state))
        return self._rows

    @property
    def current(self) -> FindingState | None:
        """The finding under the cursor."""
        return self.story.states.get(self.current_id) if self.current_id else None

    @property
    def position(self) -> int:
        """The row of the cursor from 0; -1 when it stands on none."""
        return next((i for i, row in enumerate(self.rows) if row.finding.id == self.current_id), -1)

    @property
    def places(self) -> tuple[Place, ...]:
        """What each pane shows: the two sides of the current finding where its articles stand."""
        state = self.current
        sides = (state.finding.a, state.finding.b) if state else ()
        if len(sides) == 2 and tuple(fact.article for fact in sides) == self.panes:
            return tuple(Place(fact.article, fact.start, fact.end) for fact in sides)
        return tuple(self._place(key, sides) for key in self.panes)

    @staticmethod
    def _place(key: str, sides: tuple[Fact, ...]) -> Place:
        return next((Place(key, fact.start, fact.end) for fact in sides if fact.article == key), Place(key))

    def kinds(self) -> list[str]:
        """The kinds of fact among the findings, sorted."""
        return sorted({state.finding.kind for state in self.story.states.values()})

    def tally(self, judgement: Judgement) -> tuple[int, int]:
        """How many findings came out so, and how many of them still wait for a decision."""
        states = [state for state in self.story.states.values() if state.finding.judgement is judgement]
        return len(states), sum(state.open for state in states)

    def select(self, finding_id: str) -> bool:
        """Put the cursor on a finding and its two articles into view; False when the story has no such finding."""
        state = self.story.states.get(finding_id)
        if state is None:
            return False
        self.current_id = finding_id
        self.panes = (state.finding.a.article, state.finding.b.article)
        return True

    def move(self, step: int) -> bool:
        """Move the cursor along the rows, stopping at the ends; False when it did not move."""
        if not self.rows:
            return False
        at = self.position
        to = 0 if at < 0 else min(max(at + step, 0), len(self.rows) - 1)
        return to != at and self.select(self.rows[to].finding.id)

    def next_open(self, step: int = 1) -> Jump:
        """Go to the next open finding shown (``step`` -1: the one before), round the end if need be."""
        return self._jump(self.rows, self.position, step)

    def advance(self) -> Jump:
        """Go to the open finding after the current one, whether or not the filters still show that one."""
        ordered = self.ordered
        shown = {row.finding.id for row in self.rows}
        kept = [state for state in ordered if state.finding.id in shown or state.finding.id == self.current_id]
        at = next((i for i, state in enumerate(kept) if state.finding.id == self.current_id), -1)
        came = self._jump(kept, at, 1)
        if came is Jump.NONE:
            self._stay_in_sight(at)
        return came

    def _jump(self, rows: tuple[FindingState, ...] | list[FindingState], at: int, step: int) -> Jump:
        count = len(rows)
        start = at if at >= 0 or step > 0 else 0
        for far in range(1, count + 1):
            index = start + step * far
            if rows[index % count].open:
                self.select(rows[index % count].finding.id)
                return Jump.FOUND if 0 <= index < count else Jump.WRAPPED
        return Jump.NONE

    def update(self, story: StoryView) -> None:
        """Take in the story after an act, with the cursor where it was."""
        self.story = story
        self.__dict__.pop("numbers", None)
        self._rows = None

    def filter(self, filters: Filters) -> None:
        """Narrow or widen the list; the cursor stays on its finding when that is still shown."""
        at = self.position
        self.filters = filters
        self._rows = None
        self._stay_in_sight(at)

    def _stay_in_sight(self, at: int) -> None:
        if self.position >= 0:
            return
        if self.rows:
            self.select(self.rows[min(max(at, 0), len(self.rows) - 1)].finding.id)
        else:
            self.current_id = None

    def toggle_quiet(self) -> bool:
        """Show what is compatible or the same, or hide it again; True when it is shown now."""
        shown = not self.filters.judgements >= QUIET
        judgements = self.filters.judgements | QUIET if shown else self.filters.judgements - QUIET
        self.filter(replace(self.filters, judgements=judgements))
        return shown

    def toggle_open(self) -> bool:
        """Show only open findings, or all again; True when only open ones are shown now."""
        only = self.filters.status is not Status.OPEN
        self.filter(replace(self.filters, status=Status.OPEN if only else Status.ALL))
        return only

    def reveal(self, finding_id: str) -> bool:
        """Put the cursor on a finding, dropping the filters when they hide it; False when there is none such."""
        if not self.select(finding_id):
            return False
        if self.position < 0:
            judgement = self.story.states[finding_id].finding.judgement
            self.filter(Filters(judgements=LOUD if judgement in LOUD else LOUD | QUIET))
            self.select(finding_id)
        return True

    def touched(self, act: Act) -> list[str]:
        """The findings an act was about: those it decided, and those whose notes it changed."""
        states = [state for side in (act.before, act.after) for state in (side or {}).values() if state]
        names = (act.target, *act.touched, *(str(state.get("target", "")) for state in states))
        return [name for name in dict.fromkeys(names) if name in self.story.states]

    def after_act(self, act: Act) -> None:
        """Put the cursor on what an act that was undone or redone has touched."""
        touched = self.touched(act)
        if touched and self.current_id not in touched:
            self.reveal(touched[0])

    def telling(self, claim_id: str, article: str | None) -> Finding | None:
        """The finding to open for a claim, among those that rest on an article: open ones first, then by weight."""
        states = [state for state in self.ordered if state.finding.claim == claim_id]
        findings = [state.finding for state in sorted(states, key=lambda state: not state.open)]
        return next((f for f in findings if article is None or article in (f.a.article, f.b.article)), None)

    def look_at(self, fact: Fact) -> None:
        """Bring the words of a fact that no finding rests on into sight, as if they had been searched for."""
        place = Place(fact.article, fact.start, fact.end)
        self.search = Search(fact.quote, (place,), 0)
        self._show_match()

    def keep(self, target: str, text: str, source: str = "") -> None:
        """Keep what somebody types about a target until it is saved; empty text drops it."""
        if text.strip():
            self.drafts[target] = (text, source)
        else:
            self.drafts.pop(target, None)

    def open_of_claim(self, claim_id: str) -> int:
        """How many open findings a claim has."""
        return sum(state.open for state in self.story.states.values() if state.finding.claim == claim_id)

    def look_for(self, query: str) -> Search:
        """Find words in every article, from the pane with the attention on; upper and lower case are one."""
        matches: list[Place] = []
        if query.strip():
            pattern = _needle(query)
            keys = list(self.numbers)
            here = self.panes[min(self.side, len(self.panes) - 1)] if self.panes else ""
            first = keys.index(here) if here in keys else 0
            for key in keys[first:] + keys[:first]:
                plain = self.story.comparison.document(key).plain
                matches += [Place(key, m.start(), m.end()) for m in pattern.finditer(plain)]
        self.search = Search(query, tuple(matches), 0 if matches else -1)
        self._show_match()
        return self.search

    def step_search(self, step: int) -> Search:
        """Go to the next or the previous place found, round the end."""
        if self.search.matches:
            index = (self.search.index + step) % len(self.search.matches)
            self.search = replace(self.search, index=index)
            self._show_match()
        return self.search

    def _show_match(self) -> None:
        place = self.search.current
        if place is None:
            return
        if place.article in self.panes:
            if self.panes[min(self.side, len(self.panes) - 1)] != place.article:
                self.side = self.panes.index(place.article)
        else:
            panes = list(self.panes)
            panes[self.side] = place.article
            self.panes = tuple(panes)


def _needle(query: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in fold(query).split()), re.IGNORECASE)


def _haystack(state: FindingState) -> str:
    finding = state.finding
    notes = " ".join(note.text for note in state.notes)
    parts = (
        finding.a.quote,
        finding.b.quote,
        finding.explanation,
        finding.kind,
        finding.reason,
        finding.a.label,
        notes,
    )
    return fold(" \n ".join(parts))
