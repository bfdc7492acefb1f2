"""Several desks at once on one store: every act must be there afterwards, in the order of the record.

    python -m benchmarks.crowd [--desks N] [--acts N]        (6 desks, 500 acts each; part of make faults)

Every desk is a process. They decide the same findings, annotate, undo, redo, search, export and add articles, each in a
seeded order of its own. One line of JSON at the end: how many acts were done, how many failed or were lost, how many came
after a decision of somebody else that was not seen yet, and the longest wait for one act in seconds.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.faults import ROOT, prepare
from factcheck.desk import Desk, DeskError
from factcheck.model import Decision
from factcheck.store import Store

DECISIONS = [decision.value for decision in Decision if decision is not Decision.DISMISSED]
ACTS = {"decide": 8, "claim": 2, "note": 5, "undo": 3, "redo": 1, "search": 2, "look": 2, "export": 1}
ALONE = 40
"""Acts after which a desk adds an article to a story of its own."""


def work(folder: Path, name: str, acts: int) -> None:
    """Do so many acts and print each once it is done; the last line has the figures."""
    dice = random.Random(name)  # noqa: S311 - to repeat, not to be secret
    tally, longest = Counter[str](), 0.0
    done: int | str
    with Desk(folder / "s.db", who=name) as desk:
        story = desk.stories()[0].id
        view = desk.open_story(story)
        findings = [finding.id for finding in view.comparison.findings]
        claims = [claim.id for claim in view.comparison.claims]
        print("ready", flush=True)
        sys.stdin.readline()
        for turn in range(acts):
            begun = time.monotonic()
            try:
                if turn % ALONE == ALONE - 1:
                    own = folder / f"{name}-{turn}.txt"
                    own.write_text(
                        f"Fire of {name}\n\n{turn + 2} people died in the fire, said {name}.\n", encoding="utf-8"
                    )
                    desk.add([own], story=story) if turn < 2 * ALONE else desk.open_paths([own])
                    what, done = "add", 0
                else:
                    what, done = _act(desk, dice, story, findings, claims, tally)
            except DeskError as error:
                # Nothing open in a claim, or decided again since: said to whoever acted, nothing is lost.
                tally["refused" if "locked" not in str(error) and "written by" not in str(error) else "failed"] += 1
                continue
            longest = max(longest, time.monotonic() - begun)
            tally[what] += 1
            print("did", what, done, flush=True)
    print(json.dumps({**tally, "longest": longest}), flush=True)


def _act(
    desk: Desk, dice: random.Random, story: str, findings: list[str], claims: list[str], tally: Counter[str]
) -> tuple[str, int | str]:
    (what,) = dice.choices(list(ACTS), list(ACTS.values()))
    if what in ("decide", "claim"):
        act = desk.decide(story, dice.choice(findings if what == "decide" else claims), dice.choice(DECISIONS))
        tally["overtook"] += bool(act.overtook)
        return what, act.id
    if what == "note":
        return what, desk.note(story, dice.choice(findings), f"note {dice.random()}").id
    if what in ("undo", "redo"):
        done = desk.undo(story) if what == "undo" else desk.redo(story)
        return what, done.id if done else 0
    if what == "search":
        desk.search("people fire")
    elif what == "export":
        desk.export(story, "md")
    elif desk.changed_elsewhere():
        desk.refresh(story)
    return what, 0


def run(desks: int, acts: int) -> tuple[dict[str, float], list[str]]:
    """Let so many desks work on one store; the figures and what went wrong."""
    with tempfile.TemporaryDirectory() as folder_name:
        folder = Path(folder_name)
        prepare(folder, "crowd")
        names = [f"desk{number}" for number in range(desks)]
        command = [sys.executable, "-m", "benchmarks.crowd", "--child", str(folder)]
        running = [
            subprocess.Popen(
                [*command, name, str(acts)],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for name in names
        ]
        try:
            for each in running:
                if each.stdout and each.stdout.readline() != "ready\n":
                    raise RuntimeError(each.communicate()[1])
            begun = time.monotonic()
            for each in running:
                if each.stdin:
                    each.stdin.write("go\n")
                    each.stdin.flush()
            ends = _answers(running)
        finally:
            for each in running:
                each.kill()
        return _look(folder, names, ends, time.monotonic() - begun)


def _answers(running: list[subprocess.Popen[str]]) -> list[tuple[str, str]]:
    """What every process said; read side by side, for a full pipe would hold a process up."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(len(running)) as pool:
        return list(pool.map(lambda each: each.communicate(), running))


def _look(
    folder: Path, names: list[str], ends: list[tuple[str, str]], seconds: float
) -> tuple[dict[str, float], list[str]]:
    problems: list[str] = []
    totals: Counter[str] = Counter()
    longest, acknowledged = 0.0, []
    for name, (out, err) in zip(names, ends, strict=True):
        lines = out.splitlines()
        if err or not lines or not lines[-1].startswith("{"):
            problems.append(f"{name} failed: {err.strip()[-400:]}")
            continue
        figures = json.loads(lines[-1])
        longest = max(longest, figures.pop("longest"))
        totals.update(figures)
        said = [line.split() for line in lines if line.startswith("did ")]
        numbers = [int(key) for _, _, key in said if key.isdigit() and key != "0"]
        problems += [f"{name}: the order of its acts is not that of the record"] * (numbers != sorted(numbers))
        acknowledged += [key for _, _, key in said if key != "0"]
    store = Store(folder / "s.db")
    events = store.history.events()
    kept = {str(event.id) for event in events} | {key for event in events for key in event.after or {}}
    lost = [key for key in acknowledged if key not in kept]
    problems += [f"{key} is lost" for key in lost]
    problems += ["a number is given twice"] * (len(set(acknowledged)) != len(acknowledged))
    rows = store.stories.all()
    before = [(store.history.decisions(row.id), store.history.notes(row.id)) for row in rows]
    store.history.rebuild()
    after = [(store.history.decisions(row.id), store.history.notes(row.id)) for row in rows]
    problems += ["decisions and notes are not what the record says"] * (before != after)
    store.close()
    db = sqlite3.connect(folder / "s.db")
    problems += ["the store is damaged"] * (db.execute("PRAGMA integrity_check").fetchone() != ("ok",))
    db.close()
    acts = sum(count for what, count in totals.items() if what not in ("refused", "failed", "overtook"))
    return {
        "processes": len(names),
        "acts": acts,
        "events": len(events),
        "refused": totals["refused"],
        "overtook": totals["overtook"],
        "failed": totals["failed"] + len([problem for problem in problems if " failed: " in problem]),
        "lost": len(lost),
        "seconds": round(seconds, 1),
        "longest_wait": round(longest, 2),
    }, problems


def main() -> None:
    """Let them work and say what came of it; exit with 1 when anything failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--desks", type=int, default=6)
    parser.add_argument("--acts", type=int, default=500)
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        work(Path(given.child[0]), given.child[1], int(given.child[2]))
        return
    figures, problems = run(given.desks, given.acts)
    print(json.dumps(figures))
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(bool(problems) or figures["failed"] > 0)


if __name__ == "__main__":
    main()
