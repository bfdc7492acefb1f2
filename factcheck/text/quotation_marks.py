"""Where words stand in quotation marks: straight double and single marks of folded text.

A quotation never runs past its paragraph. One that is not closed there and whose next paragraph opens with a mark
goes on in it, as British and American papers print long speeches; ``speech`` numbers what belongs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORDS = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LONGEST_SINGLE = 600
# How many segments without quotation (captions, credits) may stand between two paragraphs of one speech.
_GAP = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch of quoted words: ``start`` and ``end`` take in the marks, ``closed`` when the last mark is there."""

    start: int
    end: int
    closed: bool
    speech: int
    words: int

    @property
    def partial(self) -> bool:
        """Whether it is a few words quoted inside somebody's sentence."""
        return self.words <= 5


def quotations(plain: str, paragraphs: Iterable[tuple[int, int]]) -> list[Quotation]:
    """The quotations of a folded text, in order and without overlap; those inside another are part of it."""
    out: list[Quotation] = []
    open_speech: tuple[int, int] | None = None  # its number, and the count of paragraphs since
    speech = 0
    for start, end in paragraphs:
        running = _running_on(plain, start, end) if open_speech is not None and open_speech[1] == 0 else -1
        doubles = [(start, running, True)] if running > 0 else []
        doubles.extend(_doubles(plain, max(start, running), end))
        found = sorted([*doubles, *_singles(plain, start, end, doubles)])
        first = True
        for left, right, closed in found:
            goes_on = first and open_speech is not None and not plain[start:left].strip() and plain[left] != "'"
            if goes_on and open_speech is not None:
                number = open_speech[0]
            else:
                speech += 1
                number = speech
            out.append(Quotation(left, right, closed, number, sum(1 for _ in _WORDS.finditer(plain, left, right))))
            open_speech = None if closed else (number, 0)
            first = False
        if first and open_speech is not None:
            number, gap = open_speech
            open_speech = (number, gap + 1) if gap < _GAP else None
    return out


def _running_on(plain: str, start: int, end: int) -> int:
    """Where a quotation left open by the paragraph before is closed in this one, when its first mark does so; else -1."""
    at = plain.find('"', start, end)
    if at <= start or plain[at + 1 : at + 2].isalnum():
        return -1
    return at + 1


def _doubles(plain: str, start: int, end: int) -> Iterable[tuple[int, int, bool]]:
    opened = -1
    at = plain.find('"', start, end)
    while at >= 0:
        following = plain[at + 1 : at + 2] if at + 1 < end else " "
        before = plain[at - 1] if at > start else " "
        if opened < 0:
            if not following.isspace() and not (before.isalnum() and not following.isalnum()):
                opened = at
        elif before in " (\n\t" and following.isalnum() and _another(plain, at, end):
            # An opening mark inside a quotation: the one before was never closed.
            yield opened, _trimmed(plain, opened, at), False
            opened = at
        else:
            yield opened, at + 1, True
            opened = -1
        at = plain.find('"', at + 1, end)
    if opened >= 0 and end - opened > 1:
        yield opened, _trimmed(plain, opened, end), False


def _another(plain: str, at: int, end: int) -> bool:
    """Whether a closing mark follows before the next opening one."""
    following = plain.find('"', at + 1, end)
    return following > 0 and not plain[following - 1].isspace()


def _trimmed(plain: str, start: int, end: int) -> int:
    while end > start + 1 and plain[end - 1].isspace():
        end -= 1
    return end


def _singles(plain: str, start: int, end: int, doubles: list[tuple[int, int, bool]]) -> Iterable[tuple[int, int, bool]]:
    """Quotations in single marks outside those in double ones; an apostrophe is none."""
    taken = 0
    at = plain.find("'", start, end)
    while at >= 0:
        while taken < len(doubles) and doubles[taken][1] <= at:
            taken += 1
        if taken < len(doubles) and doubles[taken][0] <= at:
            at = plain.find("'", doubles[taken][1], end)
            continue
        closing = -1
        before = plain[at - 1] if at > start else " "
        if (before.isspace() or before in "(-[") and plain[at + 1 : at + 2].isalpha():
            limit = min(end, at + _LONGEST_SINGLE, doubles[taken][0] if taken < len(doubles) else end)
            closing = _closing(plain, at + 1, limit)
        if closing > 0:
            yield at, closing + 1, True
            at = plain.find("'", closing + 1, end)
        else:
            at = plain.find("'", at + 1, end)


def _closing(plain: str, start: int, limit: int) -> int:
    unsure = -1
    at = plain.find("'", start, limit)
    while at >= 0:
        before, after = plain[at - 1], plain[at + 1 : at + 2]
        if not before.isspace() and not after.isalnum():
            # After an s it may be a possessive plural: another mark further on decides.
            if before != "s" or (after and after in ".,;:!?)"):
                return at
            unsure = at if unsure < 0 else unsure
        elif before.isspace() and after.isalnum():
            break  # the next quotation opens
        at = plain.find("'", at + 1, limit)
    return unsure
