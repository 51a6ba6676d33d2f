"""The file of the mailboxes: what cannot be read safely is told, and nothing is guessed."""

from __future__ import annotations

import json

import pytest

from intake.kit.errors import UserFacingError
from intake.kit.mail_accounts import MailAccount, MailAccountFile

BOX = {"host": "imap.centrum.example", "user": "balie", "port": 993}


def load(tmp_path, *entries):
    path = tmp_path / "mailboxes.json"
    path.write_text(json.dumps(entries), encoding="utf8")
    return MailAccountFile(path).load()


@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
def test_each_way_to_connect_is_read(tmp_path, security):
    (account,) = load(tmp_path, BOX | {"security": security})
    assert account == MailAccount(**BOX, security=security)


@pytest.mark.parametrize("odd", [{"security": "SSL"}, {"security": ""}, {"sign_in": "token"}])
def test_a_way_to_sign_in_that_nobody_knows_is_told_and_sends_no_password(tmp_path, odd):
    with pytest.raises(UserFacingError, match="settings-unreadable"):
        load(tmp_path, BOX | odd)


@pytest.mark.parametrize(
    "entry",
    [{"host": "", "port": 1}, "x", BOX | {"port": 0}, BOX | {"port": "993"}, BOX | {"host": 7}],
)
def test_an_entry_that_is_no_mailbox_is_told_and_so_is_not_lost_by_the_next_save(tmp_path, entry):
    with pytest.raises(UserFacingError, match="settings-unreadable"):
        load(tmp_path, BOX, entry)


def test_more_mailboxes_than_a_desk_has_are_told(tmp_path):
    with pytest.raises(UserFacingError, match="settings-unreadable"):
        load(tmp_path, *[BOX] * 11)
