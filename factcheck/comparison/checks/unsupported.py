"""Checks of a draft against its sources: statements that none of them supports."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparison.checks.spotted import Look, Spotted
from factcheck.comparison.checks.telling import charged, superlative
from factcheck.judging.pairing import prepare
from factcheck.model import Role, Statement
from factcheck.text.numbers import find_numbers

_SUPPORTED = 0.4  # pairing score from which a source says the same thing, or speaks of it at least
_FEWEST_TERMS = 4
_LONGEST = 150


def unsupported(look: Look) -> Iterator[Spotted]:
    """The checkable statements of a draft of which no source speaks and on which no finding bears."""
    if look.support is None:
        return
    joined = {fact.statement.index for f in look.findings for fact in (f.a, f.b) if f.a.article != f.b.article}
    speech: Statement | None = None
    for statement in look.document.statements:
        if speech is not None and _goes_on(statement, speech):
            speech = statement
            continue  # of a long quotation the first sentence stands for all
        speech = None
        if statement.role is not Role.BODY or statement.index in joined or not _checkable(statement, look):
            continue
        backing = look.support.closest(statement)
        if backing is None or backing.score < _SUPPORTED:
            reason = "no source supports it: find one, or leave it out"
            yield Spotted("unsupported", statement.start, statement.start + _cut(statement.plain), reason)
            speech = statement if statement.quoted else None


def _goes_on(statement: Statement, before: Statement) -> bool:
    """Whether a quotation that began in an earlier sentence goes on in the next one."""
    return statement.quoted and statement.index == before.index + 1 and statement.speaker == before.speaker


def _checkable(statement: Statement, look: Look) -> bool:
    """Whether a sentence says something that a source would have to bear out: a figure, a name, a charge."""
    sentence = prepare(statement.plain)
    if len(sentence.terms) < _FEWEST_TERMS:
        return False
    return bool(
        sentence.names
        or find_numbers(statement.plain, look.lexicon)
        or charged(statement, look.lexicon)
        or superlative(statement, look.lexicon)
        or statement.quoted
    )


def _cut(plain: str) -> int:
    if len(plain) <= _LONGEST:
        return len(plain)
    return plain.rfind(" ", 0, _LONGEST) if " " in plain[:_LONGEST] else _LONGEST
