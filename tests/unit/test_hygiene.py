"""What holds of the project as a whole: what may import what, what is in the wheel, what the README says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
INTERFACE = {"textual", "rich", "click", "sqlite_utils", "sqlite3"}


def run(*args: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """A fresh Python in the project's folder."""
    return subprocess.run(
        [sys.executable, *args],
        cwd=ROOT,
        env=os.environ | environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )


def imported_by(code: str) -> set[str]:
    """The top-level modules in memory after the code ran."""
    done = run("-c", f"{code}\nimport sys, json\nprint(json.dumps(sorted(sys.modules)), file=sys.stderr)")
    assert done.returncode == 0, done.stderr
    names = json.loads(done.stderr.splitlines()[-1])
    return {name.split(".")[0] for name in names} | set(names)


@pytest.mark.parametrize("room", ["model", "lexicon", "text", "judging", "events", "facts", "comparison"])
def test_the_engine_is_free_of_interface_and_store(room: str) -> None:
    assert not imported_by(f"import factcheck.{room}") & INTERFACE


@pytest.mark.parametrize("room", ["store", "intake", "notes", "desk"])
def test_store_intake_notes_and_desk_know_no_interface(room: str) -> None:
    assert not imported_by(f"import factcheck.{room}") & {"textual", "factcheck.tui", "factcheck.cli"}


def test_the_session_of_the_desk_knows_no_widget() -> None:
    assert not imported_by("import factcheck.tui.session") & {"textual", "factcheck.tui.widgets"}


def test_help_needs_neither_textual_nor_a_store_nor_a_reader() -> None:
    loaded = imported_by("from factcheck.cli import run\nassert run(['--help']) == 0")
    assert not loaded & {"textual", "rich", "sqlite_utils", "trafilatura", "lxml", "docx", "rapidfuzz"}


def test_a_check_of_texts_needs_neither_textual_nor_a_store_nor_a_page_reader() -> None:
    loaded = imported_by("from factcheck.cli import run\nassert run(['check', 'seeds', '--format', 'json']) == 0")
    assert not loaded & {"textual", "rich", "sqlite_utils", "trafilatura", "lxml", "docx"}


def test_the_public_names_are_there() -> None:
    done = run(
        "-c", "from factcheck import Article, compare; print(len(compare([Article(text='Five died.')]).statements))"
    )
    assert done.stdout == "1\n", done.stderr


def test_the_wheel_has_what_the_program_reads(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is in the dependency group dev")
    done = run("-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    source = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "factcheck").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert source - names == set()
    for needed in ("factcheck/py.typed", "factcheck/notes/schema/check-1.json", "factcheck/tui/app.tcss"):
        assert needed in names
    assert not [name for name in names if name.startswith(("tests", "benchmarks", "seeds"))]
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_the_same_result_under_any_hash_seed_locale_and_zone() -> None:
    made = {
        run("-m", "factcheck", "check", "seeds", "--format", "json", PYTHONHASHSEED=seed, LC_ALL=locale, TZ=zone).stdout
        for seed, locale, zone in (
            ("1", "C.UTF-8", "UTC"),
            ("2", "C", "Pacific/Auckland"),
            ("3", "POSIX", "America/New_York"),
        )
    }
    assert len(made) == 1
    assert json.loads(made.pop())["findings"]


@pytest.mark.parametrize(
    ("ending", "code", "said"),
    [
        # The samples hold a conflict, whether somebody reads to the end or not.
        ("| head -c 10; exit ${PIPESTATUS[0]}", 1, ""),
        (">&-", 1, ""),
        ("<&- >/dev/null", 1, ""),
        ("2>&- >/dev/null", 1, ""),
        pytest.param(
            ">/dev/full",
            2,
            "factcheck: stdout cannot be written: no space left on device; write to another place with -o",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full"),
        ),
    ],
)
def test_whatever_becomes_of_the_streams(ending: str, code: int, said: str) -> None:
    command = f"'{sys.executable}' -m factcheck check seeds --format json --with-text --fail-on conflict {ending}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr.partition(" (see:")[0].strip() == said
    assert done.returncode == code


def test_output_is_utf_8_whatever_the_terminal_was_set_to() -> None:
    done = run("-m", "factcheck", "check", "seeds", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "✗" in done.stdout


def test_the_keys_in_the_readme_are_the_keys_of_the_desk() -> None:
    """UPDATE_GOLDEN=1 writes the table anew."""
    from factcheck.tui.commands import keys_table

    readme = ROOT / "README.md"
    before, keys, after = re.split(
        r"(?<=<!-- keys -->\n)(.*)(?=<!-- /keys -->)", readme.read_text("utf-8"), flags=re.DOTALL
    )
    if os.environ.get("UPDATE_GOLDEN"):
        readme.write_text(before + keys_table() + after, "utf-8")
        return
    assert keys == keys_table()


def test_the_readme_names_every_command_and_every_file_it_links_to() -> None:
    from factcheck.cli.root import COMMANDS

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if name != "open" and f"`factcheck {name}" not in text] == []
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_the_report_in_the_readme_is_the_report_of_the_samples() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"prints the report:\n\n```text\n(.*?)```", text, re.DOTALL)
    assert found
    printed = run("-m", "factcheck", "check", "seeds").stdout
    for part in found[1].split("[…]\n"):
        assert part in printed


def test_every_dependency_has_an_exact_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    wanted = project["project"]["dependencies"] + [
        entry for group in groups for entry in group if isinstance(entry, str)
    ]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {_plain(line.split("==")[0]) for line in lines if "==" in line}
    assert [name for name in wanted if _plain(re.split(r"[<>=\[]", name)[0]) not in pinned] == []


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()
