"""What one article asserts that no other does, what a desk would care for first.

A sentence is listed once, for the most telling thing in it, and a whole sentence only when it accuses somebody, claims
a first, or the article has nothing better. Articles of one origin are one source: what only they say is listed for the
first of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.comparison.identity import FactNames
from factcheck.comparison.support import Support
from factcheck.comparison.worth import CHARGE, telling, worth
from factcheck.facts.amounts import AmountValue
from factcheck.facts.organisations import OrganisationValue
from factcheck.facts.people import IdentityValue
from factcheck.judging.pairing import prepare
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Fact, Finding, OnlyIn, OriginGroup, Role, Scope
from factcheck.text.clauses import clause_at

_SAID_TOO = 0.5  # pairing score from which another article says the same sentence
_SPOKEN_OF = 0.25  # from which it speaks of the same charge
_MOST_OF_A_KIND = 3  # items of one kind listed of an article; tolls and people are all listed
_FURNITURE = 3  # sentences listed of an article of which nothing better can be listed
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class _Item:
    worth: float
    fact: Fact
    of: Fact  # the fact as it was found, which gives the name


class _Story:
    """Who says what, with the articles of one origin taken as one."""

    def __init__(
        self,
        documents: Sequence[Document],
        facts: Sequence[Fact],
        findings: Sequence[Finding],
        origins: Sequence[OriginGroup],
        support: Support,
    ) -> None:
        self.support = support
        self.together = {key: frozenset(group.articles) for group in origins for key in group.articles}
        self._holders: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
        for fact in facts:
            self._holders[fact.kind, fact.event, fact.point].add(fact.article)
        self._joined = {
            _place(fact)
            for f in findings
            if f.scope is Scope.ACROSS and f.b.article not in self.origin(f.a.article)
            for fact in (f.a, f.b)
        }
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        for document in documents:
            for statement in document.statements:
                for word in statement.plain.split():
                    if word[:1].isupper():
                        self._named[word.strip(".,;:!?\"'()[]").casefold().removesuffix("'s")].add(document.key)

    def origin(self, article: str) -> frozenset[str]:
        """The articles of one origin with that one, itself among them."""
        return self.together.get(article, frozenset({article}))

    def alone(self, fact: Fact) -> bool:
        """Whether no article of another origin speaks of a fact's point, and no finding joins it to one."""
        return self.holders(fact) <= self.origin(fact.article) and _place(fact) not in self._joined

    def holders(self, fact: Fact) -> set[str]:
        """The articles that speak of a fact's point."""
        return self._holders[fact.kind, fact.event, fact.point]

    def named_elsewhere(self, name: str, article: str) -> bool:
        """Whether another article has the last word of a name."""
        words = name.casefold().split()
        return bool(words) and not self._named[words[-1]] <= self.origin(article)

    def said_elsewhere(self, fact: Fact, sure: float = _SAID_TOO) -> bool:
        """Whether a sentence of another article says the same as a fact's."""
        backing = self.support.closest(fact.statement, self.origin(fact.article))
        return backing is not None and backing.score >= sure


def _place(fact: Fact) -> tuple[str, str, int, str]:
    return fact.kind, fact.article, fact.statement.start, fact.point


def find_only_in(
    documents: Sequence[Document],
    facts: Sequence[Fact],
    findings: Sequence[Finding],
    names: FactNames,
    draft: str | None,
    *,
    lexicon: Lexicon,
    support: Support | None = None,
    origins: Sequence[OriginGroup] = (),
) -> tuple[OnlyIn, ...]:
    """The facts of a story of two or more articles whose point no other article speaks of.

    With a ``draft`` only the draft's own facts are listed: what its sources do not support.
    """
    if len(documents) < 2 or support is None:
        return ()
    # A draft that copies a source is supported by it; only among reports is agreement of one origin no corroboration.
    story = _Story(documents, facts, findings, () if draft else origins, support)
    listed: list[_Item] = []
    for document in documents:
        if draft in (None, document.key):
            own = [fact for fact in facts if fact.article == document.key and fact.role.asserts]
            listed.extend(_of_article(own, story, lexicon))
    place = {document.key: number for number, document in enumerate(documents)}
    ordered = sorted(listed, key=lambda item: (-item.worth, place[item.fact.article], item.fact.start, item.fact.kind))
    out: list[OnlyIn] = []
    said: set[tuple[str, str, str]] = set()
    for item in ordered:
        point = (item.fact.kind, item.fact.event, item.fact.point)
        if point not in said:
            said.add(point)
            also = sorted(story.holders(item.of) - {item.fact.article}, key=place.__getitem__)
            out.append(OnlyIn("o-" + names.of(item.of), item.fact, tuple(also)))
    return tuple(out)


