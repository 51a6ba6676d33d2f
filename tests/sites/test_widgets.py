"""Lists, calendars and editors that sites take from others: filled, sent, and read at the site."""

from __future__ import annotations

import html
import re

import pytest
from PySide6.QtCore import QUrl

from intake.ui.browser.filler import PageFiller
from tests.real.browser.test_filler import a_page
from tests.sites.widget_site import widget_site

POST = {
    "title": "Boormachine te leen gevraagd",
    "description": "Wie heeft een boormachine?\n\nWij halen hem zelf op.\nDank u wel.\n\nK7QF-3",
    "kind": "borrow",
    "request_or_offer": "request",
    "what": "boormachine",
    "date_from": "2027-02-09",
    "date_until": "2027-02-11",
    "city": "Amsterdam",
    "region": "Noord-Holland",
}
BLOCKS = [
    ["Wie heeft een boormachine?"],
    ["Wij halen hem zelf op.", "Dank u wel."],
    ["K7QF-3"],
]
LISTS = ("select2", "choices", "tom-select", "react", "vue")
EDITORS = ("quill", "tiptap", "ckeditor", "tinymce", "sceditor")
_CATEGORY = {"31", "Gereedschap"}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with widget_site(tmp_path_factory.mktemp("widgets")) as made:
        yield made


@pytest.fixture
def filled(qtbot, site):
    def fill(name, times=1):
        view = a_page(qtbot, QUrl(f"{site.base}/pages/{name}.html"))
        filler = PageFiller(view.page(), view)
        for _ in range(times):
            with qtbot.waitSignal(filler.filled, timeout=30_000) as told:
                filler.fill(POST)
        site.sent.clear()
        view.page().runJavaScript(
            "document.querySelector('form button:not([type=button])').click()"
        )
        qtbot.waitUntil(lambda: bool(site.sent), timeout=10_000)
        return dict(site.sent), told.args[0]

    return fill


def text_blocks(stored):
    """Return the paragraphs of what a site stored, each as its lines."""
    text = re.sub(r"<br\s*/?>(?=\s*</p>)", "", stored)
    text = re.sub(r"<br\s*/?>", "\n", text)
    text = re.sub(r"</p>\s*", "\n\n", text)
    plain = html.unescape(re.sub(r"<[^>]+>", "", text)).replace("\xa0", " ").replace("\ufeff", "")
    blocks = [block.strip() for block in re.split(r"\n\s*\n", plain) if block.strip()]
    return [[line.strip() for line in block.split("\n")] for block in blocks]


def all_lines(stored):
    return [line for block in text_blocks(stored) for line in block]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_a_widget_is_chosen_from_and_read_back(filled, name):
    sent, result = filled(name)
    assert sent["title"] == POST["title"]
    assert sent["category"] in _CATEGORY
    chosen = {step.role: step.value for step in result.steps}
    assert chosen["category"] == "Gereedschap"


def test_towns_that_a_province_loads_are_waited_for(filled):
    sent, _ = filled("select2")
    assert (sent["region"], sent["city"]) == ("Noord-Holland", "Amsterdam")


def test_a_day_is_chosen_from_a_calendar_that_takes_no_keys(filled):
    sent, result = filled("flatpickr")
    assert (sent["from"], sent["until"]) == ("2027-02-09", "11-02-2027")
    assert {"date_from", "date_until"} <= {step.role for step in result.steps}


@pytest.mark.parametrize("name", EDITORS)
@pytest.mark.parametrize("times", [1, 2])
def test_paragraphs_stay_paragraphs_and_a_second_filling_changes_nothing(filled, name, times):
    sent, result = filled(name, times)
    assert [line for block in BLOCKS for line in block] == all_lines(sent["text"])
    assert len(text_blocks(sent["text"])) >= len(BLOCKS)
    assert "description" in {step.role for step in result.steps}
