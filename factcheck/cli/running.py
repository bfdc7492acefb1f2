"""Run a command line and turn whatever happens into an exit code and, at most, one line of message.

0: ran · 1: something at or above ``--fail-on`` · 2: usage, input or store · 130: interrupted.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from factcheck.cli.output import say
from factcheck.cli.root import root
from factcheck.desk import DeskError

FAILED = 2
INTERRUPTED = 130
TRACEBACK = "FACTCHECK_TRACEBACK"


def run(args: Sequence[str] | None = None) -> int:
    """The exit code of the command line (``sys.argv`` when none is given)."""
    try:
        code = root.main(args=None if args is None else list(args), prog_name="factcheck", standalone_mode=False)
    except click.exceptions.Abort:
        say("interrupted")
        return INTERRUPTED
    except click.UsageError as problem:
        hint = f" (see: {problem.ctx.command_path} --help)" if problem.ctx else ""
        say(problem.format_message() + hint)
    except click.ClickException as problem:
        say(problem.format_message())
    except DeskError as problem:
        say(str(problem))
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else FAILED
    except Exception as fault:
        if os.environ.get(TRACEBACK):
            raise
        say(
            f"this is a fault of factcheck, not yours: {type(fault).__name__}: {fault}. "
            f"Nothing you wrote is lost. Run it again with {TRACEBACK}=1 and report what it prints"
        )
    else:
        return code if isinstance(code, int) else 0
    return FAILED
