"""Article → statements: the text folded, cut into segments with roles and into sentences, each with its speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from factcheck.lexicon import Lexicon
from factcheck.model import Article, Attribution, Document, Statement
from factcheck.text.attribution import attributions
from factcheck.text.attribution_cover import main_speaker
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
    said = attributions(plain, parts, statements, lexicon)
    return Document(key, article, plain, parts, _with_speakers(statements, said, lexicon), said)


def _with_speakers(
    statements: Sequence[Statement], said: Sequence[Attribution], lexicon: Lexicon
) -> tuple[Statement, ...]:
    """The statements with who asserts them: the source whose attributions make up most of each."""
    ends = [statement.end for statement in statements]
    covering: dict[int, list[tuple[int, Attribution]]] = {}
    for attribution in said:
        start, end = attribution.content or (0, 0)
        for place in range(bisect_right(ends, start), len(statements)):
            common = min(end, ends[place]) - max(start, statements[place].start)
            if common > 0:
                covering.setdefault(place, []).append((common, attribution))
            if ends[place] >= end:
                break
    out = list(statements)
    for place, covered in covering.items():
        statement = statements[place]
        direct = sum(common for common, attribution in covered if attribution.direct)
        speaker = main_speaker(statement, [attribution for _, attribution in covered], lexicon)
        out[place] = replace(statement, speaker=speaker, quoted=2 * direct > statement.end - statement.start)
    return tuple(out)
