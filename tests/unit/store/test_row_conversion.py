"""Records as rows: what is secret is ciphertext, and what did not change leaves no trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from intake.domain.draft import Draft
from intake.domain.private_note import PrivateNote
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from intake.kit.time_zone import AMSTERDAM
from intake.store.row_conversion import FieldCipher, audit_text, from_row, to_row
from tests.fakes import MONDAY, a_key

CIPHER = FieldCipher(a_key())


def a_draft(**page):
    return Draft(staff_id=new_id(), desk="A", page=page, saved_at=MONDAY)


def test_what_is_secret_of_a_call_in_progress_is_ciphertext():
    draft = a_draft(**{"a.what": "maaltijd", "a.diet": "zoutarm", "a.allergies": ""})
    row = to_row(draft, CIPHER)
    assert row["page"]["a.what"] == "maaltijd"
    assert row["page"]["a.allergies"] == ""
    assert "zoutarm" not in row["page"]["a.diet"]
    assert from_row(Draft, row, CIPHER) == draft


def test_an_entry_that_did_not_change_keeps_its_ciphertext_and_one_that_did_gets_its_own():
    draft = a_draft(**{"a.diet": "zoutarm", "a.allergies": "noten"})
    before = to_row(draft, CIPHER)
    fresh = replace(draft, page={**draft.page, "a.allergies": "melk"})
    after = to_row(fresh, CIPHER, before)
    assert after["page"]["a.diet"] == before["page"]["a.diet"]
    assert after["page"]["a.allergies"] != before["page"]["a.allergies"]
    assert from_row(Draft, after, CIPHER) == fresh


def test_what_an_earlier_version_kept_in_clear_is_encrypted_with_the_next_save():
    draft = a_draft(**{"a.diet": "zoutarm"})
    row = to_row(draft, CIPHER) | {"page": {"a.diet": "zoutarm"}}
    assert from_row(Draft, row, CIPHER) == draft
    assert to_row(draft, CIPHER, row)["page"]["a.diet"] != "zoutarm"


def test_a_secret_that_did_not_change_keeps_its_ciphertext():
    note = PrivateNote(request_id=new_id(), topic="diet", secret="zoutarm")
    before = to_row(note, CIPHER)
    assert to_row(note, CIPHER, before)["secret"] == before["secret"]
    assert to_row(replace(note, secret="vegetarisch"), CIPHER, before)["secret"] != before["secret"]


def test_a_secret_belongs_to_its_row_and_to_its_key():
    key, other = new_id(), new_id()
    kept = CIPHER.encrypt("zoutarm", key)
    assert CIPHER.decrypt(kept, key) == "zoutarm"
    assert CIPHER.encrypt("zoutarm", key) != kept, "the same words are never the same ciphertext"
    for cipher, row in ((CIPHER, other), (FieldCipher(bytes(32)), key)):
        with pytest.raises(UserFacingError, match="store-other-key"):
            cipher.decrypt(kept, row)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        ("", ""),
        ("één", "één"),
        (True, "true"),
        (3, "3"),
        (["één"], '["één"]'),
        (date(2026, 11, 23), '"2026-11-23"'),
    ],
)
def test_the_audit_keeps_a_value_as_text(value, written):
    assert audit_text(value) == written


def test_the_audit_tells_the_same_moment_the_same_way():
    here = datetime(2026, 7, 1, 12, tzinfo=AMSTERDAM)
    assert audit_text(here) == audit_text(here.astimezone(UTC))
    assert "10:00:00+00:00" in audit_text(here)


def test_what_an_earlier_version_encrypted_is_read():
    kept = "0b37bbdb6635354aa39c4af8623d753d33d77227070c532e01dab547bbf0f1d2882ce9"
    assert FieldCipher(bytes(range(32))).decrypt(kept, UUID(int=7)) == "zoutarm"


def test_what_is_secret_and_only_half_typed_is_ciphertext_too():
    row = to_row(a_draft(**{"typed.a.diet": "zoutar"}), CIPHER)
    assert "zoutar" not in row["page"]["typed.a.diet"]


def test_a_control_sign_that_was_pasted_is_left_out_and_read_again():
    draft = a_draft(**{"said": "\x01boor\x0blenen", "a.diet": "\x01geen noten"})
    kept = from_row(Draft, to_row(draft, CIPHER), CIPHER)
    assert kept.page == {"said": "boorlenen", "a.diet": "geen noten"}
