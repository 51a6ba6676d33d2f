"""A sign-in goes with the person who signed in, unless the account is the centre's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.kit.ids import new_id
from tests.real.browser.test_sign_in_and_withdrawal import held


@pytest.mark.parametrize("is_centres", [True, False])
def test_a_sign_in_lasts_for_the_next_person_only_where_the_account_is_the_centres(
    qtbot, practice, browser_windows, served, is_centres
):
    leen = practice.use_cases.postings.platforms.get("oefenleen")
    profile = replace(
        leen, sign_in=f"{served}/plain", new_request=f"{served}/plain", centre_account=is_centres
    )
    browser_windows.show_again(practice.actor.staff_id)

    def signed_in_as():
        browser_windows.sign_in(profile)
        window = browser_windows.window
        qtbot.waitUntil(lambda: held(qtbot, window.page, "!!window.t") is True, timeout=20000)
        return held(qtbot, window.page, "document.cookie + localStorage.getItem('who')")

    signed_in_as()
    page = browser_windows.window.page
    script = "document.cookie = 'who=Ineke; max-age=9999'; localStorage.setItem('who', 'Ineke'); 1"
    assert held(qtbot, page, script) == 1
    browser_windows.hide()
    browser_windows.show_again(practice.actor.staff_id)
    assert signed_in_as() == "who=InekeIneke", "the same person goes on"
    browser_windows.hide()
    browser_windows.show_again(new_id())
    assert signed_in_as() == ("who=InekeIneke" if is_centres else "null")
    on_disk = (practice.home.folder("browser") / profile.slug).exists()
    assert on_disk is is_centres


def test_what_an_earlier_version_kept_of_a_persons_sign_in_is_removed(
    qtbot, practice, browser_windows, served
):
    leen = practice.use_cases.postings.platforms.get("oefenleen")
    kept = practice.home.folder("browser") / leen.slug
    kept.mkdir()
    (kept / "Cookies").write_text("who=Ineke")
    browser_windows.sign_in(replace(leen, sign_in=f"{served}/plain", centre_account=False))
    assert not kept.exists()
