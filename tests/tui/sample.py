"""A story made by hand, so that the desk is tested without the engine, and a desk that keeps it in memory."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from factcheck.desk import (
    Act,
    ArticleView,
    CheckState,
    Desk,
    DeskError,
    FindingState,
    Hit,
    NoteView,
    Progress,
    StorySummary,
    StoryView,
)
from factcheck.model import (
    Article,
    Check,
    Claim,
    Comparison,
    Decision,
    Document,
    Fact,
    Finding,
    Judgement,
    OnlyIn,
    Role,
    Scope,
    Segment,
    Speaker,
    Statement,
    Value,
)
from factcheck.text.normalise import fold

NASTY = "He said [sic] and [/] and [b]twelve[/b] \x1b[31mred\x1b[0m \u202edecrev\u202c end"
"""What must be shown as it is: markup, terminal escapes, a bidirectional override."""

CHRONICLE = """Flood at Harwell leaves four dead

Four people died when the river Ouse burst its banks at Harwell on Tuesday, police said.

A rescue boat near the old mill. Picture: Agency
Rainfall was “slightly above normal”, said Ann Lee, a hydrologist at the water board.

About 200 homes were without power on Wednesday morning, and the mayor, John Smyth, called it the worst flood since 1998.
"""
HERALD = """Harwell flood: five dead as river rises

At least five people have been killed in Harwell, the fire service said on Wednesday.

“There was no unusual rainfall at all,” said Ann Lea of the water board.

Some 190 homes had lost electricity, and mayor John Smyth promised an inquiry.
"""
GAZETTE = """Inquiry promised after Harwell flood

Three people and a rescue worker died at Harwell, a spokesman for the police said.

