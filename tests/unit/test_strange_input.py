"""Whatever somebody types, sends or stores ends in a value or in a told sentence."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.filling.plan import make_plan
from intake.filling.snapshot import read_snapshot
from intake.kit.errors import UserFacingError
from intake.kit.settings import load_settings
from intake.platforms.profile_files import read_profile
from tests.fuzzing.readers import FILE_READERS, POST, TEXT_READERS


def _words(text):
    return text.split()


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


@pytest.mark.parametrize("reader", TEXT_READERS)
@given(text=TYPED)
@settings(max_examples=100, deadline=None)
def test_a_reader_takes_any_text(reader, text):
    with suppress(UserFacingError):
        TEXT_READERS[reader](text)


@pytest.mark.parametrize("reader", FILE_READERS)
@given(raw=st.binary())
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_file_of_any_bytes_is_read_or_told(reader, tmp_path, raw):
    with suppress(UserFacingError):
        FILE_READERS[reader](raw, tmp_path)


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


@given(controls=st.lists(CONTROL, max_size=8))
@settings(max_examples=200, deadline=None)
def test_a_page_of_any_boxes_is_planned(controls):
    make_plan(read_snapshot(controls), POST)
