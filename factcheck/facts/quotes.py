"""Quotations: the same words in two places, cut, changed, hardened or given to somebody else.

Words inside quotation marks are held to the letter: what differs is shown word by word. A few words quoted inside
somebody's sentence are held against the full quotation they come from, and against who is said to have spoken them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.facts.kind import Context
from factcheck.facts.quotealignment import Alignment, Change, QuotedWord, align, inside, quoted_words, telling
from factcheck.facts.quotehedges import hedges_before, sentence_hedges
from factcheck.judging.holders import same_holder
from factcheck.lexicon import Lexicon
from factcheck.model import Attribution, Document, Fact, Judgement, Ruling, Speaker, Statement, Value
from factcheck.text.quotation_marks import quotations
from factcheck.text.titles import titles
from factcheck.text.words import content_lemmas

_LONGEST = 150
_PARTIAL = 5  # words up to which a quotation is a few words inside somebody's sentence
_CHANCE = 6  # equal words in order that two people do not speak by chance
_SAME_QUOTATION = 0.6  # share of the words between the first and last shared one that are shared
_NEGATIONS = frozenset(
    ["not", "no", "never", "none", "nothing", "nobody", "without", "don't", "didn't", "won't", "can't", "isn't"]
)

Spans = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class QuoteValue(Value):
    """Quoted words in lower case, without punctuation; ``partial`` when they are a few inside somebody's sentence."""

    words: str
    partial: bool = False


class Quotes:
    """The kind "quote"."""

    name = "quote"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """Every quotation with a source, sentence by sentence, in text order."""
        taken: set[tuple[int, int]] = set()
        found: list[Fact] = []
        for said in document.attributions:
            if not said.direct or said.content is None:
                continue
            for statement in document.statements_in(*said.content):
                start, end = max(statement.start, said.content[0]), min(statement.end, said.content[1])
                fact = _fact(document, statement, said, start, end) if start < end else None
                if fact is not None and (fact.start, fact.end) not in taken:
                    taken.add((fact.start, fact.end))
                    found.append(fact)
        found.extend(_unclaimed(document, taken))
        yield from sorted(found, key=lambda fact: (fact.start, fact.end))

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """How two quotations stand to each other; None when they are not the same words."""
        if a.article == b.article and a.start < b.end and b.start < a.end:
            return None
        if _value(a).partial == _value(b).partial:
            return _alike(a, b) if _value(a).partial else _full(a, b)
        if _value(a).partial:
            return _few(a, b, context)
        ruling = _few(b, a, context)
        if ruling is None or ruling.spans is None:
            return ruling
        return Ruling(ruling.judgement, ruling.reason, ruling.explanation, ruling.score, ruling.spans[::-1])


def _unclaimed(document: Document, taken: set[tuple[int, int]]) -> Iterator[Fact]:
    """Whole quotations that nobody is named for."""
    for quote in quotations(document.plain, [(s.start, s.end) for s in document.segments]):
        if quote.words < _CHANCE or any(start < quote.end and quote.start < end for start, end in taken):
            continue
        said = Attribution(None, None, (quote.start, quote.end), direct=True)
        for statement in document.statements:
            start, end = max(statement.start, quote.start), min(statement.end, quote.end)
            fact = _fact(document, statement, said, start, end) if start < end else None
            if fact is not None and not _value(fact).partial:
                yield fact


def _value(fact: Fact) -> QuoteValue:
    value = fact.value
    return value if isinstance(value, QuoteValue) else QuoteValue("")


