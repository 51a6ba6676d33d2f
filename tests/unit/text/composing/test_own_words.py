"""Words that somebody wrote, with holes for what was of one request alone."""

from __future__ import annotations

from intake.text.composing.own_words import (
    PLACEHOLDERS,
    fill_placeholders,
    insert_placeholders,
    may_be_used_again,
    phrases_of,
    restore_placeholders,
    short_days_of,
    tells_of_resident,
    told,
)
from intake.text.composing.wanted import Wanted
from tests.text_facts import TRANSLATE

SAID = TRANSLATE.bound_to("nl")


def phrases(what="boormachine", **answers):
    wanted = Wanted(
        "borrow", {"what": what, **answers}, "Oud-West", "De Linde", "020 555 0100", "K7QF25"
    )
    return phrases_of(wanted, SAID)


def test_what_is_of_one_request_becomes_a_hole_and_is_filled_for_the_next():
    text = "Wie helpt in Oud-West op zaterdag 28 november aan een boormachine? Code K7Q-F25."
    kept = insert_placeholders(text, phrases(first="2026-11-28", until="2026-11-28"))
    assert kept == "Wie helpt in {area} {days} aan {thing}? Code {code}."
    assert may_be_used_again(kept)
    again = fill_placeholders(kept, phrases("luchtbed", first="2026-12-05", until="2026-12-05"))
    assert again == "Wie helpt in Oud-West op zaterdag 5 december aan een luchtbed? Code K7Q-F25."


def test_a_phrase_that_begins_a_sentence_keeps_its_capital():
    kept = insert_placeholders("Een boormachine gevraagd.", phrases())
    assert kept == "{Thing} gevraagd."
    assert fill_placeholders(kept, phrases("krukken", quantity="2")) == "Twee krukken gevraagd."


def test_words_without_what_a_hole_needs_are_not_offered():
    kept = insert_placeholders("Nodig op zaterdag 28 november.", phrases(first="2026-11-28"))
    assert fill_placeholders(kept, phrases()) is None


def test_words_of_one_day_or_hour_are_not_used_again():
    assert not may_be_used_again("Kom om half drie, dan is de koffie klaar.")
    assert not may_be_used_again("Voor de 80 gasten op vrijdag.")
    assert not may_be_used_again("Wie kookt {what} voor twee buurtgenoten?")
    assert may_be_used_again("Wij halen {definite} op, u hoeft niets te doen.")


def test_a_thing_is_no_destination_but_on_a_ride():
    assert (
        insert_placeholders("De boormachine moet licht zijn.", phrases())
        == "{Definite} moet licht zijn."
    )


def test_the_diet_of_one_resident_is_for_nobody_else():
    assert tells_of_resident(
        "{Definite} moet zoutarm zijn en er mag geen vis in.", {"diet": "zonder vis, zoutarm"}
    )
    assert tells_of_resident("Een buurtgenoot eet graag zoutarme soep.", {"diet": "zoutarm"})
    assert tells_of_resident("Zij mogen echt geen noten eten.", {"diet": "geen noten"})
    assert not tells_of_resident(
        "Wie kookt {what} in {area}? Het mag zonder haast.", {"diet": "zonder vis"}
    )
    assert not tells_of_resident("Wie kookt {what} in {area}?", {"diet": ""})


def test_holes_have_names_that_a_person_reads_and_are_kept_by_their_own():
    kept = "{Thing} gevraagd in {area}, {when}. {onbekend} blijft."
    assert told(kept, SAID) == "{Een_ding} gevraagd in {wijk}, {wanneer}. {onbekend} blijft."
    assert restore_placeholders(told(kept, SAID), SAID) == kept


def test_every_phrase_has_a_name_and_no_two_the_same():
    assert set(phrases(first="2026-11-28", time="14:00")) <= set(PLACEHOLDERS)
    for language in ("nl", "en"):
        names = [told(f"{{{name}}}", TRANSLATE.bound_to(language)) for name in PLACEHOLDERS]
        assert len(set(names)) == len(PLACEHOLDERS)


def test_the_reason_of_one_resident_is_for_nobody_else():
    why = {"why": "haar zus komt logeren uit Suriname"}
    assert tells_of_resident("Wie leent {thing} uit? Er komt iemand logeren.", why)
    assert not tells_of_resident("Wie leent {thing} uit, en komt het brengen?", why)
    note = {"note": "haar zus komt logeren uit Suriname"}
    assert tells_of_resident("Wie leent {thing} uit? Er komt iemand logeren.", note)


def test_a_shortened_day_in_a_title_becomes_a_hole():
    days = {"first": "2026-11-28", "until": "2026-11-29"}
    wanted = Wanted("borrow", {"what": "boormachine", **days}, "West", "De Linde", "", "K7QF25")
    short = short_days_of(wanted, SAID)
    kept = insert_placeholders("Boormachine gezocht, 28 en 29 november", phrases(**days), short)
    assert kept == "{What} gezocht, {when}"
    assert may_be_used_again(kept)
    assert insert_placeholders("Boor, 28 t/m 29 nov", phrases(**days), short) == "Boor, {when}"
