"""Who is who in one article: mentions linked to persons, and sources of speech resolved to speakers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.lexicon import Lexicon
from factcheck.model import Speaker
from factcheck.text.attribution_tokens import Cues, cues, tokenise
from factcheck.text.names import Category, Name, find_names
from factcheck.text.titles import Titles, titles


@dataclass(frozen=True, slots=True)
class Person:
    """One person of an article: the fullest name, every mention, and the roles and bodies stated with them.

    ``roles`` are titles before the name and appositions after it, as they stand, in text order without repeats.
    ``sex`` is "m" or "f" when a title says so, else empty; ``role`` is the first apposition, or the first title.
    """

    name: str
    given: str
    surname: str
    mentions: tuple[Name, ...]
    roles: tuple[str, ...]
    organisations: tuple[str, ...]
    sex: str = ""
    role: str = ""


@dataclass(slots=True)
class _Draft:
    given: str
    surname: str
    mentions: list[Name] = field(default_factory=list)


_MOST_BEARERS = 40  # persons of one surname that are told apart in one article


def people(plain: str, lexicon: Lexicon, names: Sequence[Name] | None = None) -> list[Person]:
    """The persons named in a folded text, by first mention; lone surnames are linked to the full name.

    A surname that two persons bear goes to the one named last before it.
    """
    found = list(names) if names is not None else find_names(plain, lexicon)
    lists = titles(lexicon)
    drafts: list[_Draft] = []
    by_surname: dict[str, list[_Draft]] = {}
    for name in found:
        if name.category is Category.PERSON and name.given:
            bearers = by_surname.get(_key(name.surname), [])[-_MOST_BEARERS:]
            same = [d for d in bearers if _same_given(d.given, name.given)]
            if same:
                draft = same[-1]
                if len(name.given) > len(draft.given):
                    draft.given = name.given
            else:
                draft = _Draft(name.given, name.surname)
                drafts.append(draft)
                for key in sorted({_key(name.surname), _key(name.surname.split()[-1])}):
                    by_surname.setdefault(key, []).append(draft)
            draft.mentions.append(name)
    for name in found:
        bearer = _shorter_form(name, by_surname) if name.category is Category.UNKNOWN else None
        if bearer is not None:
            bearer.mentions.append(name)
    alone: dict[str, _Draft] = {}
    named: dict[str, list[tuple[int, int]]] = {}
    for name in found:
        titled = name.category is Category.PERSON and not name.given
        if not titled and (
            name.category is Category.PERSON or (" " in name.text and _key(name.text) not in by_surname)
        ):
            continue
        surname = name.surname or name.text
        bearers = by_surname.get(_key(surname), [])
        if bearers:
            if _key(surname) not in named:
                full = ((m.start, i) for i, draft in enumerate(bearers) for m in draft.mentions if m.given)
                named[_key(surname)] = sorted(full)
            bearer = _nearest(bearers, named[_key(surname)], name)
            if titled or name.category is Category.UNKNOWN:
                bearer.mentions.append(name)
        elif titled:
            if _key(surname) not in alone:
                alone[_key(surname)] = _Draft("", surname)
                drafts.append(alone[_key(surname)])
            alone[_key(surname)].mentions.append(name)
    for name in found:  # bare surnames of persons who are only ever "Mr X"
        if name.category is Category.UNKNOWN and _key(name.text) in alone:
            alone[_key(name.text)].mentions.append(name)
    persons = [_person(draft, lists) for draft in drafts]
    return sorted(persons, key=lambda p: p.mentions[0].start)


def _shorter_form(name: Name, by_surname: Mapping[str, Sequence[_Draft]]) -> _Draft | None:
    """The person whose first given name and surname a name of unknown sort consists of ("Ruth Bello" for one of three)."""
    parts = name.text.split()
    if len(parts) < 2:
        return None
    first = parts[0].casefold()
    bearers = by_surname.get(_key(parts[-1]), ())
    return next((bearer for bearer in bearers if bearer.given.casefold().split()[0] == first), None)


def _key(surname: str) -> str:
    return surname.casefold().replace("-", " ")


def _same_given(a: str, b: str) -> bool:
    """Whether two forms of given names can be one person's: "Ann" and "Ann Mary", "J." and "John"."""
    first, second = a.casefold().split(), b.casefold().split()
    x, y = first[0].rstrip("."), second[0].rstrip(".")
    if x == y:
        return True
    return min(len(x), len(y)) == 1 and x[0] == y[0]


