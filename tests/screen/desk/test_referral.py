"""What is not for a platform: the crisis card or the address book stands above the form."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.screens import press, shown_texts, type_

_ALT = Qt.KeyboardModifier.AltModifier


def _hear(screen, line):
    type_("0206184217")
    press(Qt.Key.Key_Return)
    type_(line)
    press(Qt.Key.Key_Return)


def _is_offered(screen, words):
    return any(words in text for text in shown_texts(screen.pages["desk"]))


def test_a_crisis_composes_nothing_until_somebody_says_so(screen):
    _hear(screen, "warme maaltijd brengen want haar man slaat haar")
    assert _is_offered(screen, "crisiskaart")
    assert screen.call_draft.get("kind") == ""
    assert screen.call_draft.get("a.what") == ""
    press(Qt.Key.Key_U, _ALT)
    assert screen.call_draft.get("kind") == "meal"
    assert not _is_offered(screen, "crisiskaart.")


def test_the_crisis_card_opens_from_the_strip(screen):
    _hear(screen, "ze wil niet meer leven")
    screen.pages["desk"].what.referral.card.click()
    assert screen.print_windows.cards.isVisible()


def test_a_form_is_filled_in_and_the_address_book_names_who_is_for_it(screen):
    _hear(screen, "formulier van de gemeente invullen dinsdag")
    assert _is_offered(screen, "Voor een formulier of brief: Wijkteam, 020 555 0111.")
    assert screen.call_draft.get("kind") == "help"
    assert screen.call_draft.get("a.first") != ""


def test_a_kind_that_somebody_chooses_is_their_word(screen):
    _hear(screen, "niks te eten in huis voor de kinderen")
    press(Qt.Key.Key_2, _ALT)
    assert screen.call_draft.get("kind") == "meal"
    assert not _is_offered(screen, "crisiskaart.")


def test_the_strip_goes_with_the_call_and_comes_back_with_it(screen):
    _hear(screen, "klacht over de thuiszorg")
    assert _is_offered(screen, "Voor een klacht:")
    entries = dict(screen.call_draft.entries.by_name)
    screen.call_draft.replace(None, {})
    assert not _is_offered(screen, "Voor een klacht:")
    screen.call_draft.replace(None, entries)
    assert _is_offered(screen, "Voor een klacht:")
