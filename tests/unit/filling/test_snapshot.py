"""Whether a page shows what was posted."""

from __future__ import annotations

import pytest

from intake.filling.snapshot import page_shows_post


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("Oproep 7. Boormachine te leen gevraagd, code K7Q-F20", True),
        ("BOORMACHINE — te leen (gevraagd)", True),
        ("Wie wil een boormachine uitlenen aan een buurtgenoot van ons? Reageer!", True),
        ("Uw oproep K7Q-F20 is geplaatst.", False), ("", False),
    ],
)  # fmt: skip
def test_whether_a_page_shows_what_was_meant(page, shown):
    post = {
        "title": "Boormachine te leen gevraagd",
        "description": "Wie wil een boormachine uitlenen aan een buurtgenoot? Noem code K7Q-F20.",
    }
    assert page_shows_post(post, page) is shown
