"""The commands that read lines, mails and lists: understand, guard, match-mail and import.

Each imports what it needs when it runs, so that the others start without it.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from intake.cli.arguments import add_lines, add_verb, read_lines
from intake.kit.clock import SystemClock
from intake.kit.paths import resources
from intake.kit.time_zone import to_local_time
from intake.kit.translations import Translations

if TYPE_CHECKING:
    import argparse

    from intake.cli.arguments import SubcommandParsers
    from intake.text.guarding.finding import PrivateFacts


def add_reading_verbs(verbs: SubcommandParsers) -> None:
    """Add the commands of this file."""
    verb = add_verb(verbs, "understand", run_understand)
    verb.add_argument("--today", type=date.fromisoformat, default=None)
    add_lines(verb)

    verb = add_verb(verbs, "guard", run_guard)
    verb.add_argument("--about", type=Path, required=True, help="JSON")
    add_lines(verb)

    verb = add_verb(verbs, "match-mail", run_match_mail)
    verb.add_argument("--requests", type=Path, required=True, help="JSON")
    add_lines(verb)

    verb = add_verb(verbs, "import", run_import)
    verb.add_argument("--preview", action="store_true", required=True)
    verb.add_argument("file", type=Path, help="xlsx, ods, csv, tsv")


def run_understand(options: argparse.Namespace) -> int:
    """Print what is understood of each line, as JSON; what was not said is null."""
    from intake.text.reading.referral_topic import find_referral_topic
    from intake.text.reading.understand import understand
    from intake.text.words.lexicon import lexicon

    today = options.today or to_local_time(SystemClock().now()).date()
    for line in read_lines(options):
        understood = understand(line, today, lexicon())
        values = {
            "kind": understood.kind,
            "what": understood.what,
            "quantity": understood.quantity,
            "from": understood.first,
            "until": understood.until,
            "time": understood.time,
            "repeat": understood.repeat,
            "way": understood.way,
            "whom": understood.whom,
            "elsewhere": find_referral_topic(line, understood.kind),
        }
        said = {name: value or None for name, value in values.items()}
        print(json.dumps(said, ensure_ascii=False))
    return 0


def run_guard(options: argparse.Namespace) -> int:
    """Print what must not be told in each line, as JSON with its place in the line."""
    from intake.text.guarding.guard import guard
    from intake.text.guarding.labels import label_of

    about = load_private_facts(json.loads(options.about.read_text(encoding="utf8")))
    for line in read_lines(options):
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
    """Return the facts about a resident and the centre that the guard must know."""
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


def run_match_mail(options: argparse.Namespace) -> int:
    """Print for each named ``.eml`` file what the mail is and which request it answers."""
    from intake.wiring.mail_matching import match_files

    for matched in match_files(options.requests, read_lines(options)):
        print(json.dumps(matched, ensure_ascii=False))
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Print what would be made of an address list; nothing is stored."""
    from intake.wiring.import_preview import import_preview

    translate = Translations(resources() / "words")
    print(json.dumps(import_preview(options.file, translate), ensure_ascii=False, indent=1))
    return 0
