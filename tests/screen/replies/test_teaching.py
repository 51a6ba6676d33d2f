"""A kind of mail is taught on one example, from the page of replies, and forgotten at Settings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from intake.domain.mail_rule import MailEffect, MailRule
from intake.domain.reply import Reply, ReplyState
from intake.ui.settings.mail_rules_column import MailRulesColumn
from tests.builders import rows
from tests.fakes import FakeMail, ListMailbox
from tests.screens import press, shown_texts

ALT = Qt.KeyboardModifier.AltModifier
MAIL = "Hallo\n\nVan: Jan Smit (buur)\nBericht:\nIk heb er een.\nKom maar.\n--\nBuurtpunt"


@pytest.fixture
def page(screen, practice):
    mail = FakeMail("8", "<8@x>", "Buurtpunt", "meldingen@x.example", "Nieuw antwoord", MAIL)
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    screen.go("replies")
    page = screen.pages["replies"]
    row = next(at for at, card in enumerate(page.cards) if "Jan Smit" in card.whole_mail)
    page.list.setCurrentRow(row)
    press(Qt.Key.Key_U, ALT)
    return page


def select(page, part):
    start = page.teach.mail.toPlainText().index(part)
    cursor = page.teach.mail.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(part), QTextCursor.MoveMode.KeepAnchor)
    page.teach.mail.setTextCursor(cursor)


def test_what_is_selected_is_learnt(page, practice):
    select(page, "Jan Smit")
    press(Qt.Key.Key_1, ALT)
    select(page, "Ik heb er een.\nKom maar.")
    press(Qt.Key.Key_2, ALT)
    press(Qt.Key.Key_3, ALT)
    [rule] = rows(practice, MailRule)
    assert rule.effect is MailEffect.READ
    assert rule.name_before.startswith("Van:")
    assert rule.text_after.startswith("\n--")
    assert page.teach.isHidden()
    assert "Mails zoals deze worden voortaan zo gelezen." in " ".join(shown_texts(page))


def test_without_a_message_it_is_told_and_stays(page, practice):
    press(Qt.Key.Key_3, ALT)
    assert rows(practice, MailRule) == ()
    assert "Wijs het bericht aan" in " ".join(shown_texts(page))


def test_such_mails_are_put_aside_and_that_is_forgotten_at_settings(page, screen, practice, qtbot):
    press(Qt.Key.Key_4, ALT)
    assert rows(practice, Reply, message_id="<8@x>")[0].state is ReplyState.PUT_ASIDE
    screen.go("settings")
    settings = screen.pages["settings"]
    settings.open("mail-rules")
    column = settings.findChild(MailRulesColumn)
    qtbot.waitUntil(lambda: "nieuw antwoord" in " ".join(shown_texts(column)))
    screen.mail_rules.remove(rows(practice, MailRule)[0].id)
    assert rows(practice, MailRule) == ()
    column.undo.click()
    assert len(rows(practice, MailRule)) == 1