def _fact(document: Document, statement: Statement, said: Attribution, start: int, end: int) -> Fact | None:
    quoted = quoted_words(document.plain, start, end)
    terms = content_lemmas(document.plain[start:end])
    if not quoted or not terms:
        return None
    words_of_sentence = sum(1 for _ in quoted_words(document.plain, statement.start, statement.end))
    partial = len(quoted) <= _PARTIAL and words_of_sentence > len(quoted) + 3
    last = _fitting(quoted, start, end)
    shown = " ".join(document.article.text[quoted[0].start : quoted[-1].end].split()[:6])
    return Fact(
        kind="quote",
        article=document.key,
        statement=statement,
        start=start,
        end=last,
        value=QuoteValue(" ".join(w.form for w in quoted), partial),
        point=" ".join(terms[:8]),
        keys=frozenset(terms),
        label=f"quote: “{shown}…”" if len(quoted) > 6 else f"quote: “{shown}”",
        event=statement.event,
        speaker=said.speaker,
    )


def _fitting(quoted: list[QuotedWord], start: int, end: int) -> int:
    """The end of a quotation, or of the last of its words that fits."""
    if end - start <= _LONGEST:
        return end
    fitting = [w.end for w in quoted if w.end - start <= _LONGEST]
    return fitting[-1] if fitting else start + _LONGEST


def _words_of(fact: Fact) -> list[QuotedWord]:
    """The quoted words of the fact's sentence, the part that was too long to show too."""
    statement = fact.statement
    count = len(_value(fact).words.split(" "))
    words = quoted_words(statement.plain, fact.start - statement.start, len(statement.plain))[:count]
    return [w._replace(start=w.start + statement.start, end=w.end + statement.start) for w in words]


def _narrowed(words: list[QuotedWord], span: tuple[int, int]) -> tuple[int, int]:
    part = words[span[0] : span[1]]
    return part[0].start, _fitting(part, part[0].start, part[-1].end)


def _full(a: Fact, b: Fact) -> Ruling | None:
    """Two whole quotations."""
    first, second = _words_of(a), _words_of(b)
    laid = align(first, second)
    if laid is None:
        return None
    if not laid.changes and laid.span_a == (0, len(first)) and laid.span_b == (0, len(second)):
        return _identical(a, b, len(first))
    if not _one_quotation(laid, first, second):
        return None
    other_speaker = a.speaker is not None and b.speaker is not None and not same_holder(a.speaker, b.speaker)
    if other_speaker and (laid.changes or laid.shared < _CHANCE):
        return None  # two people may well say something alike
    score = round(laid.shared / max(laid.span_a[1] - laid.span_a[0], laid.span_b[1] - laid.span_b[0]), 3)
    spans = _narrowed(first, laid.span_a), _narrowed(second, laid.span_b)
    if a.article == b.article and laid.changes and a.role is b.role:
        return None  # a speaker who says it twice, not a paper that quotes it twice
    unmarked = [change for change in laid.changes if not change.marked]
    weighty = [change for change in unmarked if _matters(change)]
    if weighty:
        text = f"One quotation in two wordings: {_shown(weighty)}. Nothing marks the change."
        return Ruling(Judgement.TENSION, "quote-trim", text, score, spans)
    lost = _lost_start(laid, first, second)
    if lost:
        text = f"One of the two begins the quotation after “{lost}”, which bears on what follows."
        return Ruling(Judgement.TENSION, "quote-trim", text, score, spans)
    lost = _lost_end(laid, first, second)
    if lost:
        text = f"One of the two ends the quotation before “{lost}”, in the middle of what was said."
        return Ruling(Judgement.TENSION, "quote-trim", text, score, spans)
    if other_speaker:
        return _other_mouth(a, b, spans, score)
    how = "the cut is marked" if laid.changes and not unmarked else "one gives more of it than the other"
    return Ruling(Judgement.SAME, "quote-trim", f"The same quotation: {how}.", score, spans)


def _identical(a: Fact, b: Fact, size: int) -> Ruling | None:
    if a.speaker is not None and b.speaker is not None and size >= _CHANCE and _two_people(a.speaker, b.speaker):
        return _other_mouth(a, b, None, 1.0)
    if size < 3:
        return None
    return Ruling(Judgement.SAME, "equal", "The same quotation in both places.", 1.0)