def _nearest(bearers: Sequence[_Draft], named: Sequence[tuple[int, int]], name: Name) -> _Draft:
    """The person of that surname named last before the mention; the first one named when all come later.

    ``named`` is where the full names of the bearers stand, each with the bearer's number.
    """
    at = bisect_left(named, (name.start, 0))
    return bearers[named[at - 1][1]] if at else bearers[0]


def _person(draft: _Draft, lists: Titles) -> Person:
    mentions = sorted(draft.mentions, key=lambda m: m.start)
    roles: list[str] = []
    bodies: list[str] = []
    sex = ""
    for mention in mentions:
        for role in (mention.title, mention.role):
            if role and role not in roles and role.casefold().rstrip(".") not in lists.courtesy:
                roles.append(role)
            words = set(re.findall(r"[a-z]+", role.casefold()))
            sex = sex or ("m" if words & lists.male else "f" if words & lists.female else "")
        if mention.organisation and mention.organisation not in bodies:
            bodies.append(mention.organisation)
    name = f"{draft.given} {draft.surname}".strip()
    role = next((m.role for m in mentions if m.role), "") or (roles[0] if roles else "")
    return Person(name, draft.given, draft.surname, tuple(mentions), tuple(roles), tuple(bodies), sex, role)


# Before a name: what makes it part of somebody else's description ("a friend of X").
_WITHIN = re.compile(r"\b(?:of|for|by|with|against|to|from|and|about|on)\b")


# What may stand between the beginning of a sentence and the person it is about: "but", or an office and a comma.
_OPENING = re.compile(
    r"(?:^|[.!?\n]\"?)\s*(?:(?:[Bb]ut|[Aa]nd|[Tt]hen|[Yy]et|[Ll]ater|[Tt]he|[Mm]eanwhile,)\s+)?"
    r"(?:[A-Z][\w'-]*(?: (?:[A-Z][\w'-]*|of|the|and|for)){0,6}, (?:the )?)?$"
)


_LISTED = re.compile(r"(?:[Tt]he |[Aa]n? )?[A-Z][^,]{0,60}$")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


def _may_be_body(name: Name) -> bool:
    return name.category is Category.ORGANISATION or (name.category is Category.UNKNOWN and " " in name.text)


