"""What several commands share: how they are declared, what they read, and what they ask."""

from __future__ import annotations

import argparse
import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from intake.cli.help import terminal_translations

if TYPE_CHECKING:
    from collections.abc import Callable


class SubcommandParsers(Protocol):
    """The commands of a parser, as ``argparse`` keeps them."""

    def add_parser(
        self, name: str, *, description: str, formatter_class: type[argparse.HelpFormatter]
    ) -> argparse.ArgumentParser:
        """Add a command and return its own parser."""


def add_verb(
    verbs: SubcommandParsers, name: str, run: Callable[[argparse.Namespace], int], details: str = ""
) -> argparse.ArgumentParser:
    """Add a command: ``run`` gets its options and returns the exit status.

    Its own help begins with the sentence of the catalogue, ``help-`` and its name, and tells
    ``details`` below it.
    """
    verb = verbs.add_parser(
        name,
        description=f"{terminal_translations()(f'help-{name}')}\n\n{details}".strip(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.set_defaults(run=run)
    return verb


def add_lines(verb: argparse.ArgumentParser) -> None:
    """Add the argument of a command that answers each line of a text; see ``read_lines``."""
    verb.add_argument("file", help="-: stdin")


def add_practice(verb: argparse.ArgumentParser) -> None:
    """Add the option that turns a command to the practice centre."""
    verb.add_argument("--practice", action="store_true")


def read_lines(options: argparse.Namespace) -> list[str]:
    """Return the lines of the named file, or of standard input for "-"."""
    if options.file == "-":
        return sys.stdin.read().splitlines()
    return Path(options.file).read_text(encoding="utf8").splitlines()


def ask_secret(question: str) -> str:
    """Ask for what nobody else may read on the screen."""
    if sys.stdin.isatty():
        return getpass(question)
    return input(question)