def _other_mouth(a: Fact, b: Fact, spans: Spans | None, score: float) -> Ruling | None:
    """The same words in two people's mouths; None when one of the two may speak for the other."""
    if a.speaker is None or b.speaker is None or not _two_people(a.speaker, b.speaker):
        return None
    text = f"The same words are given to {a.speaker.name} and to {b.speaker.name}."
    return Ruling(Judgement.CONFLICT, "value-differs", text, score, spans)


def _two_people(a: Speaker, b: Speaker) -> bool:
    """Whether two speakers are two named persons; a body and its spokesman are not."""
    names = [s.name.split() for s in (a, b)]
    full = all(2 <= len(name) <= 4 and all(part[:1].isupper() for part in name) for name in names)
    apart = names[0][-1].casefold() != names[1][-1].casefold()
    return full and apart and bool(a.role and b.role) and not same_holder(a, b)


def _one_quotation(laid: Alignment, first: list[QuotedWord], second: list[QuotedWord]) -> bool:
    """Whether two quotations share so much that they are one."""
    width = max(laid.span_a[1] - laid.span_a[0], laid.span_b[1] - laid.span_b[0])
    inner = first[laid.span_a[0] : laid.span_a[1]]
    meaning = len(set(telling(inner)) & {w.form for w in second})
    shorter = min(len(first), len(second))
    if laid.shared < 4 or meaning < 2 or laid.shared / width < _SAME_QUOTATION:
        return False
    return laid.shared >= 0.6 * shorter or (laid.shared >= 8 and meaning >= 4)


def _matters(change: Change) -> bool:
    """Whether a change is more than of small words."""
    forms = [w.form for w in (*change.a, *change.b)]
    return bool(telling([*change.a, *change.b])) or any(form in _NEGATIONS for form in forms)


def _shown(changes: list[Change]) -> str:
    parts = []
    for change in changes[:3]:
        a, b = (" ".join(w.text for w in side) for side in (change.a, change.b))
        parts.append(f"“{a}” against “{b}”" if a and b else f"“{a or b}” is in one only")
    return "; ".join(parts)


def _lost_start(laid: Alignment, first: list[QuotedWord], second: list[QuotedWord]) -> str:
    """The few words with a negation that one of two quotations leaves out before what both give."""
    for mine, near, other, far in (
        (first, laid.span_a, second, laid.span_b),
        (second, laid.span_b, first, laid.span_a),
    ):
        lead = other[: far[0]]
        unbroken = 0 < len(lead) <= 4 and not any(w.pause for w in (*lead[1:], other[far[0]]))
        if near[0] == 0 and mine and unbroken and any(w.form in _NEGATIONS for w in lead):
            return " ".join(w.text for w in lead)
    return ""


def _lost_end(laid: Alignment, first: list[QuotedWord], second: list[QuotedWord]) -> str:
    """The one or two words that one of two quotations stops short of, with no pause before them."""
    for mine, span, other, far in (
        (first, laid.span_a, second, laid.span_b),
        (second, laid.span_b, first, laid.span_a),
    ):
        rest = other[far[1] :]
        if span[1] == len(mine) and 0 < len(rest) <= 2 and telling(rest) and not any(w.pause for w in rest):
            return " ".join(w.text for w in rest)
    return ""


def _alike(a: Fact, b: Fact) -> Ruling | None:
    """Two quotations of a few words."""
    first, second = _words_of(a), _words_of(b)
    if a.speaker is None or b.speaker is None or not same_holder(a.speaker, b.speaker):
        return None
    shorter, longer = sorted((first, second), key=len)
    at = inside(shorter, longer)
    if at is None or len(shorter) < 2:
        return None
    if len(shorter) == len(longer):
        return Ruling(Judgement.SAME, "equal", "The same words are quoted.", 0.9)
    return Ruling(Judgement.SAME, "quote-trim", "The same words are quoted, one or two more in one place.", 0.85)


