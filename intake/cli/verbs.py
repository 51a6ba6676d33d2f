"""The commands that need no screen: understand, guard, compose, say, doctor, slip and others.

``compose`` and ``say`` are in ``intake.cli.text_verbs``.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from getpass import getpass
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from intake.cli.doctor import run_doctor
from intake.cli.text_verbs import COMPOSE_HELP, SAY_HELP, answers_help, run_compose, run_say
from intake.kit.clock import SystemClock
from intake.kit.errors import UserFacingError
from intake.kit.paths import find_home, resources
from intake.kit.time_zone import to_local_time
from intake.kit.translations import Translations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.domain.platform_profile import PlatformProfile
    from intake.text.guarding.finding import PrivateFacts


_READING_ERRORS = (
    *(ValueError, EOFError, RecursionError, OverflowError),
    *(AttributeError, TypeError, LookupError),
)
"""Raised for input that is no JSON, no text, of another shape, or missing."""


def run_verb(arguments: Sequence[str]) -> int:
    """Run one command; an error is printed as a sentence, with exit status 1."""
    for stream in (sys.stdout, sys.stderr):  # a file on Windows knows no "✓"
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except UserFacingError as fault:
        translate = Translations(resources() / "words")
        print(translate(f"error-{fault.key}", **fault.values), file=sys.stderr)
        return 1
    except OSError as fault:
        key = "file-not-opened"
        if isinstance(fault, FileNotFoundError):
            key = "file-not-there"
        print(
            Translations(resources() / "words")(f"error-{key}", file=fault.filename or ""),
            file=sys.stderr,
        )
        return 1
    except _READING_ERRORS:
        print(Translations(resources() / "words")("error-input-unreadable"), file=sys.stderr)
        return 1


def _add_verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str
) -> argparse.ArgumentParser:
    """Add a verb; ``what`` is the description in its own help, the first line that in the list."""
    return verbs.add_parser(
        name,
        help=what.partition("\n")[0],
        description=what,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="intake", description="De balie van een vrijwilligerscentrale, zonder scherm."
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verb = _add_verb(verbs, "understand", "one spoken line in, one JSON line out")
    verb.add_argument("--today", type=date.fromisoformat, default=None)
    verb.add_argument("file", help="a file, or - for standard input")
    verb.set_defaults(run=_run_understand)
    verb = _add_verb(verbs, "guard", "one text a line in, its findings as JSON out")
    verb.add_argument(
        "--about", type=Path, required=True, help="whom it must not give away, as JSON"
    )
    verb.add_argument("file", help="a file, or - for standard input")
    verb.set_defaults(run=_run_guard)
    verb = _add_verb(verbs, "compose", f"{COMPOSE_HELP}\n{answers_help()}")
    verb.add_argument("file", help="a file, or - for standard input")
    verb.set_defaults(run=lambda options: run_compose(_lines(options.file)))
    verb = _add_verb(verbs, "say", f"{SAY_HELP}\n{answers_help()}")
    verb.add_argument("file", help="a file, or - for standard input")
    verb.set_defaults(run=lambda options: run_say(_lines(options.file)))
    verb = _add_verb(
        verbs,
        "match-mail",
        "names of .eml files, one a line, in; what each mail is and answers out",
    )
    verb.add_argument("--requests", type=Path, required=True, help="the requests, as JSON")
    verb.add_argument("file", help="a file, or - for standard input")
    verb.set_defaults(run=_run_match_mail)
    verb = _add_verb(verbs, "import", "what would be made of an address list, as JSON")
    verb.add_argument("--preview", action="store_true", required=True)
    verb.add_argument("file", type=Path, help="xlsx, ods, csv or a text file with tabs")
    verb.set_defaults(run=_run_import)
    verb = _add_verb(verbs, "platforms", "every platform with its way, kinds and check date")
    verb.set_defaults(run=_run_platforms)
    verb = _add_verb(verbs, "doctor", "whether everything that the desk needs is there")
    verb.add_argument("--practice", action="store_true")
    verb.set_defaults(run=run_doctor)
    verb = _add_verb(verbs, "slip", "a sample slip as PDF, to try a printer with")
    verb.add_argument("out", type=Path)
    verb.add_argument("--paper", choices=("A4", "A5"), default="A4")
    verb.set_defaults(run=_run_slip)
    verb = _add_verb(
        verbs, "feed", "the open requests for the centre's own website, as JSON-LD and Atom"
    )
    verb.add_argument("out", type=Path, help="the folder to write into")
    verb.add_argument("--practice", action="store_true")
    verb.set_defaults(run=_run_feed)
    verb = _add_verb(
        verbs, "recovery", "the groups of the recovery sheet, for a manager: write them down"
    )
    verb.add_argument("--practice", action="store_true")
    verb.set_defaults(run=_run_recovery)
    verb = _add_verb(
        verbs,
        "key",
        (
            "give this desk its centre's key with the recovery sheet: a second desk on the "
            "same server, or a key that is gone"
        ),
    )
    verb.add_argument("--practice", action="store_true")
    verb.set_defaults(run=_run_key)
    verb = _add_verb(verbs, "restore", "put a copy back with the recovery sheet")
    verb.add_argument("copy", type=Path)
    verb.add_argument("--practice", action="store_true")
    verb.set_defaults(run=_run_restore)

    return parser


def _run_match_mail(options: argparse.Namespace) -> int:
    from intake.wiring.mail_matching import match_files

    for matched in match_files(options.requests, _lines(options.file)):
        print(json.dumps(matched, ensure_ascii=False))
    return 0


def _run_import(options: argparse.Namespace) -> int:
    from intake.wiring.import_preview import import_preview

    translate = Translations(resources() / "words")
    print(json.dumps(import_preview(options.file, translate), ensure_ascii=False, indent=1))
    return 0


def _lines(file: str) -> list[str]:
    if file == "-":
        text = sys.stdin.read()
    else:
        text = Path(file).read_text(encoding="utf8")
    return text.splitlines()


def _run_understand(options: argparse.Namespace) -> int:
    from intake.text.reading.referral_topic import find_referral_topic
    from intake.text.reading.understand import understand
    from intake.text.words.lexicon import lexicon

    today = options.today or to_local_time(SystemClock().now()).date()
    for line in _lines(options.file):
        understood = understand(line, today, lexicon())
        printed = {
            "kind": understood.kind,
            "what": understood.what,
            "quantity": understood.quantity,
            "from": understood.first,
            "until": understood.until,
        }
        printed |= {
            "time": understood.time,
            "repeat": understood.repeat,
            "way": understood.way,
            "whom": understood.whom,
            "elsewhere": find_referral_topic(line, understood.kind),
        }
        print(
            json.dumps({name: value or None for name, value in printed.items()}, ensure_ascii=False)
        )
    return 0


def _run_guard(options: argparse.Namespace) -> int:
    from intake.text.guarding.guard import guard
    from intake.text.guarding.labels import label_of

    about = load_private_facts(json.loads(options.about.read_text(encoding="utf8")))
    for line in _lines(options.file):
        findings = [
            {
                "kind": str(finding.kind),
                "label": label_of(line, finding),
                "start": finding.start,
                "end": finding.end,
                "stop": finding.stop,
            }
            for finding in guard(line, about)
        ]
        print(json.dumps({"findings": findings}))
    return 0


def load_private_facts(facts: dict[str, object]) -> PrivateFacts:
    """Parse the private facts that the guard must protect."""
    from intake.text.guarding.finding import PrivateFacts

    def text_of(name: str) -> str:
        return str(facts.get(name) or "")

    centre = facts.get("centre")
    if not isinstance(centre, dict):
        centre = {}
    phones = facts.get("phones")
    return PrivateFacts(
        names=((text_of("first_name"), text_of("infix"), text_of("last_name")),),
        phones=tuple(str(phone) for phone in phones) if isinstance(phones, list) else (),
        emails=(text_of("email"),) if text_of("email") else (),
        places=((text_of("street"), text_of("house_number")),) if text_of("street") else (),
        postcode=text_of("postcode"),
        birth_date=text_of("birth_date"),
        centre_name=str(centre.get("name") or ""),
        centre_phone=str(centre.get("phone") or ""),
        centre_email=str(centre.get("email") or ""),
        areas=tuple(area for area in (text_of("neighbourhood"), text_of("city")) if area),
    )


def _readiness_key(profile: PlatformProfile) -> str:
    if profile.way == "off":
        return "state-off"
    if profile.is_ready:
        return "state-ready"
    return "state-not-ready"


def _run_platforms(_: argparse.Namespace) -> int:
    from intake.platforms.profile_files import ProfileFolder

    translate = Translations(resources() / "words")
    for profile in ProfileFolder(
        resources() / "platforms", find_home(practice=False).folder("platforms"), practice=False
    ).all():
        kinds = ", ".join(translate(f"kind-{kind}") for kind in sorted(profile.kinds))
        if profile.verified_on:
            looked = f"nagekeken op {profile.verified_on} door {profile.verified_by}"
        else:
            looked = translate("offer-not-verified")
        state = translate(_readiness_key(profile))
        print(f"{profile.name}: {translate(f'way-{profile.way}')}; {state}; {kinds}; {looked}")
    return 0


def _run_slip(options: argparse.Namespace) -> int:
    from intake.wiring.recovery_and_sample_papers import draw_sample_slip

    pages = draw_sample_slip(options.out, options.paper)
    print(f"{options.out}: {pages} bladzijde{'n' if pages > 1 else ''}, {options.paper}")
    return 0


def _run_feed(options: argparse.Namespace) -> int:
    from intake.wiring.application import open_application
    from intake.wiring.startup import desk_key, key_box

    place = find_home(practice=options.practice)
    application = open_application(
        place,
        desk_key(place, key_box(place, _run_passphrase(options))),
        SystemClock(),
        practice=options.practice,
    )
    try:
        count = application.feed.write(options.out).value
    finally:
        application.close()
    print(
        f"{count} {'oproep' if count == 1 else 'oproepen'} in "
        f"{options.out / 'intake.jsonld'} en {options.out / 'intake.atom'}"
    )
    return 0


def _run_recovery(options: argparse.Namespace) -> int:
    """Print the groups of the recovery sheet for a manager who types their PIN; no file is made."""
    from getpass import getpass

    from intake.domain.recovery_key import key_to_groups
    from intake.wiring.application import open_application
    from intake.wiring.startup import desk_key, key_box

    home = find_home(practice=options.practice)
    key = desk_key(home, key_box(home, _run_passphrase(options)))
    application = open_application(home, key, SystemClock(), practice=options.practice)
    use_cases = application.use_cases
    try:
        name = input("Uw naam: ").strip().casefold()
        colleagues = use_cases.sign_in.colleagues()
        staff = next(
            (colleague for colleague in colleagues if colleague.name.casefold() == name), None
        )
        if staff is None:
            raise UserFacingError("staff-unknown")
        pin = getpass("Pincode: ")
        actor = use_cases.sign_in.enter(staff.id, pin).value
        groups = use_cases.recovery_key.export(actor, pin, lambda: key_to_groups(key)).value
    finally:
        application.close()
    print(" ".join(groups))
    print("Schrijf deze groepen over en bewaar ze in een kluis.")
    return 0


def _run_passphrase(options: argparse.Namespace) -> str | None:
    """Ask for the passphrase if this desk uses one.

    Raises ``UserFacingError`` if there is no desk yet, before anything is made, and if a restore
    was interrupted: the program finishes it first.
    """
    from intake.wiring.startup import was_begun

    home = find_home(practice=options.practice)
    if not was_begun(home):
        raise UserFacingError("desk-not-begun")
    if home.restore_journal.exists():
        raise UserFacingError("restore-unfinished")
    if home.wrapped_key.exists():
        return _ask_secret("Wachtzin: ")
    return None


def _run_key(options: argparse.Namespace) -> int:
    """Ask for the groups of the recovery sheet and give this desk the key."""
    from intake.domain.recovery_key import groups_to_key
    from intake.wiring.restore import give_key

    print("Typ de 13 groepen van het herstelblad, met spaties ertussen, en druk op Enter:")
    give_key(find_home(practice=options.practice), groups_to_key(input()), _choose_passphrase)
    print("Deze balie heeft nu de sleutel van de centrale. Start nu het programma.")
    return 0


def _run_restore(options: argparse.Namespace) -> int:
    """Ask for the groups of the recovery sheet and restore the backup if they match."""
    from intake.domain.recovery_key import groups_to_key
    from intake.wiring.restore import restore

    if not options.copy.exists():
        raise UserFacingError("file-not-there", file=options.copy)
    print("Typ de 13 groepen van het herstelblad, met spaties ertussen, en druk op Enter:")
    key = groups_to_key(input())
    people = restore(find_home(practice=options.practice), options.copy, key, _choose_passphrase)
    print(
        f"De kopie staat klaar, met {people} bewoner{'s' if people != 1 else ''}. Start "
        f"nu het programma."
    )
    return 0


def _ask_secret(question: str) -> str:
    """Ask for what nobody else may read on the screen."""
    if sys.stdin.isatty():
        return getpass(question)
    return input(question)


def _choose_passphrase(sentence: str) -> str:
    translate = Translations(resources() / "words")
    print(f"{sentence} {translate('passphrase-choose')}")
    return _ask_secret("Wachtzin: ")
