"""Persons, bodies and places named in a text, told from runs of capitalised words and what stands beside them.

Precision first: a run that nothing speaks for stays ``unknown``. Works on folded text (straight quotes, plain
hyphens) and in time linear in its length.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum

from factcheck.lexicon import Lexicon
from factcheck.text.titles import (
    AGE,
    WORD,
    Titles,
    Word,
    body_in_title,
    joined,
    role_after,
    role_before,
    split_words,
    titles,
)


class Category(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name.

    ``start`` and ``end`` span the name alone, without titles; ``full_start`` and ``full_end`` take in the title or
    role before it and the appositive role after it. ``given`` is empty for a lone surname. ``title`` are the words
    before ("Acting Commissioner", "police spokesman"), ``role`` the words after ("founder of …"), ``organisation``
    a body named in either.
    """

    start: int
    end: int
    text: str
    category: Category
    given: str = ""
    surname: str = ""
    title: str = ""
    role: str = ""
    organisation: str = ""
    full_start: int = 0
    full_end: int = 0


_LONGEST_RUN = 14
# Small words that go on the name of some bodies ("Ministry for …") and else begin another name.
_JOINING = frozenset(["and", "in", "on", "for", "the"])


def _title_case_lines(plain: str, words: list[Word]) -> list[bool]:
    """For each word, whether its line is set in capitals or title case, where capitals tell nothing."""
    flags: list[bool] = []
    line: list[Word] = []

    def close() -> None:
        long = [w for w in line if len(w.text) > 3 and not w.text[0].isdigit()]
        capitals = sum(w.capital for w in long)
        ended = plain[line[-1].end : line[-1].end + 1] in (".", "!", "?") if line else True
        enough = len(long) >= (7 if ended else 4) and capitals >= 0.8 * len(long)
        flags.extend([enough] * len(line))

    end = 0
    for word in words:
        if line and "\n" in plain[end : word.start]:
            close()
            line = []
        line.append(word)
        end = word.end
    close()
    return flags


def _runs(plain: str, words: list[Word], lists: Titles) -> list[tuple[int, int]]:
    """Index ranges of capitalised runs, with particles between capitals let in."""
    runs: list[tuple[int, int]] = []
    titled = _title_case_lines(plain, words)
    inner = lists.name_particles | lists.body_particles
    i = 0
    while i < len(words):
        if not words[i].capital or titled[i] or (words[i].opens and words[i].low in lists.openers):
            i += 1
            continue
        j = i + 1
        while j < len(words) and j - i < _LONGEST_RUN and joined(plain, words[j - 1], words[j], lists):
            if words[j].capital and not words[j].opens:
                j += 1
                continue
            # At most two small words may stand between two capitals ("Guild of the Weavers").
            k = j
            while k < len(words) and k - j < 2 and words[k].low in inner and not words[k].capital:
                k += 1
            if k == j or k >= len(words) or not words[k].capital or words[k].opens:
                break
            if not all(joined(plain, words[m - 1], words[m], lists) for m in range(j, k + 1)):
                break
            if words[j].low in _JOINING and words[j - 1].low not in lists.continuing:
                break
            j = k + 1
        runs.append((i, j))
        i = j
    return runs


def find_names(plain: str, lexicon: Lexicon) -> list[Name]:
    """The names in a folded text, in order and without overlap.

    Lone surnames come out as ``unknown`` unless a title stands before them; ``speakers.people`` links them to the
    full name. Lines in title case are searched only for names that the rest of the text has.
    """
    lists = titles(lexicon)
    words = split_words(plain, lists)
    found: list[Name] = []
    for first, last in _runs(plain, words, lists):
        found.extend(_read_run(plain, words, first, last, lists))
    found = _agree(_without_openers(found, words))
    found.extend(_in_title_lines(plain, words, found))
    return sorted(found, key=lambda name: (name.start, name.end))


