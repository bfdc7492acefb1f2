"""What comes from outside is data everywhere: SECURITY.md says what that means, and these tests hold it."""

from __future__ import annotations

import ast
import csv
import html.parser
import io
import re
import sqlite3
import unicodedata
from pathlib import Path

import pytest

from factcheck import notes
from factcheck.desk import Desk
from factcheck.model import Decision

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "factcheck").rglob("*.py"))

HOSTILE = (
    "'; DROP TABLE events; --",
    '" OR 1=1 --',
    "Robert'); DELETE FROM notes;--",
    '=HYPERLINK("http://evil.example";"x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</td></table><iframe src=//evil.example>",
    "&lt;b&gt; &#x3C;b&#x3E;",
    "javascript:alert(1)",
    "# Forged heading",
    "[link](https://evil.example) ![i](x)",
    "| a | b |\n|---|---|",
    "```\ncode",
    "[sic] [/] [b]bold[/b] [@click=app.quit]x[/]",
    "\x1b[31mred\x1b]0;title\x07\x1b[2J",
    "\x9b31m \x90q\x9c",
    "abc\u202efdp.exe\u2066",
    "zero\u200bwidth\u2060\ufeff",
    "lone \ud800 half",
    "a\x00b",
    "line\u2028sep\u2029par\x85nel",
    "NEAR(a b) AND NOT * ^ :",
    '"unbalanced',
    "{0.__class__.__mro__} %s %(x)s ${HOME} `id` $(id)",
    "../../../../etc/passwd",
    "a" * 20_000,
    "[" * 5_000,
)
BARE = tuple(text for text in HOSTILE if text.strip())
_STEERING = ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI")


class Page(html.parser.HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def steers(text: str, allowed: str) -> list[str]:
    """The characters that steer a terminal, turn the direction of text, or cannot be written."""
    return [
        char
        for char in text
        if char not in allowed
        and (unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or unicodedata.bidirectional(char) in _STEERING)
    ]


@pytest.mark.parametrize("words", BARE)
def test_hostile_words_harm_nothing_wherever_they_stand(words: str, tmp_path: Path) -> None:
    body = re.sub("[\\n\\0]", " ", words).encode(errors="replace").decode()  # a text file with a NUL is refused
    for name, number in (("a.txt", "Five"), ("b.txt", "Nine")):
        text = f"{body[:200]}\n\n{number} people were killed in Oban, said {body[:300]}.\n\n{body}\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Desk(tmp_path / "s.db", who=words) as desk:
        view = desk.open_paths([tmp_path / "a.txt", tmp_path / "b.txt"])
        for finding in view.comparison.findings[:2]:
            desk.decide(view.id, finding.id, Decision.DISMISSED, why=words)
            desk.note(view.id, finding.id, words, source=words)
        desk.note(view.id, "", words)
        desk.search(words)
        made = {form: str(desk.export(view.id, form)) for form in notes.names()}
        said = [str(act) for act in desk.history()]
        assert desk.refresh(view.id).notes[-1].text == re.sub("[\ud800-\udfff]", "\ufffd", words.strip())
        carried = desk.export_story(view.id, tmp_path / "story.json")
    with Desk(tmp_path / "other.db", who="Bob") as other:
        assert len(other.import_story(carried).notes) == len(view.comparison.findings[:2]) + 1
    assert len(said) >= 3
    for form in ("text", "md", "html", "csv"):
        assert steers(made[form], "\n" if form != "csv" else "\r\n") == [], form
    cells = [cell for row in csv.reader(io.StringIO(made["csv"], newline="")) for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@"))]
    page = Page()
    page.feed(made["html"])
    assert not page.tags & {"script", "img", "iframe", "a", "link", "b", "object", "form"}
    assert not [name for name in page.attributes if name.startswith("on") or name in ("src", "href", "style")]
    db = sqlite3.connect(tmp_path / "s.db")
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("SELECT count(*) FROM events").fetchone()[0] == len(said)
    db.close()


def calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def test_nothing_is_unpickled_evaluated_or_run() -> None:
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = {
            alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        } | {(node.module or "").split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not imported & {"pickle", "marshal", "shelve", "dill", "yaml"}, path
        for call in calls(tree):
            name = call.func.id if isinstance(call.func, ast.Name) else ""
            assert name not in ("eval", "exec", "compile", "__import__"), path
            method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
            assert method not in ("system", "popen"), path
            assert not [word for word in call.keywords if word.arg == "shell"], path


# What stands in the text of a statement by name: our own tables, columns and numbers, never a value from outside.
OWN = {"table", "view", "order", "_SUMMARY", "where", "APPLICATION_ID", "VERSION"}


def test_sql_takes_values_by_parameters_only() -> None:
    seen = 0
    for path in SOURCES:
        for call in calls(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(call.func, ast.Attribute)
                and call.func.attr in ("execute", "executescript", "query")
                and call.args
            ):
                sql = call.args[0]
                if path.parent.name != "store":
                    assert call.func.attr == "query" or not isinstance(sql, ast.Constant), path
                    continue
                seen += 1
                assert isinstance(sql, ast.Constant | ast.Name | ast.JoinedStr), ast.unparse(call)
                names = {ast.unparse(part.value) for part in ast.walk(sql) if isinstance(part, ast.FormattedValue)}
                assert names <= OWN, ast.unparse(call)
    assert seen > 30


def test_a_link_in_a_folder_does_not_lead_out_of_it(tmp_path: Path) -> None:
    from factcheck import intake

    folder = tmp_path / "reports"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("Nobody may read this.\n")
    (folder / "own.txt").write_text("Five people were killed in Oban.\n")
    try:
        (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
        (folder / "inner.txt").symlink_to(folder / "own.txt")
    except OSError:
        pytest.skip("this system makes no links")
    assert {Path(article.path or "").name for article in intake.read_all([folder])} == {"own.txt", "inner.txt"}


def test_every_promise_names_tests_that_are_there() -> None:
    table = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = [line for line in table.splitlines() if line.startswith("| ") and "`tests/" in line]
    assert len(rows) >= 15
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", row)
        assert named, row
        for file, test in named:
            text = (ROOT / file).read_text(encoding="utf-8")
            assert not test or f"def {test}(" in text, f"{file} has no {test}"
