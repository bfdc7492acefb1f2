"""What the desk shows and hands over: frozen values, no store and no interface in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from factcheck.model import Check, Comparison, Decision, Finding, Judgement

SHORT_WORDS = {
    "ok": Decision.CHECKED_OK,
    "mend": Decision.DISCREPANCY,
    "writer": Decision.QUERY_WRITER,
    "author": Decision.ON_AUTHOR,
    "unverified": Decision.CANNOT_VERIFY,
}
"""What lists on the desk call a decision, where that is not its name; taken wherever a decision is named."""

Progress: TypeAlias = Callable[[int, int, str], None]
"""Told how far long work has come: steps done, steps in all, and what is being done."""


class DeskError(Exception):
    """Something a person asked for that cannot be done: what is wrong, and what to do about it."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}" if self.remedy else self.message


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words a decision rests on, and enough around them to find them again in another draft.

    ``article`` is the article's id within the story ("a1"), ``sha256`` the hash of the text that was seen;
    ``start`` and ``end`` are offsets into that text. ``kind``, ``reason`` and ``judgement`` are those of the finding (or
    the kind of the claim or check) that stood on it, empty where an older version kept none.
    """

    article: str
    sha256: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    kind: str = ""
    reason: str = ""
    judgement: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a new draft changed under a decision. ``lines`` say it to people, one difference each.

    ``words`` holds, for each quote that changed, its article, the words that were decided on and those that stand
    there now.
    """

    lines: tuple[str, ...]
    words: tuple[tuple[str, str, str], ...] = ()

    def __str__(self) -> str:
        """All differences on one line."""
        return "; ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a person did; a row of the record that nothing rewrites.

    ``when`` is ISO 8601 in UTC, ``what`` is "open", "add", "draft", "state" (metadata by hand), "decide", "note",
    "reattach" (an orphan), "import", "undo" or "redo". ``target`` is the finding, claim, article or act it was done to.
    ``before`` and ``after`` map what it touched (a finding's or a note's id) to its state, None for a state that did not
    exist. ``texts`` are the hashes of the texts that were seen. ``overtook`` says whose decision, unknown to whoever
    acted, this one came after; both stay in the record.
    """

    id: int
    story: str
    when: str
    who: str
    what: str
    target: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    texts: tuple[str, ...] = ()
    overtook: str = ""

    @property
    def touched(self) -> tuple[str, ...]:
        """The ids of the findings and notes the act changed, sorted."""
        return tuple(sorted({*(self.before or {}), *(self.after or {})}))

    def __str__(self) -> str:
        """One line for people: what was done, to what, and how it came out."""
        states = [state for _, state in sorted((self.after or {}).items()) if state]
        said = ""
        if states and "decision" in states[0]:
            said = states[0]["decision"] + (f" ({states[0]['why']})" if states[0].get("why") else "")
        elif states and "text" in states[0]:
            said = states[0]["text"]
        elif self.what in ("undo", "redo"):
            said = "taken back"
        if len(self.touched) > 1:
            said += f", {len(self.touched)} findings"
        target = f"act {self.target} on {' '.join(self.touched[:1])}:" if self.what in ("undo", "redo") else self.target
        return " ".join(part for part in (self.what, target, said) if part)


@dataclass(frozen=True, slots=True)
class NoteView:
    """One comment in the thread of a finding, a claim, an article or (target "") the story."""

    id: str
    target: str
    text: str
    source: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class FindingState:
    """A finding with what people said of it. ``who`` and ``when`` are empty while nobody has decided.

    ``origin`` is the id that the decision was made on when it came along from an earlier draft, else empty.
    ``changed`` says what is different since then; None when the words and the judgement are the same.
    """

    finding: Finding
    decision: Decision = Decision.OPEN
    why: str = ""
    who: str = ""
    when: str = ""
    notes: tuple[NoteView, ...] = ()
    origin: str = ""
    changed: Change | None = None

    @property
    def changed_since_checked(self) -> bool:
        """Whether somebody decided it and a later draft changed what stands there: to be looked at again."""
        return self.changed is not None and self.decision is not Decision.OPEN

    @property
    def open(self) -> bool:
        """Whether it waits for somebody: raised as a conflict or a tension, and undecided or changed since."""
        waits = self.decision is Decision.OPEN or self.changed_since_checked
        return waits and self.finding.judgement.raised


@dataclass(frozen=True, slots=True)
class CheckState:
    """An item of the list of checks with what people said of it; the fields are those of ``FindingState``."""

    check: Check
    decision: Decision = Decision.OPEN
    why: str = ""
    who: str = ""
    when: str = ""
    notes: tuple[NoteView, ...] = ()
    origin: str = ""
    changed: Change | None = None

    @property
    def open(self) -> bool:
        """Whether nobody has ticked it off yet."""
        return self.decision is Decision.OPEN


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision or notes whose finding the present texts no longer give, with the words it was about.

    ``gone`` says what became of it, for people. ``suggestions`` are ids of the present story that it may belong to, the
    likeliest first; ``Desk.reattach`` takes the first when none is named.
    """

    id: str
    decision: Decision
    why: str
    who: str
    when: str
    anchors: tuple[Anchor, ...]
    notes: tuple[NoteView, ...]
    gone: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article of a story. ``id`` ("a1") counts in the order of adding, ``key`` is its document in the comparison."""

    id: str
    key: str
    source: str
    title: str
    publisher: str | None
    drafts: int


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as it stands: its articles, what the machine found, and what people said of it.

    ``states`` has one entry for every finding, by its id, in the order of ``comparison.findings``. ``notices`` are lines
    to tell once, about this opening ("b.txt has changed: kept as draft 2").
    """

    id: str
    title: str
    comparison: Comparison
    articles: tuple[ArticleView, ...]
    states: dict[str, FindingState]
    notes: tuple[NoteView, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    notices: tuple[str, ...] = ()
    checks: dict[str, CheckState] = field(default_factory=dict)
    """One entry for every check, by its id, in the order of ``comparison.checks``."""

    @property
    def open_count(self) -> int:
        """How many findings still wait for somebody."""
        return sum(state.open for state in self.states.values())

    @property
    def decided_count(self) -> int:
        """How many findings somebody has decided."""
        return sum(state.decision is not Decision.OPEN for state in self.states.values())

    @property
    def changed_count(self) -> int:
        """How many decisions rest on words or a judgement that a later draft changed."""
        return sum(state.changed_since_checked for state in self.states.values())

    def count(self, judgement: Judgement) -> int:
        """How many findings came out so."""
        return sum(state.finding.judgement is judgement for state in self.states.values())

    def thread(self, target: str) -> tuple[NoteView, ...]:
        """The notes on one finding, claim or article ("" for the story itself), oldest first."""
        return tuple(note for note in self.notes if note.target == target)


@dataclass(frozen=True, slots=True)
class StorySummary:
    """A line of the list of stories. ``updated`` is when somebody last opened or changed it, ISO 8601 in UTC."""

    id: str
    title: str
    articles: int
    findings: int
    open: int
    updated: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where searched words stand: in a statement of an article, or in a note.

    ``where`` is "statement" or "note"; ``target`` the article's id or what the note is on; offsets are into the article's
    text (0, 0 for a note).
    """

    story: str
    title: str
    where: str
    target: str
    text: str
    start: int
    end: int
