"""What is stored of a text, and when nothing of it is seen."""

from __future__ import annotations

import pytest

from intake.kit.storable_text import is_blank, storable_text

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "\ufeff",
        "\u200b \u2060",
        "\u202e\u202c",
        "\u2066\u2069\n",
        "\x00\x85",
        "\u00ad",
        "\u200e",
        "\u3164",
        "\u2800",
        "\u115f",
        "\u0301",
        "\u200d",
    ],
)
def test_what_nobody_sees_is_blank(typed):
    assert is_blank(typed)


@pytest.mark.parametrize("typed", ["Jan", "\ufeffJan", FAMILY, PERSIAN, "0", "."])
def test_what_somebody_sees_is_not(typed):
    assert not is_blank(typed)


def test_a_name_that_turns_the_text_beside_it_is_stored_as_it_is_spelt():
    assert storable_text("\u202eneg Jan\u202c") == "neg Jan"


@pytest.mark.parametrize("text", [FAMILY, PERSIAN, "Zo\u00eb \u5f20\u4f1f", "a\tb\nc"])
def test_what_is_written_with_joins_and_line_ends_stays(text):
    assert storable_text(text) == text
