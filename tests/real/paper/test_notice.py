"""Notices for the board."""

from __future__ import annotations

import re

from pypdf import PdfReader
from PySide6.QtCore import Qt

from intake.domain.posting import Posting, PostingState
from intake.domain.task import Task, TaskKind
from intake.kit.codes import format_code
from intake.paper.notice import draw_notices
from intake.text.composing.notice_text import Notice, make_notice
from tests.builders import a_call
from tests.screens import press


def sizes_and_text(path):
    sizes, printed = set(), []

    def seen(text, _cm, tm, _font, size):
        if text.strip():
            sizes.add(round(size * (abs(tm[0]) or abs(tm[1])), 1))
            printed.append(text)

    reader = PdfReader(path)
    for page in reader.pages:
        page.extract_text(visitor_text=seen)
    return len(reader.pages), sizes, " ".join(printed)


def test_a_notice_has_eight_strips_with_number_and_code(practice, cache, tmp_path):
    taken, title, text = a_call(practice)
    posting = Posting(request_id=taken.request.id, platform="bord", title=title, text=text)
    notice = make_notice(
        posting, taken.request, practice.use_cases.set_up.centre(), practice.translate
    )
    assert draw_notices([notice], tmp_path / "one.pdf", cache) == 1
    pages, sizes, printed = sizes_and_text(tmp_path / "one.pdf")
    assert pages == 1
    assert max(sizes) >= 34
    assert min(sizes) >= 10
    assert printed.count(notice.code) >= 9
    assert len(re.findall(r"020 555 0100", printed)) >= 9
    assert draw_notices([notice] * 3, tmp_path / "two.pdf", cache, per_sheet=2) == 2
    _, sizes, printed = sizes_and_text(tmp_path / "two.pdf")
    assert min(sizes) >= 10
    assert printed.count("gevraagd") == 3 * 9, "also a strip of half a sheet tells all of it"


def test_what_waits_for_the_board_comes_two_to_a_sheet_with_one_key(screen, practice):
    codes = []
    for _ in range(3):
        taken, title, text = a_call(practice)
        codes.append(format_code(taken.request.code))
        with practice.store.write(practice.actor, practice.clock.now()) as transaction:
            posting = transaction.save(
                transaction.save(
                    Posting(request_id=taken.request.id, platform="bord", title=title, text=text)
                ).move_to(PostingState.QUEUED)
            )
            transaction.save(
                Task(
                    kind=TaskKind.PIN_NOTICE,
                    request_id=taken.request.id,
                    posting_id=posting.id,
                    about="bord",
                    due_at=practice.clock.now(),
                )
            )
    screen.go("calls")
    paper = screen.pages["calls"].panel.paper
    assert paper.accessibleName() == practice.translate("calls-notices", count=3), (
        "what hangs on one board is printed in one go"
    )
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    pages, _, printed = sizes_and_text(screen.slip.file)
    assert pages == 2
    assert [code for code in codes if code not in printed] == []


def test_a_long_notice_keeps_letters_that_can_be_read(cache, tmp_path):
    long = Notice("Een heel lange titel over van alles en nog wat " * 2, "Een lange tekst. " * 60,
        "K7Q-F23", "Bel 020 555 0100.", "De Linde",
        ("een heel lang ding met een naam", "020 555 0100", "K7Q-F23"))  # fmt: skip
    draw_notices([long], tmp_path / "long.pdf", cache)
    _, sizes, printed = sizes_and_text(tmp_path / "long.pdf")
    assert min(sizes) >= 10
    assert "K7Q-F23" in printed
    assert "…" in printed, "the rest is left off, and does not run over the strips"
    assert printed.count("Een lange tekst.") < 60
