"""The nouns of the project: plain, frozen values that every other room shares.

Offsets are code points into the article's stored text, half open (``text[start:end]``).
Nothing here reads a file, a clock or the environment.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import os


class Role(StrEnum):
    """What part of an article a segment is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption"
    PULL_QUOTE = "pull-quote"
    CREDIT = "credit"
    FURNITURE = "furniture"
    METADATA = "metadata"

    @property
    def asserts(self) -> bool:
        """Whether readers take the words of such a segment as the article's own statements."""
        return self not in (Role.CREDIT, Role.FURNITURE, Role.METADATA)


class Judgement(StrEnum):
    """How two facts on one point stand to each other, most serious first."""

    CONFLICT = "conflict"
    TENSION = "tension"
    COMPATIBLE = "compatible"
    SAME = "same"

    @property
    def severity(self) -> int:
        """3 for a conflict down to 0 for the same."""
        return _SEVERITY[self]

    @property
    def raised(self) -> bool:
        """Whether a desk is asked to look at it."""
        return self in (Judgement.CONFLICT, Judgement.TENSION)


_SEVERITY = {judgement: 3 - place for place, judgement in enumerate(Judgement)}


class Scope(StrEnum):
    """Whether a finding joins two articles or two places of one."""

    ACROSS = "across"
    WITHIN = "within"


class Decision(StrEnum):
    """What a person said of a finding."""

    OPEN = "open"
    CHECKED_OK = "checked-ok"
    DISCREPANCY = "discrepancy"
    EXPLAINED = "explained"
    QUERY_WRITER = "query-writer"
    ON_AUTHOR = "on-author"
    CANNOT_VERIFY = "cannot-verify"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Segment:
    """A paragraph of an article with its role; ``stated`` when the file format itself says the role."""

    start: int
    end: int
    role: Role
    stated: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """One published text with its metadata.

    ``published`` may be given as a datetime, a date or an ISO 8601 string; it is kept as a datetime, and
    ``published_why`` says what evidence it rests on. ``segments`` holds only the roles that the format states;
    ``factcheck.text`` infers the rest. Raises ``ValueError`` for a string that is not ISO 8601.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    url: str | None = None
    author: str | None = None
    path: str | None = None
    encoding: str = "utf-8"
    published_why: str | None = None
    segments: tuple[Segment, ...] = ()

    def __post_init__(self) -> None:
        for name in ("published", "updated"):
            object.__setattr__(self, name, _as_datetime(getattr(self, name)))

    @property
    def sha256(self) -> str:
        """The hash of the stored text, 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def words(self) -> int:
        """The number of words, counted as runs between white space."""
        return len(self.text.split())

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Article:
        """The first article of a file in any format that intake knows.

        Raises ``factcheck.intake.UnreadableArticle``, which names the file, the place and the remedy.
        """
        from factcheck import intake  # the one look back: readers of the API start from the noun

        return intake.read(path)[0]


