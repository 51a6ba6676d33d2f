"""Of a lot that several residents share each sees only their own pieces."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from intake.desk.custody.handovers import HandOut, OutLine
from intake.domain.custody import CodeWordCheck, Mishap
from intake.domain.thing import Thing
from tests.builders import rows
from tests.project_facts import a_camp, a_household, a_pledge
from tests.screens import press, shown_texts

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def camp(practice):
    """Two households with mats of one lender, and a tent for the second."""
    camp = a_camp(practice)
    camp.fatima = a_household(practice, camp, "Fatima", persons=4)
    camp.wim = a_household(practice, camp, "Wim", persons=2)
    for item, count in ((camp.mat, 9), (camp.tent2, 1), (camp.tent4, 1)):
        pledge = a_pledge(practice, item, count, confirmed=True)
        thing = rows(practice, Thing, pledge_id=pledge.id)[0]
        practice.use_cases.handovers.take_in_code(practice.actor, thing.code)
    practice.use_cases.allocations.run(practice.actor, camp.project.id)
    return camp


@pytest.fixture
def page(screen, camp):
    screen.go("handovers")
    return screen.pages["handovers"]


def titles(page):
    return [row.title.partition(" · ")[0] for row in page.rows.rows]


def give_all(practice, resident_id):
    mats = rows(practice, Thing, name="slaapmat")[0]
    wanted = HandOut(
        resident_id=resident_id,
        lines=(OutLine(mats.id, 4),),
        code_word=CodeWordCheck.KNOWN,
    )
    practice.use_cases.handovers.hand_out(practice.actor, wanted)


def test_what_is_handed_out_is_their_own_number_and_others_are_not_named(
    screen, page, practice, camp
):
    give_all(practice, camp.fatima.resident_id)
    screen.handovers.open_resident(camp.wim.resident_id)
    assert "2 slaapmatten" in titles(page)
    words = " ".join(shown_texts(page))
    assert "4 bij anderen" in words
    assert "Fatima" not in " ".join(row.where for row in page.rows.rows)


def test_who_brings_back_sees_what_they_have(screen, page, practice, camp):
    give_all(practice, camp.fatima.resident_id)
    page.set_mode(takes_in=True)
    screen.handovers.open_resident(camp.fatima.resident_id)
    assert "4 slaapmatten" in titles(page)


def test_what_broke_is_the_only_thing_that_is_ticked(screen, page, practice, camp):
    screen.handovers.open_resident(camp.wim.resident_id)
    tent = next(at for at, title in enumerate(titles(page)) if "tent" in title.lower())
    for at, tick in enumerate(page.rows.ticks):
        if at != tent and tick.isChecked():
            press(getattr(Qt.Key, f"Key_{at + 1}"), ALT)
    press(Qt.Key.Key_K, ALT)
    page.entry.fields.show({"what": "een stok is geknakt", "agreed": "", "told": ""})
    press(Qt.Key.Key_S, CTRL)
    broken = rows(practice, Thing, id=rows(practice, Mishap)[0].thing_id)[0]
    assert broken.name.startswith("tent")
