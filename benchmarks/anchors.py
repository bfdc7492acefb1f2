"""How well decisions find their words again in a new draft, on real articles with seeded edits.

    python -m benchmarks.anchors FOLDER [--rounds N] [--show] [--decisions]

Every story (a folder with .txt files) is compared once; the spans of its facts are the anchors. Each article is edited
by a copy desk of dice: misspelt, replaced, added and cut words, other figures, dropped, moved, parted and joined
sentences and paragraphs, and new sentences that echo old ones. Every word keeps its number through all of it, so where
a span truly stands afterwards is known. One line of JSON for each share of edited words:

- right: placed on the words that it stood on (at least half of what is placed and of what is left is common)
- wrong: placed on other words, or placed although none of its words is left
- orphaned: not placed; of these, ``gone`` is the part of which no word is left

and a last line with the totals, whose ``wrong_share`` should not be above 0.005.

With ``--decisions`` every finding of a story is decided in a store, one article gets an edited draft, and what counts is
where the decisions are then: with a finding of the same kind on the words they were about (right), with another (wrong), or
with none (orphaned; ``gone`` when no such finding is there).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from factcheck.comparison import compare
from factcheck.desk import Desk
from factcheck.desk.alignment import Alignment, Draft
from factcheck.model import Article, Fact, Finding

SHARES = (0.01, 0.05, 0.1, 0.2, 0.4, 0.6)
HALF = 0.5
_WORD = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its number in the old text (None for an added one) and the blanks before it."""

    number: int | None
    blank: str
    text: str


Sentence: TypeAlias = list[Word]
Places: TypeAlias = list[tuple[int, int, int | None]]
"""Where each word of a text stands, with its number."""
About: TypeAlias = tuple[str, str, Places, Places]
"""An edited article: its key before and after, and its words before and after."""


def sentences(text: str) -> list[Sentence]:
    """The text as sentences of numbered words; the blanks before a sentence hang on its first word."""
    out: list[Sentence] = [[]]
    end = 0
    for number, match in enumerate(_WORD.finditer(text)):
        blank, end = text[end : match.start()], match.end()
        before = out[-1][-1].text if out[-1] else ""
        if "\n" in blank or (before in tuple(".!?") and blank and match.group()[0].isupper()):
            out.append([])
        out[-1].append(Word(number, blank, match.group()))
    return [sentence for sentence in out if sentence]


def text_of(edited: list[Sentence]) -> tuple[str, Places]:
    """The edited text, and where each word stands with its number."""
    parts, places, length = [], [], 0
    for sentence in edited:
        for word in sentence:
            start = length + len(word.blank)
            length = start + len(word.text)
            parts.append(word.blank + word.text)
            places.append((start, length, word.number))
    return "".join(parts), places


def _other(rng: random.Random, edited: list[Sentence]) -> str:
    return rng.choice(rng.choice(edited)).text


def _misspell(rng: random.Random, edited: list[Sentence]) -> int:
    sentence = rng.choice(edited)
    at = rng.randrange(len(sentence))
    word = sentence[at].text
    place = rng.randrange(len(word))
    letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
    sentence[at] = replace(sentence[at], text=word[:place] + letter + word[place + rng.randrange(2) :])
    return 1


def _replace(rng: random.Random, edited: list[Sentence]) -> int:
    sentence = rng.choice(edited)
    at = rng.randrange(len(sentence))
    sentence[at] = replace(sentence[at], text=_other(rng, edited))
    return 1


def _figure(rng: random.Random, edited: list[Sentence]) -> int:
    figures = [(s, at) for s in edited for at, word in enumerate(s) if word.text[0].isdigit()]
    if not figures:
        return 0
    sentence, at = rng.choice(figures)
    sentence[at] = replace(sentence[at], text=str(rng.randrange(1, 10 ** rng.randrange(1, 5))))
    return 1


def _insert(rng: random.Random, edited: list[Sentence]) -> int:
    sentence = rng.choice(edited)
    at, count = rng.randrange(1, len(sentence) + 1), rng.randrange(1, 5)
    sentence[at:at] = [Word(None, " ", _other(rng, edited)) for _ in range(count)]
    return count


def _cut(rng: random.Random, edited: list[Sentence]) -> int:
    sentence = rng.choice(edited)
    at, count = rng.randrange(len(sentence)), rng.randrange(1, 5)
    if len(sentence) <= count + 1:
        return 0
    gone = sentence[at : at + count]
    del sentence[at : at + count]
    if at == 0:
        sentence[0] = replace(sentence[0], blank=gone[0].blank)
    return len(gone)


