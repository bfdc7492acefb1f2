"""Trends: what is said to have risen, fallen, or not to have done so.

A trend is read as a frame: direction, degree, what is denied of it, measure, window and baseline. The point of the
frame is negation scope: "no major spike" denies only that a spike was major, "no spike" denies a spike,
"no increase" denies any increase.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from factcheck.events import EARLIER, MAIN, EventReader, event_reader
from factcheck.facts.kind import Context, value_of
from factcheck.facts.trendframes import Frame, Stance, trend_reader
from factcheck.judging.holders import is_named, same_holder
from factcheck.model import Document, Fact, Judgement, Role, Ruling, Statement, Value

_LABELS = {
    "wrongdoing": "crime and incidents",
    "prices": "prices",
    "work": "employment",
    "business": "business results",
    "shares": "shares",
    "health": "cases",
}


@dataclass(frozen=True, slots=True)
class TrendValue(Value):
    """A trend as stated. ``degree`` is "small", "large" or empty; ``noun`` "spike" for a sudden change, else "change".

    ``expected`` when what is denied is a rise that had been expected or feared.
    """

    stance: Stance
    degree: str = ""
    noun: str = "change"
    measure: str = ""
    measure_class: str = ""
    window: str = ""
    baseline: str = ""
    expected: bool = False

    def signature(self) -> tuple[object, ...]:
        """Direction, degree and suddenness; measure and window are how it is worded."""
        return (self.stance, self.degree, self.noun)


class Trends:
    """The kind "trend"."""

    name = "trend"
    selective = True

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """Every trend that an article states, in text order; possible, feared or forecast ones are left out."""
        reader = trend_reader(context.lexicon)
        events = event_reader(document, context.lexicon)
        frames = [
            (statement, frame)
            for statement in document.statements
            if statement.role.asserts
            for frame in reader.frames(statement.plain)
        ]
        topic = _topic(frames)
        for statement, frame in frames:
            family = frame.family or topic
            if family:
                yield self._fact(document, statement, frame, family, events)

    @staticmethod
    def _fact(document: Document, statement: Statement, frame: Frame, family: str, events: EventReader) -> Fact:
        start, end = statement.start + frame.start, statement.start + frame.end
        event = events.event_at(statement, statement.start + frame.head)
        if frame.stance in ("below", "above"):
            event = MAIN  # the comparison is of this event with the earlier ones
        value = TrendValue(
            stance=frame.stance,
            degree=frame.degree,
            noun=frame.noun,
            measure=frame.measure,
            measure_class=frame.measure_class,
            window=frame.window,
            baseline=frame.baseline,
            expected=frame.expected,
        )
        point = family + (" against earlier events" if frame.stance in ("below", "above") else "")
        label = f"trend: {_LABELS.get(family, family)}" + (
            " against earlier events" if frame.stance in ("below", "above") else ""
        )
        return Fact(
            kind="trend",
            article=document.key,
            statement=statement,
            start=start,
            end=end,
            value=value,
            point=point,
            keys=frozenset({family}),
            label=label,
            event=event,
            speaker=statement.speaker,
        )

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """How two trends on one topic stand to each other; see the second looks of the design, section 4."""
        if EARLIER in (a.event, b.event) or a.event != b.event:
            return None
        ruling = _rule(a, b)
        if ruling is None:
            return None
        return Ruling(ruling.judgement, ruling.reason, ruling.explanation, _affinity(a, b, context))


def _topic(frames: list[tuple[Statement, Frame]]) -> str:
    """The topic of the article's first trend with a stated measure, which trends without one inherit."""
    return next((frame.family for _, frame in frames if frame.family), "")


def _value(fact: Fact) -> TrendValue:
    return value_of(fact, TrendValue)


def _affinity(a: Fact, b: Fact, context: Context) -> float:
    """How likely the two speak of one thing (0 to 1): the same place in the article, source, noun and measure."""
    va, vb = _value(a), _value(b)
    score = 0.5
    if a.role is b.role is Role.HEADLINE:
        score += 0.3
    elif {a.role, b.role} == {Role.HEADLINE, Role.STANDFIRST}:
        score += 0.15
    elif a.role is b.role:
        score += 0.05
    if same_holder(a.speaker, b.speaker):
        score += 0.2
    if a.statement.quoted and b.statement.quoted:
        score += 0.1  # what both quote is firmer than what one of them words itself
    if va.noun == vb.noun:
        score += 0.05
    if va.measure_class and vb.measure_class:
        alike = va.measure_class == vb.measure_class
        score += 0.05 if alike else (-0.1 if va.stance != vb.stance else 0)
    lead_a, lead_b = _is_lead(a, context), _is_lead(b, context)
    if lead_a and lead_b:
        score += 0.15
    score += 0.1 * fuzz.token_set_ratio(a.statement.plain, b.statement.plain) / 100
    return min(0.99, round(score, 3))


