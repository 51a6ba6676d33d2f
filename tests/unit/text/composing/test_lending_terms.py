"""What a deposit is and who answers for damage: said before the yes, and on both papers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.domain.agreement import Damage
from intake.domain.phone import make_phone
from intake.kit.translations import PAPER_LANGUAGES
from intake.text.composing.helper_slip import helper_slip
from intake.text.composing.lending_terms import deposit_and_damage
from intake.text.composing.paper_words import paper_money
from intake.text.composing.pickup_slip import pickup_slip
from intake.text.composing.ring_back import ring_back
from intake.text.composing.slip_text import SlipFacts
from tests.real.paper.paper_facts import ANNIE, DRILL, FRIDAY, LINDE, TRANSLATE

LENT = replace(FRIDAY, deposit_cents=2000, damage=Damage.BORROWER)


def said_on(slip):
    return " ".join(line for block in slip.blocks for line in block.lines)


def test_it_is_read_aloud_before_the_resident_says_yes():
    said = ring_back(DRILL, LENT, TRANSLATE)
    assert "U geeft 20 euro borg. Dat krijgt u terug. Gaat het kapot? Dan betaalt u dat." in said
    assert said.index("borg") < said.index("Komt dat uit?")


def test_the_slip_of_the_resident_says_it():
    said = said_on(pickup_slip(TRANSLATE, SlipFacts(ANNIE, DRILL, LINDE), LENT))
    assert "U geeft 20 euro borg." in said
    assert "Dan betaalt u dat." in said


def test_without_a_deposit_nothing_is_said_of_one():
    said = said_on(pickup_slip(TRANSLATE, SlipFacts(ANNIE, DRILL, LINDE), FRIDAY))
    assert "borg" not in said
    assert "kapot" not in said


@pytest.mark.parametrize("damage", [damage for damage in Damage if damage])
@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_it_is_said_in_every_language_of_paper(language, damage):
    translate = TRANSLATE.bound_to(language)
    deposit, broken = deposit_and_damage(replace(LENT, damage=damage), translate, paper_money)
    assert "20" in deposit
    assert "{" not in deposit + broken
    others = [one for one in Damage if one not in ("", damage)]
    assert broken not in [translate(f"slip-damage-{other}") for other in others]


def test_the_helper_reads_what_they_hold_and_give_back():
    slip = helper_slip(TRANSLATE, SlipFacts(ANNIE, DRILL, LINDE), LENT, ())
    assert "U krijgt 20 euro borg. Dat geeft u terug." in said_on(slip)


def test_a_number_that_is_known_to_be_wrong_is_on_no_helpers_slip():
    wrong = replace(make_phone("0206184217"), wrong=True)
    for numbers, told in (((wrong, make_phone("0612345678")), "06 12345678"), ((wrong,), "")):
        resident = replace(ANNIE, phones=numbers)
        said = said_on(helper_slip(TRANSLATE, SlipFacts(resident, DRILL, LINDE), FRIDAY, ()))
        assert told in said
        assert "618" not in said