Mayor John Smyth promised an inquiry into the flood.
"""


@dataclass(frozen=True, slots=True)
class Words(Value):
    """A value for the tests: words alone."""

    words: str = ""


def document(key: str, text: str, **about: Any) -> Document:
    """A text read into one statement per line: the first a headline, a line with "Picture" a caption."""
    segments: list[Segment] = []
    statements: list[Statement] = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\n")
        if bare:
            role = Role.HEADLINE if not segments else Role.CAPTION if "Picture" in bare else Role.BODY
            segments.append(Segment(at, at + len(bare), role))
            index = len(statements)
            statements.append(Statement(key, index, index, at, at + len(bare), bare, fold(bare), role))
        at += len(line)
    article = Article(text, title=text.split("\n", 1)[0], **about)
    return Document(key, article, fold(text), tuple(segments), tuple(statements))


def fact(doc: Document, quote: str, *, kind: str, label: str, speaker: Speaker | None = None) -> Fact:
    """The first place where the words stand in a document."""
    start = doc.article.text.index(quote)
    statement = doc.statement_at(start)
    assert statement is not None
    end = start + len(quote)
    return Fact(kind, doc.key, statement, start, end, Words(quote), label, frozenset({label}), label, speaker=speaker)


def finding(
    number: int, a: Fact, b: Fact, judgement: Judgement, reason: str, explanation: str, *, claim: str | None = None
) -> Finding:
    """A finding with ids that tests can name: f-1, and c- with the label."""
    scope = Scope.WITHIN if a.article == b.article else Scope.ACROSS
    claim = claim or f"c-{a.label.replace(' ', '-')}"
    return Finding(f"f-{number}", claim, a.kind, judgement, reason, scope, 0.9, explanation, a, b)


def story(*, title: str = "Harwell flood") -> StoryView:
    """Three reports of a flood: eight findings, each judgement, one within an article, four claims."""
    one = document("d1", CHRONICLE, publisher="The Chronicle", published="2024-03-06T09:00:00")
    two = document("d2", HERALD, publisher="Harwell Herald", published="2024-03-06T12:30:00")
    three = document("d3", GAZETTE, publisher="Gazette", published="2024-03-08")
    lee, lea = Speaker("Ann Lee", "hydrologist", "water board"), Speaker("Ann Lea", "", "water board")
    dead: Any = {"kind": "casualty", "label": "people killed"}
    four = fact(one, "Four people died", speaker=Speaker("police"), **dead)
    five = fact(two, "At least five people have been killed", speaker=Speaker("fire service"), **dead)
    parts = fact(three, "Three people and a rescue worker died", speaker=Speaker("police"), **dead)
    head_four, head_five = fact(one, "leaves four dead", **dead), fact(two, "five dead", **dead)
    slight = fact(one, "slightly above normal", kind="trend", label="rainfall", speaker=lee)
    none = fact(two, "no unusual rainfall", kind="trend", label="rainfall", speaker=lea)
    homes: Any = {"kind": "quantity", "label": "homes without power"}
    about, some = fact(one, "About 200 homes", **homes), fact(two, "Some 190 homes", **homes)
    name, variant = (
        fact(one, "Ann Lee", kind="identity", label="name of the hydrologist"),
        fact(two, "Ann Lea", kind="identity", label="name of the hydrologist"),
    )
    promised, again = (
        fact(two, "promised an inquiry", kind="statement", label="inquiry"),
        fact(three, "promised an inquiry", kind="statement", label="inquiry"),
    )
    conflict, tension = Judgement.CONFLICT, Judgement.TENSION
    compatible, same = Judgement.COMPATIBLE, Judgement.SAME
    findings = (
        finding(1, head_four, head_five, conflict, "value-differs", "Headline against headline: 4 dead, 5 dead."),
        finding(2, four, five, conflict, "value-differs", "Police say 4; the fire service says at least 5. 4 < 5."),
        finding(3, slight, none, tension, "degree-scope", "A says slightly above normal; B denies anything unusual."),
        finding(4, name, variant, tension, "name-variant", "Lee in one report, Lea in the other: one person?"),
        finding(5, head_five, five, tension, "bound", "The headline drops “at least”."),
        finding(6, four, parts, compatible, "sum-of-parts", "3 + 1 = 4."),
        finding(7, about, some, compatible, "rounding", "About 200 takes in some 190."),
        finding(8, promised, again, same, "equal", "Both say that the mayor promised an inquiry."),
    )
    claims = (
        Claim("c-people-killed", "casualty", "people killed", conflict, (four, head_four, five, head_five, parts)),
        Claim("c-rainfall", "trend", "rainfall", tension, (slight, none)),
        Claim("c-name-of-the-hydrologist", "identity", "name of the hydrologist", tension, (name, variant)),
        Claim("c-homes-without-power", "quantity", "homes without power", compatible, (about, some)),
        Claim("c-inquiry", "statement", "inquiry", same, (promised, again)),
        Claim("c-worst", "precedent", "worst flood since", None, (_worst(one),)),
    )
    return view((one, two, three), findings, claims, title=title)


def _worst(doc: Document) -> Fact:
    return fact(doc, "worst flood since 1998", kind="precedent", label="worst flood since")


def view(
    documents: tuple[Document, ...],
    findings: tuple[Finding, ...] = (),
    claims: tuple[Claim, ...] = (),
    *,
    title: str = "A story",
) -> StoryView:
    """A story as the desk hands it over, with everything open."""
    facts = tuple(dict.fromkeys(fact for entry in findings for fact in (entry.a, entry.b)))
    only = tuple(OnlyIn(f"o-{c.id}", c.values[0]) for c in claims if c.judgement is None)
    comparison = Comparison(documents, facts, claims, (), findings, only, ())
    articles = tuple(
        ArticleView(f"a{i}", d.key, f"{d.key}.txt", d.article.title or "", d.article.publisher, 1)
        for i, d in enumerate(documents, 1)
    )
    return StoryView("s-1", title, comparison, articles, {f.id: FindingState(f) for f in findings})


def with_checks() -> StoryView:
    """The flood with three lines to check, in two reports, not in the order of the texts."""
    made = story()
    checks = [
        _check(made, number, key, quote, kind)
        for number, key, quote, kind in (
            (1, "d2", "Some 190 homes", "number"),
            (2, "d1", "the worst flood since 1998", "superlative"),
            (3, "d1", "slightly above normal", "quote"),
        )
    ]
    comparison = replace(made.comparison, checks=tuple(checks))
    return replace(made, comparison=comparison, checks={check.id: CheckState(check) for check in checks})


def _check(made: StoryView, number: int, key: str, quote: str, kind: str) -> Check:
    start = made.comparison.document(key).article.text.index(quote)
    return Check(f"k-{number}", key, kind, start, start + len(quote), quote, f"Look at the {kind} [sic].")


def nasty() -> StoryView:
    """A story in which every word from outside is nasty."""
    text = f"{NASTY}\n\n{NASTY} more\n"
    speaker = Speaker(NASTY, NASTY, NASTY)
    one, two = (document(key, text, publisher=NASTY) for key in ("d1", "d2"))
    a, b = (fact(doc, NASTY, kind="quote", label=NASTY, speaker=speaker) for doc in (one, two))
    entry = finding(1, a, b, Judgement.CONFLICT, "value-differs", NASTY, claim="c-1")
    made = view((one, two), (entry,), (Claim("c-1", "quote", NASTY, Judgement.CONFLICT, (a, b)),), title=NASTY)
    note = NoteView("n-1", "f-1", NASTY, NASTY, NASTY, "2024-03-09T10:00:00+00:00")
    state = replace(made.states["f-1"], notes=(note,), who=NASTY)
    return replace(made, states={"f-1": state}, notes=(note,), notices=(NASTY,))


class MemoryDesk:
    """A desk with one story, its acts in a list. Has the methods of ``factcheck.desk.Desk`` that the screens call."""

    def __init__(self, made: StoryView, who: str | None = "Kim") -> None:
        self.story, self.who = made, who
        self.acts: list[tuple[Act, StoryView, StoryView]] = []
        self.undone: list[tuple[Act, StoryView, StoryView]] = []
        self.calls: list[tuple[object, ...]] = []
        self.broken: str | None = None
        self.elsewhere: tuple[str, ...] = ()
        self.path = Path("memory.db")

    def set_who(self, name: str) -> None:
        self.who = name

    def refresh(self, story_id: str) -> StoryView:
        assert story_id == self.story.id
        return self.story

    def changed_elsewhere(self) -> tuple[str, ...]:
        changed, self.elsewhere = self.elsewhere, ()
        return changed

    def _act(self, what: str, target: str, after: StoryView) -> Act:
        if self.broken:
            raise DeskError(self.broken, "try again")
        act = Act(len(self.acts) + 1, "s-1", "2024-03-09T10:00:00+00:00", self.who or "", what, target, None, None)
        self.acts.append((act, self.story, after))
        self.undone.clear()
        self.story = after
        return act

    def decide(self, story_id: str, target_id: str, decision: Decision | str, *, why: str = "") -> Act:
        self.calls.append(("decide", target_id, str(decision), why))
        decision = Decision(decision)
        before = self.story.states
        if decision is Decision.DISMISSED and not why:
            raise DeskError("a dismissal needs a reason")
        states = dict(self.story.states)
        for name, state in states.items():
            if name == target_id or (state.finding.claim == target_id and state.open):
                states[name] = replace(
                    state,
                    decision=decision,
                    why=why,
                    who=self.who or "",
                    when="2024-03-09T10:00:00+00:00",
                    changed=None,
                )
        checks = dict(self.story.checks)
        if target_id in checks:
            checks[target_id] = replace(
                checks[target_id], decision=decision, why=why, who=self.who or "", when="2024-03-09T10:00:00+00:00"
            )
        act = self._act("decide", target_id, replace(self.story, states=states, checks=checks))
        return replace(act, after={name: {} for name, state in states.items() if state is not before[name]})

    def note(self, story_id: str, target_id: str, text: str, *, source: str = "") -> NoteView:
        self.calls.append(("note", target_id, text, source))
        note = NoteView(f"n-{len(self.acts)}", target_id, text, source, self.who or "", "2024-03-09T10:00:00+00:00")
        states = dict(self.story.states)
        if target_id in states:
            states[target_id] = replace(states[target_id], notes=(*states[target_id].notes, note))
        checks = dict(self.story.checks)
        if target_id in checks:
            checks[target_id] = replace(checks[target_id], notes=(*checks[target_id].notes, note))
        self._act("note", target_id, replace(self.story, states=states, checks=checks, notes=(*self.story.notes, note)))
        return note

    def undo(self, story_id: str) -> Act | None:
        if not self.acts:
            return None
        step = self.acts.pop()
        self.undone.append(step)
        self.story = step[1]
        return step[0]

    def redo(self, story_id: str) -> Act | None:
        if not self.undone:
            return None
        step = self.undone.pop()
        self.acts.append(step)
        self.story = step[2]
        return step[0]

    def export(
        self,
        story_id: str,
        form: str,
        path: str | Path | None = None,
        *,
        only: Collection[str] | None = None,
        overwrite: bool = False,
    ) -> str | Path:
        self.calls.append(("export", form, None if path is None else str(path), only, overwrite))
        text = f"{form} of {len(self.story.states if only is None else only)} findings\n{NASTY}\n"
        if path is None:
            return text
        if Path(path).exists() and not overwrite:
            raise DeskError(f"{path} is there already")
        Path(path).write_text(text, encoding="utf-8")
        return Path(path)

    def search(self, query: str, *, limit: int = 100) -> list[Hit]:
        self.calls.append(("search", query))
        return [
            Hit("s-1", self.story.title, "statement", f"a{i}", statement.text, statement.start, statement.end)
            for i, document in enumerate(self.story.comparison.documents, 1)
            for statement in document.statements
            if query.lower() in statement.text.lower()
        ][:limit]

    def stories(self) -> list[StorySummary]:
        other = StorySummary("s-2", "Another [/] story", 2, 5, 0, "2024-03-10T10:00:00+00:00")
        story = self.story
        here = StorySummary(story.id, story.title, 3, len(story.states), story.open_count, "2024-03-09T10:00:00+00:00")
        return [other, here]

    def open_story(self, story_id: str, *, progress: Progress | None = None) -> StoryView:
        self.calls.append(("open", story_id))
        self.story = replace(self.story, id=story_id, title="Another story")
        return self.story

    def add(self, paths: Sequence[Path], *, story: str, progress: Progress | None = None) -> StoryView:
        self.calls.append(("add", story, [path.read_text(encoding="utf-8") for path in paths]))
        if self.broken:
            raise DeskError(self.broken, "try again")
        return self.story

    def as_desk(self) -> Desk:
        """For the type checker: a desk by its methods, not by its class."""
        return cast("Desk", self)
