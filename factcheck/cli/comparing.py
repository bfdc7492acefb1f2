"""What ``check`` and ``gate`` do: read, compare, report, and say by the exit code how serious it is."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.cli.options import Comparing, Overrides, Report
from factcheck.cli.progress import ProgressLine
from factcheck.desk import check, read
from factcheck.desk.title import story_title
from factcheck.model import Comparison, Judgement
from factcheck.notes import StoryNotes, render

SERIOUS = 1


def compare(
    paths: Sequence[str], report: Report, comparing: Comparing, overrides: Overrides, *, draft: bool = False
) -> int:
    """The exit code, after the report was printed. With ``draft`` the first path is run against the others."""
    report.refuse_target(paths)
    articles = read(paths, **overrides.given)
    with ProgressLine() as progress:
        comparison = check(
            articles,
            within=comparing.within,
            all_pairs=comparing.all_pairs,
            draft=0 if draft else None,
            progress=progress,
        )
    story = StoryNotes(
        title=story_title([document.article for document in comparison.documents]), comparison=comparison
    )
    report.put(render(story, report.form, report.options))
    return SERIOUS if failed(comparison, comparing.fail_on) else 0


def failed(comparison: Comparison, fail_on: str) -> bool:
    """Whether something as serious as ``fail_on`` was found; ``unsupported`` takes in tensions and conflicts."""
    if fail_on == "never":
        return False
    least = Judgement.CONFLICT if fail_on == "conflict" else Judgement.TENSION
    if any(finding.judgement.severity >= least.severity for finding in comparison.findings):
        return True
    return fail_on == "unsupported" and any(item.fact.article == comparison.draft for item in comparison.only_in)
