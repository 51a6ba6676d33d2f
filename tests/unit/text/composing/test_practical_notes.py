"""Practical notes of a reason as sentences, and which of them stay beside something private."""

import pytest

from intake.text.composing.discreet_reason import discreet_reason, practical_reason
from intake.text.composing.form_of_address import FormOfAddress
from intake.text.composing.practical_notes import practical_sentence
from intake.text.composing.public_wording import is_discreet, names_an_illness
from intake.text.composing.state_sentences import Subject
from intake.text.composing.thing_notes import tells_of_things, thing_note_sentence

TASK = Subject("dat", "is", is_thing=False)
LOAN = Subject("de dakkoffer", "is", is_thing=True)
MATS = Subject("de matten", "zijn", is_thing=True)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("tuinslang is er", "Er is een tuinslang."),
        ("dakdragers zijn er al", "Er zijn dakdragers al."),
        ("koffie ook", "Er is ook koffie."),
        ("emmers en slang heeft hij zelf", "Emmers en slang zijn er al."),
        ("lift aanwezig vierde verdieping", "Er is een lift naar de vierde verdieping."),
        ("begane grond", "Het is op de begane grond."),
        ("twee grote koffers en een buggy mee", "Er gaan twee grote koffers en een buggy mee."),
        ("liefst iemand die Turks spreekt", "Het liefst is het iemand die Turks spreekt."),
        ("iemand die de rolstoel duwt", "Er is iemand nodig die de rolstoel duwt."),
        ("met de trein", "Dat gaat met de trein."),
        ("rond vier uur weer thuis", "Rond vier uur is de buurtgenoot weer thuis."),
        ("terug om half elf", "De terugweg is om half elf."),
        ("zes minuten rijden", "Het is zes minuten rijden."),
        ("twee uur blijven", "De buurtgenoot blijft er twee uur."),
        ("6 stuks in de keuken", "Het gaat om 6 stuks in de keuken."),
        ("12 vissen", "Het gaat om twaalf vissen."),
        ("hooguit 4 mensen", "Er is plek voor hooguit vier mensen."),
        ("om de dag voeren", "Om de dag voeren is genoeg."),
        ("rolstoel kan opgevouwen", "De rolstoel kan opgevouwen worden."),
        ("laden kunnen eruit", "De laden kunnen eruit."),
        ("gratis parkeren achter het huis", "Gratis parkeren kan achter het huis."),
        ("dag in overleg", "De dag spreken we samen af."),
        ("graag niet voor tienen", "Het liefst is dat niet voor tienen."),
        ("in een keer meenemen graag", "Neemt u alles in één keer mee."),
        ("gesprek met de juf", "Het is een gesprek met de juf."),
        ("graag rustig uitleggen", "Legt u het rustig uit."),
        ("graag bezorgen", "Bezorgen is fijn."),
        ("schijven wel graag compleet", "Het is fijn als de schijven compleet zijn."),
        ("30 jaar boekhouder geweest", "De buurtgenoot is 30 jaar boekhouder geweest."),
        ("kinderen vanaf 8 jaar ook welkom", "Ook kinderen vanaf 8 jaar zijn welkom."),
        ("voor het eerst naar kleinkind in Canada",
            "De buurtgenoot gaat voor het eerst naar een kleinkind in Canada."),
        ("ongeveer 5 km langs het kanaal", "Het is ongeveer 5 kilometer langs het kanaal."),
        ("afgelopen om 16.30", "Het is om half vijf afgelopen."),
        ("halfuurtje is genoeg", "Een halfuurtje is genoeg."),
        ("zitten drie lagen op", "Er zitten drie lagen op."),
        ("koffie met appeltaart na afloop", "Na afloop is er koffie met appeltaart."),
        ("liefst 's middags", "Het liefst is dat 's middags."),
        ("eigen bakjes mee", "De buurtgenoot brengt eigen bakjes mee."),
        ("eigen zaag en ladder", "De buurtgenoot heeft een eigen zaag en ladder."),
        ("liefst alles in 1 keer weg", "Het liefst gaat alles in één keer weg."),
        ("liefst alles tegelijk meenemen", "Het liefst wordt alles tegelijk meegenomen."),
        ("rookvrij", "Het huis is rookvrij."),
        ("magnetron is er wel", "Er is wel een magnetron."),
        ("de melders liggen er al", "De melders liggen er al."),
        ("terug gaat hij met de tram", "Terug gaat de buurtgenoot met de tram."),
        ("woont alleen", ""),
        ("kinderen ook", ""),
    ],
)  # fmt: skip
def test_a_practical_note_is_a_sentence(note, sentence):
    assert practical_sentence(note, TASK) == sentence