def _drop(rng: random.Random, edited: list[Sentence]) -> int:
    if len(edited) == 1:
        return 0
    return len(edited.pop(rng.randrange(len(edited))))


def _move(rng: random.Random, edited: list[Sentence]) -> int:
    start, count = rng.randrange(len(edited)), rng.randrange(1, 4)
    moved = edited[start : start + count]
    del edited[start : start + count]
    at = rng.randrange(len(edited) + 1)
    moved[0][0] = replace(moved[0][0], blank=rng.choice(["\n", " "]))
    edited[at:at] = moved
    return sum(map(len, moved)) // 4  # the words stay; it counts as a smaller change


def _part(rng: random.Random, edited: list[Sentence]) -> int:
    at = rng.randrange(len(edited))
    sentence = edited[at]
    if len(sentence) < 8:
        return 0
    cut = rng.randrange(3, len(sentence) - 3)
    head, tail = sentence[:cut], sentence[cut:]
    tail[0] = replace(tail[0], blank=rng.choice(["\n", " "]), text=tail[0].text[:1].upper() + tail[0].text[1:])
    edited[at : at + 1] = [[*head, Word(None, "", ".")], tail]
    return 2


def _join(rng: random.Random, edited: list[Sentence]) -> int:
    if len(edited) == 1:
        return 0
    at = rng.randrange(len(edited) - 1)
    first, second = edited[at : at + 2]
    first = first[:-1] if first[-1].text == "." and len(first) > 1 else first
    second = [replace(second[0], blank=" ", text=second[0].text.lower()), *second[1:]]
    edited[at : at + 2] = [[*first, Word(None, "", ","), Word(None, " ", "and"), *second]]
    return 3


def _echo(rng: random.Random, edited: list[Sentence]) -> int:
    """Add a sentence that says something like another: the hardest thing to tell from it."""
    model = rng.choice(edited)
    echo = [replace(word, number=None) for word in model]
    echo[0] = replace(echo[0], blank="\n")
    for at in range(1, len(echo)):
        if rng.random() < 1 / 3:
            echo[at] = replace(echo[at], text=_other(rng, edited))
    edited.insert(rng.randrange(1, len(edited) + 1), echo)
    return len(echo)


EDITS: dict[Callable[[random.Random, list[Sentence]], int], int] = {
    _misspell: 8, _replace: 5, _figure: 4, _insert: 5, _cut: 5, _drop: 2, _move: 2, _part: 2, _join: 1, _echo: 1,
}  # fmt: skip


def edit(text: str, share: float, rng: random.Random) -> list[Sentence]:
    """The text after so many edits that about this share of its words is touched."""
    edited = sentences(text)
    budget = max(1, round(share * sum(map(len, edited))))
    while budget > 0:
        (chosen,) = rng.choices(list(EDITS), list(EDITS.values()))
        budget -= max(chosen(rng, edited), 0) or (rng.random() < HALF)
    return edited


def judge(span: tuple[int, int], old: Places, edited: list[Sentence], alignment: Alignment) -> str:
    """What came of one span."""
    _, places = text_of(edited)
    wanted = {number for start, end, number in old if start < span[1] and span[0] < end}
    left = {number for _, _, number in places} & wanted
    placed = alignment.place(*span)
    if placed is None:
        return "orphaned" if left else "gone"
    found = {
        number for start, end, number in places if start < placed.end and placed.start < end and number is not None
    }
    common = len(found & left)
    return "right" if left and common >= HALF * len(left) and common >= HALF * len(found) else "wrong"


def stories(folder: Path) -> Iterator[list[Article]]:
    """The articles of each folder below that has any."""
    for place in sorted({path.parent for path in folder.rglob("*.txt")}):
        yield [Article.read(path) for path in sorted(place.glob("*.txt"))]


def spans(articles: list[Article]) -> dict[str, set[tuple[int, int]]]:
    """The words that anything found in a story stands on, by article."""
    comparison = compare(articles)
    out: dict[str, set[tuple[int, int]]] = {document.key: set() for document in comparison.documents}
    for fact in (*comparison.facts, *(side for f in comparison.findings for side in (f.a, f.b))):
        out[fact.article].add((fact.start, fact.end))
    return {comparison.document(key).article.text: found for key, found in out.items()}


