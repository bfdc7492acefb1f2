"""What is read from a sentence and by which kind, and how two sentences are judged, with why nothing was compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING, Any

from factcheck.desk.rules import AnyPath, word_lists
from factcheck.desk.views import DeskError
from factcheck.model import Article, Comparison, Document, Fact

if TYPE_CHECKING:
    from factcheck.facts.kind import Context, Kind

MOST_NAMED = 8
"""How many blocking keys are named of a pair that shares none."""
_SHORT = 3  # words of a point that names a thing; a longer one is the wording itself


@dataclass(frozen=True, slots=True)
class Reading:
    """A fact read from a sentence: its kind, what it is about, its words and what they come to."""

    kind: str
    label: str
    point: str
    quote: str
    start: int
    end: int
    value: dict[str, Any]
    event: str
    speaker: str | None
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a kind judged two facts, or in ``why_not`` why it did not."""

    kind: str
    a: str
    b: str
    shared_keys: tuple[str, ...] = ()
    judgement: str | None = None
    reason: str | None = None
    explanation: str = ""
    score: float | None = None
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """One or two sentences with what is read from them; for two also how sure it is that they are about one thing."""

    sentences: tuple[str, ...]
    readings: tuple[tuple[Reading, ...], ...]
    pairing: float | None = None
    carried_by: str = ""
    verdicts: tuple[Verdict, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """The same as JSON values."""
        out: dict[str, Any] = {
            "sentences": [
                {"text": text, "facts": [_reading_json(reading) for reading in readings]}
                for text, readings in zip(self.sentences, self.readings, strict=True)
            ]
        }
        if self.pairing is not None:
            out["pairing"] = {"score": self.pairing, "carried_by": self.carried_by}
            out["verdicts"] = [_verdict_json(verdict) for verdict in self.verdicts]
        return out


def explain(first: str, second: str | None = None, *, rules: AnyPath | None = None) -> Explained:
    """What is read from a sentence, and how it is judged against a second one. Raises ``DeskError`` for an empty one."""
    sentences = (first,) if second is None else (first, second)
    if not all(sentence.strip() for sentence in sentences):
        raise DeskError("a sentence is empty", "give the words to explain in quotes")
    lexicon = word_lists(rules)
    from factcheck.comparison import compare
    from factcheck.facts import Context
    from factcheck.lexicon import using

    comparison = compare([Article(text=sentence) for sentence in sentences], lexicon=lexicon, within=False)
    facts = [[fact for fact in comparison.facts if fact.article == key] for key in comparison.arguments]
    readings = tuple(tuple(_reading(fact) for fact in found) for found in facts)
    if second is None:
        return Explained(sentences, readings)
    context = Context(lexicon, {document.key: document for document in comparison.documents})
    with using(lexicon):
        from factcheck.judging.pairing import similarity

        pairing = similarity(first, second)
        verdicts = tuple(_verdicts(comparison, context))
    return Explained(sentences, readings, pairing.score, pairing.carried_by, verdicts)


def _reading(fact: Fact) -> Reading:
    return Reading(
        kind=fact.kind,
        label=fact.label,
        point=fact.point,
        quote=fact.quote,
        start=fact.start,
        end=fact.end,
        value=fact.value.as_json(),
        event=fact.event,
        speaker=str(fact.speaker) if fact.speaker else None,
        keys=tuple(sorted(fact.keys)),
    )


def _verdicts(comparison: Comparison, context: Context) -> Iterator[Verdict]:
    """Every kind that reads something from either sentence, in the order of the registry."""
    from factcheck.facts import all_kinds

    first, second = (comparison.document(key) for key in comparison.arguments)
    for kind in all_kinds():
        # Found anew: two kinds may read facts of one name, and each judges its own.
        ours, theirs = (_found(kind, document, context) for document in (first, second))
        if ours and theirs:
            yield from _of_kind(kind, ours, theirs, comparison, context)
        elif ours or theirs:
            side = "first" if ours else "second"
            quote = (ours or theirs)[0].quote
            why = f"only the {side} sentence has a fact of this kind"
            yield Verdict(kind.name, quote if ours else "", "" if ours else quote, why_not=why)


def _found(kind: Kind, document: Document, context: Context) -> list[Fact]:
    return [replace(f, speaker=document.speaker_at(f.start, f.end)) for f in kind.find(document, context)]


def _of_kind(
    kind: Kind, ours: Sequence[Fact], theirs: Sequence[Fact], comparison: Comparison, context: Context
) -> Iterator[Verdict]:
    pairs = [(a, b, tuple(sorted(a.keys & b.keys))) for a, b in product(ours, theirs)]
    together = [pair for pair in pairs if pair[2]]
    if not together:
        named = [
            ", ".join(sorted({key for fact in facts for key in fact.keys})[:MOST_NAMED]) for facts in (ours, theirs)
        ]
        why = f"nothing brings them together: {named[0] or 'no key'} / {named[1] or 'no key'}"
        yield Verdict(kind.name, ours[0].quote, theirs[0].quote, why_not=why)
    order = {document.key: number for number, document in enumerate(comparison.documents)}
    shown = {
        frozenset(((f.a.article, f.a.point), (f.b.article, f.b.point)))
        for f in comparison.findings
        if f.kind == kind.name
    }
    for a, b, keys in together:
        earlier, later = sorted((a, b), key=lambda fact: order[fact.article])
        ruling = kind.judge(earlier, later, context)
        if ruling is None:
            yield Verdict(kind.name, a.quote, b.quote, keys, why_not=_why_not(a, b))
            continue
        kept = frozenset(((a.article, a.point), (b.article, b.point))) in shown
        yield Verdict(
            kind=kind.name,
            a=a.quote,
            b=b.quote,
            shared_keys=keys,
            judgement=ruling.judgement.value,
            reason=ruling.reason,
            explanation=ruling.explanation,
            score=ruling.score,
            why_not="" if kept else "judged, and left out for a more telling pair",
        )


def _why_not(a: Fact, b: Fact) -> str:
    """What keeps two facts under one key apart, as far as the facts themselves say it."""
    if a.article in a.point:
        return "compared inside one article only"
    if a.event != b.event:
        return f"they are of different events: {a.event} / {b.event}"
    if a.point != b.point and max(len(fact.point.split()) for fact in (a, b)) <= _SHORT:
        return f"they are about different things: {a.point} / {b.point}"
    return "not sure enough that both are about one thing"


def _reading_json(reading: Reading) -> dict[str, Any]:
    return {
        "kind": reading.kind,
        "label": reading.label,
        "point": reading.point,
        "quote": reading.quote,
        "start": reading.start,
        "end": reading.end,
        "value": reading.value,
        "event": reading.event,
        "speaker": reading.speaker,
        "keys": list(reading.keys),
    }


def _verdict_json(verdict: Verdict) -> dict[str, Any]:
    return {
        "kind": verdict.kind,
        "a": verdict.a,
        "b": verdict.b,
        "shared_keys": list(verdict.shared_keys),
        "judgement": verdict.judgement,
        "reason": verdict.reason,
        "explanation": verdict.explanation,
        "score": verdict.score,
        "why_not": verdict.why_not,
    }
