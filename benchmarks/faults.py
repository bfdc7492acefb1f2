"""Kill the desk in the middle of its work, again and again, and look at what is left.

    python -m benchmarks.faults [--points N] [--seed S]      (200 when no number is given; make faults)

A process does one job on a store: it takes in articles, analyses, decides and annotates, migrates an old store, exports
or imports. It is killed (SIGKILL) at a seeded point: between two steps of SQLite's machine in the middle of a statement,
before or after a file is synced or gets its name, or after a random time. Then the store is opened again. It must pass
SQLite's own check, hold every act that was acknowledged before the end and no half article, and read the same decisions
and notes out of its record; an exported file must be the old one or the new one. One line of JSON for each job, and a
last one with the totals.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.desk import Desk
from factcheck.store import Store

ROOT = Path(__file__).parents[1]
OLD_STORE = ROOT / "tests" / "unit" / "store" / "fixtures" / "schema-1.db.gz"
TICK = 10
"""Instructions of SQLite's machine between two points at which a job can be killed."""
REPORTS = {
    "morning.txt": "Ferry fire off Oban kills five\n\nFive people were killed in a fire on a ferry off Oban on Monday.\n\n"
    "Burglaries in Oban rose last year, police said.\n",
    "evening.txt": "Ferry fire off Oban kills seven\n\nSeven people were killed in a fire on a ferry off Oban on Monday.\n\n"
    "Burglaries in Oban fell last year, police said.\n",
    "night.txt": "Nine dead after ferry fire off Oban\n\nNine people were killed in a fire on a ferry off Oban on Monday.\n",
}


def _reports(folder: Path) -> list[Path]:
    return [folder / name for name in REPORTS]


def _say(what: str, key: object) -> None:
    print(what, key, flush=True)


def _take_in(folder: Path) -> None:
    with Desk(folder / "s.db", who="Ann") as desk:
        view = desk.open_paths(_reports(folder)[:2])
        _say("story", view.id)
        desk.add(_reports(folder)[2:])
        _say("articles", 3)


def _analyse(folder: Path) -> None:
    with Desk(folder / "s.db", who="Ann") as desk:
        desk.rebuild()
        _say("rebuilt", 1)


def _act(folder: Path) -> None:
    with Desk(folder / "s.db", who="Ann") as desk:
        view = desk.open_story(desk.stories()[0].id)
        findings = [finding.id for finding in view.comparison.findings]
        for turn in range(12):
            finding = findings[turn % len(findings)]
            _say("act", desk.decide(view.id, finding, "dismissed", why=f"reason {turn}").id)
            _say("note", desk.note(view.id, finding, f"note {turn}").id)
            if turn % 3 == 2:
                undone = desk.undo(view.id)
                _say("act", undone.id if undone else 0)


def _migrate(folder: Path) -> None:
    Store(folder / "s.db").close()
    _say("migrated", 1)


def _export(folder: Path) -> None:
    with Desk(folder / "s.db", who="Ann") as desk:
        story = desk.stories()[0].id
        for turn in range(3):
            desk.export(story, "md", folder / "notes.md", overwrite=True)
            desk.backup(folder / f"copy-{turn}.db")
            _say("copy", turn)


def _share(folder: Path) -> None:
    with Desk(folder / "s.db", who="Ann") as desk:
        desk.export_story(desk.stories()[0].id, folder / "story.json", overwrite=True)
    with Desk(folder / "other.db", who="Bob") as desk:
        desk.import_story(folder / "story.json")
        _say("imported", 1)


JOBS: dict[str, Callable[[Path], None]] = {
    "import": _take_in,
    "analysis": _analyse,
    "decision": _act,
    "migration": _migrate,
    "export": _export,
    "story": _share,
}


@dataclass
class _Points:
    """Counts the points that a job passes and ends the process at the chosen one."""

    last: int
    passed: int = 0
    files: list[int] = field(default_factory=list)

    def tick(self) -> None:
        self.passed += 1
        if self.passed == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **given: Any) -> Any:
            self.files.append(self.passed + 1)
            self.tick()
            result = function(*args, **given)
            self.tick()
            return result

        return called


def _child(job: str, folder: Path, last: int) -> None:
    """Do a job in this process and die at the point ``last`` (0: live on and say how many points there were)."""
    points = _Points(last)
    connect = sqlite3.connect

    def watched(*args: Any, **given: Any) -> sqlite3.Connection:
        db: sqlite3.Connection = connect(*args, **given)
        db.set_progress_handler(points.tick, TICK)
        return db

    sqlite3.connect = watched  # type: ignore[assignment]
    for name in ("fsync", "replace", "link", "rename"):
        setattr(os, name, points.around(getattr(os, name)))
    _say("ready", 1)
    JOBS[job](folder)
    _say("points", json.dumps([points.passed, points.files]))


def prepare(folder: Path, job: str) -> None:
    """Put into an empty folder what the job starts from."""
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "notes.md").write_text("the old notes\n", encoding="utf-8")
    if job == "migration":
        (folder / "s.db").write_bytes(gzip.decompress(OLD_STORE.read_bytes()))
    elif job != "import":
        with Desk(folder / "s.db", who="Ann") as desk:
            view = desk.open_paths(_reports(folder)[:2])
            for turn, finding in enumerate(view.comparison.findings[:4]):
                desk.decide(view.id, finding.id, "explained", why=str(turn))
            desk.note(view.id, "", "still running")


