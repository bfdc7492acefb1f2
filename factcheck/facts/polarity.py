"""Polarity: what one report asserts and another denies, calls false or doubts.

Every denial is read with its scope, the words that are denied. A statement is held against it only when it tells just
that, in like words, without denying it too or leaving it open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factcheck.facts.kind import Context, value_of
from factcheck.facts.polarityframes import Frame, PolarityReader, polarity_reader
from factcheck.facts.polarityroles import ActValue, judge_turned, turned_facts
from factcheck.facts.polaritystates import StateValue, judge_opposites, opposite_facts
from factcheck.judging.holders import same_holder
from factcheck.judging.negation import LONG, PAIR, STORY, Denied, Opposed, Told, opposes, weigher
from factcheck.judging.pairing import prepare
from factcheck.model import Document, Fact, Judgement, Ruling, Statement, Value
from factcheck.text.clauses import clause_at
from factcheck.text.words import words

_LONGEST = 150  # characters of a quote, so that the 160 of the contract always hold
_THIN = 4  # a statement of fewer telling words is read with the one before it in its paragraph
_PAIR = 5  # statements of an article up to which it counts as a short text, put beside another to be held against it
_STEM = 5  # letters by which the index knows a term, so that it finds other forms of the word
_LONG = 15  # telling words beyond which a sentence is long
_AROUND = 2  # words on each side that show few words in what they are about
_NAMED = 3  # terms of a denial that name its matter
_SAYS = {
    "negated": "says it is not so",
    "denied": "denies it",
    "false": "calls it false",
    "doubted": "doubts it",
}


@dataclass(frozen=True, slots=True)
class PolarityValue(Value):
    """What a report says on one matter: ``stance`` is "asserted" or the manner of the denial."""

    stance: str
    matter: str


@dataclass(frozen=True, slots=True, eq=False)
class _Denial:
    """A denial of the story; ``matter`` names what is denied, in words of its own, so that the story changes no id."""

    document: str
    statement: Statement
    frame: Frame
    denied: Denied
    matter: str


class Polarity:
    """The kind "polarity"."""

    name = "polarity"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """Every denial of an article, and every statement that tells what a denial of the story denies."""
        story = _story(context)
        facts: dict[tuple[int, int, str], Fact] = {}
        for denial in story.denials:
            if denial.document == document.key:
                start = denial.statement.start
                fact = _fact(denial.statement, denial, start + denial.frame.start, start + denial.frame.end)
                facts.setdefault((fact.start, fact.end, fact.point), fact)
        for statement in document.statements:
            for denial in story.denials_of(statement):
                start, end = statement.start, statement.start + _cut(statement.text)
                facts.setdefault((start, end, denial.matter), _fact(statement, denial, start, end, told=True))
        others = [*opposite_facts(document, context), *turned_facts(document.key, context)]
        yield from sorted([*facts.values(), *others], key=lambda fact: (fact.start, fact.end, fact.point))

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """A conflict when one denies what the other asserts; a tension between two sources, and where it is doubted."""
        if isinstance(a.value, StateValue) or isinstance(b.value, StateValue):
            return judge_opposites(a, b, context)
        if isinstance(a.value, ActValue) or isinstance(b.value, ActValue):
            return judge_turned(a, b)
        told = [_value(fact).stance == "asserted" for fact in (a, b)]
        if told[0] == told[1]:
            return None
        denying, telling = (b, a) if told[0] else (a, b)
        opposed = _story(context).opposed(denying, telling)
        if opposed is None:
            return None
        reader = polarity_reader(context.lexicon)
        span = _stretch(telling.statement, opposed.told, reader)
        here = (denying.start, denying.end)
        spans = (span, here) if denying is b else (here, span)
        manner = _value(denying).stance
        quote = telling.statement.text[span[0] - telling.statement.start : span[1] - telling.statement.start]
        text = f"One says “{quote}”, the other {_SAYS[manner]}: “{denying.quote}”."
        judgement, reason = Judgement.CONFLICT, "negation"
        if manner == "doubted" or reader.hedged(telling.statement.plain):
            judgement, reason = Judgement.TENSION, "certainty"
        elif a.speaker and b.speaker and not same_holder(a.speaker, b.speaker):
            text += f" {a.speaker} and {b.speaker} differ; keep both."
            judgement = Judgement.TENSION
        return Ruling(judgement, reason, text, opposed.score, spans)


def _value(fact: Fact) -> PolarityValue:
    return value_of(fact, PolarityValue)


def _fact(statement: Statement, denial: _Denial, start: int, end: int, *, told: bool = False) -> Fact:
    return Fact(
        kind="polarity",
        article=statement.article,
        statement=statement,
        start=start,
        end=end,
        value=PolarityValue("asserted" if told else denial.frame.manner, denial.matter),
        point=denial.matter,
        keys=frozenset({denial.matter}),
        label=f"whether or not: {denial.matter}",
        event=statement.event,
    )


class _Story:
    """The denials of a story, and which statements tell what they deny."""

    def __init__(self, context: Context) -> None:
        documents = list(context.documents.values())
        self._reader = polarity_reader(context.lexicon)
        self._weights = context.weights
        self._size = {document.key: len(document.statements) for document in documents}
        self._before = {
            (document.key, later.index): earlier
            for document in documents
            for earlier, later in zip(document.statements, document.statements[1:], strict=False)
            if earlier.paragraph == later.paragraph
        }
        self.denials = [
            denial
            for document in documents
            for statement in document.statements
            if statement.role.asserts
            for denial in self._denials(document.key, statement)
        ]
        self._at: dict[tuple[str, int, str], _Denial] = {
            (denial.document, denial.statement.start + denial.frame.start, denial.frame.manner): denial
            for denial in self.denials
        }
        self._index: defaultdict[str, list[int]] = defaultdict(list)
        for number, denial in enumerate(self.denials):
            terms = denial.denied.terms if denial.denied.whole else denial.denied.scope | denial.denied.core
            for stem in sorted({term[:_STEM] for term in terms}):
                self._index[stem].append(number)

    def _denials(self, document: str, statement: Statement) -> Iterator[_Denial]:
        for frame in self._reader.frames(statement.plain):
            terms = prepare(statement.plain).term_set - frame.cues
            earlier = self._before.get((document, statement.index))
            thin = len(terms) < _THIN or self._size[document] <= _PAIR
            if frame.whole and thin and earlier is not None:
                terms |= prepare(earlier.plain).term_set
            scope = terms if frame.whole else frame.scope
            named = [term for term in dict.fromkeys(prepare(statement.plain).terms) if term in scope]
            if terms:
                matter = " ".join(named[:_NAMED]) or " ".join(sorted(terms)[:_NAMED])
                yield _Denial(
                    document,
                    statement,
                    frame,
                    Denied(scope, frame.head, frame.word, frame.core, terms, frame.whole),
                    matter,
                )

    def denials_of(self, statement: Statement) -> list[_Denial]:
        """The denials that deny what a statement tells, in story order."""
        told = self._told(statement)
        if told is None:
            return []
        numbers = sorted({number for term in told.terms | told.forms for number in self._index.get(term[:_STEM], ())})
        chosen = [self.denials[number] for number in numbers]
        return [
            denial
            for denial in chosen
            if denial.statement is not statement and self._opposes(denial, statement.article, told)
        ]

    def opposed(self, denying: Fact, telling: Fact) -> Opposed | None:
        """How sure it is that a fact denies what another tells; None when it is not."""
        denial = self._at.get((denying.article, denying.start, _value(denying).stance))
        told = self._told(telling.statement)
        if denial is None or told is None:
            return None
        return self._opposes(denial, telling.article, told)

    def _opposes(self, denial: _Denial, article: str, told: Told) -> Opposed | None:
        """Judged by the two articles alone, so that another article of the story changes nothing."""
        sizes = self._size[denial.document], self._size[article]
        weigh = weigher(self._weights, (denial.document, article), sum(sizes))
        if max(sizes) <= _PAIR:
            long = max(len(denial.denied.terms), len(told.terms)) > _LONG
            return opposes(denial.denied, told, weigh, LONG if long else PAIR)
        # In whole reports a doubt may be about anything that went before.
        return None if denial.frame.manner == "doubted" else opposes(denial.denied, told, weigh, STORY)

    def _told(self, statement: Statement) -> Told | None:
        """What a statement tells; None when it asks or calls something false itself."""
        if not statement.role.asserts or self._reader.asks(statement.plain):
            return None
        if any(frame.whole for frame in self._reader.frames(statement.plain)):
            return None
        return Told(
            prepare(statement.plain).term_set,
            self._reader.forms(statement.plain),
            self._reader.set_aside(statement.plain),
        )


@lru_cache(maxsize=4)
def _story(context: Context) -> _Story:
    return _Story(context)


def _stretch(statement: Statement, shared: frozenset[str], reader: PolarityReader) -> tuple[int, int]:
    """The words of a statement from the first to the last that carry the matter, cut to the length of a quote."""
    places = [
        (word.start, word.end)
        for word in words(statement.plain)
        if not shared.isdisjoint(prepare(word.text).term_set | reader.forms(word.text))
    ]
    if not places:
        return statement.start, statement.start + _cut(statement.text)
    start, end = places[0][0], max(end for _, end in places if end - places[0][0] <= _LONGEST or end == places[0][1])
    first, last = clause_at(statement.plain, places[0][0])
    before, after = words(statement.plain[first:start])[-_AROUND:], words(statement.plain[end:last])[:_AROUND]
    if len(places) <= _AROUND and end - start <= _LONGEST // 2:
        start, end = (first + before[0].start if before else start), (end + after[-1].end if after else end)
    return statement.start + start, statement.start + min(end, start + _LONGEST)


def _cut(text: str) -> int:
    """The length of the whole words of a text that fit into a quote."""
    if len(text) <= _LONGEST:
        return len(text)
    ends = [word.end for word in words(text[:_LONGEST])]
    return ends[-2] if len(ends) > 1 else _LONGEST
