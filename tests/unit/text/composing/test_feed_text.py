"""What stands in the feed ends no page and breaks no reader, whatever somebody typed."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from intake.text.composing.feed_text import Entry, Publisher, make_atom_feed, make_json_ld_feed

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOSTILE = st.one_of(
    st.text(),
    st.sampled_from(
        ["</script><script>alert(1)</script>", "]]>", "\x00\x1b[31m", "\ud800", "\u2028", "<!--"]
    ),
)


def entry(title, text):
    return Entry(
        key="0",
        code="K7Q-F23",
        title=title,
        text=text,
        is_offer=False,
        is_service=True,
        area="De Baarsjes",
        first="2026-11-28",
        until="",
        since=NOW,
    )


@given(title=HOSTILE, text=HOSTILE, name=HOSTILE)
def test_the_feed_is_read_back_and_ends_no_page(title, text, name):
    entries = (entry(title, text),)
    publisher = Publisher(name, "020 555 0100", "")
    written = make_json_ld_feed(entries, publisher)
    assert "<" not in written
    written.encode("utf8")
    assert len(json.loads(written)["seeks"]) == 1
    atom = make_atom_feed(entries, publisher, NOW)
    atom.encode("utf8")
    assert len(ET.fromstring(atom)) >= 5


def test_an_ordinary_text_comes_back_as_it_was():
    text = "Wie helpt mee? Vrijdag & zaterdag, 10 < 12 uur.\nGraag"
    written = make_json_ld_feed((entry("Titel", text),), Publisher("De Linde", "", ""))
    assert json.loads(written)["seeks"][0]["description"] == text
