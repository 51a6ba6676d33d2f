"""The commands that need no screen: one parser for all, and what an error of theirs prints."""

from __future__ import annotations

import argparse
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from intake.cli.arguments import add_lines, add_practice, add_verb, read_lines
from intake.cli.desk_verbs import add_desk_verbs
from intake.cli.doctor import run_doctor
from intake.cli.help import terminal_translations
from intake.cli.reading_verbs import add_reading_verbs
from intake.cli.text_verbs import COMPOSE_HELP, SAY_HELP, answers_help, run_compose, run_say
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNREADABLE = (
    ValueError,  # no JSON, no text, no date
    EOFError,  # standard input ended before the answer
    RecursionError,  # JSON that is nested without end
    OverflowError,  # a number that nothing can hold
    AttributeError, TypeError, LookupError,  # JSON of another shape than the help tells
)  # fmt: skip
"""What a command raises for input that it cannot read; whoever typed it gets a sentence."""


def run_verb(arguments: Sequence[str]) -> int:
    """Run one command; an error is printed as a sentence, with exit status 1."""
    for stream in (sys.stdout, sys.stderr):  # a file on Windows knows no "✓"
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    options = make_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except UserFacingError as error:
        return _print_error(error.key, **error.values)
    except FileNotFoundError as error:
        return _print_error("file-not-there", file=error.filename or "")
    except OSError as error:
        return _print_error("file-not-opened", file=error.filename or "")
    except _UNREADABLE:
        return _print_error("input-unreadable")


def _print_error(key: str, **values: object) -> int:
    """Print the sentence of an error and return the exit status."""
    print(terminal_translations()(f"error-{key}", **values), file=sys.stderr)
    return 1


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of every command that needs no screen."""
    parser = argparse.ArgumentParser(
        prog="intake", description=terminal_translations()("help-intro")
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    add_reading_verbs(verbs)
    add_desk_verbs(verbs)
    add_practice(add_verb(verbs, "doctor", run_doctor))

    details = f"{COMPOSE_HELP}\n{answers_help()}"
    add_lines(add_verb(verbs, "compose", lambda options: run_compose(read_lines(options)), details))
    details = f"{SAY_HELP}\n{answers_help()}"
    add_lines(add_verb(verbs, "say", lambda options: run_say(read_lines(options)), details))
    return parser