def _as_datetime(value: object) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, str):
        return datetime.fromisoformat(value)
    msg = f"a publication date must be a datetime, a date or an ISO 8601 string, not {value!r}"
    raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who asserts a statement when it is not the outlet itself.

    ``name`` is the fullest form the article gives ("Fiyaz Mughal", "police"); ``role`` and ``organisation`` are
    as stated there, or empty.
    """

    name: str
    role: str = ""
    organisation: str = ""

    def __str__(self) -> str:
        body = "" if self.organisation in self.role else self.organisation
        about = ", ".join(part for part in (self.role, body) if part)
        return f"{self.name} ({about})" if about else self.name


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attributed passage: the words that name the source, the cue verb and the content; any may be absent.

    Spans are (start, end) offsets into the article's text. ``direct`` when the content stands in quotation marks;
    ``speaker`` is the source resolved through the article (pronouns and surnames to the full name).
    """

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[int, int] | None
    direct: bool
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a segment.

    ``plain`` is the text with typographic variants folded one character for one, so that offsets into it are
    offsets into ``text`` (see ``factcheck.text.normalise``). ``index`` counts statements of the article from 0,
    ``paragraph`` its segments. ``quoted`` when most of it stands in quotation marks. ``event`` is the key of the
    event it speaks of: "main" or the name of another.
    """

    article: str
    index: int
    paragraph: int
    start: int
    end: int
    text: str
    plain: str
    role: Role
    speaker: Speaker | None = None
    quoted: bool = False
    event: str = "main"


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """An article read into statements. ``key`` names it inside one comparison and depends on its text alone."""

    key: str
    article: Article
    plain: str
    segments: tuple[Segment, ...]
    statements: tuple[Statement, ...]
    attributions: tuple[Attribution, ...] = ()

    _passages: list[tuple[int, int, Speaker]] = field(default_factory=list, init=False, repr=False)
    _reach: list[int] = field(default_factory=list, init=False, repr=False)

    def __post_init__(self) -> None:
        said = ((*a.content, a.speaker) for a in self.attributions if a.content and a.speaker)
        self._passages.extend(sorted(said, key=lambda passage: passage[:2]))
        self._reach.extend(accumulate((end for _, end, _ in self._passages), max))

    def speaker_at(self, start: int, end: int) -> Speaker | None:
        """Who says the words of that span: the source of the narrowest attributed passage that holds most, if any."""
        holding: list[tuple[int, int, Speaker]] = []
        place = bisect_left(self._passages, end, key=lambda passage: passage[0]) - 1
        while place >= 0 and self._reach[place] > start:
            first, last, speaker = self._passages[place]
            common = min(end, last) - max(start, first)
            if common > 0 and 2 * common > end - start:
                holding.append((last - first, first, speaker))
            place -= 1
        # From the last to the first: of passages of one span the first counts.
        return min(reversed(holding), key=lambda item: item[:2])[2] if holding else None

    def statement_at(self, offset: int) -> Statement | None:
        """The statement whose span covers the offset, if any."""
        place = bisect_right(self.statements, offset, key=lambda statement: statement.start) - 1
        return self.statements[place] if place >= 0 and offset < self.statements[place].end else None

    def statements_in(self, start: int, end: int) -> tuple[Statement, ...]:
        """The statements that have characters of that span, in text order."""
        first = bisect_right(self.statements, start, key=lambda statement: statement.end)
        return self.statements[first : bisect_left(self.statements, end, key=lambda statement: statement.start)]


@dataclass(frozen=True, slots=True)
class Value:
    """What a fact says, read from its words. Each kind has its own subclass."""

    def signature(self) -> tuple[object, ...]:
        """The fields that say what is stated; a kind may leave out those that only say how it is worded."""
        return tuple(getattr(self, entry.name) for entry in fields(self))

    def as_json(self) -> dict[str, Any]:
        """The fields that are set, as JSON values; open bounds of an interval stay as null."""
        out: dict[str, Any] = {}
        for entry in fields(self):
            value = getattr(self, entry.name)
            if value not in ("", (), None, False) or entry.name in ("low", "high"):
                out[entry.name] = _as_json(value)
        return out


def _as_json(value: object) -> Any:
    if isinstance(value, tuple | frozenset):
        items = sorted(value, key=str) if isinstance(value, frozenset) else value
        return [_as_json(item) for item in items]
    if isinstance(value, Value):
        return value.as_json()
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _as_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


@dataclass(frozen=True, slots=True)
class Fact:
    """One typed value read from a statement, with its exact span.

    ``point`` says, in a form equal across articles, what the value is about within its kind ("dead", "hate crime");
    facts of one kind, event and point make a claim. ``keys`` are the blocking keys: only facts that share one are
    ever compared. ``label`` names the claim for people ("people killed").
    """

    kind: str
    article: str
    statement: Statement
    start: int
    end: int
    value: Value
    point: str
    keys: frozenset[str]
    label: str
    event: str = "main"
    speaker: Speaker | None = None

    @property
    def signature(self) -> tuple[object, ...]:
        """What the value comes to, for telling whether two facts say alike."""
        return self.value.signature()

    @property
    def quote(self) -> str:
        """The words that carry the value, as they stand in the article."""
        return self.statement.text[self.start - self.statement.start : self.end - self.statement.start]

    @property
    def role(self) -> Role:
        """The role of the segment the fact stands in."""
        return self.statement.role


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule decided of two facts. ``score`` (0 to 1) is how sure it is that both are on one point.

    ``spans`` narrows the quotes of the two facts to the words that the ruling rests on.
    """

    judgement: Judgement
    reason: str
    explanation: str
    score: float | None = None
    spans: tuple[tuple[int, int], tuple[int, int]] | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two facts that were found to be about the same thing, in story order, before they are judged."""

    a: Fact
    b: Fact
    score: float
    carried_by: str


@dataclass(frozen=True, slots=True)
class Finding:
    """An overlap with a judgement, a reason and an explanation."""

    id: str
    claim: str
    kind: str
    judgement: Judgement
    reason: str
    scope: Scope
    score: float
    explanation: str
    a: Fact
    b: Fact


@dataclass(frozen=True, slots=True)
class Claim:
    """What a story asserts on one point, with each article's value: a row of the claim grid."""

    id: str
    kind: str
    label: str
    judgement: Judgement | None
    values: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """A fact that one article asserts and no other does.

    ``also`` holds the keys of articles of the same origin that say it too: together they are one source.
    """

    id: str
    fact: Fact
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A one-sided item that a checker should look at, with the reason to."""

    id: str
    article: str
    kind: str
    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Articles that share whole sentences or long quotations: probably one origin, such as a news agency.

    ``articles`` are document keys in story order, two or more. ``quotes`` are examples of what they share, as they
    stand in the first article that has them. ``share`` (0 to 1) is the part of the body of the shortest article that
    stands in another article of the group. What such articles agree on is said once.
    """

    id: str
    articles: tuple[str, ...]
    quotes: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything the machine derives from the articles of a story.

    ``documents`` stand in story order: by publication, then by the hash of the text. ``draft`` is the key of the
    document that is run against its sources, if any; it is side ``a`` of every finding then. ``arguments`` holds the
    documents' keys in the order in which the articles were given, which results number them by. ``origins`` groups
    articles that are probably of one origin: their agreement corroborates nothing.
    """

    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    overlaps: tuple[Overlap, ...]
    findings: tuple[Finding, ...]
    only_in: tuple[OnlyIn, ...]
    checks: tuple[Check, ...]
    draft: str | None = None
    arguments: tuple[str, ...] = ()
    origins: tuple[OriginGroup, ...] = ()
    _by_key: dict[str, Document] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_key.update({document.key: document for document in self.documents})

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement of every article, in story order."""
        return tuple(s for document in self.documents for s in document.statements)

    def document(self, key: str) -> Document:
        """The document of that key. Raises ``KeyError`` for a key of another story."""
        return self._by_key[key]

    def one_origin(self, articles: Iterable[str]) -> OriginGroup | None:
        """The origin group that holds all of two or more articles (document keys), if one does."""
        wanted = set(articles)
        return next((g for g in self.origins if wanted.issubset(g.articles)), None) if len(wanted) > 1 else None
