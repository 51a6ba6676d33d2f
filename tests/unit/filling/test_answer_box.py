"""Which box of a page an answer is written in."""

from __future__ import annotations

from intake.filling.answer_box import find_answer_box
from intake.filling.snapshot import Control

SEARCH = Control(index=0, tag="input", type="search", label="Zoek een bericht")
MESSAGE = Control(index=1, tag="textarea", label="Uw bericht")
EDITOR = Control(index=2, tag="contenteditable", placeholder="Schrijf een reactie")
NOTE = Control(index=3, tag="textarea", label="Notitie")
HIDDEN = Control(index=4, tag="textarea", label="Bericht", visible=False)


def test_the_box_that_is_called_a_message_is_chosen():
    assert find_answer_box((SEARCH, NOTE, MESSAGE, HIDDEN)) == MESSAGE
    assert find_answer_box((SEARCH, EDITOR, NOTE)) == EDITOR


def test_the_only_box_is_chosen_whatever_it_is_called():
    assert find_answer_box((SEARCH, NOTE)) == NOTE


def test_of_two_that_may_be_it_none_is_chosen():
    assert find_answer_box((MESSAGE, EDITOR)) is None
    assert find_answer_box((NOTE, Control(index=5, tag="textarea"))) is None
    assert find_answer_box((SEARCH,)) is None
