"""Noun phrases before and after a cue word: the words that name a source."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.text.attribution_tokens import Cues, Token

_LONGEST = 28
_TERMS = frozenset([";", ":", '"', "(", "-", "?", "!"])


def before(tokens: Sequence[Token], at: int, low: int, cues: Cues) -> tuple[int, int] | None:
    """The subject that ends right before token ``at`` and begins at token ``low`` or later, as a token range."""
    last = at - 1
    if last < low:
        return None
    if tokens[last].form == ")":
        opening = _back_to(tokens, last, low, "(")
        return _extended(before(tokens, opening, low, cues), at) if opening is not None else None
    if tokens[last].form == ",":
        return _with_apposition(tokens, at, low, cues)
    if not tokens[last].word:
        return None
    if tokens[last].form in ("all", "both", "each") and last > low and _may_end(tokens[last - 1], cues):
        return before(tokens, last, low, cues)
    untimed = _before_time(tokens, at, low, cues)
    if untimed < at:
        return before(tokens, untimed, low, cues)
    if cues.is_in(tokens[last].form, "pronouns"):
        first = last
        # "many of them", "the one", "some who" stay short: the word itself names the source.
        return first, at
    return _related(tokens, at, low, cues) or _listed(tokens, _phrase_start(tokens, at, low, cues), low, cues)


def _may_end(token: Token, cues: Cues) -> bool:
    """Whether a word can be the last of a subject."""
    return token.word and not cues.is_in(token.form, "determiners", "prepositions", "finite", "openers", "auxiliaries")


def _before_time(tokens: Sequence[Token], at: int, low: int, cues: Cues) -> int:
    """The token where words of time begin that stand between subject and verb ("the council on Monday said")."""
    k = at
    timed = False
    while k > low + 1 and cues.is_in(tokens[k - 1].form, "moments", "spans"):
        timed = timed or tokens[k - 1].form in cues.words["moments"]
        k -= 1
    if k == at:
        return at
    while k > low + 1 and (tokens[k - 1].form in ("this", "last", "late", "early", "recent", "the", "past", "next")):
        timed = timed or tokens[k - 1].form != "the"
        k -= 1
    if k > low + 1 and tokens[k - 1].form in ("on", "in", "over", "during", "for", "at"):
        k -= 1
    elif not timed or not tokens[at - 1].form.endswith(("day", "month", "week", "year", "later")):
        return at
    return k if _may_end(tokens[k - 1], cues) else at


def _listed(tokens: Sequence[Token], span: tuple[int, int] | None, low: int, cues: Cues) -> tuple[int, int] | None:
    """The phrase with the names before it that one list holds ("the Guild, Open Door and the river police")."""
    if span is None or not any(t.form == "and" for t in tokens[span[0] : span[1]]):
        return span
    first, comma, items = span[0], span[0] - 1, 0
    while comma > low and tokens[comma].form == "," and first - low < 3 * _LONGEST:
        opening = comma - 1
        while opening > low and comma - opening < _LONGEST and (tokens[opening].word or tokens[opening].form in "'.&"):
            opening -= 1
        item = opening + 1 if tokens[opening].form == "," or not tokens[opening].word else opening
        said_of = tokens[item].form in ("which", "who", "whose")
        name = tokens[item].capital or (tokens[item].form in ("the", "a", "an") and tokens[item + 1].capital)
        if said_of:
            comma = opening
            continue
        if not name or any(t.form in cues.words["finite"] for t in tokens[item:comma]):
            break
        first, items = item, items + 1
        comma = item - 1
    # All of the list is names and it opens its clause: else the commas may part something else.
    opens = all(not t.word for t in tokens[low:first]) or not items
    return (first, span[1]) if opens and items else span


def _related(tokens: Sequence[Token], at: int, low: int, cues: Cues) -> tuple[int, int] | None:
    """A subject with its relative clause ("a man who works at the market said")."""
    for k in range(at - 1, max(low, at - _LONGEST // 2), -1):
        token = tokens[k]
        if not token.word and token.form not in ("'", "&", "."):
            return None
        if token.form in ("who", "which", "that"):
            head = tokens[k - 1]
            if k == at - 1 or not head.word or head.form in cues.frames or not _verb_first(tokens[k + 1 : at], cues):
                return None
            span = _phrase_start(tokens, k, low, cues)
            if (
                span is None
                or not (_names(tokens[span[0] : k], cues))
                or cues.is_in(head.form, "pronouns", "openers", "finite", "prepositions", "nouns")
            ):
                return None
            return span[0], at
        if cues.is_in(token.form, "openers"):
            return None
    return None


def _verb_first(clause: Sequence[Token], cues: Cues) -> bool:
    """Whether the words after "who" open with a verb and go on ("who works at the market")."""
    if len(clause) < 2:
        return False
    form = clause[0].form
    return cues.is_in(form, "finite", "auxiliaries") or form.endswith(("ed", "s"))


def _extended(span: tuple[int, int] | None, end: int) -> tuple[int, int] | None:
    return (span[0], end) if span else None


def _back_to(tokens: Sequence[Token], at: int, low: int, mark: str) -> int | None:
    for i in range(at - 1, max(low, at - _LONGEST) - 1, -1):
        if tokens[i].form == mark:
            return i
    return None


def _with_apposition(tokens: Sequence[Token], at: int, low: int, cues: Cues) -> tuple[int, int] | None:
    """A subject with what stands between commas after it ("X, director of Y, told")."""
    comma = at - 1
    for _ in range(3):
        opening = _back_to(tokens, comma, low, ",")
        if opening is None or opening <= low:
            return None
        span = before(tokens, opening, low, cues) if tokens[opening - 1].form != "," else None
        inner = tokens[opening + 1 : comma]
        named = span is not None and _names(tokens[span[0] : span[1]], cues) and not _clause(inner, cues)
        if span is not None and inner and named:
            return _named_before(tokens, span, low, cues), at - 1
        comma = opening
    return None


def _clause(inner: Sequence[Token], cues: Cues) -> bool:
    """Whether words between commas are a clause of their own, not said of what stands before them."""
    if not inner or inner[0].form in ("who", "whose", "which", "where", "whom"):
        return False
    for token in inner:
        if token.form in ("who", "which", "that", "whose"):
            return False
        if token.form in cues.words["finite"] and not token.capital:
            return True
    return False


def _named_before(tokens: Sequence[Token], span: tuple[int, int], low: int, cues: Cues) -> int:
    """Where the source begins: at a name before the span when the span only says who that is ("X, the head of Y")."""
    comma = span[0] - 1
    if comma <= low or tokens[comma].form != "," or not cues.is_in(tokens[span[0]].form, "determiners", "offices"):
        return span[0]
    name = _phrase_start(tokens, comma, low, cues)
    return name[0] if name is not None and tokens[name[0]].capital and name[1] - name[0] <= 5 else span[0]


def _names(phrase: Sequence[Token], cues: Cues) -> bool:
    """Whether a phrase can be a subject: it has a capital, a determiner or a pronoun."""
    return any(t.capital for t in phrase) or phrase[0].form in cues.words["determiners"] or len(phrase) <= 3


def _phrase_start(tokens: Sequence[Token], at: int, low: int, cues: Cues) -> tuple[int, int] | None:
    first = at
    finite = False
    stop = max(low, at - _LONGEST)
    while first > stop:
        token = tokens[first - 1]
        form = token.form
        if not token.word:
            if form in (".", "'", "/", "&", "$", "%", "#", "@"):
                first -= 1
                continue
            break
        if form in ("and", "or") and _joins_clauses(tokens, first - 1, stop, cues):
            break
        if form in cues.words["openers"] and form != "or":
            break
        if (form in cues.words["auxiliaries"] and not token.capital) or (
            form in cues.frames and _verbal(tokens, first - 1, cues)
        ):
            break
        if form in cues.words["finite"] and not token.capital:
            finite = True
            break
        first -= 1
    if finite and not (tokens[first].capital or cues.is_in(tokens[first].form, "determiners")):
        return None
    while first < at and (tokens[first].form in ("and", "or", "then") or not tokens[first].word):
        first += 1
    first = _past_circumstance(tokens, first, at, cues)
    return (first, at) if first < at else None


def _verbal(tokens: Sequence[Token], i: int, cues: Cues) -> bool:
    """Whether a cue form or a word in -ed inside a phrase is a verb of its own, not a noun or a participle."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    before_it = tokens[i - 1] if i else None
    if following is not None and following.form in ("by", "on", "in", "at", "from", "with", "for", "of"):
        return False
    if tokens[i].capital:
        return False
    if before_it is not None and (
        cues.is_in(before_it.form, "determiners", "prepositions") or before_it.form.endswith("'s")
    ):
        return False
    form = tokens[i].form
    return (
        form in cues.past
        or (following is not None and following.capital)
        or (following is not None and cues.is_in(following.form, "determiners", "pronouns"))
    )


