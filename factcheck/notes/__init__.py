"""Story → verification notes and reports, one file per format.

Another distribution adds a format by an entry point of the group ``factcheck.notes`` that names an object with
``suffix`` and ``render`` (see ``Format``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import entry_points
from typing import Protocol, cast

from factcheck.model import Comparison, Decision, Document, Finding

BUILTIN = {
    "text": "factcheck.notes.text",
    "json": "factcheck.notes.json",
    "jsonl": "factcheck.notes.jsonl",
    "md": "factcheck.notes.markdown",
    "csv": "factcheck.notes.csv",
    "html": "factcheck.notes.html",
}


@dataclass(frozen=True, slots=True)
class Note:
    """A person's signed remark; ``when`` is an ISO 8601 string, ``source`` what was checked (may be empty)."""

    text: str
    who: str
    when: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """What a person said of a finding; ``why`` is the reason of a dismissal.

    ``changed`` says, a line for each difference, what a later draft changed under the decision; ``words`` holds for each
    quote among them its article, the words that were decided on and those that stand there now.
    """

    decision: Decision
    why: str = ""
    who: str = ""
    when: str = ""
    changed: tuple[str, ...] = ()
    words: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Orphan:
    """What people said of a finding that the present texts no longer give, with the words it was about."""

    id: str
    quotes: tuple[str, ...]
    state: State
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryNotes:
    """What a format renders: what the machine derived and what people wrote.

    ``states`` is keyed by finding id; ``notes`` by what they are about: the id of a finding, claim or check, the short
    name of an article ("a1"), or "" for the story itself. ``order`` gives the document keys in the order the articles
    were added to the story; when empty, they stand in the order of ``comparison.arguments``. ``kept`` tells a story out of a store, whose decisions are worth showing, from
    a bare comparison.
    """

    title: str
    comparison: Comparison
    states: Mapping[str, State] = field(default_factory=dict)
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    orphans: tuple[Orphan, ...] = ()
    order: tuple[str, ...] = ()
    kept: bool = False

    @property
    def documents(self) -> tuple[Document, ...]:
        """The articles in the order they were named."""
        return tuple(self.comparison.document(key) for key in self._keys)

    def number(self, key: str) -> str:
        """The short name of an article in every format: "a1" for the first one named."""
        return f"a{self._keys.index(key) + 1}"

    @property
    def _keys(self) -> tuple[str, ...]:
        return self.order or self.comparison.arguments

    def state(self, finding: Finding) -> State:
        """Where a finding stands; open when nobody has said anything."""
        return self.states.get(finding.id, State(Decision.OPEN))

    @property
    def open(self) -> int:
        """How many findings still wait for somebody."""
        return sum(map(self.waits, self.comparison.findings))

    def waits(self, finding: Finding) -> bool:
        """Whether a finding waits for somebody: a conflict or tension, undecided or changed since it was decided."""
        state = self.state(finding)
        return finding.judgement.raised and (state.decision is Decision.OPEN or bool(state.changed))

    def thread(self, target: str) -> tuple[Note, ...]:
        """The notes on one target, oldest first."""
        return self.notes.get(target, ())


@dataclass(frozen=True, slots=True)
class Options:
    """How much a format says: ``everything`` lists what is the same too, ``with_text`` adds the texts (JSON)."""

    everything: bool = False
    with_text: bool = False


class Format(Protocol):
    """One format: a module or object with a file ending and one function."""

    suffix: str

    def render(self, story: StoryNotes, options: Options) -> str:
        """The whole of the story in this format, ending in a line break."""


class UnknownFormatError(LookupError):
    """The name of a format that nobody offers."""


def names() -> list[str]:
    """The formats on offer, the package's own first."""
    added = sorted({point.name for point in entry_points(group="factcheck.notes")} - set(BUILTIN))
    return [*BUILTIN, *added]


def find(name: str) -> Format:
    """The format of that name. Raises ``UnknownFormatError``."""
    if name in BUILTIN:
        return cast("Format", import_module(BUILTIN[name]))
    for point in entry_points(group="factcheck.notes", name=name):
        return cast("Format", point.load())
    msg = f"no format is called {name!r}; there are: {', '.join(names())}"
    raise UnknownFormatError(msg)


def render(story: StoryNotes, format: str, options: Options | None = None) -> str:  # noqa: A002 - the word people type
    """The story in a format. The same story gives the same text. Raises ``UnknownFormatError``."""
    return find(format).render(story, options or Options())