def _read_run(plain: str, words: list[Word], first: int, last: int, lists: Titles) -> list[Name]:
    # Small words and weekdays at the edges belong to no name ("Wednesday" after "on", "March" before a day number).
    while first < last and words[first].low in lists.calendar and not _titled_before(words, first, lists):
        first += 1
    while last > first and words[last - 1].low in lists.calendar and words[last - 1].low != "may":
        last -= 1
    run = words[first:last]
    if not run or (len(run) == 1 and (run[0].low in lists.openers or len(run[0].text) == 1)):
        return []
    cut = next((k for k, w in enumerate(run) if w.low in lists.body_particles), 0)
    if cut and _person_first(run[:cut], lists):
        # "Lt. Ann Hay of the River Police": a person, then a body.
        rest = first + cut
        while rest < last and not words[rest].capital:
            rest += 1
        return [*_read_run(plain, words, first, first + cut, lists), *_read_run(plain, words, rest, last, lists)]
    at = _title_end(run, lists)
    name_words = run[at:]
    if not name_words:
        return []
    start, end = name_words[0].start, name_words[-1].end
    text = plain[start:end]
    category = _category(name_words, at, run, lists)
    title = plain[run[0].start : name_words[0].start].rstrip()
    full_start, before, body = run[0].start, title, ""
    if category is Category.PERSON and not at and _next_word(plain, end) in lists.organisations:
        category = Category.ORGANISATION  # a magazine, a company that bears a person's name
    if category in (Category.PERSON, Category.UNKNOWN) and not at:
        low_title, low_start, body = role_before(plain, words, first, lists)
        if low_title and (len(name_words) <= 4):
            category, before, full_start = Category.PERSON, low_title, low_start
    role, organisation, full_end = role_after(plain, end, lists) if category is not Category.PLACE else ("", "", end)
    if role and category is Category.UNKNOWN and 2 <= len(name_words) <= 4:
        category = Category.PERSON
    if category is Category.UNKNOWN and 2 <= len(name_words) <= 4 and AGE.match(plain, end):
        category = Category.PERSON
    if category is not Category.PERSON:
        return [Name(start, end, text, category, full_start=start, full_end=end)]
    if at and not body:
        body = body_in_title(plain, run[:at], lists)
    given, surname = _parts(name_words, lists)
    return [Name(start, end, text, category, given, surname, before, role, organisation or body, full_start, full_end)]


def _person_first(head: list[Word], lists: Titles) -> bool:
    """Whether the words before "of" in a run are a person with a title or a common given name."""
    at = _title_end(head, lists)
    if any(w.low in lists.offices for w in head[at:]):
        return False
    return bool(at) or (len(head) > 1 and head[0].low in lists.given)


def _next_word(plain: str, end: int) -> str:
    match = WORD.match(plain, end + 1) if plain[end : end + 1] == " " else None
    return match.group() if match else ""


def _titled_before(words: list[Word], at: int, lists: Titles) -> bool:
    return at > 0 and any(words[at - 1].low in group for group in (lists.heads, lists.courtesy, lists.given))


def _title_end(run: list[Word], lists: Titles) -> int:
    """How many words at the front of the run are title; 0 when the run is no title with a name after it."""
    last = run[-1].low
    if last in lists.organisations:
        return 0
    if last in lists.places and not any(w.low in lists.given or w.low in lists.courtesy for w in run[:-1]):
        return 0
    at = 0
    for i, word in enumerate(run[:-1]):
        if (word.low in lists.courtesy or word.low in lists.heads) and not (
            i and word.low in lists.given and run[i - 1].low in lists.given
        ):
            at = i + 1
    # "Secretary of State John Smith", "Archbishop of York John Smith": the office goes on through "of".
    if at and at < len(run) and run[at].low in ("of", "for"):
        return at + 2 if at + 2 < len(run) and len(run) - at - 2 <= 3 else 0
    return at


