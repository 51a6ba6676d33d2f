"""The recovery sheet on its way to the printer stays nowhere."""

from __future__ import annotations

import pytest

from intake.ui.centre.recovery_sheet_printing import RecoverySheetPrinting
from tests.screens_inline import session_of


@pytest.fixture
def papers(practice):
    return practice.home.folder("paper")


@pytest.mark.usefixtures("qapp")
def test_a_sheet_that_a_kill_left_behind_goes_at_the_next_start(practice, papers):
    left = (papers / "recovery-sheet.pdf", papers.parent / "recovery-sheet.pdf")
    for file in left:
        file.write_bytes(b"%PDF")
    RecoverySheetPrinting(session_of(practice), lambda target: None, papers)
    assert not any(file.exists() for file in left)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("fault", ["", "De printer geeft geen antwoord."])
def test_a_sheet_is_gone_once_the_printer_has_it_or_has_not(practice, papers, fault):
    sent, heard = [], []
    sheet = RecoverySheetPrinting(
        session_of(practice), lambda target: target.write_bytes(b"%PDF") and None, papers
    )

    def send(file):
        sent.append((file.parent, file.read_bytes()))
        return fault

    sheet.print(practice.actor, "2974", send, heard.append)
    assert sent == [(papers, b"%PDF")]
    assert heard == [fault]
    assert list(papers.glob("recovery*")) == []