def start(job: str, folder: Path, last: int) -> subprocess.Popen[str]:
    """The process that does the job."""
    command = [sys.executable, "-m", "benchmarks.faults", "--child", job, str(folder), str(last)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _first_line(each: subprocess.Popen[str]) -> str:
    """What a process says when it begins its job; waits for it."""
    return each.stdout.readline() if each.stdout else ""


def measure(job: str) -> tuple[int, list[int], float]:
    """How many points a job passes, which of them are at a file's sync or naming, and how many seconds it takes."""
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name), job)
        each = start(job, Path(name), 0)
        _first_line(each)
        begun = time.monotonic()
        out, err = each.communicate()
        if each.returncode:
            raise RuntimeError(err)
        passed, files = json.loads(out.splitlines()[-1].split(" ", 1)[1])
        return passed, files, time.monotonic() - begun


def kill(job: str, measured: tuple[int, list[int], float], seed: int) -> tuple[list[str], int, bool]:
    """Kill a job at a seeded point; what is wrong afterwards, how many acts were acknowledged, and whether it was hit."""
    dice = random.Random(f"{job} {seed}")  # noqa: S311 - to repeat, not to be secret
    passed, files, seconds = measured
    way = dice.choice(["step", "step", "file", "time"]) if files else dice.choice(["step", "time"])
    last = dice.choice(files) + dice.randrange(2) if way == "file" else dice.randrange(1, passed + 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, job)
        each = start(job, folder, 0 if way == "time" else last)
        lines = [_first_line(each)]
        if way == "time":
            time.sleep(dice.uniform(0, seconds))
            each.kill()
        rest, err = each.communicate()
        lines += rest.splitlines(keepends=True)
        said = [line.split() for line in lines if line.endswith("\n")]
        problems = [] if each.returncode in (0, -signal.SIGKILL) else [f"it failed: {err.strip()}"]
        problems += examine(folder, job, said)
        acts = sum(what in ("act", "note", "story", "articles", "imported") for what, *_ in said)
        return [f"{job} {way} {seed}: {problem}" for problem in problems], acts, each.returncode != 0


def examine(folder: Path, job: str, said: list[list[str]]) -> list[str]:
    """What is wrong with what a killed job left, given what it had acknowledged."""
    problems = _store(folder / "s.db", said)
    if job == "story" and (folder / "other.db").exists():
        problems += _store(folder / "other.db", [line for line in said if line[0] == "imported"])
    if job == "export":
        with Desk(folder / "s.db", who="Ann") as desk:
            whole = str(desk.export(desk.stories()[0].id, "md"))
        if (folder / "notes.md").read_text(encoding="utf-8") not in ("the old notes\n", whole):
            problems.append("the exported file is neither the old nor the new one")
        problems += [problem for path in sorted(folder.glob("copy-*.db")) for problem in _store(path, [])]
        copies = [f"copy-{line[1]}.db" for line in said if line[0] == "copy"]
        problems += [f"{copy} was acknowledged and is not there" for copy in copies if not (folder / copy).exists()]
    return problems


def _store(path: Path, said: list[list[str]]) -> list[str]:
    problems: list[str] = []
    store = Store(path)
    keys = {line[1] for line in said if line[0] in ("act", "note", "story")}
    events = store.history.events()
    kept = {str(event.id) for event in events} | {key for event in events for key in event.after or {}}
    kept |= {event.story for event in events}
    problems += [f"the acknowledged {key} is lost" for key in sorted(keys - kept)]
    before = [(store.history.decisions(row.id), store.history.notes(row.id)) for row in store.stories.all()]
    store.history.rebuild()
    after = [(store.history.decisions(row.id), store.history.notes(row.id)) for row in store.stories.all()]
    problems += ["decisions and notes are not what the record says"] * (before != after)
    for row in store.stories.all():
        if row.articles != sum(event.what == "add" and event.story == row.id for event in events):
            problems.append("the articles are not those of the record")
        if row.articles not in (2, 3):
            problems.append(f"half an opening: {row.articles} articles")
    problems += ["the acknowledged story is not there"] * (bool(keys or said[1:]) and not events)
    store.close()
    db = sqlite3.connect(path)
    for check in ("integrity_check", "foreign_key_check"):
        answer = db.execute(f"PRAGMA {check}").fetchall()
        problems += [f"{check}: {answer}"] * (answer not in ([("ok",)], []))
    for sha, text in db.execute("SELECT sha256, text FROM drafts").fetchall():
        problems += ["half a text"] * (hashlib.sha256(text.encode()).hexdigest() != sha)
    lonely = db.execute("SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM drafts)").fetchone()[0]
    problems += [f"{lonely} articles without a text"] * (lonely > 0)
    db.close()
    return problems


def run(points: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Kill at so many points, spread over the jobs; the figures and what went wrong."""
    totals: Counter[str] = Counter()
    problems: list[str] = []
    jobs = list(JOBS)
    for number, job in enumerate(jobs):
        share = points // len(jobs) + (number < points % len(jobs))
        if not share:
            continue
        measured, tally = measure(job), Counter[str]()
        for turn in range(share):
            found, acts, hit = kill(job, measured, seed * 10_000 + turn)
            tally.update(points=1, killed=hit, recovered=not found, acknowledged=acts)
            tally["lost"] += sum("is lost" in problem for problem in found)
            problems += found
        print(json.dumps({"job": job, "steps": measured[0], **tally}), flush=True)
        totals += tally
    return totals, problems


def main() -> None:
    """Kill, look, and say what was found; exit with 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        _child(given.child[0], Path(given.child[1]), int(given.child[2]))
        return
    totals, problems = run(given.points, given.seed)
    print(json.dumps({"job": "all", "lost": 0, **totals}))
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
