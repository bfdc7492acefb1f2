"""The options that several commands take, each group handed to the command as one value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from factcheck import notes
from factcheck.cli.output import emit
from factcheck.cli.root import Settings

if TYPE_CHECKING:
    from factcheck.desk import Desk

Function: TypeAlias = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Overrides:
    """What a person says about files, over what these say themselves: VALUE of the one file, FILE=VALUE of one of several."""

    publisher: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    title: tuple[str, ...] = ()

    def given(self, *, plain_of: str | None = None) -> dict[str, Any]:
        """What was said, as keyword arguments of the desk: values for the one file, and ``about`` by path.

        Values without a file are said of ``plain_of``, if it is given. Raises ``click.UsageError`` for two of one sort.
        """
        out: dict[str, Any] = {}
        about: dict[str, dict[str, str]] = {}
        for entry in fields(self):
            for said in getattr(self, entry.name):
                file, sign, value = said.partition("=")
                named = file if sign and Path(file).is_file() else plain_of
                known = out if named is None else about.setdefault(named, {})
                if entry.name in known:
                    msg = f"--{entry.name} is given twice; say of which file: --{entry.name} FILE=VALUE"
                    raise click.UsageError(msg)
                known[entry.name] = value if named == file and sign else said
        return {**out, "about": about} if about else out


@dataclass(frozen=True, slots=True)
class Report:
    """How a result is wanted."""

    form: str
    output: str | None
    overwrite: bool
    everything: bool
    with_text: bool

    @property
    def options(self) -> notes.Options:
        """How much the format is to say."""
        return notes.Options(everything=self.everything, with_text=self.with_text)

    def refuse_target(self, paths: Sequence[str] = ()) -> None:
        """Raises ``click.UsageError``, before the work is done, for a file that is there or that is among those to read."""
        if self.output is None:
            return
        target = Path(self.output)
        for source in (Path(path).resolve() for path in paths):
            if target.resolve() == source or (source in target.resolve().parents and target.exists()):
                msg = f"{self.output} is among the files to read; write to another one"
                raise click.UsageError(msg)
        if target.exists() and not self.overwrite:
            msg = f"{self.output} is there already; name another file, or replace it with --overwrite"
            raise click.UsageError(msg)

    def put(self, text: str) -> None:
        """Print the result, or write it to the file that was asked for."""
        emit(text, self.output, overwrite=self.overwrite)


@dataclass(frozen=True, slots=True)
class Comparing:
    """What is compared, and how serious a finding has to be for exit code 1."""

    fail_on: str
    within: bool
    all_pairs: bool
    rules: str | None


def _as_one(kind: type, name: str, function: Function, options: Sequence[Callable[[Function], Function]]) -> Function:
    """The function with the options added, which reach it as one keyword: an instance of ``kind``."""
    taken = [entry.name for entry in fields(kind)]

    @wraps(function)
    def called(**given: Any) -> Any:
        value = kind(**{entry: given.pop(entry) for entry in taken})
        return function(**given, **{name: value})

    wrapped: Function = called
    for option in reversed(options):
        wrapped = option(wrapped)
    return wrapped


def about_the_file(function: Function) -> Function:
    """--publisher, --published, --url and --title, for one file or by file, as ``overrides``."""
    options = [
        click.option(
            f"--{name}",
            metavar=f"[FILE=]{metavar}",
            multiple=True,
            help=f"The {what} of the one file, or of FILE among several, over what it says.",
        )
        for name, metavar, what in (
            ("publisher", "NAME", "outlet"),
            ("published", "DATE", "publication date (2017-04-05, or with a time)"),
            ("url", "URL", "address"),
            ("title", "TEXT", "title"),
        )
    ]
    return _as_one(Overrides, "overrides", function, options)


def of_the_report(form: str) -> Callable[[Function], Function]:
    """--format with its default, -o, --overwrite, --all and --with-text, as ``report``."""
    options = [
        click.option("--format", "form", type=click.Choice(notes.names()), default=form, show_default=True),
        click.option("-o", "--output", metavar="FILE", help="Write to a file instead of stdout."),
        click.option("--overwrite", is_flag=True, help="Let -o replace a file."),
        click.option(
            "--all", "everything", is_flag=True, help="List everything, and what is the same (text, md, html)."
        ),
        click.option("--with-text", is_flag=True, help="Add the text of every article (json)."),
    ]
    return lambda function: _as_one(Report, "report", function, options)


def of_the_comparison(*levels: str) -> Callable[[Function], Function]:
    """--fail-on with these levels, --within, --all-pairs and --rules, as ``comparing``."""
    options = [
        click.option(
            "--fail-on",
            type=click.Choice(levels),
            default="never",
            show_default=True,
            help="Exit with 1 when something at least as serious is found.",
        ),
        click.option("--within/--no-within", default=True, show_default=True, help="Look inside each article too."),
        click.option("--all-pairs", is_flag=True, help="List every pair, in a story of more than 20 articles too."),
        click.option(
            "--rules", metavar="FILE", help="The desk's own rules, instead of rules.toml in the config folder."
        ),
    ]
    return lambda function: _as_one(Comparing, "comparing", function, options)


def of_the_store(function: Function) -> Function:
    """--db, --who and --rules after the command, as ``settings``: what stands before it fills what is not given here."""

    @wraps(function)
    def called(*, db: str | None, who: str | None, rules: str | None, **given: Any) -> Any:
        before = click.get_current_context().find_object(Settings) or Settings()
        return function(**given, settings=Settings(db or before.db, who or before.who, rules or before.rules))

    with_rules = click.option("--rules", metavar="FILE", help="The desk's own rules, instead of the usual rules.toml.")(
        called
    )
    with_who = click.option("--who", metavar="NAME", help="Who acts.")(with_rules)
    return click.option("--db", metavar="FILE", help="The store to use.")(with_who)


def without_store(function: Function) -> Function:
    """--db and --who are taken, for the sake of scripts that name them everywhere, and not used."""
    with_who = click.option("--who", hidden=True, expose_value=False)(function)
    return click.option("--db", hidden=True, expose_value=False)(with_who)


def open_store(settings: Settings) -> Desk:
    """The store that the options or the environment name."""
    from factcheck.desk import Desk  # the help and a check need no store

    return Desk(settings.db, who=settings.who, rules=settings.rules)