def decisions(folder: Path, share: float, turn: int, work: Path) -> Counter[str]:
    """What became of the decisions on a story when one of its articles was edited."""
    files = []
    for path in sorted(folder.glob("*.txt")):
        files.append(work / path.name)
        files[-1].write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    dice = random.Random(f"{folder.name} {share} {turn}")  # noqa: S311 - dice
    with Desk(work / f"{share}-{turn}.db", who="benchmark") as desk:
        view = desk.open_paths(files)
        for finding in view.comparison.findings:
            desk.decide(view.id, finding.id, "explained")
        chosen = dice.randrange(len(files))
        text = view.comparison.document(view.articles[chosen].key).article.text
        edited = edit(text, share, dice)
        changed, places = text_of(edited)
        files[chosen].write_text(changed, encoding="utf-8")
        after = desk.add([files[chosen]])
    key, now = view.articles[chosen].key, after.articles[chosen].key
    about = (key, now, text_of(sentences(text))[1], places)
    tally: Counter[str] = Counter()
    carried = {state.origin: state.finding for state in after.states.values() if state.origin}
    for finding in view.comparison.findings:
        if key in (finding.a.article, finding.b.article):
            there = [other for other in after.comparison.findings if _same_matter(finding, other, about)]
            found = carried.get(finding.id)
            if found is None:
                tally["orphaned" if there else "gone"] += 1
            else:
                tally["right" if found in there else "wrong"] += 1
    return tally


def _same_matter(old: Finding, new: Finding, about: About) -> bool:
    """Whether a finding of the edited story stands on the words that the old one stood on."""
    return old.kind == new.kind and any(
        _same_words(old.a, a, about) and _same_words(old.b, b, about) for a, b in ((new.a, new.b), (new.b, new.a))
    )


def _same_words(old: Fact, new: Fact, about: About) -> bool:
    key, now, before, after = about
    if old.article != key:
        return old.article == new.article and old.start < new.end and new.start < old.end
    wanted = {number for start, end, number in before if start < old.end and old.start < end}
    found = {number for start, end, number in after if start < new.end and new.start < end}
    return new.article == now and bool(wanted & found)


def _show(text: str, span: tuple[int, int], alignment: Alignment) -> None:
    placed = alignment.place(*span)
    if placed is None:
        return
    inside = alignment.old.at(*span)
    sys.stderr.write(
        f"{text[span[0] : span[1]]!r} -> {alignment.new.text[placed.start : placed.end]!r} {placed.score:.0f}\n"
        f"   {text[alignment.old.units[inside[0]].start : alignment.old.units[inside[-1]].end]!r}\n"
        f"   {alignment.sentence_now(placed.start, placed.end)!r}\n"
    )


def main() -> None:
    """Measure on every story below the folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3, help="drafts of each article at each share")
    parser.add_argument("--show", action="store_true", help="print what was placed wrong to stderr")
    parser.add_argument("--decisions", action="store_true", help="look at decided findings in place of spans")
    given = parser.parse_args()
    if given.decisions:
        _decisions(given.folder, given.rounds)
        return
    tallies = {share: Counter[str]() for share in SHARES}
    for articles in stories(given.folder):
        for text, anchors in spans(articles).items():
            old, places = Draft(text), text_of(sentences(text))[1]
            for share in SHARES:
                for turn in range(given.rounds):
                    edited = edit(text, share, random.Random(f"{share} {turn} {text[:40]}"))  # noqa: S311 - dice
                    alignment = Alignment(old, Draft(text_of(edited)[0]))
                    for span in sorted(anchors):
                        came = judge(span, places, edited, alignment)
                        tallies[share][came] += 1
                        if given.show and came == "wrong":
                            _show(text, span, alignment)
    _print(tallies)


def _decisions(folder: Path, rounds: int) -> None:
    tallies = {share: Counter[str]() for share in SHARES}
    for place in sorted({path.parent for path in folder.rglob("*.txt")}):
        for share in SHARES:
            for turn in range(rounds):
                with tempfile.TemporaryDirectory() as work:
                    tallies[share] += decisions(place, share, turn, Path(work))
    _print(tallies)


def _print(tallies: dict[float, Counter[str]]) -> None:
    for share, tally in tallies.items():
        print(json.dumps({"edited": share, **_line(tally)}))
    print(json.dumps({"edited": "all", **_line(sum(tallies.values(), Counter()))}))


def _line(tally: Counter[str]) -> dict[str, float]:
    total = tally.total()
    counts = {"anchors": total, "right": tally["right"], "wrong": tally["wrong"]}
    orphaned = tally["orphaned"] + tally["gone"]
    return {
        **counts,
        "orphaned": orphaned,
        "gone": tally["gone"],
        "right_share": round(tally["right"] / max(1, total), 4),
        "wrong_share": round(tally["wrong"] / max(1, total), 4),
    }


if __name__ == "__main__":
    main()
