"""The way from articles to everything the machine derives from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from factcheck.comparison.candidates import candidate_pairs
from factcheck.comparison.checks import find_checks
from factcheck.comparison.claims import claim_id, group_claims
from factcheck.comparison.identity import FactNames, digest
from factcheck.comparison.ignoring import Ignored
from factcheck.comparison.only_in import find_only_in
from factcheck.comparison.same_origin import find_origins
from factcheck.comparison.selection import Judged, select
from factcheck.comparison.steps import Progress, Steps
from factcheck.comparison.support import Support
from factcheck.facts import Context, Kind, all_kinds
from factcheck.judging.publication import moment
from factcheck.lexicon import Lexicon, builtin, using
from factcheck.model import Article, Comparison, Document, Fact, Finding, Overlap, Scope
from factcheck.text import read

REPRESENTATIVES_BEYOND = 20
"""Articles up to which every pair is listed; beyond, one representative per pair of distinct values of a claim."""


def compare(
    articles: Iterable[Article],
    *,
    lexicon: Lexicon | None = None,
    within: bool = True,
    draft: int | None = None,
    all_pairs: bool = False,
    kinds: Sequence[Kind] | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Compare every article with every other, or a draft with its sources.

    ``within`` also looks inside each article. ``draft`` is the index of the article to run against the others; then
    only pairs with it are judged and it is side ``a``. ``all_pairs`` lists every pair of a large story. ``progress``
    is called with (steps done, steps in all, what is being done), at least once for every article and kind; to cancel,
    raise from it: the exception comes out of ``compare`` as it is and nothing is left behind. Raises ``IndexError`` for a
    draft that is not there.
    """
    words = lexicon or builtin()
    with using(words):
        return _compared(list(articles), words, within, draft, all_pairs, kinds, progress)


def _compared(
    given: Sequence[Article],
    words: Lexicon,
    within: bool,  # noqa: FBT001 - passed on from the public options
    draft: int | None,
    all_pairs: bool,  # noqa: FBT001
    kinds: Sequence[Kind] | None,
    progress: Progress | None,
) -> Comparison:
    ignored = Ignored(words)
    chosen = tuple(k for k in (kinds if kinds is not None else all_kinds()) if not ignored.kind(k.name))
    steps = Steps(len(given) + len(chosen) * (len(given) + 1) + 1, progress)
    documents, arguments = _read(given, words, steps)
    draft_key = arguments[draft] if draft is not None else None
    context = Context(words, {document.key: document for document in documents})
    few = len(given) > REPRESENTATIVES_BEYOND and not all_pairs
    facts, judged = _judge(documents, chosen, context, within, draft_key, few, steps)
    steps.begin("sorting")
    kept = select(judged, representatives=few)
    names = FactNames(facts)
    made = [finding for item in kept if not ignored.finding(finding := _finding(item, names))]
    findings = tuple(sorted(made, key=_seriousness(documents)))
    claims = group_claims(facts, findings)
    origins = find_origins(documents)
    support = Support(documents) if len(documents) > 1 else None
    result = Comparison(
        documents=documents,
        facts=tuple(facts),
        claims=claims,
        overlaps=tuple(Overlap(item.a, item.b, item.score, item.ruling.reason) for item in kept),
        findings=findings,
        only_in=ignored.without_items(
            find_only_in(documents, facts, findings, names, draft_key, lexicon=words, support=support, origins=origins)
        ),
        checks=ignored.without_checks(
            find_checks(documents, words, facts, findings, support, draft_key), context.documents
        ),
        draft=draft_key,
        arguments=arguments,
        origins=origins,
    )
    steps.end()
    steps.begin("done")
    return result


def _read(given: Sequence[Article], lexicon: Lexicon, steps: Steps) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The documents in story order, and their keys in the order given; a repeated text gets a numbered key."""
    order = sorted(range(len(given)), key=lambda number: _story_order(given[number]))
    documents: list[Document] = []
    keys: dict[int, str] = {}
    seen: defaultdict[str, int] = defaultdict(int)
    for number in order:
        article = given[number]
        steps.begin(f"reading {article.title or article.publisher or 'an article'}")
        document = read(article, lexicon)
        seen[document.key] += 1
        if seen[document.key] > 1:
            document = read(article, lexicon, key=f"{document.key}-{seen[document.key]}")
        documents.append(document)
        keys[number] = document.key
        steps.end()
    return tuple(documents), tuple(keys[number] for number in range(len(given)))


def _story_order(article: Article) -> tuple[str, str]:
    """By publication, then by the hash of the text; articles without a date come last."""
    return (moment(article.published).isoformat() if article.published else "9999", article.sha256)


def _judge(
    documents: Sequence[Document],
    kinds: Sequence[Kind],
    context: Context,
    within: bool,  # noqa: FBT001 - passed on from the public option
    draft: str | None,
    representatives: bool,  # noqa: FBT001 - found out above
    steps: Steps,
) -> tuple[list[Fact], list[Judged]]:
    facts: list[Fact] = []
    judged: list[Judged] = []
    for kind in kinds:
        found: list[Fact] = []
        for document in documents:
            facts_here = steps.through(kind.find(document, context), f"looking for: {kind.name}")
            found.extend(_spoken(fact, document) for fact in facts_here)
            steps.end()
        facts.extend(found)
        steps.begin(f"comparing: {kind.name}")
        pairs = candidate_pairs(found, within=within, draft=draft, representatives=representatives)
        for a, b in steps.through(pairs, f"comparing: {kind.name}"):
            ruling = kind.judge(a, b, context)
            if ruling is not None:
                judged.append(Judged(a, b, ruling, selective=getattr(kind, "selective", False)))
        steps.end()
    return facts, judged


def _spoken(fact: Fact, document: Document) -> Fact:
    """The fact with who says its very words; the sentence may hold more than one voice."""
    return replace(fact, speaker=document.speaker_at(fact.start, fact.end))


def _once_quoted(text: str) -> str:
    """A quote that brings its own quotation marks is not put into another pair."""
    return text.replace("““", "“").replace("””", "”")


def _finding(item: Judged, names: FactNames) -> Finding:
    ruling = item.ruling
    sides = sorted((names.of(item.a), names.of(item.b)))
    a, b = item.a, item.b
    if ruling.spans is not None:
        (a_start, a_end), (b_start, b_end) = ruling.spans
        a, b = replace(a, start=a_start, end=a_end), replace(b, start=b_start, end=b_end)
    return Finding(
        id="f-" + digest(item.a.kind, ruling.reason, *sides),
        claim=claim_id(item.a),
        kind=item.a.kind,
        judgement=ruling.judgement,
        reason=ruling.reason,
        scope=Scope.WITHIN if item.a.article == item.b.article else Scope.ACROSS,
        score=item.score,
        explanation=_once_quoted(ruling.explanation),
        a=a,
        b=b,
    )


def _seriousness(documents: Sequence[Document]) -> Callable[[Finding], tuple[object, ...]]:
    place = {document.key: number for number, document in enumerate(documents)}

    def key(finding: Finding) -> tuple[object, ...]:
        return (
            -finding.judgement.severity,
            finding.scope is Scope.WITHIN,
            -finding.score,
            place[finding.a.article],
            finding.a.start,
            place[finding.b.article],
            finding.b.start,
            finding.id,
        )

    return key


__all__ = ["REPRESENTATIVES_BEYOND", "Progress", "compare"]
