from __future__ import annotations

import importlib
from pathlib import Path

import click
import pytest

import factcheck as package
from factcheck.cli import running
from factcheck.cli.root import COMMANDS, Commands

from .conftest import Run


def chosen(*args: str) -> list[str]:
    """The words after the settings, as the group takes them: first the command."""
    group = Commands("factcheck", params=[click.Option(["--db"]), click.Option(["--who"])])
    context = click.Context(group)
    group.parse_args(context, list(args))
    return [*context._protected_args, *context.args]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("a.txt", "b.txt"), ["open", "a.txt", "b.txt"]),
        (("open", "a.txt"), ["open", "a.txt"]),
        (("stories",), ["stories"]),
        (("./stories",), ["open", "./stories"]),
        (("--db", "check", "a.txt"), ["open", "a.txt"]),
        (("--db=x", "--who", "Jo", "check", "a.txt"), ["check", "a.txt"]),
        (("--story", "s-1"), ["open", "--story", "s-1"]),
        (("--", "check"), ["open", "--", "check"]),
    ],
)
def test_what_is_no_command_is_opened(args: tuple[str, ...], words: list[str]) -> None:
    assert chosen(*args) == words


def test_every_command_has_a_module_and_help(factcheck: Run) -> None:
    listed = factcheck("--help").out
    folder = Path(running.__file__).parent
    for name in COMMANDS:
        assert (folder / f"{name}.py").is_file()
        command = importlib.import_module(f"factcheck.cli.{name}").command
        assert f"\n  {name} " in listed
        helped = factcheck(name, "--help")
        assert helped.code == 0
        assert command.short_help in listed


def test_version(factcheck: Run) -> None:
    assert factcheck("--version").out == f"factcheck {package.__version__}\n"


def test_no_words_at_all_show_the_help(factcheck: Run) -> None:
    result = factcheck()
    assert result.code == 0
    assert "Commands:" in result.out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("check",), "PATH"),
        (("gate", "draft.txt"), "SOURCE"),
        (("check", "a.txt", "--format", "pdf"), "jsonl"),
        (("check", "a.txt", "--fail-on", "unsupported"), "tension"),
        (("check", "a.txt", "--frob"), "--frob"),
        (("chekc", "a.txt"), "did you mean the command check"),
        (("decide", "f-1", "perhaps"), "cannot-verify"),
        (("note", "story", "  "), "words"),
        (("stories",), None),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(factcheck: Run, args: tuple[str, ...], said: str | None) -> None:
    result = factcheck(*args)
    if said is None:
        assert (result.code, result.out, result.err) == (0, "", "")
        return
    assert result.code == 2
    assert said in result.line
    assert result.out == ""


@pytest.mark.parametrize("args", [("export",), ("decide", "f-1", "explained"), ("undo",), ("open",)])
def test_an_empty_store_says_what_to_do_first(factcheck: Run, args: tuple[str, ...]) -> None:
    result = factcheck(*args)
    assert result.code == 2
    assert "factcheck PATH" in result.line


def broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("\x1b[31mred\nline")


def test_a_fault_of_ours_is_one_line_without_traceback(
    factcheck: Run, reports: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.cli.comparing.check", broken)
    result = factcheck("check", *reports)
    assert result.code == 2
    assert "ZeroDivisionError" in result.line
    assert running.TRACEBACK in result.line
    assert "\x1b" not in result.err
    monkeypatch.setenv(running.TRACEBACK, "1")
    with pytest.raises(ZeroDivisionError):
        factcheck("check", *reports)


def test_an_interruption_is_exit_code_130(
    factcheck: Run, reports: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("factcheck.cli.comparing.check", interrupted)
    result = factcheck("check", *reports)
    assert result.code == 130
    assert "interrupted" in result.err
