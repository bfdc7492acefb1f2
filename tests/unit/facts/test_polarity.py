from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.comparison import compare
from factcheck.facts.polarity import Polarity
from factcheck.facts.polarityframes import polarity_reader
from factcheck.facts.polarityroles import act_reader
from factcheck.facts.polaritystates import state_reader
from factcheck.lexicon import builtin
from factcheck.model import Article, Finding, Judgement
from tests.growth import grows_in_proportion

READER = polarity_reader(builtin())


def findings(*texts: str) -> tuple[Finding, ...]:
    """What the kind finds between short texts."""
    return compare([Article(text) for text in texts], within=False, kinds=[Polarity()]).findings


def raised(*texts: str) -> list[tuple[Judgement, str]]:
    return [(f.judgement, f.reason) for f in findings(*texts)]


@pytest.mark.parametrize(
    ("plain", "manner", "word"),
    [
        ("The minister did not meet the envoy in Oslo", "negated", "meet"),
        ("The minister didn't meet the envoy in Oslo", "negated", "meet"),
        ("The bank denies selling the debt to Gazprom", "denied", "sell"),
        ("No ransom was paid for the crew", "negated", "ransom"),
        ("Report of a shark in the Thames was a hoax", "false", ""),
        ("Lake Placid shark picture was photoshopped", "false", ""),
        ("Actor slams rumours of a heart attack", "denied", "heart"),
        ("Experts cast doubt on the Loch Ness footage", "doubted", "loch"),
    ],
)
def test_a_denial_is_read_with_what_it_denies(plain: str, manner: str, word: str) -> None:
    (frame,) = READER.frames(plain)
    assert frame.manner == manner
    assert not word or frame.word == word
    assert plain[frame.start : frame.end].strip()


@pytest.mark.parametrize(
    "plain",
    [
        "Police said not only the driver was drunk",
        "The firm did not immediately respond",
        "He was denied bail by the court",
        "Did the minister not meet the envoy?",
        "A passenger used a fake passport",
        "The alarm was a false alarm",
        "There was no doubt about the winner",
        "The company refused to confirm or deny the sale",
    ],
)
def test_words_of_negation_that_deny_nothing_are_left_alone(plain: str) -> None:
    assert READER.frames(plain) == ()


def test_the_scope_ends_with_the_clause() -> None:
    (frame,) = READER.frames("The mayor did not resign, but the treasurer left")
    assert "treasurer" not in frame.scope
    assert "mayor" not in frame.scope


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zoo keepers lost a leopard in Leipzig", "Leipzig zoo keepers did not lose a leopard"),
        ("A comet will hit the town of Slough", "Comet over Slough? The story is a hoax, say astronomers"),
        ("Ferrari will move its factory to Turin", "Ferrari denies it will move factory to Turin"),
        ("Ferrari will move its factory to Turin", "No, Ferrari is staying where it is: Turin story made up"),
        ("The singer Ana Moro is dead", "Ana Moro is alive and well, says her manager"),
        ("The council has approved the Mill Lane homes", "Council has rejected homes at Mill Lane"),
    ],
)
def test_what_one_asserts_and_the_other_denies_is_raised_whichever_comes_first(a: str, b: str) -> None:
    assert (Judgement.CONFLICT, "negation") in raised(a, b)
    assert (Judgement.CONFLICT, "negation") in raised(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ferrari denies it will move factory to Turin", "Ferrari will not move its factory to Turin"),
        ("Ferrari will move its factory to Turin", "Ferrari said its engines did not fail in Bahrain"),
        ("Ferrari will move its factory to Turin", "Will Ferrari not move its factory to Turin?"),
        ("The council approved the Mill Lane homes", "The council approved homes at Mill Lane"),
        ("The council approved the Mill Lane homes", "The council rejected a new pay deal for drivers"),
        ("The ferry sank off Java", "The shares did not fall in Tokyo"),
    ],
)
def test_agreeing_asking_or_speaking_of_something_else_raises_nothing(a: str, b: str) -> None:
    assert raised(a, b) == []


