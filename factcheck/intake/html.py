"""Saved web pages: the headline and captions that the page marks, trafilatura for the text."""

from __future__ import annotations

import codecs
import contextlib
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from factcheck.intake.assembling import assemble, clean
from factcheck.intake.decoding import decode
from factcheck.intake.errors import UnreadableArticle
from factcheck.intake.pagedata import TAG, PageData, page_data
from factcheck.model import Article, Role

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_XML_HEAD = re.compile(r"^\s{0,100}<\?xml[^>]{0,300}\?>")
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_SPACE_OUT = ("br", "p", "div", "li", "h1", "h2", "h3", "td")
_NO_ARTICLE = "save the article's words as a text file"
_SHARED_WORDS = 2  # of a heading and the title that the page states, which is often worded for search engines
_FEWEST_WORDS = 8  # of an article's body

# Without a handler of their own these would write to the screen.
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read(path: Path, data: bytes) -> list[Article]:
    """The article of a saved page. Raises ``UnreadableArticle`` for a page without one."""
    source, encoding = _source(path, data)
    try:
        tree = lxml_html.document_fromstring(source, parser=lxml_html.HTMLParser(no_network=True))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableArticle(path, "", "no web page in it", _NO_ARTICLE) from error
    known = page_data(tree)
    headline = _headline([clean(_text(heading)) for heading in tree.iter("h1")], known)
    captions = [caption for caption in (clean(_text(element)) for element in tree.iter("figcaption")) if caption]
    body = _body(source, known, skipped={headline, known.title, known.description, *captions})
    if sum(len(paragraph.split()) for paragraph in body) < _FEWEST_WORDS:
        raise UnreadableArticle(path, "", "no article found on this page", _NO_ARTICLE)
    page = clean(_text(tree))
    standfirst = known.description if known.description and known.description in page else None
    parts: list[tuple[str, Role | None]] = [(headline, Role.HEADLINE)] if headline else []
    if standfirst and standfirst != headline and not any(paragraph.startswith(standfirst) for paragraph in body):
        parts.append((standfirst, Role.STANDFIRST))
    parts += [(paragraph, None) for paragraph in body]
    parts += [(caption, Role.CAPTION) for caption in dict.fromkeys(captions)]
    text, segments = assemble(parts)
    return [
        Article(
            text=text,
            path=str(path),
            encoding=encoding,
            segments=segments,
            title=headline,
            publisher=known.publisher,
            author=known.author,
            url=known.url,
            published=known.published,
            updated=known.updated,
            published_why=known.why,
        )
    ]


def _headline(headings: list[str], known: PageData) -> str | None:
    """The heading that readers see, if it is the article's: some sites have their own name in one."""
    stated = _long_words(known.title or "")
    for heading in dict.fromkeys(headings):
        words = _long_words(heading)
        shared = len(words & stated)
        if shared >= _SHARED_WORDS or 2 * shared >= min(len(words), len(stated)) > 0:
            return heading
    return known.title or next((h for h in headings if h and h != known.publisher), None)


def _long_words(text: str) -> set[str]:
    return {word for word in text.casefold().split() if len(word) > 3}


def _source(path: Path, data: bytes) -> tuple[str, str]:
    """The page as text and its encoding: by its mark, as it declares, else as a text file is read."""
    declared = None if data.startswith(_MARKS) else _DECLARED.search(data, 0, 8192)
    codec = _codec(declared[1].decode("ascii").lower()) if declared else None
    source = None
    if codec:
        with contextlib.suppress(UnicodeError, LookupError):  # a page may declare what it is not, or no text encoding
            source = data.decode(codec)
    if source is None or codec is None:
        source, codec = decode(path, data)
    return _XML_HEAD.sub("", source.lstrip("\ufeff").replace("\x00", "")) or " ", codec


def _codec(name: str) -> str | None:
    # Browsers read what calls itself Latin-1 as Windows-1252.
    name = "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii") else name
    try:
        found = codecs.lookup(name)
    except LookupError:
        return None
    return found.name


def _text(element: Any) -> str:
    pieces: list[str] = []
    for node in element.iter():
        if not isinstance(node.tag, str) or node.tag in ("script", "style", "noscript", "template"):
            pieces.append(node.tail or "")
            continue
        if node.tag in _SPACE_OUT:
            pieces.append(" ")
        pieces.append(node.text or "")
        if node is not element:
            pieces.append(node.tail or "")
    return "".join(pieces)


def _body(source: str, known: PageData, skipped: set[str | None]) -> list[str]:
    import trafilatura  # costs 0.4 s, which other formats need not pay

    try:
        found = trafilatura.bare_extraction(source, fast=True, include_comments=False, include_tables=True)
        body = getattr(found, "body", None)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        body = None  # the page broke the extraction; what it states of itself is the second source
    paragraphs: list[str] = []
    if body is not None:
        paragraphs = [clean(_text(block)) for block in _blocks(body)]
    if known.body and len(paragraphs) <= 1:
        # A page drawn by scripts has no paragraphs, but may state its text; trafilatura runs that into one.
        paragraphs = [clean(line) for line in TAG.sub(" ", known.body).splitlines()]
    return [paragraph for paragraph in paragraphs if paragraph and paragraph not in skipped]


def _blocks(body: Any) -> Iterator[Any]:
    """The elements of trafilatura's result that hold one paragraph each, none inside another."""
    stack = list(reversed(body))
    while stack:
        element = stack.pop()
        inner = [
            child for child in element if child.tag in ("p", "head", "item", "list", "quote", "table", "row", "cell")
        ]
        if inner and not (element.text or "").strip():
            stack.extend(reversed(inner))
        else:
            yield element
