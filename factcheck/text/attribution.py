"""Who says what: sources, cue words and contents of direct, partial and reported speech.

Works sentence by sentence on folded text, from cue words and the phrases around them; sentences that a quotation
spans are read as one. What nobody is named for has no source; where no cue stands nothing is attributed, save
quotations that go on from an attributed one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set

from factcheck.lexicon import Lexicon
from factcheck.model import Attribution, Role, Segment, Speaker, Statement
from factcheck.text.attribution_cover import asserts
from factcheck.text.attribution_reading import read_region
from factcheck.text.attribution_region import Region
from factcheck.text.attribution_tokens import cues, tokenise
from factcheck.text.attribution_verbs import Found
from factcheck.text.quotation_marks import Quotation, quotations
from factcheck.text.speakers import Cast

_LONGEST_SENTENCE = 5_000  # characters; what is longer is no prose


def attributions(
    plain: str, segments: Sequence[Segment], statements: Sequence[Statement], lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """The attributed passages of an article, in text order.

    Several attributions with one cue are parts of one: a quotation cut by its source, the paragraphs of a speech, and
    the few words quoted inside reported speech, which stand beside the whole of it.
    """
    quotes = quotations(plain, [(s.start, s.end) for s in segments])
    cast = Cast(plain, lexicon, [(q.start, q.end) for q in quotes])
    lists = cues(lexicon)
    out: list[Attribution] = []
    previous: list[tuple[int, Speaker]] = []
    floor = _Floor()
    said_forms = frozenset(form for form in lists.past if "quote" in lists.frames.get(form, ()))
    speeches: dict[int, Attribution] = {}
    orphans: list[Quotation] = []
    for start, end, paragraph in _regions(plain, statements, quotes, said_forms):
        if end - start > _LONGEST_SENTENCE:
            continue
        inside = _within(quotes, start, end)
        first = start == statements[0].start  # a headline, whatever role it was given
        headline = first or (0 <= paragraph < len(segments) and segments[paragraph].role is Role.HEADLINE)
        body = 0 <= paragraph < len(segments) and segments[paragraph].role is Role.BODY
        region = Region(plain, start, end, inside, lists, headline=headline, body=body)
        found = read_region(region)
        taken: list[tuple[int, int]] = []
        for item in found:
            speaker = _speaker(item, cast, previous)
            if speaker is not None and item.source is not None:
                previous.append((item.source[0], speaker))
            parts = _parts(plain, item, inside, [other for other in found if other is not item])
            words = item.content is not None and asserts(plain, item.cue, item.content, lists)
            out.extend(
                Attribution(item.source, item.cue, part, direct, speaker if direct or words else None)
                for part, direct in parts
            )
            taken.extend(part for part, _ in parts if part is not None)
            speeches.update(_speeches(out[len(out) - len(parts) :], inside))
            floor.take(item, speaker, paragraph, inside)
        for quote in inside:
            if not any(a <= quote.start and quote.end <= b for a, b in taken):
                given = floor.holder(quote, paragraph, region, alone=not found)
                if given is None:
                    orphans.append(quote)
                else:
                    item, speaker = given
                    out.append(
                        Attribution(item.source, item.cue, (quote.start, quote.end), direct=True, speaker=speaker)
                    )
    # A speech whose source is named only where it ends.
    for quote in orphans:
        said = speeches.get(quote.speech)
        if said is not None:
            out.append(Attribution(said.source, said.cue, (quote.start, quote.end), direct=True, speaker=said.speaker))
        elif quote.speech in floor.presumed:
            item, speaker = floor.presumed[quote.speech]
            out.append(Attribution(item.source, item.cue, (quote.start, quote.end), direct=True, speaker=speaker))
    return tuple(sorted(out, key=lambda a: (a.content or a.cue or a.source or (0, 0), a.cue or (0, 0))))


def _speeches(said: Sequence[Attribution], quotes: Sequence[Quotation]) -> dict[int, Attribution]:
    """The number of each speech that direct attributions hold a quotation of."""
    return {
        quote.speech: item
        for item in said
        for quote in quotes
        if item.direct and item.content and item.content[0] <= quote.start and quote.end <= item.content[1]
    }


class _Floor:
    """Who holds the floor: the attribution that a quotation without its own belongs to."""

    def __init__(self) -> None:
        self._last: tuple[Found, Speaker | None] | None = None
        self._paragraph = -1
        self._speeches: set[int] = set()
        self._announced = False
        self.presumed: dict[int, tuple[Found, Speaker | None]] = {}

    def take(self, item: Found, speaker: Speaker | None, paragraph: int, quotes: Sequence[Quotation]) -> None:
        if not item.speech:
            return
        content = item.content
        mine = [q.speech for q in quotes if content and content[0] <= q.start and q.end <= content[1]]
        self._speeches = set(mine)
        self._last = (item, speaker)
        self._paragraph = paragraph
        self._announced = item.announces

    def holder(
        self, quote: Quotation, paragraph: int, region: Region, *, alone: bool
    ) -> tuple[Found, Speaker | None] | None:
        """The attribution an unattributed quotation goes on from, if any."""
        if self._last is None:
            return None
        opens = not region.plain[region.start : quote.start].strip()
        same_speech = quote.speech in self._speeches
        same_paragraph = paragraph == self._paragraph and opens and alone
        announced = self._announced and opens and paragraph <= self._paragraph + 1
        alone_in_paragraph = opens and alone and not region.plain[quote.end : region.end].strip()
        next_paragraph = alone_in_paragraph and region.body and paragraph == self._paragraph + 1
        if next_paragraph and not (quote.closed or same_speech or announced):
            # An open quotation may still get a source of its own where it ends.
            self.presumed.setdefault(quote.speech, self._last)
            self._paragraph = paragraph
            return None
        if same_speech or same_paragraph or announced or next_paragraph:
            self._speeches.add(quote.speech)
            self._paragraph = paragraph
            return self._last
        return None


def _answered(plain: str, quote: Quotation, statement: Statement, said_forms: Set[str]) -> bool:
    """Whether a sentence names the source of an exclamation or question quoted right before it ("…!" X cried)."""
    last = plain[quote.start : quote.end].rstrip("\"' ")[-1:]
    if plain[quote.end : statement.start].strip() or not last or last not in "!?,":
        return False
    opening = [t.form for t in tokenise(plain, statement.start, min(statement.end, statement.start + 90))]
    return any(form in said_forms for form in opening[:9])


def _regions(
    plain: str, statements: Sequence[Statement], quotes: Sequence[Quotation], said_forms: Set[str]
) -> list[tuple[int, int, int]]:
    """Sentences, with those that one quotation spans joined, as (start, end, paragraph)."""
    out: list[tuple[int, int, int]] = []
    starts = [q.start for q in quotes]
    for statement in statements:
        at = bisect_left(starts, statement.start) - 1
        goes_on = at >= 0 and (quotes[at].end > statement.start or _answered(plain, quotes[at], statement, said_forms))
        if goes_on and out and out[-1][2] == statement.paragraph and quotes[at].start < out[-1][1]:
            out[-1] = (out[-1][0], statement.end, statement.paragraph)
        else:
            out.append((statement.start, statement.end, statement.paragraph))
    return out


def _within(quotes: Sequence[Quotation], start: int, end: int) -> list[Quotation]:
    low = bisect_left(quotes, start, key=lambda q: q.start)
    high = bisect_left(quotes, end, key=lambda q: q.start)
    return list(quotes[low:high])


def _speaker(item: Found, cast: Cast, previous: Sequence[tuple[int, Speaker]]) -> Speaker | None:
    return cast.resolve(item.source, previous) if item.source is not None else None


def _parts(
    plain: str, item: Found, quotes: Sequence[Quotation], others: Sequence[Found]
) -> list[tuple[tuple[int, int] | None, bool]]:
    """The contents of one reading: its whole, and the quotations inside it that are not the whole.

    A quotation inside two contents belongs to the narrower one.
    """
    if item.content is None:
        return [(None, False)]
    start, end = item.content
    if item.parts:
        return [(part, _is_quoted(plain, part, quotes)) for part in item.parts]
    out: list[tuple[tuple[int, int] | None, bool]] = [((start, end), _is_quoted(plain, (start, end), quotes))]
    if not out[0][1]:
        inner = [o.content for o in others if o.content and o.content[1] - o.content[0] < end - start]
        inside = [q for q in quotes if start <= q.start and q.end <= end]
        own = [q for q in inside if not any(a <= q.start and q.end <= b for a, b in inner)]
        out.extend(((q.start, q.end), True) for q in own)
    return out


def _is_quoted(plain: str, part: tuple[int, int], quotes: Sequence[Quotation]) -> bool:
    """Whether every word of a content stands in quotation marks."""
    at = part[0]
    for quote in quotes:
        if quote.end <= at or quote.start >= part[1]:
            continue
        if any(c.isalnum() for c in plain[at : quote.start]):
            return False
        at = quote.end
    return at > part[0] and not any(c.isalnum() for c in plain[at : part[1]])