def _joins_clauses(tokens: Sequence[Token], i: int, stop: int, cues: Cues) -> bool:
    """Whether "and" joins two clauses, not two names: a verb stands before it in its clause."""
    for k in range(i - 1, max(stop, i - 12) - 1, -1):
        if not tokens[k].word and tokens[k].form not in ("'", ".", "&"):
            return tokens[k].form == "," and k == i - 1
        form = tokens[k].form
        if form in cues.words["finite"] or (form in cues.past and _verbal(tokens, k, cues)):
            return True
    return False


def _past_circumstance(tokens: Sequence[Token], first: int, at: int, cues: Cues) -> int:
    """Step over "In a statement" or "On Monday" before a subject that follows without a comma."""
    if at - first < 3 or not cues.is_in(tokens[first].form, "prepositions"):
        return first
    k = first + 1
    while k < at and cues.is_in(tokens[k].form, "determiners"):
        k += 1
    k += 1  # the noun of the circumstance
    while k < at:
        form = tokens[k].form
        if cues.is_in(form, "determiners", "pronouns") or (tokens[k].capital and not tokens[k - 1].capital):
            return k
        k += 1
    return at - 1


def has_verb(tokens: Sequence[Token], cues: Cues) -> bool:
    """Whether a finite verb seems to stand among the tokens."""
    return any(
        t.form in cues.words["finite"] or t.form in cues.past or (t.form.endswith("ed") and len(t.form) > 4)
        for t in tokens
    )


