"""How somebody who replied is addressed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from intake.domain.reply import Reply


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Samira Haddad", "Samira"),
        ("", ""),
        ("iemand@voorbeeld.example", ""),
        ("https://boef.example/uw-pakket", ""),
        ("www.boef.example wacht", ""),
        ("evil.com klik hier", ""),
        ("www．evil．nl", ""),
        ("t.me", ""),
        ("J.P. de Vries", "J.P."),
        ("Anne-Marie d'Hont", "Anne-Marie"),
    ],
)
def test_nobody_is_addressed_by_an_address_or_a_link(name, said):
    moment = datetime(2026, 7, 1, tzinfo=UTC)
    reply = Reply(channel="mail", name=name, address="", text="", received_at=moment)
    assert reply.short_name == said
