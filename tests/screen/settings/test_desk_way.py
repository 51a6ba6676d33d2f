"""How what is lent via the desk gets there is set once, and said the same everywhere."""

from __future__ import annotations

from tests.screens import open_annie


def test_what_the_desk_fetches_is_set_in_the_settings_and_stands_in_the_post(
    screen, practice, qtbot
):
    screen.go("settings")
    page = screen.pages["settings"]
    assert not page.centre.desk_fetches.isChecked()
    page.centre.desk_fetches.click()
    assert practice.use_cases.overviews.settings(practice.actor).centre.desk_fetches
    screen.go("desk")
    open_annie(screen)
    screen.call_draft.set("a.way", "desk")
    qtbot.waitUntil(lambda: bool(screen.online.texts.texts))
    texts = [post.text for post in screen.online.texts.texts.values()]
    assert all("opgehaald en ook weer teruggebracht" in text for text in texts)
