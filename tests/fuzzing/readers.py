"""What reads that which somebody else wrote: each takes anything, and tells what it cannot read."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, date, datetime

from intake.domain.phone import format_phone, make_phone, parse_phone
from intake.domain.recovery_key import groups_to_key
from intake.domain.resident import parse_postcode
from intake.filling.plan import make_plan
from intake.filling.snapshot import read_snapshot
from intake.kit.codes import format_code, parse_code
from intake.kit.errors import UserFacingError
from intake.kit.paths import Home
from intake.kit.settings import load_settings
from intake.kit.web_addresses import is_same_site, is_web_address, may_open, opens_program
from intake.mail.html import html_to_text
from intake.mail.mail_reader import read_mail
from intake.platforms.profile_files import read_profile
from intake.store.sqlcipher import read_schema_version, verify_database
from intake.text.guarding.finding import PrivateFacts
from intake.text.guarding.guard import guard
from intake.text.reading.answers import parse_moment
from intake.text.reading.days import find_days, parse_day
from intake.text.reading.times import parse_time
from intake.text.reading.understand import understand
from intake.text.words.lexicon import lexicon
from intake.wiring import interrupted_restore

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)
KEY = bytes(32)
POST = {"title": "Boor", "description": "Wie helpt?", "postcode": "1052", "date_from": "2026-12-03",
    "kind": "borrow", "request_or_offer": "request"}  # fmt: skip

TEXT_READERS = {
    "phone": lambda text: [parse_phone(text), format_phone(text), make_phone(text)],
    "postcode": parse_postcode,
    "code": lambda text: [parse_code(text), format_code(text)],
    "day": lambda text: [parse_day(text, TODAY), find_days(text, TODAY)],
    "time": parse_time,
    "moment": lambda text: parse_moment(text, NOW),
    "line": lambda text: understand(text, TODAY, lexicon()),
    "guard": lambda text: guard(text, PrivateFacts()),
    "address": lambda text: [
        is_web_address(text),
        opens_program(text),
        may_open(text, practice=False),
        is_same_site(text, "https://buuv.example"),
    ],
    "html": html_to_text,
    "recovery groups": groups_to_key,
}


def read_page(raw):
    """Plan what a page's answer describes; what is no list of objects never comes through the
    bridge.
    """
    controls = json.loads(raw)
    if isinstance(controls, list) and all(isinstance(control, dict) for control in controls):
        make_plan(read_snapshot(controls), POST)


def read_settings_file(raw, folder):
    file = folder / "settings.json"
    file.write_bytes(raw)
    load_settings(file)


def read_profile_file(raw, folder):
    file = folder / "x.toml"
    file.write_bytes(raw)
    read_profile(file)


def read_copy(raw, folder):
    """Open a file that somebody chose as the copy to restore."""
    file = folder / "copy.db"
    file.write_bytes(raw)
    with suppress(UserFacingError):
        read_schema_version(file, KEY)
    verify_database(file, KEY)


def read_restore_journal(raw, folder):
    """Start where a restore was interrupted, and its journal holds anything."""
    home = Home(folder / "home")
    home.root.mkdir(exist_ok=True)
    home.restore_journal.write_bytes(raw)
    interrupted_restore.finish(home, KEY)
    assert not home.restore_journal.exists()


FILE_READERS = {
    "settings": read_settings_file,
    "profile": read_profile_file,
    "copy": read_copy,
    "restore journal": read_restore_journal,
    "mail": lambda raw, _folder: read_mail(raw, "1"),
}
