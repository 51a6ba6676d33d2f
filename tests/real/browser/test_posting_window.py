"""The posting window on pages that fight, fail, stall and move on."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from intake.desk.placing.post_checks import PlatformText
from intake.domain.platform_profile import PlatformProfile, PostingMethod
from intake.domain.posting import Posting, PostingState
from intake.domain.request import Kind
from intake.ui.browser.proof_picture import ProofPicture
from tests.builders import (
    a_call,
    rows,
)
from tests.served_pages import held, posting_in_its_window, say_it_stands


def test_a_platform_that_is_down_is_told_and_can_be_left_for_later(qtbot, practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    leen = practice.use_cases.postings.platforms.get("oefenleen")
    practice.use_cases.postings.platforms.change(
        replace(leen, new_request="http://127.0.0.1:9/nieuw")
    )
    window = posting_in_its_window(practice, posting)
    qtbot.waitUntil(
        lambda: window.panel.said.text() == practice.translate("posting-down"), timeout=20000
    )
    assert window.panel.link.isVisible(), (
        "the text can be copied, and placed in a browser of one's own"
    )
    window.panel.later.click()
    assert rows(practice, type(posting))[0].state is PostingState.QUEUED
    window.dispose()
    window.close()


def test_a_closed_window_gives_the_post_back(qtbot, practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    window = posting_in_its_window(practice, posting)
    assert rows(practice, type(posting))[0].state is PostingState.IN_HAND
    window.close()
    assert rows(practice, type(posting))[0].state is PostingState.QUEUED
    window.dispose()


def open_files_below(folder):
    descriptors = Path("/proc/self/fd")
    named = []
    for descriptor in descriptors.iterdir():
        with suppress(OSError):  # closed since it was listed
            named.append(descriptor.readlink())
    return [file for file in named if file.is_relative_to(folder)]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs Linux to list open files")
def test_a_window_that_is_disposed_holds_no_file_of_its_profile(qtbot, practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    folder = practice.home.folder("browser").resolve()
    window = posting_in_its_window(practice, posting)
    qtbot.waitUntil(lambda: bool(open_files_below(folder)), timeout=20000)
    window.dispose()
    window.close()
    qtbot.waitUntil(lambda: not open_files_below(folder), timeout=20000)


@pytest.mark.parametrize(
    "let_go",
    [
        lambda window: window.close(),
        lambda window: window.panel.later.click(),
        lambda window: window.presenter.release_all(),
    ],
)
def test_a_post_that_may_stand_already_becomes_a_question_and_is_not_posted_twice(
    qtbot, practice, let_go
):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    window = posting_in_its_window(practice, posting)
    qtbot.waitUntil(lambda: window.is_settled and window.filler is not None, timeout=20000)
    window.form_address = "http://127.0.0.1/another"
    window._look_at_page(f"Gelukt. {window.presenter.job.code}")
    assert window.stage == "moved on"
    let_go(window)
    assert rows(practice, type(posting))[0].state is PostingState.UNCERTAIN
    window.dispose()
    window.close()


def test_a_window_that_is_closed_while_the_sent_page_is_on_its_way_leaves_a_question(
    qtbot, practice
):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    window = posting_in_its_window(practice, posting)
    qtbot.waitUntil(lambda: window.is_settled, timeout=20000)
    window.presenter.progress.fill(any_box=True, title=True)
    window.page.loadStarted.emit()
    window.close()
    assert rows(practice, type(posting))[0].state is PostingState.UNCERTAIN
    window.dispose()


def test_a_page_that_never_stops_loading_is_filled_all_the_same(qtbot, opened):
    window = opened("/endless")
    window.load_limit.setInterval(1500)
    window.load_limit.start()
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    assert held(qtbot, window, "t") == window.presenter.job.posting.title


def test_what_a_page_says_in_a_window_is_a_sentence_beside_it(qtbot, opened, practice):
    window = opened("/plain")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    window.page.runJavaScript("alert('Vul eerst   uw postcode in')")
    qtbot.waitUntil(
        lambda: (
            window.panel.said.text()
            == practice.translate("posting-page-says", text="Vul eerst uw postcode in")
        ),
        timeout=20000,
    )
    assert held(qtbot, window, "t")


@pytest.mark.parametrize("path", ["/popup", "/download"])
def test_what_a_posting_does_not_need_is_not_opened(qtbot, opened, path, tmp_path):
    window = opened(path)
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    assert window.address.endswith(path)
    assert list(tmp_path.rglob("x.bin")) == []


def test_a_page_that_leads_to_another_site_ends_in_a_sentence_and_in_copying(
    qtbot, opened, practice
):
    window = opened("/away")
    qtbot.waitUntil(window.panel.link.isVisible, timeout=20000)
    shown = [label.text() for label in window.panel.list.findChildren(type(window.panel.said))]
    assert window.presenter.job.posting.title in shown
    window.panel.later.click()
    assert rows(practice, Posting)[0].state is PostingState.QUEUED


def test_a_button_that_would_send_the_form_is_not_pressed_though_it_looks_like_a_list(
    qtbot, opened
):
    window = opened("/submits")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    assert window.address.endswith("/submits")
    assert held(qtbot, window, "t") == window.presenter.job.posting.title


def test_what_was_under_way_on_a_page_does_not_go_on_in_the_next(qtbot, opened):
    window = opened("/turns")
    qtbot.waitUntil(
        lambda: window.address.endswith("/turned") and window.stage == "filled", timeout=20000
    )
    posting = window.presenter.job.posting
    assert [held(qtbot, window, box) for box in ("a", "b", "t", "o")] == [
        "",
        "",
        posting.title,
        posting.text,
    ]


def test_a_box_that_empties_itself_is_the_persons(qtbot, opened):
    window = opened("/empties")
    told = []
    window.filler.filled.connect(told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=20000)
    assert [step.control.label for step in told[0].refused] == ["Postcode"]
    assert {step.control.label for step in told[0].steps} == {"Titel", "Omschrijving"}


def test_a_platform_to_copy_to_is_not_filled_and_stands_once_a_person_says_so(
    qtbot, opened, practice, monkeypatch
):
    window = opened("/plain", way=PostingMethod.COPY)
    qtbot.waitUntil(
        lambda: (
            window.panel.said.text() == practice.translate("posting-copying", platform="OefenLeen")
        ),
        timeout=20000,
    )
    assert held(qtbot, window, "t") == ""
    title = window.presenter.job.posting.title
    copy = next(
        one
        for one in window.panel.list.findChildren(QPushButton)
        if one.accessibleName()
        == practice.translate("posting-copy-name", name=practice.translate("role-title"))
    )
    copy.click()
    assert QGuiApplication.clipboard().text() == title
    went = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: went.append(url.toString()))
    window.panel.open_outside_button.click()
    assert went == [window.presenter.job.profile.new_request]
    window.panel.link.setText("https://leensite.example/oproep/7")
    say_it_stands(window)
    posting = rows(practice, Posting)[0]
    assert (posting.state, posting.url) == (
        PostingState.POSTED,
        "https://leensite.example/oproep/7",
    )


def test_a_page_whose_certificate_does_not_hold_ends_in_a_sentence_and_in_copying(
    qtbot, opened, practice, unsafe
):
    window = opened("/plain")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    elsewhere = PlatformProfile(
        slug="leensite",
        name="Leensite",
        way=PostingMethod.WEB,
        kinds=frozenset(Kind),
        new_request=unsafe,
    )
    window._load(elsewhere, unsafe)
    qtbot.waitUntil(
        lambda: window.panel.said.text() == practice.translate("posting-unsafe"), timeout=20000
    )
    assert window.panel.confirm_button.isEnabled(), "what was to be posted can still be copied"
    assert window.panel.open_outside_button.isVisible()
    assert rows(practice, Posting)[0].state is PostingState.IN_HAND


def test_a_picture_from_ones_own_browser_is_the_proof(qtbot, opened, practice):
    window = opened("/plain", way=PostingMethod.COPY)
    qtbot.waitUntil(
        lambda: (
            window.panel.said.text() == practice.translate("posting-copying", platform="OefenLeen")
        ),
        timeout=20000,
    )
    QGuiApplication.clipboard().setText("geen foto")
    window.panel.paste.click()
    assert window.panel.said.text() == practice.translate("posting-no-picture")
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(picture)
    window.panel.paste.click()
    say_it_stands(window)
    shown = [part.text() for part in window.findChildren(QLabel)]
    assert not any("boormachine" in text for text in shown), "what was shown goes with the window"
    (posting,) = rows(practice, Posting)
    kept = QImage.fromData(practice.proof_pictures.read(posting.picture))
    assert kept.size() == picture.size()
    assert kept.pixelColor(5, 5) == QColor("red")
    assert b"PNG" not in (practice.proof_pictures.folder / posting.picture).read_bytes()[:30]


def test_the_next_post_has_a_picture_of_its_own(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(30, 20)
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    QGuiApplication.clipboard().setImage(picture)
    proof = ProofPicture()
    assert proof.paste()
    assert QImage.fromData(proof.png(page)).size() == picture.size()
    proof.reset()
    assert QImage.fromData(proof.png(page)).size() == page.size()


def test_a_post_that_was_stored_empty_is_seen(qtbot, opened, practice, served):
    window = opened("/plain")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    said = f"Uw oproep {window.presenter.job.code} is geplaatst."
    window.page.load(QUrl(f"{served}/says?{quote(said)}"))
    qtbot.waitUntil(
        lambda: window.panel.said.text() == practice.translate("posting-shown-otherwise"),
        timeout=20000,
    )


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/mine", "posting-title-shown"),
        ("/thanks", "posting-site-stands"),
        ("/other", "posting-not-seen"),
    ],
)
def test_a_post_that_leads_to_a_page_without_its_code_can_be_confirmed_all_the_same(
    qtbot, opened, practice, served, path, key
):
    window = opened("/plain")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    said = practice.translate(key, platform="OefenLeen", text="Bedankt voor uw bijdrage.")
    window.page.load(QUrl(served + path))
    qtbot.waitUntil(
        lambda: window.panel.said.text() == said,
        timeout=20000,
    )
    say_it_stands(window)
    posting = rows(practice, Posting)[0]
    assert (posting.state, posting.url) == (PostingState.POSTED, served + path)


@pytest.mark.parametrize(
    ("path", "out"), [("/signed-out", True), ("/signed-in", False), ("/plain", False)]
)
def test_a_form_that_is_shown_to_who_is_signed_out_says_so(qtbot, opened, practice, path, out):
    window = opened(path)
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    with qtbot.waitCallback(timeout=20000) as back:
        window.filler.script.check_signed_out(back)
    assert back.args[0] is out
    assert (window.panel.said.text() == practice.translate("posting-signed-out")) is out


def test_a_correction_on_a_real_page_is_right_the_next_time_and_can_be_forgotten(
    qtbot,
    opened,
    practice,
):
    window = opened("/odd")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    assert held(qtbot, window, "z") == ""
    window.page.runJavaScript("z.value = 'Amsterdam'; s.value = '2';")
    qtbot.waitUntil(lambda: len(window.correction_reader.corrections) == 2, timeout=20000)
    window.presenter.progress.move_on()
    say_it_stands(window)
    assert {one.role for one in practice.use_cases.postings.platforms.get("oefenleen").learned} == {
        "city",
        "category",
    }
    taken, title, text = a_call(practice)
    window.presenter.begin(
        [
            practice.use_cases.postings.queue(
                practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
            ).value
        ]
    )
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    assert (held(qtbot, window, "z"), held(qtbot, window, "s")) == ("Amsterdam", "2")
    assert len(rows(practice, Posting)) == 2


def test_a_trial_does_not_take_the_place_of_a_post_in_hand(qtbot, practice, browser_windows):
    taken, title, text = a_call(practice)
    browser_windows.open(
        [
            practice.use_cases.postings.queue(
                practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
            ).value
        ]
    )
    qtbot.waitUntil(lambda: browser_windows.window.stage == "filled", timeout=20000)
    told = []
    browser_windows.session.message.connect(told.append)
    browser_windows.try_out(practice.use_cases.postings.platforms.get("oefenhulp"))
    browser_windows.sign_in(practice.use_cases.postings.platforms.get("oefenhulp"))
    assert told == [practice.translate("browsing-busy")] * 2
    assert "oefenleen" in browser_windows.window.windowTitle().lower()
    browser_windows.dispose()
    assert rows(practice, Posting)[0].state is PostingState.QUEUED, "what was in hand is given back"


def test_what_was_filled_in_is_listed_once_and_the_last_box_has_the_focus(qtbot, opened, practice):
    window = opened("/required")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    listed = practice.translate("posting-filled", count=4, total=4)
    assert listed in [part.text() for part in window.panel.list.findChildren(QLabel)]
    with qtbot.waitCallback(timeout=20000) as back:
        window.page.runJavaScript("document.activeElement.id", back)
    assert back.args[0] == "p"
