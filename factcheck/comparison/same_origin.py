"""Same origin: articles that share whole sentences or long quotations were probably not written independently.

Copy of a news agency, one outlet's story in another's pages, an earlier version of the same report: what such articles
agree on has been said once. An index over runs of words brings near-identical sentences together, so that nothing is
compared with everything.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel

from factcheck.comparison.identity import digest
from factcheck.model import Document, OriginGroup, Role, Statement

_RUN = 4  # words in a row under which a sentence is looked for
_FEWEST_WORDS = 10  # shorter sentences are alike by chance
_ALIKE = 0.8  # share of the words of two sentences that stand in both, in order
_TRIED = 3  # sentences that share most runs with one, of which the likeness is worked out
_PER_RUN = 8  # different sentences kept under one run of words; more of them say nothing
_READ = 80  # words of a sentence that are looked at
_ENOUGH = 40  # words shared by two articles, in two sentences, from which they are of one origin
_HALF = 0.5  # of the shorter article's words, where a report is too short for that
_NEIGHBOURS = 25  # articles of one sentence that are counted with one another; exact in stories up to that size
_SHOWN = 3
_LONGEST_SHOWN = 160


@dataclass(slots=True)
class _Passage:
    """A sentence with all its near-identical copies."""

    words: tuple[str, ...]
    quoted: bool
    first: Statement
    articles: list[int] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """How much sharing it says: people at one press conference quote the same words, so a quotation says half."""
        return len(self.words) / 2 if self.quoted else len(self.words)


def find_origins(documents: Sequence[Document]) -> tuple[OriginGroup, ...]:
    """The groups of articles that are probably of one origin, in story order of their first articles."""
    passages = [passage for passage in _passages(documents) if len(passage.articles) > 1]
    shared: defaultdict[tuple[int, int], list[_Passage]] = defaultdict(list)
    for passage in passages:
        for position, one in enumerate(passage.articles):
            for other in passage.articles[position + 1 : position + 1 + _NEIGHBOURS]:
                shared[one, other].append(passage)
    sizes = [sum(len(words) for _, words in _sentences(document)) for document in documents]
    links = [pair for pair, common in shared.items() if _one_origin(common, min(sizes[pair[0]], sizes[pair[1]]))]
    used: Counter[str] = Counter()
    return tuple(_group(members, passages, documents, sizes, used) for members in _joined(links))


def _passages(documents: Sequence[Document]) -> list[_Passage]:
    """The different sentences of a story, each with the articles it stands in."""
    found: list[_Passage] = []
    index: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for statement, words in _sentences(document):
            if len(words) < _FEWEST_WORDS:
                continue
            runs = sorted({words[i : i + _RUN] for i in range(len(words) - _RUN + 1)})
            known = _known(words, runs, found, index)
            if known is None:
                known = len(found)
                found.append(_Passage(words, statement.quoted, statement))
                for run in runs:
                    if len(index[run]) < _PER_RUN:
                        index[run].append(known)
            if number not in found[known].articles:
                found[known].articles.append(number)
    return found


def _sentences(document: Document) -> Iterator[tuple[Statement, tuple[str, ...]]]:
    for statement in document.statements:
        if statement.role is Role.BODY:
            yield statement, tuple(_tokens(statement.plain))


def _tokens(plain: str) -> list[str]:
    cleaned = "".join(c if c.isalnum() else " " for c in plain.casefold())
    return cleaned.split()[:_READ]


def _known(
    words: tuple[str, ...],
    runs: Sequence[tuple[str, ...]],
    found: Sequence[_Passage],
    index: defaultdict[tuple[str, ...], list[int]],
) -> int | None:
    """The passage that a sentence is a copy of, the closest of those that share most runs of words with it."""
    votes = Counter(number for run in runs if run in index for number in index[run])
    tried = sorted(votes, key=lambda number: (-votes[number], number))[:_TRIED]
    likeness = [(Indel.normalized_similarity(words, found[number].words), -number) for number in tried]
    best = max(likeness, default=(0.0, 0))
    return -best[1] if best[0] >= _ALIKE else None


def _one_origin(common: Sequence[_Passage], shorter: int) -> bool:
    weight = sum(passage.weight for passage in common)
    return (len(common) > 1 and weight >= _ENOUGH) or (shorter > 2 * _FEWEST_WORDS and weight >= _HALF * shorter)


def _joined(links: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The articles that links hold together, each group and the groups in story order."""
    leader: dict[int, int] = {}

    def lead(number: int) -> int:
        while leader.setdefault(number, number) != number:
            number = leader[number]
        return number

    for one, other in sorted(links):
        low, high = sorted((lead(one), lead(other)))
        leader[high] = low
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number in sorted(leader):
        groups[lead(number)].append(number)
    return [groups[first] for first in sorted(groups)]


def _group(
    members: Sequence[int],
    passages: Sequence[_Passage],
    documents: Sequence[Document],
    sizes: Sequence[int],
    used: Counter[str],
) -> OriginGroup:
    inside = set(members)
    common = [p for p in passages if len(inside.intersection(p.articles)) > 1]
    ranked = sorted(common, key=lambda p: (-p.weight, p.words))
    shortest = min(members, key=lambda number: (sizes[number], number))
    said = sum(len(p.words) for p in common if shortest in p.articles)
    # Named by the longest passage, so that an article that joins the group seldom changes its id.
    mark = " ".join(ranked[0].words)
    used[mark] += 1
    return OriginGroup(
        id="g-" + digest(mark, str(used[mark])),
        articles=tuple(documents[number].key for number in members),
        quotes=tuple(_shown(passage.first) for passage in ranked[:_SHOWN]),
        share=round(min(1.0, said / max(1, sizes[shortest])), 3),
    )


def _shown(statement: Statement) -> str:
    """The beginning of a sentence, whole words of it."""
    if len(statement.text) <= _LONGEST_SHOWN:
        return statement.text
    cut = statement.text[: _LONGEST_SHOWN + 1]
    return cut.rsplit(None, 1)[0] if " " in cut else cut[:_LONGEST_SHOWN]
