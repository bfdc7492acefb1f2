"""The result as one JSON document; ``schema/check-1.json`` beside this module says what it holds."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

import factcheck
from factcheck.model import Document, Fact, Finding
from factcheck.notes import Note, Options, State, StoryNotes

suffix = ".json"
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(story: StoryNotes, options: Options) -> str:
    """The document, indented by one space, ending in a line break."""
    return dumps(document(story, options), indent=1) + "\n"


def dumps(value: object, *, indent: int | None = None) -> str:
    """JSON that any UTF-8 output can carry: a lone surrogate is written as its escape."""
    return _SURROGATE.sub(lambda m: f"\\u{ord(m.group()):04x}", json.dumps(value, ensure_ascii=False, indent=indent))


def schema() -> dict[str, Any]:
    """The JSON Schema of the document."""
    found: dict[str, Any] = json.loads((files("factcheck.notes") / "schema" / "check-1.json").read_text("utf-8"))
    return found


def document(story: StoryNotes, options: Options) -> dict[str, Any]:
    """The result as plain values. What people wrote is there only for a story out of a store."""
    comparison = story.comparison
    out: dict[str, Any] = {
        "schema": 1,
        "tool": f"factcheck {factcheck.__version__}",
        "articles": [_article(story, entry, options) for entry in story.documents],
        "findings": [finding(story, entry) for entry in comparison.findings],
        "claims": [
            {
                "id": claim.id,
                "kind": claim.kind,
                "label": claim.label,
                "judgement": claim.judgement,
                "values": [_value(story, fact) for fact in claim.values],
                **_origin(story, {fact.article for fact in claim.values}),
                **_thread(story, claim.id),
            }
            for claim in comparison.claims
        ],
        "only_in": [
            {
                "id": item.id,
                "article": story.number(item.fact.article),
                "kind": item.fact.kind,
                "quote": item.fact.quote,
                "start": item.fact.start,
                "end": item.fact.end,
                **({"also": [story.number(key) for key in item.also]} if item.also else {}),
                **_thread(story, item.id),
            }
            for item in comparison.only_in
        ],
        "checks": [
            {
                "id": check.id,
                "article": story.number(check.article),
                "kind": check.kind,
                "quote": check.quote,
                "start": check.start,
                "end": check.end,
                "reason": check.reason,
                **_thread(story, check.id),
            }
            for check in comparison.checks
        ],
        "origins": [
            {
                "id": group.id,
                "articles": [story.number(key) for key in group.articles],
                "share": group.share,
                "quotes": list(group.quotes),
            }
            for group in comparison.origins
        ],
    }
    if story.kept:
        out["story"] = {
            "title": story.title,
            "notes": _notes(story.thread("")),
            "other_notes": [
                {"target": target, "notes": _notes(thread)}
                for target, thread in sorted(story.notes.items())
                if target not in _targets(story)
            ],
            "orphans": [
                {
                    "id": orphan.id,
                    "quotes": list(orphan.quotes),
                    "decision": _state(orphan.state),
                    "notes": _notes(orphan.notes),
                }
                for orphan in story.orphans
            ],
        }
    return out


def finding(story: StoryNotes, entry: Finding) -> dict[str, Any]:
    """One finding as plain values, with its decision and notes for a story out of a store."""
    out: dict[str, Any] = {
        "id": entry.id,
        "claim": entry.claim,
        "kind": entry.kind,
        "judgement": entry.judgement,
        "reason": entry.reason,
        "scope": entry.scope,
        "score": round(entry.score, 4),
        "explanation": entry.explanation,
        "a": _side(story, entry.a),
        "b": _side(story, entry.b),
        **_origin(story, {entry.a.article, entry.b.article}),
    }
    if story.kept:
        out["decision"] = _state(story.state(entry))
    return out | _thread(story, entry.id)


def _origin(story: StoryNotes, articles: set[str]) -> dict[str, str]:
    group = story.comparison.one_origin(articles)
    return {"origin": group.id} if group else {}


def _targets(story: StoryNotes) -> set[str]:
    """The story, articles, findings, claims and items of the document, which carry their notes themselves."""
    comparison = story.comparison
    named = {"", *(story.number(document.key) for document in comparison.documents)}
    for entries in (comparison.findings, comparison.claims, comparison.only_in, comparison.checks):
        named |= {entry.id for entry in entries}
    return named


def _thread(story: StoryNotes, target: str) -> dict[str, list[dict[str, str]]]:
    return {"notes": _notes(story.thread(target))} if story.kept else {}


def _state(state: State) -> dict[str, Any]:
    out: dict[str, Any] = {"decision": state.decision, "why": state.why, "who": state.who, "when": state.when}
    if state.changed:
        words = [{"article": article, "was": was, "is": now} for article, was, now in state.words]
        out["changed_since_checked"] = {"lines": list(state.changed), "words": words}
    return out


def _notes(thread: tuple[Note, ...]) -> list[dict[str, str]]:
    return [{"text": note.text, "source": note.source, "who": note.who, "when": note.when} for note in thread]


def _article(story: StoryNotes, entry: Document, options: Options) -> dict[str, Any]:
    article = entry.article
    draft = story.comparison.draft
    out: dict[str, Any] = {
        "id": story.number(entry.key),
        "path": article.path,
        "side": None if draft is None else "a" if entry.key == draft else "b",
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "encoding": article.encoding,
        "sha256": article.sha256,
        "words": article.words,
    }
    if article.url:
        out["url"] = article.url
    if article.published_why:
        out["published_why"] = article.published_why
    out |= _thread(story, out["id"])
    if options.with_text:
        out["text"] = article.text
    return out


def _side(story: StoryNotes, fact: Fact) -> dict[str, Any]:
    return {
        "article": story.number(fact.article),
        "quote": fact.quote,
        "start": fact.start,
        "end": fact.end,
        "sentence": fact.statement.text,
        "role": fact.role,
        "speaker": fact.speaker.name if fact.speaker else None,
        "value": fact.value.as_json(),
    }


def _value(story: StoryNotes, fact: Fact) -> dict[str, Any]:
    return {
        "article": story.number(fact.article),
        "quote": fact.quote,
        "start": fact.start,
        "end": fact.end,
        "speaker": fact.speaker.name if fact.speaker else None,
        "value": fact.value.as_json(),
    }
