"""The commands about a desk: platforms, slip, feed, and those of its key and its copies.

Each imports what it needs when it runs, so that the others start without it.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from intake.cli.arguments import add_practice, add_verb, ask_secret
from intake.cli.help import terminal_translations
from intake.kit.clock import SystemClock
from intake.kit.errors import UserFacingError
from intake.kit.paths import find_home, resources

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from intake.cli.arguments import SubcommandParsers
    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.paths import Home
    from intake.wiring.application import Application


def add_desk_verbs(verbs: SubcommandParsers) -> None:
    """Add the commands of this file."""
    add_verb(verbs, "platforms", run_platforms)

    verb = add_verb(verbs, "slip", run_slip)
    verb.add_argument("out", type=Path, help="PDF")
    verb.add_argument("--paper", choices=("A4", "A5"), default="A4")

    verb = add_verb(verbs, "feed", run_feed)
    verb.add_argument("out", type=Path, help="folder for JSON-LD, Atom")
    add_practice(verb)

    add_practice(add_verb(verbs, "recovery", run_recovery))
    add_practice(add_verb(verbs, "key", run_key))

    verb = add_verb(verbs, "restore", run_restore)
    verb.add_argument("copy", type=Path)
    add_practice(verb)


def run_platforms(_: argparse.Namespace) -> int:
    """Print each platform with its way, its kinds, and when it was looked over."""
    from intake.platforms.profile_files import ProfileFolder

    translate = terminal_translations()
    own = find_home(practice=False).folder("platforms")
    for profile in ProfileFolder(resources() / "platforms", own, practice=False).all():
        looked_over = translate("offer-not-verified")
        if profile.verified_on:
            looked_over = translate(
                "terminal-verified", day=str(profile.verified_on), by=profile.verified_by
            )
        parts = (
            translate(f"way-{profile.way}"),
            translate(_readiness_key(profile)),
            ", ".join(translate(f"kind-{kind}") for kind in sorted(profile.kinds)),
            looked_over,
        )
        print(f"{profile.name}: {'; '.join(parts)}")
    return 0


def _readiness_key(profile: PlatformProfile) -> str:
    if profile.way == "off":
        return "state-off"
    if profile.is_ready:
        return "state-ready"
    return "state-not-ready"


def run_slip(options: argparse.Namespace) -> int:
    """Draw a sample slip, to try a printer with."""
    from intake.wiring.recovery_and_sample_papers import draw_sample_slip

    pages = draw_sample_slip(options.out, options.paper)
    translate = terminal_translations()
    print(translate("terminal-slip", file=str(options.out), pages=pages, paper=options.paper))
    return 0


def run_feed(options: argparse.Namespace) -> int:
    """Write the open requests for the centre's own website into a folder."""
    with _open_desk(options) as (application, _):
        count = application.feed.write(options.out).value
    print(terminal_translations()("terminal-feed", count=count, folder=str(options.out)))
    return 0


def run_recovery(options: argparse.Namespace) -> int:
    """Print the groups of the recovery sheet for a manager who types their PIN; no file is made."""
    from intake.domain.recovery_key import key_to_groups

    translate = terminal_translations()
    with _open_desk(options) as (application, key):
        use_cases = application.use_cases
        name = input(translate("terminal-name")).strip().casefold()
        colleagues = use_cases.sign_in.colleagues()
        named = [colleague for colleague in colleagues if colleague.name.casefold() == name]
        if not named:
            raise UserFacingError("staff-unknown")
        pin = ask_secret(translate("terminal-pin"))
        actor = use_cases.sign_in.enter(named[0].id, pin).value
        groups = use_cases.recovery_key.export(actor, pin, lambda: key_to_groups(key)).value
    print(" ".join(groups))
    print(translate("terminal-write-groups"))
    return 0


def run_key(options: argparse.Namespace) -> int:
    """Ask for the groups of the recovery sheet and give this desk the key."""
    from intake.wiring.restore import give_key

    home = find_home(practice=options.practice)
    give_key(home, _ask_recovery_key(), _choose_passphrase)
    print(terminal_translations()("terminal-key-given"))
    return 0


def run_restore(options: argparse.Namespace) -> int:
    """Ask for the groups of the recovery sheet and restore the backup if they match."""
    from intake.wiring.restore import restore

    if not options.copy.exists():
        raise UserFacingError("file-not-there", file=options.copy)
    home = find_home(practice=options.practice)
    people = restore(home, options.copy, _ask_recovery_key(), _choose_passphrase)
    print(terminal_translations()("terminal-restored", people=people))
    return 0


@contextmanager
def _open_desk(options: argparse.Namespace) -> Iterator[tuple[Application, bytes]]:
    """Open the desk of these options, and give it with its key; close it at the end.

    Raises ``UserFacingError`` as ``_require_usable_desk`` does.
    """
    from intake.wiring.application import open_application
    from intake.wiring.startup import desk_key, key_box

    home = find_home(practice=options.practice)
    _require_usable_desk(home)
    passphrase = None
    if home.wrapped_key.exists():
        passphrase = ask_secret(terminal_translations()("terminal-passphrase"))
    key = desk_key(home, key_box(home, passphrase))
    application = open_application(home, key, SystemClock(), practice=options.practice)
    try:
        yield application, key
    finally:
        application.close()


def _require_usable_desk(home: Home) -> None:
    """Raise ``UserFacingError`` if there is no desk yet, before anything is made.

    Also if a restore was interrupted: the program finishes it first.
    """
    from intake.wiring.startup import was_begun

    if not was_begun(home):
        raise UserFacingError("desk-not-begun")
    if home.restore_journal.exists():
        raise UserFacingError("restore-unfinished")


def _ask_recovery_key() -> bytes:
    from intake.domain.recovery_key import groups_to_key

    print(terminal_translations()("terminal-type-groups"))
    return groups_to_key(input())


def _choose_passphrase(sentence: str) -> str:
    """Ask for a new passphrase; ``sentence`` says why one is needed."""
    translate = terminal_translations()
    print(f"{sentence} {translate('passphrase-choose')}")
    return ask_secret(translate("terminal-passphrase"))
