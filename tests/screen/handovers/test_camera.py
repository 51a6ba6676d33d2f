"""A webcam reads the codes of labels: each one once, and what is no code of ours is passed over."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtMultimedia import QVideoFrame

from intake.kit.codes import format_code
from intake.paper.reference_code_qr import make_qr_image
from intake.ui.handovers.camera import CameraWindow, find_code
from tests.handover_facts import a_full_counter


def picture_of(*texts, turned=0):
    """A grey picture of 1280 x 720 in which symbols lie side by side, as a camera sees them."""
    picture = QImage(1280, 720, QImage.Format.Format_RGB32)
    picture.fill("#b8b0a4")
    painter = QPainter(picture)
    painter.translate(200, 200)
    painter.rotate(turned)
    for at, text in enumerate(texts):
        symbol = make_qr_image(text).convert("L").resize((300, 300))
        data = symbol.tobytes()
        image = QImage(data, 300, 300, 300, QImage.Format.Format_Grayscale8)
        painter.drawImage(at * 360, 0, image)
    painter.end()
    return picture


@pytest.fixture
def code(practice):
    return format_code(a_full_counter(practice).tent.code)


def test_a_label_is_read_also_when_it_is_held_askew(code):
    assert find_code(picture_of(code)) == code
    assert find_code(picture_of(code, turned=12)) == code


def test_a_symbol_of_something_else_is_passed_over(code):
    assert find_code(picture_of("https://voorbeeld.example")) == ""
    assert find_code(picture_of("https://voorbeeld.example", code)) == code
    assert find_code(picture_of()) == ""


def test_a_code_in_sight_is_told_once_until_it_has_been_away(code, practice, qtbot):
    window = CameraWindow(practice.translate)
    qtbot.addWidget(window)
    told = []
    window.code_read.connect(told.append)
    for seen in ((code,), (code,), (), (code,)):
        window.sink.setVideoFrame(QVideoFrame(picture_of(*seen)))
    assert told == [code]
    for seen in (*[()] * 8, (code,)):
        window.sink.setVideoFrame(QVideoFrame(picture_of(*seen)))
    assert told == [code, code]


def test_what_the_camera_reads_is_done_as_if_it_was_typed(screen, code, practice):
    screen.go("handovers")
    page = screen.pages["handovers"]
    page.bar.type_code(code)
    assert page.counter.rows[0].title.endswith(code)
    assert page.bar.camera.isHidden(), "this computer has no camera"