class Cast:
    """The persons of one article, ready to resolve the words that name a source."""

    def __init__(self, plain: str, lexicon: Lexicon, quoted: Sequence[tuple[int, int]] = ()) -> None:
        self._plain = plain
        self._cues: Cues = cues(lexicon)
        self._titles = titles(lexicon)
        self.names = find_names(plain, lexicon)
        self.people = people(plain, lexicon, self.names)
        marks = sorted(
            ((m.start, m.full_start, m.full_end, p) for p in self.people for m in p.mentions), key=lambda m: m[:3]
        )
        self._by_name = {p.name: p for p in reversed(self.people)}
        self._starts = [start for start, *_ in marks]
        self._marks = marks
        self._bodies = sorted((n.start, n.end, n.text) for n in self.names if _may_be_body(n))
        self._quoted = sorted(quoted)
        self._quote_starts = [start for start, _ in self._quoted]

    def person_in(self, start: int, end: int) -> Person | None:
        """The first person named between two offsets."""
        at = bisect_right(self._starts, start - 1)
        if at < len(self._marks) and self._marks[at][0] < end:
            return self._marks[at][3]
        return None

    def _in_quotation(self, offset: int) -> bool:
        at = bisect_right(self._quote_starts, offset) - 1
        return at >= 0 and offset < self._quoted[at][1]

    def last_person(self, before: int, sex: str = "", *, since: int = 0) -> Person | None:
        """The person named last before an offset and outside quotation marks, of that sex if it is known."""
        at = bisect_right(self._starts, before - 1) - 1
        looked = 0
        while at >= 0 and self._starts[at] >= since and looked < 40:
            person = self._marks[at][3]
            if not self._in_quotation(self._starts[at]) and (not sex or not person.sex or person.sex == sex):
                return person
            at -= 1
            looked += 1
        return None

    def resolve(self, source: tuple[int, int], previous: Sequence[tuple[int, Speaker]] = ()) -> Speaker | None:
        """The speaker that the words of a source name.

        ``previous`` are the speakers resolved so far with the offset of their source, in text order: a pronoun goes
        to the last of them, unless another person was named first in a later sentence. None for a pronoun that
        nothing stands for.
        """
        start, end = source
        words = [t for t in tokenise(self._plain, start, end) if t.word]
        if not words:
            return None
        lists = self._cues.words
        first = words[0].form
        if len(words) == 1 and first in lists["pronouns"]:
            return self._pronoun(first, start, previous)
        several = self._several(start, end)
        if several is not None:
            return several
        person = self.person_in(start, end)
        if person is not None and self._heads(person, start, end):
            return as_speaker(person)
        return self._phrase(start, end)

    def _several(self, start: int, end: int) -> Speaker | None:
        """The speaker that a list of bodies is, by all their names ("the Guild, Open Door and the river police")."""
        words = re.split(r", (?:which|who|whose) [^,]*(?=,)|\(", self._plain[start:end])
        text = "".join(words)
        head, joined, last = text.rpartition(" and ")
        items = [item.strip() for item in head.split(", ")] if joined else []
        if len(items) < 2 or not all(_LISTED.match(item) for item in items) or not _LISTED.match(last):
            return None
        places = [self._plain.find(item, start, end) for item in (*items, last)]
        if any(at < 0 or self.person_in(at, at + 1) for at in places):
            return None  # "X, head of the Guild and the river trust": one person and what is said of them
        bare = [_ARTICLE.sub("", item) for item in (*items, last)]
        return Speaker(f"{', '.join(bare[:-1])} and {bare[-1]}", "", "")

    def _heads(self, person: Person, start: int, end: int) -> bool:
        """Whether the person is what the words name, not somebody named within ("a friend of X")."""
        at = bisect_left(person.mentions, start, key=lambda mention: mention.start)
        if at == len(person.mentions) or person.mentions[at].start >= end:
            return False
        mention = person.mentions[at]
        lead = self._plain[start : max(start, mention.full_start)].casefold()
        if self._plain[mention.end : mention.end + 2] == "'s":
            return False
        # "The head of the agency, X": what stands before the comma is said of X.
        return not _WITHIN.search(lead.rpartition(", ")[2])

    def _pronoun(self, word: str, at: int, previous: Sequence[tuple[int, Speaker]]) -> Speaker | None:
        lists = self._cues.words
        sex = "m" if word in lists["masculine"] else "f" if word in lists["feminine"] else ""
        if word in ("who", "which", "that"):
            person = self.last_person(at, since=max(0, at - 120))
            return as_speaker(person) if person is not None else None
        if sex:
            # A person who opens a later sentence takes the floor from the last speaker.
            speaker, since = self._last_speaker(previous, sex)
            newer = self._subject_since(since, at, sex)
            if newer is not None:
                return as_speaker(newer)
            if speaker is not None:
                return speaker
            last = self.last_person(at, sex)
            return as_speaker(last) if last is not None else None
        if word in lists["plural"] or word in lists["neuter"]:
            bodies = [s for _, s in previous[-3:] if s.name not in self._by_name]
            if bodies:
                return bodies[-1]
            return previous[-1][1] if previous and word in ("they", "they've", "they'd") else None
        return None

    def _last_speaker(self, previous: Sequence[tuple[int, Speaker]], sex: str) -> tuple[Speaker | None, int]:
        """The last of the speakers who can be meant by "he" or "she", and where they were named."""
        for where, candidate in reversed(previous[-6:]):
            person = self._by_name.get(candidate.name)
            if person is not None and (not person.sex or person.sex == sex):
                return candidate, where
        return None, 0

    def _subject_since(self, since: int, at: int, sex: str) -> Person | None:
        """The last person who opens a sentence between two offsets."""
        i = bisect_right(self._starts, at - 1) - 1
        looked = 0
        while i >= 0 and self._starts[i] > since and looked < 20:
            start, first, _, person = self._marks[i]
            lead = self._plain[max(0, first - 80) : first]
            opening = _OPENING.search(lead)
            if opening and not self._in_quotation(start) and (not person.sex or person.sex == sex):
                return person
            i -= 1
            looked += 1
        return None

    def _phrase(self, start: int, end: int) -> Speaker | None:
        """A speaker known by a description or a body's name: without article, apposition or clause."""
        words = self._plain[start:end]
        words = re.split(r",| who | which | that | - |\(|\n", words, maxsplit=1)[0].strip(" '\"-:;.")
        words = re.sub(r"^(?:but|and|the|a|an|while|as)\s+", "", words, flags=re.IGNORECASE)
        words = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
        if not words or len(words) > 90 or not self._names_somebody(words):
            return None
        first = words.split()[0]
        named = any(b_start < end and b_end > start for b_start, b_end, _ in self._bodies_near(start, end))
        # A capital that only opens the sentence is not part of the description.
        if not named and first[:1].isupper() and first.casefold() in self._titles.groups | self._titles.openers:
            words = words[0].lower() + words[1:]
        organisation = next((t for s, e, t in self._bodies_near(start, end) if s >= start and e <= end), "")
        return Speaker(words, "", organisation if organisation != words else "")

    def _names_somebody(self, words: str) -> bool:
        """Whether the words can be a description of a source; pieces of clauses cannot."""
        lists = self._cues.words
        forms = words.casefold().split()
        if forms[0] in lists["prepositions"] | lists["circumstances"] | {"including", "earlier"}:
            return False
        if forms[-1].endswith("ly") and forms[-1] not in lists["nouns_in_ly"]:
            return False
        if len(forms) > 2 and any(
            f in lists["spans"] and forms[k + 1] in ("into", "after", "before") for k, f in enumerate(forms[:-1])
        ):
            return False
        if forms[0][0].isdigit() or forms[-1] in ("and", "or", "previous", "other", "former", "many", "some"):
            return False
        if len(forms) == 1 and (
            forms[0] in self._titles.openers - {"police", "people", "men", "women"} or forms[0] in lists["pronouns"]
        ):
            return False
        # What the phrase is about: the word before "of", "in", "marking".
        ends = (k for k, f in enumerate(forms) if k and (f in lists["prepositions"] or (f.endswith("ing") and k > 1)))
        if forms[next(ends, len(forms)) - 1] in lists["happenings"]:
            return False
        return not any(form in lists["finite"] for form in forms) and forms[-1] not in lists["prepositions"]

    def _bodies_near(self, start: int, end: int) -> list[tuple[int, int, str]]:
        low = bisect_right(self._bodies, (max(0, start - 80), 0, ""))
        high = bisect_right(self._bodies, (end, 0, ""))
        return self._bodies[low:high]


def as_speaker(person: Person) -> Speaker:
    """The speaker that a person is: fullest name, first apposition or title, first body."""
    return Speaker(person.name, person.role, person.organisations[0] if person.organisations else "")
