"""Whatever somebody types, sends or stores ends in a value or in a told sentence."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.domain.phone import format_phone, make_phone, parse_phone
from intake.domain.recovery_key import groups_to_key
from intake.domain.resident import parse_postcode
from intake.filling.plan import make_plan
from intake.filling.snapshot import read_snapshot
from intake.kit.codes import format_code, parse_code
from intake.kit.errors import UserFacingError
from intake.kit.settings import load_settings
from intake.kit.web_addresses import is_same_site, is_web_address, may_open, opens_program
from intake.mail.html import html_to_text
from intake.mail.mail_reader import read_mail
from intake.platforms.profile_files import read_profile
from intake.text.guarding.finding import PrivateFacts
from intake.text.guarding.guard import guard
from intake.text.reading.answers import parse_moment
from intake.text.reading.days import find_days, parse_day
from intake.text.reading.times import parse_time
from intake.text.reading.understand import understand
from intake.text.words.lexicon import lexicon


def _words(text):
    return text.split()


NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)
DUTCH = st.lists(
    st.sampled_from(
        _words(
            "maandag vr morgen over een week 2 dagen om half drie 14.30 van tot t/m elke "
            "eerste kerst 31 2 29-2 30/13 99 0 12-12-2026 1430 020 618 42 17 1052 XK mevrouw "
            "De Vries niet geen "
        )
    )
).map(" ".join)
TYPED = st.one_of(st.text(), DUTCH)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=8,
)
READERS = {
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
    "page": html_to_text,
    "recovery groups": groups_to_key,
    "mail": lambda text: read_mail(text.encode("utf8", "surrogatepass"), "1"),
}


@pytest.mark.parametrize("reader", READERS)
@given(text=TYPED)
@settings(max_examples=100, deadline=None)
def test_a_reader_takes_any_text(reader, text):
    with suppress(UserFacingError):
        READERS[reader](text)


@given(raw=st.one_of(st.binary(), JSON.map(lambda value: json.dumps(value).encode())))
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_settings_of_any_kind_are_read_or_told(tmp_path, raw):
    (tmp_path / "settings.json").write_bytes(raw)
    with suppress(UserFacingError):
        load_settings(tmp_path / "settings.json")


PROFILE_LINES = st.lists(
    st.tuples(
        st.sampled_from(
            _words(
                "name kinds way new_request regions categories title_limit verified_on program "
                "learned may_post_for_others informal mail_to phone expires_after_days "
            )
        ),
        JSON.map(json.dumps),
    ).map(" = ".join)
).map("\n".join)


@given(text=st.one_of(st.text(), PROFILE_LINES))
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_profile_of_any_kind_is_read_or_told(tmp_path, text):
    (tmp_path / "x.toml").write_text(text.encode("utf8", "replace").decode(), encoding="utf8")
    with suppress(UserFacingError):
        read_profile(tmp_path / "x.toml")


CONTROL = st.fixed_dictionaries(
    {"index": st.integers(0, 99), "tag": st.sampled_from(["input", "select", "textarea", "?"])},
    optional={
        "type": st.text(),
        "label": st.text(),
        "placeholder": st.text(),
        "name": st.text(),
        "value": st.text(),
        "maxlength": st.integers(0, 10_000),
        "options": st.lists(
            st.fixed_dictionaries({"value": st.text(), "text": st.text()}), max_size=5
        ),
        "visible": st.booleans(),
        "form": st.integers(-1, 3),
    },
)
POST = {"title": "Boor", "description": "Wie helpt?", "postcode": "1052", "date_from": "2026-12-03",
    "kind": "borrow", "request_or_offer": "request"}  # fmt: skip


@given(controls=st.lists(CONTROL, max_size=8))
@settings(max_examples=200, deadline=None)
def test_a_page_of_any_boxes_is_planned(controls):
    make_plan(read_snapshot(controls), POST)
