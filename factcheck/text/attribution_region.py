"""A sentence as attribution reads it: its tokens, and what of them is quoted."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.text.attribution_tokens import Cues, tokenise
from factcheck.text.quotation_marks import Quotation

Span = tuple[int, int]


class Region:
    """The tokens of one sentence, or of several that one quotation spans, with what of them is quoted."""

    def __init__(
        self, plain: str, start: int, end: int, quotes: Sequence[Quotation], cues: Cues, *, headline: bool, body: bool
    ) -> None:
        self.plain = plain
        self.start = start
        self.end = end
        self.quotes = list(quotes)
        self.cues = cues
        self.headline = headline
        self.body = body
        self.tokens = tokenise(plain, start, end)
        self.size = len(self.tokens)
        # For each token the number of the quotation it stands in, -1 outside.
        self.quoted = [-1] * self.size
        at = 0
        for i, token in enumerate(self.tokens):
            while at < len(self.quotes) and self.quotes[at].end <= token.start:
                at += 1
            if at < len(self.quotes) and self.quotes[at].start <= token.start:
                self.quoted[i] = at

        long = [t for k, t in enumerate(self.tokens) if t.word and t.end - t.start > 3 and self.quoted[k] < 0]
        self.title_case = len(long) > (2 if headline else 6) and sum(t.capital for t in long) >= 0.6 * len(long)

    def named(self, i: int) -> bool:
        """Whether the word's capital makes it part of a name, where capitals tell something."""
        token = self.tokens[i]
        return token.capital and i > 0 and not self.title_case and self.tokens[i - 1].form not in (":", ".")

    def form(self, i: int) -> str:
        """The lower-case word at a token index, empty outside the sentence."""
        return self.tokens[i].form if 0 <= i < self.size else ""

    def text(self, i: int) -> str:
        """The word at a token index as it stands."""
        return self.plain[self.tokens[i].start : self.tokens[i].end]

    def span(self, first: int, last: int) -> Span:
        """The offsets of a token range, without punctuation that follows what is said."""
        while last > first + 1 and self.tokens[last - 1].form in ".,;:-" and self.quoted[last - 1] < 0:
            last -= 1
        return self.tokens[first].start, self.tokens[last - 1].end

    def ends(self, i: int) -> bool:
        """Whether nothing but punctuation follows in the sentence."""
        return i + 4 >= self.size and all(not t.word and t.form != '"' for t in self.tokens[i : i + 4])

    def opens_quote(self, i: int) -> bool:
        """Whether a quotation begins at the token."""
        return 0 <= i < self.size and self.quoted[i] >= 0 and self.quotes[self.quoted[i]].start == self.tokens[i].start

    def closes_quote(self, i: int) -> bool:
        """Whether a quotation ends at the token."""
        return 0 <= i < self.size and self.quoted[i] >= 0 and self.quotes[self.quoted[i]].end == self.tokens[i].end

    def after_quote(self, i: int) -> int:
        """The first token after the quotation that the token stands in."""
        number = self.quoted[i]
        while i < self.size and self.quoted[i] == number:
            i += 1
        return i
