"""What ``check`` and ``gate`` do: read, compare, report, and say by the exit code how serious it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from factcheck.cli.options import Comparing, Report
from factcheck.cli.progress import ProgressLine
from factcheck.cli.root import Settings
from factcheck.desk import check, read
from factcheck.desk.title import story_title
from factcheck.model import Comparison, Judgement
from factcheck.notes import StoryNotes, render

SERIOUS = 1


def compare(
    paths: Sequence[str], report: Report, comparing: Comparing, stated: Mapping[str, Any], *, draft: bool = False
) -> int:
    """The exit code, after the report was printed. With ``draft`` the first path is run against the others.

    ``stated`` is what a person says about the files, as keyword arguments of ``read``.
    """
    report.refuse_target(paths)
    articles = read(paths, **stated)
    with ProgressLine() as progress:
        comparison = check(
            articles,
            within=comparing.within,
            all_pairs=comparing.all_pairs,
            draft=0 if draft else None,
            rules=comparing.rules or _before(),
            progress=progress,
        )
    story = StoryNotes(
        title=story_title([document.article for document in comparison.documents]), comparison=comparison
    )
    report.put(render(story, report.form, report.options))
    return SERIOUS if failed(comparison, comparing.fail_on) else 0


def _before() -> str | None:
    """The rules file named before the command, if one is."""
    settings = click.get_current_context().find_object(Settings)
    return settings.rules if settings else None


def failed(comparison: Comparison, fail_on: str) -> bool:
    """Whether something as serious as ``fail_on`` was found; ``unsupported`` takes in tensions and conflicts."""
    if fail_on == "never":
        return False
    least = Judgement.CONFLICT if fail_on == "conflict" else Judgement.TENSION
    if any(finding.judgement.severity >= least.severity for finding in comparison.findings):
        return True
    unsupported = any(check.kind == "unsupported" for check in comparison.checks)
    return fail_on == "unsupported" and (unsupported or bool(comparison.only_in))
