"""A short name for a story, made of its articles' titles; the same for the same titles."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Article
from factcheck.text.words import Word, words

LONGEST = 80
"""Characters of a title that is a whole headline."""
LONGEST_READ = 300
"""Characters of a line that are looked at: a text without line breaks has one very long line."""


def story_title(articles: Sequence[Article]) -> str:
    """The longest run of words that most titles share, in the words of the first; else the first title itself."""
    headlines = [_headline(article) for article in articles]
    first = next((headline for headline in headlines if headline), "")
    titles = [words(headline) for headline in headlines]
    shared = _shared(titles[headlines.index(first)], titles) if first else None
    if shared is not None:
        run = first[shared[0].start : shared[-1].end]
        return run[0].upper() + run[1:]
    return _cut(first) or "Untitled story"


def _headline(article: Article) -> str:
    line = article.title or next((line for line in article.text.splitlines() if line.strip()), "")
    return " ".join(line[:LONGEST_READ].split())


def _shared(first: Sequence[Word], titles: Sequence[Sequence[Word]]) -> Sequence[Word] | None:
    """The longest run of at least two telling words of the first title that more than half of the titles have.

    Of two as long, the one with more names in it, then the first.
    """
    lines = [_line(title) for title in titles]
    best: tuple[int, int, Sequence[Word]] | None = None
    for start in range(len(first)):
        for end in range(start + 2, len(first) + 1):
            run = first[start:end]
            if run[0].is_stop or run[-1].is_stop or len(titles) < 2:
                continue
            rank = (len(run), sum(word.text[0].isupper() for word in run))
            if (best is None or rank > best[:2]) and sum(_line(run) in line for line in lines) * 2 > len(titles):
                best = (*rank, run)
    return best[2] if best else None


def _line(title: Sequence[Word]) -> str:
    return " ".join(["", *(word.lemma for word in title), ""])


def _cut(headline: str) -> str:
    if len(headline) <= LONGEST:
        return headline
    return headline[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
