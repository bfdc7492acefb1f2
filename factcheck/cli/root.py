"""The command ``factcheck``: its commands, imported when they are called, and ``open`` when none is named."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

import click

import factcheck

# The commands in the order people meet them; each is the module of that name beside this one.
COMMANDS = (
    "open",
    "serve",
    "check",
    "gate",
    "explain",
    "add",
    "stories",
    "decide",
    "note",
    "undo",
    "export",
    "diff",
    "history",
    "story",
    "backup",
    "rebuild",
    "recover",
    "schema",
)
_WITH_VALUE = ("--db", "--who", "--rules")
_ALONE = ("--help", "-h", "--version")


@dataclass(frozen=True, slots=True)
class Settings:
    """What stands before the command and holds for it unless it says otherwise."""

    db: str | None = None
    who: str | None = None
    rules: str | None = None


class Commands(click.Group):
    """A group that imports its commands late and opens whatever is not the name of one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order people meet them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, if there is one."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"factcheck.cli.{cmd_name}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in ``open`` before the first word that is neither a setting nor a command."""
        at = 0
        while at < len(args):
            word = args[at]
            if word in _WITH_VALUE:
                at += 2
            elif word.startswith(tuple(f"{name}=" for name in _WITH_VALUE)):
                at += 1
            else:
                if word not in COMMANDS and word not in _ALONE:
                    args = [*args[:at], "open", *args[at:]]
                break
        return super().parse_args(ctx, args)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
    epilog="With no command, the paths are opened: factcheck seeds/ is factcheck open seeds/. A file that is called like "
    "a command is reached as ./name.",
)
@click.option("--db", metavar="FILE", help="The store to use, instead of FACTCHECK_DB or the usual place.")
@click.option("--who", metavar="NAME", help="Who acts, instead of FACTCHECK_WHO or the name kept in the store.")
@click.option("--rules", metavar="FILE", help="The desk's own rules, instead of rules.toml in the config folder.")
@click.version_option(factcheck.__version__, prog_name="factcheck", message="%(prog)s %(version)s")
@click.pass_context
def root(ctx: click.Context, db: str | None, who: str | None, rules: str | None) -> None:
    """Put the reports of one story side by side, match their claims and say why they disagree.

    It never says what is true: it shows what each report says and leaves the call to you.
    """
    ctx.obj = Settings(db, who, rules)
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