def _few(few: Fact, full: Fact, context: Context) -> Ruling | None:
    """A few words quoted inside a sentence, against the whole quotation they may come from."""
    part, whole = _words_of(few), _words_of(full)
    at = inside(part, whole)
    terms = telling(part)
    if at is None or not terms or (len(terms) == 1 and len(part) < 2):
        return None
    first = max(0, at - 6)
    spans = _around(few, part), (whole[first].start, _fitting(whole[first:], whole[first].start, whole[-1].end))
    quoted = " ".join(w.text for w in part)
    if few.speaker is None or full.speaker is None:
        return None
    if not same_holder(few.speaker, full.speaker):
        if (
            few.article != full.article
            or not _many(few.speaker, context.lexicon)
            or _many(full.speaker, context.lexicon)
        ):
            return None
        text = f"“{quoted}” is given to {few.speaker.name}, but the words are those of {full.speaker.name} alone."
        return Ruling(Judgement.TENSION, "one-voice", text, 0.85, spans)
    dropped = hedges_before(whole, at, full.statement.plain, full.statement.start, context.lexicon)
    kept = sentence_hedges(few.statement.plain, context.lexicon)
    missing = [hedge for hedge in dropped if hedge not in kept]
    if missing and not kept:
        shown = "”, “".join(missing)
        text = f"The full quotation says “{shown}” of “{quoted}”; the sentence that quotes these words does not."
        return Ruling(Judgement.TENSION, "hedge-dropped", text, 0.85, spans)
    attached = _attached(few, part), _attached(full, whole[at : at + len(part)])
    if few.article == full.article and all(attached) and _unlike(*attached):
        text = f"“{quoted}” goes with “{attached[0]}” here and with “{attached[1]}” in the full quotation."
        return Ruling(Judgement.TENSION, "quote-paraphrase", text, 0.75, spans)
    return Ruling(Judgement.SAME, "quote-trim", f"“{quoted}” is taken from the full quotation.", 0.8, spans)


def _around(few: Fact, part: list[QuotedWord]) -> tuple[int, int]:
    """The quoted few with what leads up to them: from the sentence's first word, or the last words that fit.

    A cut in the middle could leave out the "no" or "lack of" that turns the meaning.
    """
    if few.end - few.statement.start <= _LONGEST:
        return few.statement.start, few.end
    lead = quoted_words(few.statement.plain, 0, part[0].start - few.statement.start)[-8:]
    start = few.statement.start + lead[0].start if lead else few.start
    return (start, few.end) if few.end - start <= _LONGEST else (few.start, few.end)


_LINKS = frozenset(["in", "of", "for", "to", "on", "over", "against"])


def _attached(fact: Fact, part: list[QuotedWord]) -> str:
    """The phrase that "in", "of" or "for" joins to quoted words, cut after a few words."""
    plain, base = fact.statement.plain, fact.statement.start
    following = quoted_words(plain, part[-1].end - base, len(plain))[:9]
    if not following or following[0].form not in _LINKS:
        return ""
    last = following[0]
    for word in following[1:]:
        if word.pause and "," in plain[last.end : word.start]:
            break
        last = word
    return plain[following[0].start : last.end]


def _unlike(a: str, b: str) -> bool:
    """Whether two phrases begin with one small word and go on about different things."""
    x, y = set(content_lemmas(a)[:3]), set(content_lemmas(b)[:3])
    return a.split(" ")[0].lower() == b.split(" ")[0].lower() and bool(x and y) and not x & y


def _many(speaker: Speaker, lexicon: Lexicon) -> bool:
    """Whether a speaker is several people without a name ("campaigners", "police officers")."""
    last = speaker.name.split()[-1:] or [""]
    return last[0].casefold() in titles(lexicon).groups and not last[0][:1].isupper() and last[0] != "police"