def _category(name: list[Word], at: int, run: list[Word], lists: Titles) -> Category:
    last, whole = name[-1].low, " ".join(w.low for w in name)
    if whole in lists.known_places:
        return Category.PLACE
    if len(name) == 1 and (last in lists.initials or (name[0].text.isupper() and len(last) > 2 and not at)):
        return Category.ORGANISATION if last not in ("uk", "us", "usa") else Category.PLACE
    if at:
        return Category.PERSON if all(w.low not in lists.body_particles for w in name) else Category.UNKNOWN
    if len(run) > 1:
        if last in lists.organisations or (any(w.low in lists.organisations for w in name) and " of " in f" {whole} "):
            return Category.ORGANISATION
        if last in lists.places:
            return Category.PLACE
        plain_words = all(w.low not in lists.body_particles for w in name)
        if name[0].low in lists.given and len(name) <= 4 and plain_words and not _common(name, lists):
            return Category.PERSON
        # A middle initial is a person's.
        if len(name) in (3, 4) and plain_words and any(len(w.text) == 1 for w in name[1:-1]):
            return Category.PERSON
    return Category.UNKNOWN


def _common(name: list[Word], lists: Titles) -> bool:
    return any(w.low in lists.demonyms or (w.low in lists.calendar and w.low != "may") for w in name[1:])


def _parts(name: list[Word], lists: Titles) -> tuple[str, str]:
    """Given names and surname; particles belong to the surname."""
    kept = [w for w in name if w.low not in ("jr", "sr", "ii", "iii")] or name
    if len(kept) == 1 or (kept[0].low in lists.name_particles and not kept[0].capital):
        return "", " ".join(w.text for w in kept)
    at = len(kept) - 1
    while at > 1 and kept[at - 1].low in lists.name_particles:
        at -= 1
    return " ".join(w.text for w in kept[:at]), " ".join(w.text for w in kept[at:])


def _without_openers(names: list[Name], words: list[Word]) -> list[Name]:
    """Leave out lone words that have a capital only because they open a sentence."""
    lower = {w.text for w in words if not w.capital}
    opening = {w.start for w in words if w.opens}
    return [
        n for n in names if n.category is not Category.UNKNOWN or n.start not in opening or n.text.lower() not in lower
    ]


def _agree(names: list[Name]) -> list[Name]:
    """Runs that one mention shows to be a person's are persons throughout the text."""
    known = {n.text for n in names if n.category is Category.PERSON and n.given}
    # "Mr Quill" makes a person of the two-word run that ends in Quill, when it is the only one.
    titled = {n.surname for n in names if n.category is Category.PERSON and not n.given}
    bodies = {n.text for n in names if n.category is Category.ORGANISATION}
    ends = Counter(text.split()[-1] for text in {n.text for n in names if n.category is Category.UNKNOWN})
    out = []
    for name in names:
        parts = name.text.split()
        if name.text in bodies and not name.title and not name.role:
            out.append(
                Name(name.start, name.end, name.text, Category.ORGANISATION, full_start=name.start, full_end=name.end)
            )
            continue
        if name.category is Category.UNKNOWN and 2 <= len(parts) <= 4:
            lone = parts[-1] in titled and ends[parts[-1]] <= 2 and all(p[0].isupper() for p in parts)
            if name.text in known or lone:
                name = replace(
                    name, category=Category.PERSON, given=" ".join(parts[:-1]), surname=parts[-1], full_start=name.start,
                    full_end=name.end,
                )  # fmt: skip
        out.append(name)
    return out


def _in_title_lines(plain: str, words: list[Word], names: list[Name]) -> list[Name]:
    """Names known from running text, found again where a title-case line hides them."""
    known = {n.text: n for n in reversed(names) if n.category is not Category.UNKNOWN}
    titled = _title_case_lines(plain, words)
    out: list[Name] = []
    i = 0
    while i < len(words):
        step = 1
        if titled[i] and words[i].capital:
            for size in (4, 3, 2, 1):
                if i + size > len(words) or not titled[i + size - 1]:
                    continue
                start, end = words[i].start, words[i + size - 1].end
                name = known.get(plain[start:end])
                if name:
                    out.append(
                        Name(
                            start,
                            end,
                            name.text,
                            name.category,
                            name.given,
                            name.surname,
                            full_start=start,
                            full_end=end,
                        )
                    )
                    step = size
                    break
        i += step
    return out