def after(
    tokens: Sequence[Token], at: int, high: int, cues: Cues, *, whole: bool = False, commas: bool = True
) -> tuple[int, int] | None:
    """The phrase that begins at token ``at`` (the subject of "said X", the X of "according to X"), as a token range.

    ``whole`` takes in everything up to the next mark, clauses of time and place too; without ``commas`` it ends at
    the first comma.
    """
    if at >= high or not (tokens[at].word or tokens[at].form in "@#"):
        return None
    if cues.is_in(tokens[at].form, "pronouns") and not cues.is_in(tokens[at].form, "determiners"):
        return at, at + 1
    if tokens[at].form in ("that", "to", "so", "not", "yes", "no"):
        return None
    end = at
    apposed = whole
    while end < high and end - at < 2 * _LONGEST:
        form = tokens[end].form
        if not tokens[end].word:
            beyond = _past_mark(tokens, end, at, high)
            if form == "," and commas and _apposition_follows(tokens, end + 1, high, cues):
                apposed = True
                end += 1
                continue
            if beyond is None:
                break
            end = beyond
            continue
        if end > at and _leaves(tokens, end, cues, apposed=apposed):
            break
        apposed = apposed or form in ("who", "which")
        end += 1
    while end > at and not tokens[end - 1].word and tokens[end - 1].form not in (")", "'", "."):
        end -= 1
    return (at, end) if end > at else None


def _past_mark(tokens: Sequence[Token], i: int, at: int, high: int) -> int | None:
    """The token after a mark that belongs to the phrase: an abbreviation's dot, an ampersand, a whole bracket."""
    form = tokens[i].form
    if form in (".", "'", "/", "&", "@", "#") and i + 1 < high and tokens[i + 1].start - tokens[i].end <= 1:
        if form == "." and i > at and tokens[i - 1].end - tokens[i - 1].start > 5:
            return None
        return i + 1
    if form == "(":
        closing = next((k for k in range(i, min(high, i + 12)) if tokens[k].form == ")"), None)
        return None if closing is None else closing + 1
    return None


_ENDING_PREPOSITIONS = frozenset(
    ["in", "on", "during", "after", "before", "at", "to", "with", "by", "from", "since", "via", "following"]
)


_LEAVING = frozenset(["when", "while", "as", "because", "if", "although", "but", "adding", "that"])


def _leaves(tokens: Sequence[Token], i: int, cues: Cues, *, apposed: bool) -> bool:
    """Whether the word goes on with something else than the name of the source."""
    form = tokens[i].form
    if form in cues.gerunds:
        return True
    if apposed:
        return False
    if form in _LEAVING or form in cues.words["moments"] or form in ("this", "last", "late"):
        return True
    if form in _ENDING_PREPOSITIONS:
        return tokens[i - 1].capital or form not in ("at", "with", "from", "in", "on")
    return False


def _apposition_follows(tokens: Sequence[Token], i: int, high: int, cues: Cues) -> bool:
    if i >= high or not tokens[i].word:
        return False
    form = tokens[i].form
    if form in ("who", "whose", "which") or form[0].isdigit():
        return True
    if form in cues.gerunds or cues.is_in(form, "openers", "circumstances", "pronouns", "finite"):
        return False
    if form in ("and", "noting", "speaking") or form.endswith("ing"):
        return False
    if cues.is_in(form, "determiners"):
        return True
    # "X, director of Y": an office without article
    return any(cues.is_in(tokens[k].form, "offices") for k in range(i, min(high, i + 5)) if tokens[k].word)
