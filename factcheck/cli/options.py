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
    """What a person says about the one file that is read, over what the file says itself."""

    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None

    @property
    def given(self) -> dict[str, str]:
        """The ones that were set, as keyword arguments."""
        named = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return {name: value for name, value in named.items() if value is not None}


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
    """--publisher, --published, --url and --title, for a single file, as ``overrides``."""
    options = [
        click.option(f"--{name}", metavar=metavar, help=f"The file's {what}, over what it says; one file only.")
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
    """--fail-on with these levels, --within and --all-pairs, as ``comparing``."""
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
    ]
    return lambda function: _as_one(Comparing, "comparing", function, options)


def of_the_store(function: Function) -> Function:
    """--db and --who after the command, as ``settings``: what stands before it fills what is not given here."""

    @wraps(function)
    def called(*, db: str | None, who: str | None, **given: Any) -> Any:
        before = click.get_current_context().find_object(Settings) or Settings()
        return function(**given, settings=Settings(db or before.db, who or before.who))

    with_who = click.option("--who", metavar="NAME", help="Who acts.")(called)
    return click.option("--db", metavar="FILE", help="The store to use.")(with_who)


def without_store(function: Function) -> Function:
    """--db and --who are taken, for the sake of scripts that name them everywhere, and not used."""
    with_who = click.option("--who", hidden=True, expose_value=False)(function)
    return click.option("--db", hidden=True, expose_value=False)(with_who)


def open_store(settings: Settings) -> Desk:
    """The store that the options or the environment name."""
    from factcheck.desk import Desk  # the help and a check need no store

    return Desk(settings.db, who=settings.who)
