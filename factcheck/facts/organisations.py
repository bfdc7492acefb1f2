"""Organisations: what a body is called and what it is said to be.

Two nouns for one body mostly fit together (a helpline is run by a charity). A clash is raised when they shut each other
out, when one report's words make a body what the other says it fights, and when the spelling of its name drifts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from factcheck.facts.kind import Context, value_of
from factcheck.facts.organisationnames import Body, BodyReader, Stance, body_reader, same_word
from factcheck.model import Document, Fact, Judgement, Ruling, Statement, Value

_SPELT_ALIKE = 80  # ratio of two words above which they are taken for one spelt two ways
_SHORTEST = 6  # letters of a word below which a likeness says nothing
_STEM = 7  # letters that two words of one stem have in common


@dataclass(frozen=True, slots=True)
class OrganisationValue(Value):
    """A body as named and described in one place. ``core`` are the words of its name without legal form."""

    name: str
    core: tuple[str, ...]
    types: tuple[str, ...] = ()
    stance: Stance = ""
    description: str = ""

    def signature(self) -> tuple[object, ...]:
        """The name with what the body is said to be."""
        return (self.core, self.types, self.stance)


class Organisations:
    """The kind "organisation"."""

    name = "organisation"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """The first of every description of a body, and the first mention of a name that has none, in text order."""
        reader = body_reader(context.lexicon)
        facts: dict[tuple[object, ...], Fact] = {}
        for statement in document.statements:
            bodies = reader.bodies(statement.plain)
            for body in (*bodies, *_anaphors(statement, bodies, reader)):
                fact = _fact(document, statement, body)
                facts.setdefault(fact.signature, fact)
        described = {fact.point for fact in facts.values() if _value(fact).description}
        yield from (f for f in facts.values() if _value(f).description or f.point not in described)

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """How two mentions fit together; None when they may be two bodies or say nothing of each other."""
        va, vb = _value(a), _value(b)
        drift = _drift(va, vb)
        if drift is None:
            return _abbreviated(va, vb)
        if drift:
            text = f"“{va.name}” and “{vb.name}” look like one name in two forms. Check which is right."
            return Ruling(Judgement.TENSION, "name-variant", text, 0.85)
        return _descriptions(va, vb, body_reader(context.lexicon)) or _agreeing(a, b)


def _value(fact: Fact) -> OrganisationValue:
    return value_of(fact, OrganisationValue)


def _anaphors(statement: Statement, bodies: list[Body], reader: BodyReader) -> Iterator[Body]:
    """The one body of a sentence taken up again in it by another noun: "helpline X said the charity …"."""
    if len(bodies) != 1 or not bodies[0].types:
        return
    body = bodies[0]
    for match in reader.anaphor.finditer(statement.plain, body.end):
        if match["type"].lower() not in body.types:
            yield Body(match.start(), match.end(), body.name, body.core, (match["type"].lower(),), match.group())
            return


def _fact(document: Document, statement: Statement, body: Body) -> Fact:
    keys = {f"name {body.core[0]}"}
    if len(body.core) > 1:
        keys.add(f"like {body.core[0][:2]} {body.core[-1]}")  # a name spelt otherwise ends alike all the same
    keys.add(f"short {_short(body.core)}")
    return Fact(
        kind="organisation",
        article=document.key,
        statement=statement,
        start=statement.start + body.start,
        end=statement.start + body.end,
        value=OrganisationValue(body.name, body.core, body.types, body.stance, body.description),
        point=" ".join(body.core),
        keys=frozenset(keys),
        label=f"body: {body.name}",
    )


def _short(core: tuple[str, ...]) -> str:
    """The letters by which a body of several words is known, or the one word of its name."""
    return core[0] if len(core) == 1 else "".join(word[0] for word in core if word not in ("of", "for", "&"))


def _abbreviated(a: OrganisationValue, b: OrganisationValue) -> Ruling | None:
    """A name and its letters."""
    short, long = sorted((a, b), key=lambda value: len(value.core))
    if len(short.core) > 1 or len(long.core) < 3 or not short.name.isupper() or _short(long.core) != short.core[0]:
        return None
    return Ruling(Judgement.SAME, "alias", f"“{short.name}” are the letters of “{long.name}”.", 0.7)


def _drift(a: OrganisationValue, b: OrganisationValue) -> bool | None:
    """False for one name, True for one name in two forms, None for what may be two bodies."""
    if len(a.core) != len(b.core):
        shorter, longer = sorted((a.core, b.core), key=len)
        return False if len(shorter) >= 2 and longer[: len(shorter)] == shorter else None
    apart = [(x, y) for x, y in zip(a.core, b.core, strict=True) if not same_word(x, y)]
    if not apart:
        return False
    if len(apart) > 1:
        return None
    x, y = apart[0]
    if min(len(x), len(y)) < _SHORTEST or x[:2] != y[:2]:
        return None
    alike = x[:_STEM] == y[:_STEM] or fuzz.ratio(x, y) >= _SPELT_ALIKE
    return True if alike and len(a.core) > 1 else None


def _descriptions(a: OrganisationValue, b: OrganisationValue, reader: BodyReader) -> Ruling | None:
    if {a.stance, b.stance} == {"hostile", "against"}:
        accused, cleared = (a, b) if a.stance == "hostile" else (b, a)
        text = (
            f"Read as it stands, “{accused.description} {a.name}” calls {a.name} itself hateful; "
            f"the other place says that it stands against that: “{cleared.description}”."
        )
        return Ruling(Judgement.CONFLICT, "value-differs", text, 0.85)
    classes = [[reader.classes[noun] for noun in value.types if noun in reader.classes] for value in (a, b)]
    for group, one in classes[0]:
        for other_group, other in classes[1]:
            if group == other_group and one != other:
                text = f"{a.name} is described as {one} here ({a.types[-1]}) and as {other} there ({b.types[-1]})."
                return Ruling(Judgement.TENSION, "value-differs", text, 0.75)
    return None


def _agreeing(a: Fact, b: Fact) -> Ruling | None:
    va, vb = _value(a), _value(b)
    if va.types and vb.types and va.types != vb.types:
        text = f"“{va.types[-1]}” and “{vb.types[-1]}” for {va.name}: one body can be both. Confirm its legal form."
        return Ruling(Judgement.COMPATIBLE, "alias", text, 0.7)
    if a.article == b.article or not (va.types or vb.types):
        return None
    return Ruling(Judgement.SAME, "equal", f"Both name {va.name}.", 0.7)