def _of_article(own: Sequence[Fact], story: _Story, lexicon: Lexicon) -> list[_Item]:
    """What is worth listing of one article: of every sentence the most telling thing, and every toll."""
    items = [item for fact in own if (item := _weighed(fact, story, lexicon)) is not None]
    ranked = sorted(items, key=lambda item: (-item.worth, -_fullness(item.fact), item.fact.start, item.fact.kind))
    out: list[_Item] = []
    sentences: set[int] = set()
    values: set[tuple[object, ...]] = set()
    kinds: Counter[str] = Counter()
    for item in ranked:
        fact = item.fact
        value = _said(fact)
        crowded = kinds[fact.kind] >= _MOST_OF_A_KIND and fact.kind not in ("casualty", "identity")
        if value in values or crowded or (fact.statement.index in sentences and fact.kind != "casualty"):
            continue
        sentences.add(fact.statement.index)
        values.add(value)
        kinds[fact.kind] += 1
        out.append(item)
    return out or list(_sentences(own, story))


def _fullness(fact: Fact) -> int:
    """The length of a mention of a person: of several the one that says most of the role is listed."""
    return len(fact.quote) if isinstance(fact.value, IdentityValue) else 0


def _weighed(fact: Fact, story: _Story, lexicon: Lexicon) -> _Item | None:
    """A fact with how much a desk would care for it; None for what another article has, and for furniture."""
    if fact.kind == "statement":
        return _telling(fact, story, lexicon)
    found = worth(fact, lexicon)
    value = fact.value
    if found == 0 or not story.alone(fact):
        return None
    if isinstance(value, IdentityValue) and story.named_elsewhere(value.person, fact.article):
        return None
    if isinstance(value, OrganisationValue) and story.named_elsewhere(value.name, fact.article):
        return None
    if isinstance(value, AmountValue) and story.said_elsewhere(fact):
        return None
    return _Item(found, fact, fact)


def _telling(fact: Fact, story: _Story, lexicon: Lexicon) -> _Item | None:
    """A sentence that accuses somebody or claims a first, cut to the clause that does."""
    found = telling(fact, lexicon)
    if found is None or not story.alone(fact):
        return None
    how_much, label, word = found
    if story.said_elsewhere(fact, _SPOKEN_OF if label == CHARGE else _SAID_TOO):
        return None
    plain = fact.statement.plain
    start, end = clause_at(plain, word.start())
    if end - start > _LONGEST:
        start = max(start, word.end() - _LONGEST)
        start = plain.find(" ", start) + 1 if start > 0 and " " in plain[start : word.start()] else start
        end = min(end, start + _LONGEST)
        end = plain.rfind(" ", word.end(), end) if " " in plain[word.end() : end] else end
    start += len(plain[start:end]) - len(plain[start:end].lstrip())
    end = start + len(plain[start:end].rstrip(" ,;"))
    base = fact.statement.start
    return _Item(how_much, replace(fact, start=base + start, end=base + end, label=label), fact)


def _sentences(own: Sequence[Fact], story: _Story) -> Iterator[_Item]:
    """The sentences that name most things, of an article of which nothing better can be listed."""
    whole = [f for f in own if f.kind == "statement" and f.role is Role.BODY and story.alone(f)]
    ranked = sorted(whole, key=lambda f: (-_things(f), f.start))
    for fact in [f for f in ranked if _things(f) and not story.said_elsewhere(f)][:_FURNITURE]:
        yield _Item(1, fact, fact)


def _things(fact: Fact) -> int:
    sentence = prepare(fact.statement.plain)
    return len(sentence.names | sentence.numbers)


def _said(fact: Fact) -> tuple[object, ...]:
    """What a fact comes to inside its article: a number that is said twice of the same people is listed once."""
    value = fact.value
    if isinstance(value, AmountValue):
        return (fact.kind, value.low, value.high)
    if isinstance(value, IdentityValue):
        return (fact.kind, value.person)
    return (fact.kind, fact.event, fact.point)
