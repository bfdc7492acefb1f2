from __future__ import annotations

from factcheck.judging.negation import PAIR, STORY, Denied, Told, common, opposes


def weigh(term: str) -> float:
    return 0.1 if term in {"police", "say"} else 1.0


def told(*terms: str, aside: tuple[str, ...] = ()) -> Told:
    return Told(frozenset(terms), frozenset(terms), frozenset(aside))


def denied(*scope: str, rest: tuple[str, ...] = ()) -> Denied:
    core = frozenset(scope[:3])
    return Denied(frozenset(scope), scope[0], scope[0], core, frozenset(scope + rest), whole=False)


def test_forms_of_one_word_are_shared_and_short_words_are_not_stretched() -> None:
    assert common({"nicaragua", "arm"}, {"nicaraguan", "army"}) == {"nicaragua"}


def test_the_denied_words_must_be_told() -> None:
    denial = denied("ransom", "crew", rest=("ferry", "java"))
    assert opposes(denial, told("ransom", "crew", "ferry"), weigh, STORY)
    assert opposes(denial, told("ferry", "java", "sink"), weigh, STORY) is None


def test_common_words_alone_make_no_matter() -> None:
    assert opposes(denied("police", rest=("say", "ferry")), told("police", "say"), weigh, PAIR) is None


def test_what_a_statement_denies_itself_it_does_not_tell() -> None:
    denial = denied("ransom", "crew")
    assert opposes(denial, told("ransom", "crew", "ferry", aside=("ransom",)), weigh, PAIR) is None


def test_whole_reports_ask_for_more_than_two_short_texts() -> None:
    denial = denied("ransom", rest=("ferry", "java", "captain", "owner"))
    short = told("ransom", "payment", "kidnap", "office")
    assert opposes(denial, short, weigh, PAIR)
    assert opposes(denial, short, weigh, STORY) is None
