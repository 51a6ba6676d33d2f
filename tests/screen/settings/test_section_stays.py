"""A change of size or language leaves the section open in which it was made."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("look", [{"scale": 150}, {"language": "en"}, {"theme": "dark"}])
def test_the_section_stays_open_where_the_look_is_changed(screen, qtbot, look):
    screen.go("settings")
    screen.pages["settings"].open("screen")
    before = screen.pages["settings"]
    screen.settings.change_look(**look)
    qtbot.waitUntil(lambda: screen.pages["settings"] is not before)
    page = screen.pages["settings"]
    qtbot.waitUntil(lambda: page.sections.currentItem().text() == page_name(screen))


def page_name(screen):
    return screen.application.translate("section-screen")
