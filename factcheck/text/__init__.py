"""Article → statements: the text folded, cut into segments with roles and into sentences, each with its speaker."""

from __future__ import annotations

from factcheck.lexicon import Lexicon
from factcheck.model import Article, Document, Statement
from factcheck.text.normalise import fold
from factcheck.text.segments import segments
from factcheck.text.sentences import sentences

__all__ = ["read"]


def read(article: Article, lexicon: Lexicon, *, key: str | None = None) -> Document:
    """The article as a document of statements, in text order. Takes any text and leaves the article as it is.

    Only segments whose words the article asserts have statements: credits, furniture and metadata have none. The
    key is the first 12 digits of the text's hash, unless another is given (for a text that a story holds twice).
    """
    key = key or article.sha256[:12]
    plain = fold(article.text)
    parts = segments(article, plain, lexicon)
    statements: list[Statement] = []
    for paragraph, part in enumerate(parts):
        if not part.role.asserts:
            continue
        for start, end in sentences(plain, part.start, part.end, lexicon):
            text = article.text[start:end]
            statements.append(Statement(key, len(statements), paragraph, start, end, text, plain[start:end], part.role))
    return Document(key, article, plain, parts, tuple(statements))