@pytest.mark.parametrize(
    ("subject", "note", "sentence"),
    [
        (LOAN, "past op een Opel Astra", "Hij moet op een Opel Astra passen."),
        (LOAN, "moet wel armleuningen hebben", "Hij moet wel armleuningen hebben."),
        (MATS, "past in een busje", "Ze moeten in een busje passen."),
        (MATS, "mag oud zijn", "Ze mogen oud zijn."),
        (LOAN, "moet grofvuil wegbrengen", ""),
        (LOAN, "mag hij er een lenen", ""),
    ],
)
def test_how_a_thing_must_be_is_told_of_the_thing(subject, note, sentence):
    assert practical_sentence(note, subject) == sentence


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("ophalen met 2 kratten", "U kunt het beste ophalen met 2 kratten."),
        ("zelf gitaar meenemen", "Neemt u zelf een gitaar mee."),
        ("kleine boom", "Het is een kleine boom."),
        ("niet bij andere reuen laten", "Laat u het niet bij andere reuen."),
        ("laptop aanwezig", "Er is een laptop."),
        ("halve en hele liters", "Het gaat om halve en hele liters."),
        ("weegt 48 kg", "Het weegt 48 kilo."),
        ("liefst een vrouw", ""),
        ("haar zoon helpt", ""),
        ("gazon vol hopen", ""),
    ],
)
def test_a_note_about_things_is_written_and_no_other(note, sentence):
    assert thing_note_sentence(note, TASK) == sentence


@pytest.mark.parametrize(
    "note",
    [
        "ze durft niet meer", "trap gaat nog niet", "woont alleen", "geen geld voor eten",
        "omdat het moet", "bij Willem thuis", "zus komt helpen",
    ],
)  # fmt: skip
def test_what_tells_of_somebody_is_no_note_about_things(note):
    assert not tells_of_things(note)


@pytest.mark.parametrize(
    ("why", "left"),
    [
        ("hij is net geopereerd, tuinslang is er", "tuinslang is er"),
        ("zit in de schuldhulp, capuchon hoeft niet", "capuchon hoeft niet"),
        ("sjoelbak staat er, hij zit anders de hele dag alleen", "sjoelbak staat er"),
        (
            "kleindochter trouwt, een pak kan hij van zijn uitkering niet betalen",
            "kleindochter trouwt",
        ),
    ],
)
def test_a_practical_note_stays_beside_something_private(why, left):
    assert discreet_reason(why) == left


def test_of_a_veiled_request_only_practical_notes_are_left():
    why = "hij heeft MS en zijn vrouw gaat mee, afspraak duurt drie kwartier"
    assert practical_reason(why) == "afspraak duurt drie kwartier"


@pytest.mark.parametrize(
    "text",
    [
        "zoon zit daar vast tot mei", "ze wil niet dat de buurt het weet", "ligt in Bronovo",
        "de vader zit in de gevangenis", "keizersnede gehad", "het huis staat dan leeg",
        "er is de hele week niemand", "heeft een enkelband",
    ],
)  # fmt: skip
def test_detention_absence_and_a_birth_stay_out_of_a_post(text):
    assert not is_discreet(text)


@pytest.mark.parametrize(
    ("destination", "tells"),
    [
        ("PI Vught", True),
        ("het OLVG", True),
        ("de gevangenis", True),
        ("de repetitie van het shantykoor in Stiens", False),
        ("de markt in Sneek", False),
    ],
)
def test_a_destination_tells_of_hospital_or_prison_and_not_of_a_village(destination, tells):
    assert names_an_illness(destination) is tells


@pytest.mark.parametrize(
    ("typed", "familiar"),
    [
        ("Neemt u zelf een gitaar mee.", "Neem zelf een gitaar mee."),
        ("Zet u het klaar.", "Zet het klaar."),
        ("Het plafond is van beton. Neemt u een boor mee.",
            "Het plafond is van beton. Neem een boor mee."),
        ("Het bakje krijgt u gewassen terug.", "Het bakje krijg je gewassen terug."),
        ("De ladder moet u zelf meenemen.", "De ladder moet je zelf meenemen."),
        ("Hij speelt graag bij u thuis.", "Hij speelt graag bij jou thuis."),
        ("U kunt het beste bellen.", "Je kunt het beste bellen."),
    ],
)  # fmt: skip
def test_what_was_typed_to_u_is_said_to_je(typed, familiar):
    assert FormOfAddress(informal=True).readdress_sentence(typed) == familiar
    assert FormOfAddress(informal=False).readdress_sentence(typed) == typed
