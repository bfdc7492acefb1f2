"""What a kind of fact must know: how to find its facts in an article and how to judge two of them.

A new kind is one new file beside this one and its line in the registry (or an entry point of the group
``factcheck.kinds`` in another distribution).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from factcheck.judging.weights import Weights
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Fact, Ruling, Value

V = TypeVar("V", bound=Value)

REASONS = (
    "alias",
    "arithmetic",
    "as-of",
    "baseline-differs",
    "bound",
    "cause",
    "certainty",
    "date-order",
    "degree-scope",
    "different-person",
    "direction",
    "equal",
    "event-differs",
    "headline-body",
    "hedge-dropped",
    "interval",
    "measure-differs",
    "name-variant",
    "negation",
    "one-voice",
    "population-differs",
    "quote-paraphrase",
    "quote-trim",
    "role-acting",
    "rounding",
    "scope-includes",
    "source-differs",
    "sum-of-parts",
    "value-differs",
    "weekday",
    "window-differs",
)
"""The codes of the rules by which the built-in kinds decide."""


def value_of(fact: Fact, kind: type[V]) -> V:
    """The value of a fact as the class its kind gives it. Raises ``TypeError`` for a fact of another kind."""
    if not isinstance(fact.value, kind):
        raise TypeError(f"a fact of kind {fact.kind} has no {kind.__name__}")
    return fact.value


@dataclass(frozen=True, eq=False)
class Context:
    """What a kind may look at besides the two facts: the word lists and the documents of the story by key.

    Instances compare by identity, so that what is counted over a story can be cached under it.
    """

    lexicon: Lexicon
    documents: dict[str, Document]

    @cached_property
    def weights(self) -> Weights:
        """How telling each word is in this story."""
        return Weights(self.documents.values())

    def document(self, fact: Fact) -> Document:
        """The document a fact stands in."""
        return self.documents[fact.article]


class Kind(Protocol):
    """One kind of fact."""

    @property
    def name(self) -> str:
        """The code in results, such as "casualty"."""

    def find(self, document: Document, context: Context) -> Iterable[Fact]:
        """The facts of this kind in one article, in text order. Never raises for any text."""

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """How two facts that share a blocking key stand to each other; None when they are not comparable.

        ``a`` comes before ``b`` in story order. Both may be of one article (``a.article == b.article``).
        """
