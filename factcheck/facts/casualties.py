"""Casualties: how many people were killed, injured, missing, held … and who is counted.

Dead and injured are never mixed, a part ("including seven children") never with the whole, and the toll of an earlier
event never with this one's. A sum is proposed only from parts that the report itself names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.events import MAIN, event_reader
from factcheck.facts.casualtycounts import Count, Harmed, count_reader
from factcheck.facts.kind import Context, value_of
from factcheck.judging.incident import Incident, Verdict, compare_incidents, read_incident
from factcheck.judging.intervals import Interval, relation
from factcheck.judging.publication import published_order
from factcheck.model import Document, Fact, Judgement, Role, Ruling, Statement, Value

_LEAD = 4  # sentences
# Says nothing about which incident it is: every count of casualties has such words.
_COMMON = frozenset(["kill", "injure", "victim", "people", "person", "miss", "hospital", "arrest", "police", "report"])
_RUNNING = re.compile(
    r"\b(?:since|so far|in total|overall|altogether|to date|this year|over the past|in the past|bring(?:s|ing)?\b[^.]{0,40}\bto|brought\b[^.]{0,40}\bto|"
    r"(?:\w+|\d+)-day|days of|"
    r"(?:in|during) the (?:conflict|war|fighting|offensive|campaign|hostilities))\b",
    re.IGNORECASE,
)
HARMED = "harmed"
_ATTACKERS = "attackers"
_SINGLE = 1


@dataclass(frozen=True, slots=True)
class CasualtyValue(Value):
    """A count of people. ``who`` is the group counted, empty for people at large; ``parts`` the addends of a list.

    ``also`` names persons of the same sentence who were harmed with the outcome left open. For a single harmed person
    the role is "harmed", ``manner`` how and ``name`` who. ``running`` when the count runs over days or several events,
    ``lead`` when it is the first of its role and stands where a report gives its main toll.
    """

    role: str
    low: float | None
    high: float | None
    approx: bool = False
    strict: bool = False
    who: str = ""
    part: bool = False
    parts: tuple[int, ...] = ()
    also: tuple[str, ...] = ()
    rising: bool = False
    running: bool = False
    lead: bool = False
    manner: str = ""
    name: str = ""

    def signature(self) -> tuple[object, ...]:
        """Who and how many; where in the report it stands does not matter."""
        return (self.role, self.low, self.high, self.approx, self.strict, self.who, self.part, self.running, self.name)

    @property
    def interval(self) -> Interval:
        """The number as an interval."""
        return Interval(self.low, self.high, self.approx, self.strict)


class Casualties:
    """The kind "casualty"."""

    name = "casualty"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """Every count of people with a role, and single persons harmed, in text order."""
        reader = count_reader(context.lexicon)
        labels = {role: entry["label"] for role, entry in context.lexicon.table("casualties")["roles"].items()}
        events = event_reader(document, context.lexicon)
        led: set[str] = set()
        for statement in document.statements:
            harmed = list(reader.harmed(statement.plain))
            also = tuple(h.name or f"one of the {h.who}" for h in harmed)
            facts = []
            for count in reader.counts(statement.plain):
                event = events.event_at(statement, statement.start + count.start)
                fact = _counted(document, statement, count, also, event, labels[count.role])
                if count.role not in led and event == MAIN and not count.part:
                    led.add(count.role)
                    early = statement.index < _LEAD or statement.role is not Role.BODY
                    fact = replace(fact, value=replace(_value(fact), lead=early))
                facts.append(fact)
            facts.extend(_harmed(document, statement, harm) for harm in harmed)
            facts.extend(_attacker(document, statement, *span) for span in reader.attackers_dead(statement.plain))
            yield from sorted(facts, key=lambda fact: (fact.start, fact.end, fact.point))

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """How two counts of one role stand to each other; see the second looks of the design, section 4."""
        va, vb = _value(a), _value(b)
        if a.event != b.event:
            return None
        if HARMED in (va.role, vb.role):
            return _same_victim(a, b) if va.role == vb.role else _outcome_open(a, b)
        if _ATTACKERS in (va.who, vb.who) and va.who != vb.who:
            return _attacker_apart(a, b)
        if va.part != vb.part or va.who != vb.who:
            return _part_of_whole(a, b, context)
        return _whole(a, b, context)


def _value(fact: Fact) -> CasualtyValue:
    return value_of(fact, CasualtyValue)


def _counted(
    document: Document, statement: Statement, count: Count, also: tuple[str, ...], event: str, label: str
) -> Fact:
    running = _RUNNING.search(statement.plain) is not None
    value = CasualtyValue(
        count.role, count.low, count.high, count.approx, count.strict, count.who, count.part, count.parts,
        also if count.role == "dead" else (), count.rising, running,
    )  # fmt: skip
    point = f"{count.role}:{count.who}" if count.who or count.part else count.role
    if count.who:
        label = f"{label}: {count.who}"
    if running:
        point, label = f"{point} so far", f"{label}, running total"
    keys = {count.role, _together(document, statement)} if value.also else {count.role}
    return _fact(document, statement, count.start, count.end, value, point, keys, label, event)


def _harmed(document: Document, statement: Statement, harm: Harmed) -> Fact:
    value = CasualtyValue(HARMED, 1, 1, who=harm.who, manner=harm.manner, name=harm.name)
    label = f"victim: {harm.who or 'a person'}"
    key = f"{HARMED}:{harm.manner}"
    keys = {key, _together(document, statement)}
    return _fact(document, statement, harm.start, harm.end, value, f"{HARMED}:{harm.manner}:{harm.who}", keys, label)


def _together(document: Document, statement: Statement) -> str:
    """The key under which a toll and a person harmed in one sentence meet."""
    return f"sentence {document.key} {statement.index}"


def _attacker(document: Document, statement: Statement, start: int, end: int) -> Fact:
    value = CasualtyValue("dead", 1, 1, who=_ATTACKERS)
    return _fact(document, statement, start, end, value, f"dead:{_ATTACKERS}", {"dead"}, "people killed: attackers")


def _fact(
    document: Document,
    statement: Statement,
    start: int,
    end: int,
    value: CasualtyValue,
    point: str,
    keys: set[str],
    label: str,
    event: str = MAIN,
) -> Fact:
    return Fact(
        kind="casualty",
        article=document.key,
        statement=statement,
        start=statement.start + start,
        end=statement.start + end,
        value=value,
        point=point,
        keys=frozenset(keys),
        label=label,
        event=event,
        speaker=statement.speaker,
    )


def _outcome_open(a: Fact, b: Fact) -> Ruling | None:
    """A toll and a person harmed in the same sentence: whether that person is counted is left open."""
    if a.article != b.article or a.statement.index != b.statement.index:
        return None
    toll, harmed = (a, b) if _value(b).role == HARMED else (b, a)
    if _value(toll).role != "dead" or not _value(toll).also:
        return None
    text = f"“{toll.quote}” and “{harmed.quote}”: it is not said whether that person died. Say how many died in all."
    return Ruling(Judgement.COMPATIBLE, "scope-includes", text, 0.75)


def _same_victim(a: Fact, b: Fact) -> Ruling | None:
    va, vb = _value(a), _value(b)
    if not va.who or va.who != vb.who or (va.name and vb.name and va.name != vb.name) or a.article == b.article:
        return None
    name = va.name or vb.name
    text = f"One victim: “{a.quote}” and “{b.quote}”" + (f"; only one report gives the name, {name}." if name else ".")
    return Ruling(Judgement.SAME, "alias" if bool(va.name) != bool(vb.name) else "equal", text, 0.8)


def _attacker_apart(a: Fact, b: Fact) -> Ruling | None:
    toll, attacker = (a, b) if _value(b).who == _ATTACKERS else (b, a)
    if _value(toll).who or _value(toll).part or _value(toll).role != "dead" or _value(attacker).low != _SINGLE:
        return None
    if a.article != b.article:
        return None
    text = (
        f"“{attacker.quote}” may or may not be counted in “{toll.quote}”: "
        f"with the attacker the dead are {_shown(_value(toll).low, 1)}. Say which."
    )
    return Ruling(Judgement.COMPATIBLE, "scope-includes", text, 0.7)


def _part_of_whole(a: Fact, b: Fact, context: Context) -> Ruling | None:
    """A group against people at large: compatible while the part is not more than the whole."""
    whole, part = (a, b) if not _value(a).who and not _value(a).part else (b, a)
    vw, vp = _value(whole), _value(part)
    if vw.who or vw.part or (vp.low or 0) <= _SINGLE or whole.article == part.article:
        return None
    if vw.low is None or vp.low is None:
        return None
    matter = _matter(a, b, context)
    if matter is None:
        return None
    if vp.low > vw.low:
        if vw.low != vw.high or vw.low == _SINGLE or not (vw.lead and vp.lead):
            return None
        text = f"“{part.quote}” counts {vp.who or 'a part'} only, yet more than “{whole.quote}”: {_n(vp.low)} of {_n(vw.low)}."
        return Ruling(Judgement.CONFLICT, "value-differs", text, round(min(0.95, 0.6 + 0.4 * matter), 3))
    text = f"“{part.quote}” counts {vp.who or 'a part'} only, “{whole.quote}” all: {_n(vp.low)} of {_n(vw.low)}."
    return Ruling(Judgement.COMPATIBLE, "scope-includes", text, 0.6)


def _whole(a: Fact, b: Fact, context: Context) -> Ruling | None:
    va, vb = _value(a), _value(b)
    if va.low == vb.low == _SINGLE and (va.who or a.article == b.article):
        return None  # "a man was killed" twice need not be one man
    summed = _sum(a, b)
    if summed is not None:
        return summed
    matter = _matter(a, b, context)
    if matter is None:
        return None
    score = round(min(0.98, 0.6 + 0.4 * matter), 3)
    found = relation(va.interval, vb.interval)
    if found.judgement is Judgement.SAME:
        return Ruling(Judgement.SAME, "equal", f"Both say {found.explanation}.", score)
    if va.low == _SINGLE or vb.low == _SINGLE:
        return None  # one person singled out is seldom the whole toll
    if found.judgement is Judgement.COMPATIBLE:
        return Ruling(found.judgement, found.reason, f"{found.explanation}.", score)
    if a.article == b.article:
        return _within(a, b, score)
    order = published_order(context.document(a).article, context.document(b).article)
    earlier, later = (a, b) if order <= 0 else (b, a)
    low_before, low_after = _value(earlier).low or 0, _value(later).low or 0
    numbers = f"“{a.quote}” and “{b.quote}”"
    if order != 0 and low_after > low_before:
        text = f"{numbers}: the later report has the higher toll, {_n(low_before)} then {_n(low_after)}."
        return Ruling(Judgement.COMPATIBLE, "as-of", text, score)
    if order == 0 and (va.rising or vb.rising):
        text = f"{numbers}: the toll was rising, and it is not said as of when each holds. Put them in order."
        return Ruling(Judgement.COMPATIBLE, "as-of", text, score)
    if a.speaker and b.speaker and a.speaker.name != b.speaker.name:
        text = f"{numbers}: two sources, {a.speaker} and {b.speaker}. Keep both."
        return Ruling(Judgement.TENSION, "source-differs", text, score)
    if order != 0 and low_after < low_before:
        text = f"{numbers}: the later report has the lower toll, {_n(low_before)} then {_n(low_after)}. A revision?"
        return Ruling(Judgement.TENSION, "as-of", text, score)
    return Ruling(found.judgement, found.reason, f"{numbers}: {found.explanation}.", score)


def _matter(a: Fact, b: Fact, context: Context) -> float | None:
    """How surely two counts are of one incident; None when it is in doubt.

    Each statement tells of its event by its own words and, where these are silent, by its report's headline and lead.
    """
    va, vb = _value(a), _value(b)
    if va.running != vb.running:
        return None
    (one, one_main), (other, other_main) = _told(a, context), _told(b, context)
    words = context.weights.common(a.statement, b.statement, _COMMON)
    tolls = (va.low or va.high or 1, vb.low or vb.high or 1)
    found = compare_incidents(one_main, other_main, context.lexicon, tolls=tolls, share=words.share)
    if found.verdict is Verdict.SAME and not (va.lead and vb.lead):
        # Deep in a report what is taken from its headline shows nothing: the two sentences must tell it themselves.
        found = compare_incidents(one, other, context.lexicon, tolls=tolls, share=words.share)
    return found.score if found.verdict is Verdict.SAME else None


def _told(fact: Fact, context: Context) -> tuple[Incident, Incident]:
    """What a count's sentence says of its event, alone and with what its report's headline and lead say."""
    reader = event_reader(context.document(fact), context.lexicon)
    return read_incident(fact.statement.plain, context.lexicon), reader.incident_at(fact.statement, fact.start)


def _within(a: Fact, b: Fact, score: float) -> Ruling | None:
    """Two tolls in one article: raised only when the headline gives another number than the body."""
    va, vb = _value(a), _value(b)
    heads = [fact.role.value in ("headline", "standfirst") for fact in (a, b)]
    if heads[0] == heads[1] or va.who or vb.who:
        return None
    text = f"Headline and body differ: “{a.quote}” and “{b.quote}”."
    return Ruling(Judgement.TENSION, "headline-body", text, score)


def _sum(a: Fact, b: Fact) -> Ruling | None:
    """Parts that add up: three killed and one person stabbed against four killed."""
    for whole, part in ((a, b), (b, a)):
        vw, vp = _value(whole), _value(part)
        if vw.low is None or vp.low is None or vw.low != vw.high or vp.low != vp.high:
            continue
        if vp.also and vp.low + len(vp.also) == vw.low and not vw.also:
            rest = " and ".join(vp.also)
            text = (
                f"{_n(vp.low)} + {len(vp.also)} = {_n(vw.low)}: “{part.quote}” and {rest} make the “{whole.quote}” of the "
                f"other report. It is not said that {rest} died: confirm."
            )
            return Ruling(Judgement.COMPATIBLE, "sum-of-parts", text, 0.85)
    return None


def _n(value: float | None) -> str:
    return f"{value:,.0f}" if value is not None else "no number"


def _shown(value: float | None, more: int) -> str:
    return f"{_n(value)} + {more} = {_n(value + more)}" if value is not None else "one more"