def _is_lead(fact: Fact, context: Context) -> bool:
    body = [s for s in context.document(fact).statements if s.role is Role.BODY]
    return bool(body) and body[0].index == fact.statement.index


def _rule(a: Fact, b: Fact) -> Ruling | None:
    va, vb = _value(a), _value(b)
    compared = {"below", "above"}
    if va.stance in compared or vb.stance in compared:
        return _compared(a, b)
    if {va.stance, vb.stance} & {"no-fall"} and va.stance != vb.stance:
        return None
    if va.stance == vb.stance:
        return _same_direction(a, b)
    if {va.stance, vb.stance} == {"up", "down"}:
        return _opposite(a, b)
    rising, denying = (a, b) if va.stance == "up" else (b, a)
    if _value(rising).stance != "up":
        return None  # a fall and a denied rise agree well enough, two denials of different degree too
    return _denied(rising, denying)


def _compared(a: Fact, b: Fact) -> Ruling | None:
    va, vb = _value(a), _value(b)
    if va.stance == vb.stance:
        text = f"Both put it {va.stance} earlier events: “{a.quote}” and “{b.quote}”."
        return Ruling(Judgement.SAME, "equal", text)
    if {va.stance, vb.stance} == {"below", "above"}:
        text = f"One puts it below earlier events, the other above: “{a.quote}” and “{b.quote}”."
        return Ruling(Judgement.CONFLICT, "direction", text)
    plain, against = (a, b) if _value(b).stance in ("below", "above") else (b, a)
    falls = _value(against).stance == "below" and "down" in against.quote.lower().split()
    if a.article == b.article and plain.role is Role.HEADLINE and _value(plain).stance == "up" and falls:
        text = (
            f"The headline says “{plain.quote}”, the body “{against.quote}”: up on one baseline, down on another. "
            "A reader of the headline sees only one of them."
        )
        return Ruling(Judgement.TENSION, "headline-body", text)
    return None


def _same_direction(a: Fact, b: Fact) -> Ruling | None:
    va, vb = _value(a), _value(b)
    classes = {va.measure_class, vb.measure_class} - {""}
    if a.article == b.article and len(classes) > 1 and va.stance in ("up", "down") and _one_saying(a, b):
        text = (
            f"“{a.quote}” counts {va.measure or va.measure_class}, “{b.quote}” counts {vb.measure or vb.measure_class}. "
            "They are not the same measure; say which one rose."
        )
        reason = "measure-differs" if Role.HEADLINE in (a.role, b.role) else "quote-paraphrase"
        return Ruling(Judgement.TENSION, reason, text)
    if {va.degree, vb.degree} == {"small", "large"}:
        text = f"One calls it small, the other large: “{a.quote}” and “{b.quote}”."
        return Ruling(Judgement.TENSION, "degree-scope", text)
    if va.degree == vb.degree:
        return Ruling(Judgement.SAME, "equal", f"Both say the same of it: “{a.quote}” and “{b.quote}”.")
    text = f"Both say it went the same way; only one says how far: “{a.quote}” and “{b.quote}”."
    return Ruling(Judgement.COMPATIBLE, "degree-scope", text)


def _two_bodies(a: Fact, b: Fact) -> bool:
    """Whether two named sources of different bodies speak, so that each may count its own."""
    first, second = a.speaker, b.speaker
    if first is None or second is None or same_holder(first, second):
        return False
    return is_named(first) and is_named(second)


def _names_source(fact: Fact) -> bool:
    return fact.speaker is not None and is_named(fact.speaker)


def _one_saying(a: Fact, b: Fact) -> bool:
    """Whether one of the two reports what the other quotes: headline or paraphrase on one side, quotation on the other."""
    if a.statement.quoted == b.statement.quoted:
        return False
    other = a if b.statement.quoted else b
    quoted = b if other is a else a
    if other.role is Role.HEADLINE:
        return quoted.speaker is not None
    shared = fuzz.partial_ratio(_value_words(other), _value_words(quoted))
    return other.speaker == quoted.speaker and shared >= 75 and _value(other).degree != ""


