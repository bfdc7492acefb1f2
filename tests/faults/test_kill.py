"""The desk is killed in the middle of its work, at a dozen seeded points; make faults does it at two hundred."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.crowd import run as crowd
from benchmarks.faults import JOBS, kill, measure

measured = cache(measure)


@pytest.mark.parametrize("job", list(JOBS))
@pytest.mark.parametrize("seed", [1, 2])
def test_what_was_acknowledged_is_there_after_a_kill(job: str, seed: int) -> None:
    problems, _, _ = kill(job, measured(job), seed)
    assert problems == []


def test_several_desks_at_once_lose_nothing() -> None:
    figures, problems = crowd(3, 40)
    assert problems == []
    assert (figures["failed"], figures["lost"]) == (0, 0)
    assert figures["acts"] + figures["refused"] == 3 * 40
    assert figures["longest_wait"] < 10
