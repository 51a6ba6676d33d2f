"""The bounds within which a mail's HTML is read as a page; beyond them its tags are left out."""

from __future__ import annotations

import pytest

from intake.mail.html import MAX_DEPTH, MAX_TAG, html_to_text

AS_A_PAGE, WITHOUT_TAGS = "Ja\ngraag", "Ja graag"


def nested(levels):
    return f"{'<div>' * levels}Ja<br>graag{'</div>' * levels}"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (nested(MAX_DEPTH), AS_A_PAGE),
        (nested(MAX_DEPTH + 1), WITHOUT_TAGS),
        (f"{'<div></div>' * (MAX_DEPTH + 1)}{nested(1)}", AS_A_PAGE),
        (f"{'</p>' * MAX_DEPTH}{nested(MAX_DEPTH)}", AS_A_PAGE),
        (f"{'</p>' * MAX_DEPTH}{nested(MAX_DEPTH + 1)}", WITHOUT_TAGS),
        (f"<p>{'<br>' * (MAX_DEPTH + 1)}Ja<br>graag", AS_A_PAGE),
    ],
)
def test_a_page_is_read_up_to_a_depth_of_elements(page, text):
    assert html_to_text(page) == text


@pytest.mark.parametrize(("length", "text"), [(MAX_TAG, AS_A_PAGE), (MAX_TAG + 1, WITHOUT_TAGS)])
def test_a_page_is_read_up_to_a_length_of_a_tag(length, text):
    tag = "<p title='"
    page = f"{tag}{'x' * (length - len(tag) - 1)}'>Ja<br>graag</p>"
    assert html_to_text(page) == text
