"""How fast the desk is, as ratios that hold on any machine: ``python -m benchmarks.desk_speed``.

Prints one JSON line per figure: the first frame against an empty Textual app, a key in a story of 20 articles and 2,000
findings against the same key in the two-article sample, and two articles of 10,000 lines. Needs a POSIX terminal for
the first of them.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import pty
import resource
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from factcheck.desk import ArticleView, FindingState, StoryView
from factcheck.model import Claim, Comparison, Judgement
from factcheck.tui.app import DeskApp
from tests.tui import sample

HOME = Path(__file__).parents[1]
EMPTY = (
    "from textual.app import App\nfrom textual.widgets import Static\n"
    "class Empty(App):\n    def compose(self):\n        yield Static('FINDINGS Reading')\nEmpty().run()"
)
ROUNDS = 7
KEYS = ("j", "k", "n", "2", "u", "right_square_bracket", "escape", "tab", "shift+tab")
SIZE = (140, 40)


def first_text(command: Sequence[str], words: bytes, environment: dict[str, str]) -> float:
    """Seconds from the start of a process in a terminal to the frame that shows these words."""
    master, slave = pty.openpty()
    started = time.perf_counter()
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=HOME)
    os.close(slave)
    seen = b""
    try:
        while words not in seen:
            if not select.select([master], [], [], 30)[0]:
                msg = f"{command[-1]!r} showed nothing for 30 seconds"
                raise TimeoutError(msg)
            seen += os.read(master, 65536)
        return time.perf_counter() - started
    finally:
        process.kill()
        process.wait()
        os.close(master)


def first_frames() -> None:
    """The first frame of the desk, and the frame with the sample story, against an empty app; taken in turn."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "FACTCHECK_HOME": folder, "FACTCHECK_WHO": "Kim", "TERM": "xterm-256color"}
        desk = [sys.executable, "-m", "factcheck", "seeds"]
        empty = [sys.executable, "-c", EMPTY]
        first_text(desk, b"FINDINGS", environment)  # the sample is read and compared once, as on any earlier day
        rows = [
            (
                first_text(empty, b"FINDINGS", environment),
                first_text(desk, b"Reading", environment),
                first_text(desk, b"FINDINGS", environment),
            )
            for _ in range(ROUNDS)
        ]
    bare, frame, story = (statistics.median(column) for column in zip(*rows, strict=True))
    say("first frame / empty app", frame / bare, 1.8, seconds=round(frame, 3), empty=round(bare, 3))
    say("frame with the sample story / empty app", story / bare, None, seconds=round(story, 3))


def large(articles: int, findings: int) -> StoryView:
    """A story with findings spread over claims and pairs of articles, as a long running one has them."""
    lines = findings // articles + 1
    texts = [
        "".join(f"Point {i}: report {key} gives figure {i} here.\n\n" for i in range(lines)) for key in range(articles)
    ]
    documents = tuple(sample.document(f"d{i:02}", text, publisher=f"Outlet {i}") for i, text in enumerate(texts))
    facts = [
        [sample.fact(doc, f"Point {i}:", kind="quantity", label=f"figure {i}") for doc in documents]
        for i in range(lines)
    ]
    made = []
    for number in range(findings):
        row, left = divmod(number, articles)
        a, b = facts[row][left], facts[row][(left + 1) % articles]
        which = Judgement.CONFLICT if number % 5 == 0 else Judgement.TENSION
        made.append(sample.finding(number, a, b, which, "value-differs", "The figures differ."))
    claims = tuple(
        Claim(f"c-figure-{i}", "quantity", f"figure {i}", Judgement.TENSION, tuple(facts[i])) for i in range(lines)
    )
    everything = tuple(fact for row in facts for fact in row)
    comparison = Comparison(documents, everything, claims, (), tuple(made), (), ())
    views = tuple(ArticleView(f"a{i}", d.key, f"{d.key}.txt", "", f"Outlet {i}", 1) for i, d in enumerate(documents))
    return StoryView("s-1", "A long story", comparison, views, {f.id: FindingState(f) for f in made})


async def keys(story: StoryView) -> list[float]:
    """Seconds from each key to the painted frame."""
    app = DeskApp(sample.MemoryDesk(story).as_desk(), story)
    times = []
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.pause()
        for _ in range(2):
            await pilot.press(*KEYS)
        for _ in range(ROUNDS * 2):
            for key in KEYS:
                started = time.perf_counter()
                await pilot.press(key)
                app.screen._compositor.render_strips()  # noqa: SLF001 - draws what a terminal would get; no public way
                times.append(time.perf_counter() - started)
    return times


def key_times() -> None:
    """The same keys in the two-article sample and in a large story, one after the other."""
    one, two = sample.story().comparison.documents[:2]
    whole = sample.story()
    pair = {one.key, two.key}
    findings = tuple(f for f in whole.comparison.findings if {f.a.article, f.b.article} <= pair)
    small = asyncio.run(keys(sample.view((one, two), findings, whole.comparison.claims[:2])))
    big = asyncio.run(keys(large(20, 2_000)))
    for name, at, limit in (("median", 0.5, 1.5), ("p99", 0.99, 4.0)):
        few, many = (sorted(times)[round((len(times) - 1) * at)] for times in (small, big))
        say(
            f"key, {name}: 20 articles and 2,000 findings / two-article sample",
            many / few,
            limit,
            seconds=round(many, 4),
        )


async def long_articles() -> None:
    """Two articles of 10,000 lines: to mount, to page through, and the memory of it."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    text = "".join(f"Line {i} of a long report, which gives one figure after the other.\n" for i in range(10_000))
    documents = tuple(sample.document(f"d{i}", text, publisher=f"Outlet {i}") for i in (1, 2))
    story = sample.view(documents)
    app = DeskApp(sample.MemoryDesk(story).as_desk(), story)
    started = time.perf_counter()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        mounted = time.perf_counter() - started
        await pilot.press("enter")
        pages = []
        for _ in range(30):
            started = time.perf_counter()
            await pilot.press("pagedown")
            pages.append(time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say("two articles of 10,000 lines: seconds to mount", mounted, 2.0)
    say("a page of them, slowest: seconds", max(pages), 0.2)
    say("memory with them: MB", peak, 150.0, without=round(before, 1))


def say(name: str, value: float, limit: float | None, **more: float) -> None:
    """One figure as a JSON line."""
    print(json.dumps({"figure": name, "value": round(value, 3), "limit": limit, **more}), flush=True)


def main() -> None:
    """Measure what is asked for; everything by default."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", help="frames, keys, long (default: all)")
    what = parser.parse_args().what or ["long", "frames", "keys"]  # the memory of a process only grows: long goes first
    if "long" in what:
        asyncio.run(long_articles())
    if "frames" in what:
        first_frames()
    if "keys" in what:
        key_times()


if __name__ == "__main__":
    main()