def _value_words(fact: Fact) -> str:
    return " ".join(fact.statement.plain[fact.start - fact.statement.start :].split()[:2]).strip("\"'").lower()


def _opposite(a: Fact, b: Fact) -> Ruling | None:
    va, vb = _value(a), _value(b)
    if va.baseline != vb.baseline and (va.baseline or vb.baseline):
        text = f"Measured against different things: “{a.quote}” and “{b.quote}”."
        return Ruling(Judgement.COMPATIBLE, "baseline-differs", text)
    if va.window and vb.window and va.window != vb.window:
        text = f"“{a.quote}” is over {va.window}, “{b.quote}” over {vb.window}."
        return Ruling(Judgement.COMPATIBLE, "window-differs", text)
    if va.measure and vb.measure and va.measure != vb.measure:
        text = f"“{a.quote}” counts {va.measure}, “{b.quote}” counts {vb.measure}."
        return Ruling(Judgement.COMPATIBLE, "measure-differs", text)
    text = f"One says up, the other down: “{a.quote}” and “{b.quote}”."
    return Ruling(Judgement.CONFLICT, "direction", text)


def _denied(rising: Fact, denying: Fact) -> Ruling | None:
    """A rise against a denial; what is denied, of what, and by whom decides."""
    vr, vd = _value(rising), _value(denying)
    within = rising.article == denying.article
    both = f"“{rising.quote}” against “{denying.quote}”"
    display = {Role.HEADLINE, Role.STANDFIRST}
    headline = not display.isdisjoint((rising.role, denying.role))
    classes = {vr.measure_class, vd.measure_class} - {""}
    if vd.measure_class == "report" != vr.measure_class and not within and _names_source(denying):
        text = (
            f"{both}: {denying.speaker} counts the reports it gets, which is another measure. Confirm what each counts."
        )
        return Ruling(Judgement.COMPATIBLE, "measure-differs", text)
    if len(classes) == 2 and (within or (rising.speaker is not None and denying.speaker is not None)):
        measures = f"{vr.measure or vr.measure_class} against {vd.measure or vd.measure_class}"
        if within and denying.role in display:
            text = f"{both}: the headline leaves out a rise that the body reports ({measures})."
            return Ruling(Judgement.TENSION, "headline-body", text)
        if not headline:
            return Ruling(Judgement.COMPATIBLE, "measure-differs", f"{both}: {measures}, two measures.")
    if vd.stance == "not-large":
        if vr.degree == "large":
            text = f"{both}: one says the rise was large, the other that it was not."
            return Ruling(Judgement.CONFLICT, "direction", text)
        if within and vr.degree == "small" and not headline:
            text = f"{both}: “no” denies only that it was large, and a small rise is left. Both hold."
            return Ruling(Judgement.COMPATIBLE, "degree-scope", text)
        text = f"{both}: “no” denies only the degree, so both can hold, but a reader takes them for opposites."
        return Ruling(Judgement.TENSION, "degree-scope", text)
    if vd.noun == "spike" and vr.noun != "spike":
        text = f"{both}: a rise need not be a spike, so both can hold; the emphasis is opposite."
        return Ruling(Judgement.TENSION, "degree-scope", text)
    if vr.degree == "small" and vd.expected:
        if within and headline:
            text = f"{both}: the headline leaves out the small rise that the body reports."
            return Ruling(Judgement.TENSION, "headline-body", text)
        text = f"{both}: what is denied is the expected rise; a small one may be left. Both can hold."
        return Ruling(Judgement.TENSION, "degree-scope", text)
    if vr.window and vd.window and vr.window != vd.window and not headline:
        text = f"{both}: they cover different times, {vr.window} and {vd.window}."
        return Ruling(Judgement.TENSION, "window-differs", text)
    if not headline and _two_bodies(rising, denying):
        text = (
            f"{both}: {rising.speaker} and {denying.speaker} may each count their own cases. Confirm what each counts."
        )
        return Ruling(Judgement.COMPATIBLE, "measure-differs", text)
    text = f"{both}: one says there was a rise, the other that there was none."
    return Ruling(Judgement.CONFLICT, "direction", text)
