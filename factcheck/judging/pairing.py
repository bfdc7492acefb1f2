"""How sure two sentences are about one thing. Whether they agree is not asked here.

A score between 0 and 1 from a dozen plain measures (shared rare words, names and figures, word order, characters),
weighted by ``pairing.toml``, which ``benchmarks.fit_pairing`` fits on labelled pairs and a person can read.
Words that stand for one another in news English (``lexicon/synonyms.toml``) count as shared.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from rapidfuzz.distance import Indel, Prefix

from factcheck import lexicon
from factcheck.text.words import lemma, stop_words, words

_READ = 4000  # characters of a sentence that are looked at: measures of order cost the product of two lengths
_SHOWN = 4  # shared words named in the explanation of a pairing


@dataclass(frozen=True, slots=True)
class Pairing:
    """How sure two sentences are about one thing (0 to 1), and the shared words that carry it."""

    score: float
    carried_by: str


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence made ready to be held against many others.

    ``terms`` are its words that carry meaning, in order, each under the first word of its synonym row; ``written``
    gives a term the form it has here. ``names`` are the terms with a capital that does not open the sentence;
    ``reports`` when it says that someone said something.
    """

    low: str
    lemmas: tuple[str, ...]
    terms: tuple[str, ...]
    term_set: frozenset[str]
    written: Mapping[str, str]
    names: frozenset[str]
    numbers: frozenset[str]
    reports: bool
    lemma_pairs: frozenset[tuple[str, str]]
    term_pairs: frozenset[tuple[str, str]]


@lexicon.remembered(maxsize=1 << 14)
def prepare(text: str) -> Sentence:
    """Read a sentence once; the same text gives the same object back while it is remembered.

    Of a "sentence" of more than 4,000 characters (a table, a broken file) only the beginning is read.
    """
    text = text[:_READ]
    stop, stands_for = stop_words(), _synonyms(lexicon.in_force())
    lemmas: list[str] = []
    terms: list[str] = []
    written: dict[str, str] = {}
    names: set[str] = set()
    for word in words(text):
        base = lemma(word.text)
        if not base:
            continue
        lemmas.append(base)
        if base in stop:
            continue
        term = stands_for.get(base, base)
        if word.text[0].isupper() and len(lemmas) > 1:
            names.add(term)
        terms.append(term)
        written.setdefault(term, base)
    return Sentence(
        low=text.lower(),
        lemmas=tuple(lemmas),
        terms=tuple(terms),
        term_set=frozenset(terms),
        written=written,
        names=frozenset(names),
        numbers=frozenset(term for term in terms if term[0].isdigit()),
        reports="say" in lemmas,
        lemma_pairs=frozenset(pairwise(lemmas)),
        term_pairs=frozenset(pairwise(terms)),
    )


def similarity(a: str, b: str, rarity: Mapping[str, float] | None = None) -> Pairing:
    """Say how sure it is that two sentences are about one thing; the order of the two does not matter.

    ``rarity`` gives a term of ``prepare`` its weight (0 to 1), for a story with common words of its own;
    a term that is not in it counts as rare. Without it ``general_rarity`` is used.
    Sentences that share no word that carries meaning score 0.
    """
    one, other = prepare(a), prepare(b)
    if one.term_set.isdisjoint(other.term_set):
        return Pairing(0.0, "")
    model = _model()
    weigh = model.rarity if rarity is None else rarity
    values = measures(one, other, weigh)
    total = model.intercept + sum([model.weights[name] * value for name, value in values.items()])
    return Pairing(round(_logistic(total), 4), _carried_by(one, other, weigh))


def general_rarity() -> Mapping[str, float]:
    """The small table of general news English: term → rarity, 0 to 1; a term that is not in it counts as rare."""
    return _model().rarity


def measures(a: Sentence, b: Sentence, rarity: Mapping[str, float]) -> dict[str, float]:
    """Measure two sentences against each other, each value between 0 and about 1, under the names of pairing.toml."""
    shared = a.term_set & b.term_set
    left_a = [term for term in a.terms if term not in shared]
    left_b = [term for term in b.terms if term not in shared]
    all_terms = len(a.terms) + len(b.terms)
    weight = rarity.get
    length_a, length_b = len(a.lemmas), len(b.lemmas)
    longer, shorter = max(length_a, length_b), min(length_a, length_b)
    names_left = sum([term in a.names for term in left_a]) + sum([term in b.names for term in left_b])
    plain_a = sum([term not in a.names and term not in a.numbers for term in left_a])
    plain_b = sum([term not in b.names and term not in b.numbers for term in left_b])
    return {
        "shared-terms": _share(len(shared), len(a.term_set | b.term_set)),
        "rarest-shared": max([weight(term, 1.0) for term in shared], default=0.0),
        "left-over": _share(len(left_a) + len(left_b), all_terms),
        "plain-left-over": min(plain_a, plain_b, 12) / 6,
        "names-left-over": min(names_left, 8) / 4,
        "numbers-left-over": min(len(a.numbers ^ b.numbers), 4) / 4,
        "word-pairs": _share(2 * len(a.lemma_pairs & b.lemma_pairs), len(a.lemma_pairs) + len(b.lemma_pairs)),
        "term-pairs": _share(2 * len(a.term_pairs & b.term_pairs), len(a.term_pairs) + len(b.term_pairs)),
        "word-order": Indel.normalized_similarity(a.lemmas, b.lemmas),
        "characters": Indel.normalized_similarity(a.low, b.low),
        "same-opening": _share(Prefix.similarity(a.lemmas, b.lemmas), shorter),
        "one-reports": float(a.reports != b.reports),
        "length-ratio": _share(shorter, longer),
        "length-gap": min(longer - shorter, 40) / 20,
        "length": min(longer, 60) / 30,
    }


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _logistic(total: float) -> float:
    return 1 / (1 + math.exp(-total)) if total > -700 else 0.0


def _carried_by(a: Sentence, b: Sentence, rarity: Mapping[str, float]) -> str:
    shared = sorted(a.term_set & b.term_set, key=lambda term: (-rarity.get(term, 1.0), term))
    named = ["/".join(sorted({a.written[term], b.written[term]})) for term in shared[:_SHOWN]]
    more = f" and {len(shared) - _SHOWN} more" if len(shared) > _SHOWN else ""
    return f"{', '.join(named)}{more}"


@dataclass(frozen=True, slots=True)
class _Model:
    intercept: float
    weights: Mapping[str, float]
    rarity: Mapping[str, float]


@cache
def _model() -> _Model:
    table = tomllib.loads((files(__package__) / "pairing.toml").read_text(encoding="utf-8"))
    rarity = {term: band["rarity"] for band in table["common"] for term in band["terms"]}
    return _Model(table["intercept"], table["weights"], rarity)


@lru_cache(maxsize=8)
def _synonyms(lists: lexicon.Lexicon) -> dict[str, str]:
    """Word → the first word of its row, which stands for all of the row."""
    table = lists.table("synonyms")
    out = {word: row[0] for row in table["rows"] for word in row}
    for row in table.get("desk", ()):
        # A desk's row joins the rows that its words stand in already.
        words = [lemma(word) for word in row]
        first, joined = out.get(words[0], words[0]), {out.get(word, word) for word in words}
        out |= {word: first for word, stands in out.items() if stands in joined}
        out |= dict.fromkeys(words, first)
    return out