def test_a_doubt_or_a_hedged_report_is_a_matter_of_certainty() -> None:
    a, b = "A meteor fell on Leeds", "Experts doubt that a meteor fell on Leeds"
    assert raised(a, b) == [(Judgement.TENSION, "certainty")]
    a, b = "The envoy may have met the rebels in Oslo", "The envoy did not meet the rebels in Oslo"
    assert raised(a, b) == [(Judgement.TENSION, "certainty")]


def test_two_sources_who_differ_are_a_tension() -> None:
    a = 'The guard "shot the prisoner in the yard", said Maria Keller of the prison union.'
    b = '"The guard did not shoot the prisoner in the yard", said Tom Baines, a lawyer for the prison board.'
    found = findings(a, b)
    assert [f.judgement for f in found] == [Judgement.TENSION]
    assert "keep both" in found[0].explanation


@pytest.mark.parametrize(
    ("a", "b", "crossed"),
    [
        ("Norway beat Sweden in the final", "Sweden beat Norway in the final", True),
        ("Norway beat Sweden in the final", "Norway lost to Sweden in the final", True),
        ("Norway beat Sweden in the final", "Sweden lost to Norway in the final", False),
        ("Norway beat Sweden in the final", "Sweden was beaten by Norway in the final", False),
        ("Acme is a subsidiary of Zenith", "Acme owns Zenith", True),
        ("Acme's successor, Zenith, opened in May", "Acme succeeded Zenith", True),
        ("Norway beat Sweden in the final", "Sweden beat Denmark in the final", False),
    ],
)
def test_acts_told_the_other_way_round(a: str, b: str, crossed: bool) -> None:
    assert ((Judgement.CONFLICT, "direction") in raised(a, b)) is crossed


def test_quotes_carry_the_words_and_fit_the_contract() -> None:
    long = " ".join(f"clerk{n}" for n in range(60))
    (found,) = findings(
        f"Ferrari will move its factory to Turin with {long}", "Ferrari will not move its factory to Turin"
    )
    for fact in (found.a, found.b):
        assert 0 < fact.end - fact.start <= 160
        assert "factory" in fact.quote
    assert {"will not move its factory to Turin"} & {found.a.quote, found.b.quote}


def test_another_article_changes_no_finding() -> None:
    a, b = "Ferrari will move its factory to Turin", "Ferrari will not move its factory to Turin"
    two = {f.id: f.judgement for f in findings(a, b)}
    three = {f.id: f.judgement for f in findings(a, b, "Ferrari denies a plan to leave Maranello for Turin")}
    assert two
    assert two.items() <= three.items()


@settings(max_examples=60)
@given(
    st.text(max_size=200),
    st.sampled_from(["not", "denies", "hoax", "no", "n't", "doubts", "beat"]),
    st.text(max_size=80),
)
def test_any_text_is_read_without_complaint_and_spans_lie_inside(before: str, cue: str, after: str) -> None:
    plain = f"{before} {cue} {after}"
    for frame in READER.frames(plain):
        assert 0 <= frame.start < frame.end <= len(plain)
    for state in state_reader(builtin()).states(plain):
        assert 0 <= state.start < state.end <= len(plain)
    for act in act_reader(builtin()).acts(plain):
        assert 0 <= act.start < act.end <= len(plain)
    findings(plain, f"{after} {cue} {before}", "Ferrari will not move its factory to Turin")


@pytest.mark.parametrize("piece", ["a", "1", '"', ",", "not ", "denies reports ", "n't ", " "])
def test_time_is_linear(piece: str) -> None:
    def run(count: int) -> None:
        plain = piece * count
        READER.frames(plain)
        READER.set_aside(plain)
        state_reader(builtin()).states(plain)
        list(act_reader(builtin()).acts(plain))

    grows_in_proportion(run, 10_000 // len(piece))
