"""What the desk is looking at: the finding under the cursor, the texts on show, the search, the drafts. No widget in here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.model import Claim, Decision, Fact, Finding, Judgement
from factcheck.tui.drafts import Drafts
from factcheck.tui.filters import LOUD, QUIET, Filters, Status
from factcheck.tui.looking import Place, Search, needle
from factcheck.tui.order import Group, groups
from factcheck.tui.trail import Spot, Trail

if TYPE_CHECKING:
    from factcheck.desk import Act, FindingState, Hit, StoryView


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
        self.said = ""
        """What the desk says of what was done last; empty once it has been read."""
        self.drafts = Drafts()
        """What was typed of a note and not saved, by target: its text and its source."""
        self.side = 0
        """The pane with the attention, from 0 on the left. The one shown where only one has room."""
        self.current_id: str | None = None
        self.caret: Place | None = None
        """The words chosen in a text by key, apart from those of the finding; None when nothing was chosen."""
        self.trail = Trail()
        self.swapped = False
        """Whether the sides of a finding stand the other way round."""
        self.room = 2
        """How many articles the screen has room for, side by side or one behind the other."""
        self.sizes: dict[str, int] = {}
        """The columns of the list and the rows of the reason, where a person has set them."""
        self.panes: tuple[str, ...] = tuple(self.numbers)[: self.room]
        """The documents on show, from the left; one when the story has one article."""
        self._groups: tuple[Group, ...] | None = None
        self._every: tuple[Group, ...] | None = None
        self._rows: tuple[FindingState, ...] | None = None
        self._at: dict[str, int] = {}
        self.next_open()
        if self.current_id is None and self.rows:
            self.select(self.rows[0].finding.id)

    @cached_property
    def numbers(self) -> dict[str, str]:
        """What every article is called, by document key: "a1" as in reports and on the command line, in story order."""
        ids = {article.key: article.id for article in self.story.articles}
        return {document.key: ids[document.key] for document in self.story.comparison.documents}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims of the story, by id."""
        return {claim.id: claim for claim in self.story.comparison.claims}

    @property
    def every_group(self) -> tuple[Group, ...]:
        """Every finding of the story, by what it is about, whether or not the filters show it."""
        if self._every is None:
            self._every = groups(self.story.states.values())
        return self._every

    @property
    def ordered(self) -> tuple[FindingState, ...]:
        """Every finding in the order of the list."""
        return tuple(state for group in self.every_group for state in group.states)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The findings that the filters let through, by what they are about."""
        if self._groups is None:
            admitted = ((group, tuple(filter(self.filters.admit, group.states))) for group in self.every_group)
            self._groups = tuple(replace(group, states=states) for group, states in admitted if states)
        return self._groups

    @property
    def rows(self) -> tuple[FindingState, ...]:
        """The findings of all groups, one after the other."""
        if self._rows is None:
            self._rows = tuple(state for group in self.groups for state in group.states)
            self._at = {state.finding.id: i for i, state in enumerate(self._rows)}
        return self._rows

    @property
    def current(self) -> FindingState | None:
        """The finding under the cursor."""
        return self.story.states.get(self.current_id) if self.current_id else None

    @property
    def position(self) -> int:
        """The row of the cursor from 0; -1 when it stands on none."""
        return self._at.get(self.current_id or "", -1) if self.rows else -1

    @property
    def sides(self) -> tuple[Fact, ...]:
        """The two facts of the current finding as they stand on the screen, left and right; nothing without one."""
        state = self.current
        if state is None:
            return ()
        sides = (state.finding.a, state.finding.b)
        return sides[::-1] if self.swapped else sides

    @property
    def places(self) -> tuple[Place, ...]:
        """What each pane shows: the current finding's words, else what its claim says there, else the bare article."""
        sides = self.sides
        fits = len(self.panes) > 1 and tuple(fact.article for fact in sides) == self.panes[:2]
        first = [Place(fact.article, fact.start, fact.end) for fact in sides] if fits else []
        return (*first, *(self._place(key, sides) for key in self.panes[len(first) :]))

    def _place(self, key: str, sides: tuple[Fact, ...]) -> Place:
        claim = self.claims.get(self.current.finding.claim) if self.current else None
        facts = (*sides, *(claim.values if claim else ()))
        return next((Place(key, fact.start, fact.end) for fact in facts if fact.article == key), Place(key))

    @property
    def attended(self) -> str | None:
        """The document of the pane with the attention; None in an empty story."""
        return self.panes[min(self.side, len(self.panes) - 1)] if self.panes else None

    def make_room(self, panes: int) -> None:
        """Show more articles, or fewer, at once (one at least); those of the current finding stay."""
        if panes != self.room:
            self.room = max(panes, 1)
            self._lay_panes(self.panes)

    def _lay_panes(self, kept: tuple[str, ...]) -> None:
        sides = [fact.article for fact in self.sides] or list(kept[:2])
        claim = self.claims.get(self.current.finding.claim) if self.current else None
        others = [*kept[2:], *(fact.article for fact in (claim.values if claim else ())), *kept, *self.numbers]
        more = [key for key in dict.fromkeys(others) if key not in sides]
        self.panes = tuple([*sides, *more][: max(self.room, 2)])
        self.side = min(self.side, max(len(self.panes) - 1, 0))

    def swap(self) -> None:
        """Let the two sides change places; the attention stays with its article."""
        self.swapped = not self.swapped
        if len(self.panes) > 1:
            self.panes = (self.panes[1], self.panes[0], *self.panes[2:])
            self.side = {0: 1, 1: 0}.get(self.side, self.side)

    def put(self, side: int, key: str) -> None:
        """Show an article in a pane; when another pane shows it, the two change places."""
        panes = list(self.panes)
        if key in panes:
            panes[panes.index(key)] = panes[side]
        panes[side] = key
        self.panes, self.side, self.caret = tuple(panes), side, None

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
        self.caret = None
        self._lay_panes(self.panes)
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

    def _jump(self, rows: Sequence[FindingState], at: int, step: int) -> Jump:
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
        for name in ("numbers", "claims"):
            self.__dict__.pop(name, None)
        self._every = None
        self._anew()
        self.panes = tuple(key for key in self.panes if key in self.numbers)
        if self.current is None:
            self._stay_in_sight(0)
        self._lay_panes(self.panes)

    def _anew(self) -> None:
        self._groups = self._rows = None

    def filter(self, filters: Filters) -> None:
        """Narrow or widen the list; the cursor stays on its finding when that is still shown."""
        at = self.position
        self.filters = filters
        self._anew()
        self._stay_in_sight(at)

    def _stay_in_sight(self, at: int) -> None:
        if self.position >= 0:
            return
        if self.rows:
            self.select(self.rows[min(max(at, 0), len(self.rows) - 1)].finding.id)
        else:
            self.current_id = None

    def toggle_judgement(self, judgement: Judgement) -> None:
        """Show the findings of one judgement, or hide them."""
        self.filter(replace(self.filters, judgements=self.filters.judgements ^ {judgement}))

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

    def telling(self, claim_id: str, facts: Sequence[Fact] = ()) -> Finding | None:
        """The finding to open for a claim: the most serious that rests on these facts of it, open ones before decided.

        Without facts any finding of the claim will do; where none rests on their words, one on the same article does.
        """
        spans = {(fact.article, fact.start, fact.end) for fact in facts}
        articles = {fact.article for fact in facts}

        def far(finding: Finding) -> int:
            sides = (finding.a, finding.b)
            on_words = any((fact.article, fact.start, fact.end) in spans for fact in sides)
            return 0 if on_words or not facts else 1 if any(fact.article in articles for fact in sides) else 2

        states = [state for state in self.ordered if state.finding.claim == claim_id and far(state.finding) < 2]
        states.sort(key=lambda s: (far(s.finding), -s.finding.judgement.severity, not s.open))
        return states[0].finding if states else None

    def look_at(self, fact: Fact) -> None:
        """Bring the words of a fact that no finding rests on into sight, as if they had been searched for."""
        place = Place(fact.article, fact.start, fact.end)
        self.search = Search(fact.quote, (place,), 0)
        self._show_match()

    def go_to_hit(self, hit: Hit) -> bool:
        """Bring what a search of the store found into sight; False when it is not on show any more."""
        if hit.target in self.story.states:
            return self.reveal(hit.target)
        telling = self.telling(hit.target)
        if telling is not None:
            return self.reveal(telling.id)
        key = next((article.key for article in self.story.articles if article.id == hit.target), None)
        if key is None:
            return hit.where == "note"
        self.bring(key)
        if hit.end > hit.start and self.story.comparison.document(key).article.text[hit.start : hit.end] != hit.text:
            return False
        self.caret = Place(key, hit.start, hit.end) if hit.end > hit.start else None
        return True

    def keep(self, target: str, text: str, source: str = "") -> None:
        """Keep what somebody types about a target until it is saved; empty text drops it."""
        if text.strip():
            self.drafts[target] = (text, source)
        else:
            self.drafts.pop(target, None)

    def reasons(self) -> list[str]:
        """Why findings of this story were dismissed, the latest first, a handful."""
        dismissed = [state for state in self.story.states.values() if state.decision is Decision.DISMISSED]
        dismissed.sort(key=lambda state: state.when, reverse=True)
        return list(dict.fromkeys(state.why for state in dismissed if state.why))[:5]

    def open_of_claim(self, claim_id: str) -> int:
        """How many open findings a claim has."""
        return sum(state.open for state in self.story.states.values() if state.finding.claim == claim_id)

    def look_for(self, query: str) -> Search:
        """Find words in every article, from the pane with the attention on; upper and lower case are one."""
        matches: list[Place] = []
        if query.strip():
            pattern = needle(query)
            keys = list(self.numbers)
            first = keys.index(self.attended) if self.attended in keys else 0
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
        if self.search.current is not None:
            self.bring(self.search.current.article)

    def bring(self, key: str) -> None:
        """Give the attention to the pane of an article, which takes the pane with the attention if it has none."""
        if key not in self.panes:
            self.put(self.side, key)
        elif self.attended != key:
            self.side = self.panes.index(key)

    def spot(self, *, in_text: bool) -> Spot:
        """Where the desk stands now, to come back to."""
        return Spot(self.current_id, self.panes, self.side, self.caret, in_text)

    def stand(self, spot: Spot) -> None:
        """Stand again where one stood."""
        if spot.finding is not None:
            self.reveal(spot.finding)
        if len(spot.panes) == len(self.panes) and all(key in self.numbers for key in spot.panes):
            self.panes, self.side = spot.panes, spot.side
        self.caret = spot.caret
