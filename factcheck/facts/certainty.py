"""Certainty: the same matter stated flatly in one place and held open in the other.

A label ("terror attack", "being treated as terrorism"), a person who did it or is accused of it, a size that is not known
yet, a question that one report leaves open and another answers. Hedges matter: some are owed to the law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache

from factcheck.events import MAIN, event_reader
from factcheck.facts.certaintyframes import CertaintyReader, Frame, Question, certainty_reader
from factcheck.facts.kind import Context, value_of
from factcheck.judging.pairing import prepare
from factcheck.judging.publication import published_order
from factcheck.model import Document, Fact, Judgement, Role, Ruling, Statement, Value
from factcheck.text.speakers import people
from factcheck.text.words import words

_DISPLAY = (Role.HEADLINE, Role.STANDFIRST)
_BEFORE = 2  # statements before a label that say what is labelled
_ANSWERED = 3  # telling terms of an open question that a statement must have to answer it
_ANSWER_SHARE = 0.6  # … and the share of the question's terms
_LONGEST = 150  # characters of a quote, so that the 160 of the contract always hold
_NEAR = 80  # characters within which a statement answers a question
_CORE = 2  # last terms of a claim, what was done and by whom, which a statement that repeats it must have
_SHOWN = 6  # terms of a question that name it


@dataclass(frozen=True, slots=True)
class CertaintyValue(Value):
    """How sure a place is of a matter: ``sure`` is "flat" or "open", ``sort`` what kind of matter it is."""

    sort: str
    matter: str
    sure: str


class Certainty:
    """The kind "certainty"."""

    name = "certainty"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """The first flat and the first open mention of each matter, and answers to what other articles leave open."""
        facts = [*self._framed(document, context), *self._questions(document, context)]
        yield from sorted(facts, key=lambda fact: (fact.start, fact.end, fact.point))

    @staticmethod
    def _framed(document: Document, context: Context) -> Iterator[Fact]:
        reader = certainty_reader(context.lexicon)
        events = event_reader(document, context.lexicon)
        found = [(s, frame) for s in document.statements for frame in reader.frames(s.plain)]
        legal = [frame for _, frame in found if frame.sort == "legal"]
        surnames = _surnames(document, context, reader) if legal else frozenset()
        seen: set[tuple[str, str, str]] = set()
        for statement, frame in found:
            key = (frame.sort, frame.matter, frame.sure)
            main = events.event_at(statement, statement.start + frame.start) == MAIN
            headline = frame.sort != "size" or frame.sure == "open" or statement.role in _DISPLAY
            if key in seen or not main or not headline or (frame.sort == "legal" and frame.matter not in surnames):
                continue
            told = statement.quoted or (frame.sort == "legal" and statement.speaker is not None)
            if told and frame.sure == "flat":
                continue  # what somebody else says is not the report's own certainty
            seen.add(key)
            yield _fact(document, statement, frame)

    @staticmethod
    def _questions(document: Document, context: Context) -> Iterator[Fact]:
        reader = certainty_reader(context.lexicon)
        for asking, statement, question, terms, core in _open_questions(context):
            if asking == document.key:
                yield _stated(document, statement, question.start, question.end, terms, "open")
                continue
            best: tuple[float, Statement, tuple[int, int]] | None = None
            for other in document.statements:
                answer = _answer(other, terms, core, reader)
                if answer is not None and (best is None or answer[0] > best[0]):
                    best = (answer[0], other, answer[1])
            if best is not None:
                yield _stated(document, best[1], *best[2], terms, "flat")

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """Flat against open on one matter; None when both are alike or may speak of two things."""
        va, vb = (value_of(fact, CertaintyValue) for fact in (a, b))
        if va.sure == vb.sure:
            return None
        flat, held = (a, b) if va.sure == "flat" else (b, a)
        both = f"“{flat.quote}” against “{held.quote}”"
        if a.article == b.article:
            on_top = flat.role in _DISPLAY and held.role not in _DISPLAY and va.sort in ("label", "legal")
            text = f"{both}: stated flatly on top, held open in the body."
            return Ruling(Judgement.TENSION, "hedge-dropped", text, 0.8) if on_top else None
        if va.sort == "question":
            if published_order(context.document(held).article, context.document(flat).article) < 0:
                return Ruling(Judgement.COMPATIBLE, "as-of", f"{both}: what was open may have become known since.", 0.6)
            return Ruling(Judgement.TENSION, "certainty", f"{both}: open in one report, stated in the other.", 0.7)
        if va.sort != "legal" and not _one_matter(flat, held, context, 2 if va.sort == "size" else 1):
            return None
        owed = " One report owes the hedge to the law." if va.sort == "legal" else ""
        return Ruling(
            Judgement.TENSION, "certainty", f"{both}: stated in one report, held open in the other.{owed}", 0.75
        )


def _fact(document: Document, statement: Statement, frame: Frame) -> Fact:
    point = f"{frame.sort} {frame.matter}"
    return Fact(
        kind="certainty",
        article=document.key,
        statement=statement,
        start=statement.start + frame.start,
        end=statement.start + frame.end,
        value=CertaintyValue(frame.sort, frame.matter, frame.sure),
        point=point,
        keys=frozenset({point}),
        label=f"how sure: {frame.matter}",
    )


def _stated(document: Document, statement: Statement, start: int, end: int, terms: tuple[str, ...], sure: str) -> Fact:
    matter = " ".join(terms[-_SHOWN:])
    point = f"question {matter}"
    return Fact(
        kind="certainty",
        article=document.key,
        statement=statement,
        start=statement.start + start,
        end=statement.start + end,
        value=CertaintyValue("question", matter, sure),
        point=point,
        keys=frozenset({point}),
        label=f"left open: {matter}",
    )


def _surnames(document: Document, context: Context, reader: CertaintyReader) -> frozenset[str]:
    """The surnames of the persons of whom the article reports no conviction."""
    settled = {w.lower() for s in document.statements if reader.settled.search(s.plain) for w in s.plain.split()}
    found = {person.surname.lower() for person in people(document.plain, context.lexicon) if person.given}
    return frozenset(surname for surname in found if surname not in settled)


_ASIDE = re.compile(r"\([^()]{0,200}\)")
Open = tuple[str, Statement, Question, tuple[str, ...], frozenset[str]]


@lru_cache(maxsize=4)
def _open_questions(context: Context) -> tuple[Open, ...]:
    """What the articles of a story leave open: where, the telling terms, and those that an answer cannot do without."""
    reader = certainty_reader(context.lexicon)
    out: list[Open] = []
    for document in context.documents.values():
        for before, statement in zip((None, *document.statements), document.statements, strict=False):
            for question in reader.questions(statement.plain):
                asked = _ASIDE.sub(" ", before.plain) if question.back and before is not None else question.asked
                told = [term for term in prepare(asked).terms if not term[0].isdigit()]
                terms = tuple(dict.fromkeys(told))
                if len(terms) >= _ANSWERED:
                    core = frozenset(told[-_CORE:] if question.back else ())
                    out.append((document.key, statement, question, terms, core))
    return tuple(out)


def _answer(
    statement: Statement, terms: tuple[str, ...], core: frozenset[str], reader: CertaintyReader
) -> tuple[float, tuple[int, int]] | None:  # fmt: skip
    """How much of an open question a statement states flatly, and with which words."""
    own = prepare(statement.plain).term_set
    shared = own & set(terms)
    enough = max(_ANSWERED, 0 if core else round(_ANSWER_SHARE * len(terms)))
    if len(shared) < enough or not core <= own or reader.hedged(statement.plain):
        return None
    span = _narrowest(statement.plain, core or shared, _LONGEST if core else _NEAR)
    return None if span is None else (len(shared) / len(terms), span)


def _narrowest(plain: str, wanted: Set[str], longest: int) -> tuple[int, int] | None:
    """The shortest stretch of a sentence that has all the wanted terms; None when it is longer than that."""
    last: dict[str, tuple[int, int]] = {}
    best: tuple[int, int] | None = None
    for word in words(plain):
        for term in prepare(word.text.lower()).terms:
            if term in wanted:
                last[term] = (word.start, word.end)
                start = min(place[0] for place in last.values())
                if len(last) == len(wanted) and (best is None or word.end - start < best[1] - best[0]):
                    best = (start, word.end)
    return best if best is not None and best[1] - best[0] <= longest else None


def _one_matter(a: Fact, b: Fact, context: Context, least: int) -> bool:
    """Whether two places speak of one event: telling terms in common around both, the words of the matter aside."""
    own = frozenset(term for fact in (a, b) for term in prepare(fact.quote).terms)
    if least > 1:
        # A size stands in its own words: "the full extent of hate crime".
        shared = context.weights.common(a.statement, b.statement).terms
        return len(shared) >= least
    named = [prepare(fact.statement.plain).names for fact in (a, b)]
    if all(named) and named[0].isdisjoint(named[1]):
        return False
    return bool((_around(a, context) & _around(b, context)) - own)


def _around(fact: Fact, context: Context) -> frozenset[str]:
    """The names in a statement and in those right before it."""
    near = context.document(fact).statements[max(0, fact.statement.index - _BEFORE) : fact.statement.index + 1]
    return frozenset(name for statement in near for name in prepare(statement.plain).names)
