"""Whole posts of hurried notes: who it is said of, what stays away, how it is told and titled."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from intake.text.composing.compose import compose
from intake.text.composing.wanted import Wanted
from tests.text_facts import TRANSLATE, post

STYLE = SimpleNamespace(informal=False, title_limit=60, text_limit=None)
MONDAYS = {"first": "2027-01-04", "repeat": "FREQ=WEEKLY;BYDAY=MO"}


@pytest.mark.parametrize(
    ("kind", "what", "why", "said"),
    [
        ("help", "kast in elkaar zetten", "de kast is bezorgd en ik heb geen gereedschap",
            "want de kast is bezorgd en de buurtgenoot heeft geen gereedschap"),
        ("help", "lamp ophangen", "het is er zo donker dat ik het slot niet vind",
            "want het is er erg donker"),
        ("help", "printer aansl. (HP)", "kleindochter deed dit altijd, zit nu in Groningen",
            "want de kleindochter deed dit altijd en zit nu in Groningen"),
        ("help", "konijn vangen", "ontsnapt, zit onder de schuur",
            "want het is ontsnapt. Het zit onder de schuur."),
        ("help", "boodschappen doen", "lift in flat stuk tot half januari",
            "want de lift in de flat is stuk tot half januari"),
        ("offer", "piano", "wij gaan kleiner wonen", "De buurtgenoot gaat kleiner wonen."),
        ("borrow", "naaimachine", "gordijnen inkorten nieuwe woning",
            "wil de gordijnen inkorten in de nieuwe woning."),
        ("borrow", "aanhanger", "past niet in auto", "past niet in de auto"),
    ],
)  # fmt: skip
def test_a_reason_is_told_of_whom_it_is_about(kind, what, why, said):
    text = post(kind, what=what, why=why).text
    assert said in text


@pytest.mark.parametrize(
    ("kind", "answers", "said"),
    [
        ("ride", {"what": "strand", "persons": "4", "why": "mijn moeder wordt negentig"},
            "de moeder van een van hen wordt negentig"),
        ("ride", {"what": "museum", "persons": "2", "aids": "stick"},
            "Eén van hen loopt met een stok."),
        ("ride", {"what": "stembureau", "aids": "mobility_scooter", "why": "scootmobiel kapot"},
            "want de scootmobiel is kapot. Kunt"),
        ("help", {"what": "oppas baby (8 mnd), 2 u."}, "op een baby van acht maanden past"),
        ("help", {"what": "hond uitlaten (labrador, 11 jr)"}, "Hij is 11 jaar."),
        ("help", {"what": "mijn vader gezelschap houden"}, "die de vader gezelschap houdt"),
        ("help", {"what": "wandelen met de hond"}, "die met de hond wandelt"),
        ("help", {"what": "iemand die met mij naar de markt loopt"}, "samen naar de markt te gaan"),
        ("help", {"what": "tuin: heg knippen, blad weg"}, "de heg knippen en het blad weghalen"),
        ("help", {"what": "naaien: rits in winterjas"}, "een rits in de winterjas naait"),
        ("help", {"what": "boodschappen AH"}, "de boodschappen bij de AH doet"),
        ("help", {"what": "schilderen van de woonkamer"}, "die de woonkamer schildert"),
        ("help", {"what": "bloembakken verplaatsen naar de schuur"},
            "bloembakken naar de schuur verplaatst"),
        ("help", {"what": "lampen ophangen, 3 st."}, "drie lampen ophangt"),
        ("help", {"what": "planten water geven balkon en kamer"},
            "water op het balkon en in de kamer geeft"),
        ("meal", {"what": "Surinaamse maaltijd"}, "een Surinaamse maaltijd"),
        ("meal", {"what": "lunch", "diet": "twee personen vegetarisch, een glutenvrij"},
            "Twee personen eten vegetarisch. Eén persoon eet glutenvrij."),
        ("meal", {"what": "barbecue", "diet": "vegetariërs 6, halal 10"},
            "Zes personen eten vegetarisch."),
        ("offer", {"what": "kippenmest", "quantity": "4", "keep": "keep"},
            "vier zakken kippenmest"),
        ("offer", {"what": "kinderkleding mt 92 (jongen)", "keep": "keep"}, "jongenskleding"),
        ("offer", {"what": "babyfoon, autostoeltje, box", "keep": "keep"},
            "een babyfoon, een autostoeltje en een box"),
        ("offer", {"what": "rijden naar ziekenhuis of huisarts"},
            "naar het ziekenhuis of de huisarts"),
        ("meal", {"what": "paasbrunch", "way": "together", "diet": "lactosevrij"}, "lactosevrij"),
        ("meal", {"what": "pannenkoeken", "diet": "glutenvrij"}, "glutenvrije pannenkoeken"),
        ("meal", {"what": "soep", "diet": "halal, dus geen spek"},
            "De soep moet halal zijn en er mag geen spek in."),
        ("meal", {"what": "maaltijd, zacht of gemalen"}, "Het eten moet zacht of gemalen zijn."),
        ("ride", {"what": "dierenarts, met hond, groot"}, "Er gaat een grote hond mee."),
        ("ride", {"what": "kringloop, oude kast ophalen"}, "om de oude kast op te halen"),
        ("ride", {"what": "oogarts", "time": "13:15"}, "naar een afspraak om kwart over één"),
        ("help", {"what": "kast in elkaar zetten, 2 deuren, alles ligt klaar"},
            "Alles ligt klaar."),
        ("help", {"what": "toeslagen nakijken"}, "helpen met wat papierwerk"),
        ("offer", {"what": "fietsen repareren, banden + remmen + licht"},
            "Denk aan banden, remmen en licht."),
        ("borrow", {"what": "douchestoel, in hoogte verstelbaar"},
            "een in hoogte verstelbare douchestoel"),
        ("borrow", {"what": "stoelen", "why": "mw wordt 80, heeft maar 4 stoelen"},
            "wordt tachtig en heeft maar vier stoelen"),
        ("help", {"what": "rekenen oefenen, breuken en procenten"}, "samen rekenen te oefenen"),
        ("help", {"what": "kanarie verzorgen, kooi 1x p.w. schoonmaken", **MONDAYS},
            "één keer per week schoonmaken"),
        ("meal", {"what": "samen eten, maakt niet uit wat", "way": "together"}, "aanschuiven?"),
        ("meal", {"what": "prak, bv. puree met vis"}, "bijvoorbeeld puree met vis"),
        ("offer", {"what": "fietsen opknappen, banden plakken, remmen"},
            "Denk aan banden plakken en remmen."),
        ("offer", {"what": "gitaarles, kinderen vanaf 8"}, "Kinderen vanaf acht jaar zijn welkom."),
        ("offer", {"what": "bakfiets", "keep": "loan", "free": "weekends"}, "in het weekend"),
        ("borrow", {"what": "weckketel en ca. 20 weckpotten"}, "Heeft u ze te leen?"),
        ("borrow", {"what": "behangtafel", "why": "zoon behangt haar kamer"},
            "De zoon van een buurtgenoot in Oud-West behangt haar kamer."),
        ("ride", {"what": "station", "persons": "2", "why": "gaan naar zus in Limburg"},
            "naar een zus in Limburg"),
        ("help", {"what": "DigiD installeren op nieuwe telefoon"}, "DigiD op een nieuwe telefoon"),
        ("help", {"what": "dia's inscannen", "why": "wil fotoboek maken voor moeder, wordt 90"},
            "wil een fotoboek maken voor een moeder, die 90 wordt"),
        ("meal", {"what": "pan soep", "diet": "vegetarisch"}, "een pan vegetarische soep"),
        ("meal", {"what": "eten, makkelijk op te warmen"}, "moet makkelijk op te warmen zijn"),
        ("offer", {"what": "stoel, donkergroen", "keep": "keep"}, "een donkergroene stoel"),
        ("offer", {"what": "voorlezen aan kinderen"}, "leest graag voor aan kinderen"),
        ("help", {"what": "bij de wedstrijd langs de lijn staan"}, "langs de lijn staa"),
        ("help", {"what": "Nederlands oefenen, spreken vooral"}, "Het gaat vooral om spreken."),
        ("help", {"what": "gordijnen innaaien, naaimachine aanwezig"}, "Er is een naaimachine."),
        ("help", {"what": "oefenen vr theorie-ex. auto"}, "voor het theorie-examen auto"),
        ("help", {"what": "twee keer per week de kippen voeren", **MONDAYS}, "de kippen voe"),
        ("meal", {"what": "warm eten, gewone hollandse pot"}, "warm eten"),
        ("meal", {"what": "soep, gebonden"}, "gebonden soep"),
        ("ride", {"what": "dierenarts m grote hond"}, "Er gaat een grote hond mee."),
        ("ride", {"what": "uitreiking, in de schouwburg"}, "Dat is in de schouwburg."),
        ("offer", {"what": "schaken of dammen", "free": "vr mid"}, "op vrijdagmiddag"),
        ("offer", {"what": "schaken of dammen"}, "gaat graag met iemand schaken of dammen"),
        ("borrow", {"what": "een verticuteermachine, elektrisch"},
            "een elektrische verticuteermachine"),
        ("borrow", {"what": "slaapzakken", "why": "eerste keer kamperen met de kleinkinderen"},
            "gaat voor het eerst kamperen met de kleinkinderen"),
        ("borrow", {"what": "naaimachine", "why": "wil pakjes maken v. de tweeling"},
            "pakjes maken voor de tweeling"),
        ("borrow", {"what": "verhuisdozen, mag gebruikt"}, "Ze mogen gebruikt zijn."),
        ("borrow", {"what": "brillen", "until": "2027-06-30", "keep": "keep"},
            "Brengen kan tot en met woensdag 30 juni."),
    ],
)  # fmt: skip
def test_a_note_is_said_in_full(kind, answers, said):
    texts = [
        compose(
            Wanted(kind, answers, "Oud-West", "De Linde", "020 555 0100", f"K7QF2{sign}"),
            STYLE,
            TRANSLATE.bound_to("nl"),
        ).text
        for sign in "ABCDEF"
    ]
    assert any(said in text for text in texts), texts[0]


@pytest.mark.parametrize(
    ("kind", "answers", "private"),
    [
        ("meal", {"what": "soep", "why": "vrouw opgenomen"}, "opgenomen"),
        ("meal", {"what": "gemalen eten (slikt moeilijk)"}, "slikt"),
        ("help", {"what": "konijnen verzorgen", "why": "we zijn in de meivakantie weg"},
            "vakantie"),
        ("help", {"what": "oppassen", "why": "moet naar UWV"}, "UWV"),
        ("help", {"what": "het graf van mijn ouders verzorgen"}, "ouders"),
        ("help", {"what": "glas wegbrengen", "aids": "rollator",
            "why": "te ver lopen met de rollator"}, "rollator"),
        ("help", {"what": "sollicitatiebrief nakijken",
            "why": "Nederlands is mijn tweede taal"}, "tweede taal"),
        ("borrow", {"what": "gordijnen", "keep": "keep",
            "why": "ik heb een woning gekregen na de opvang"}, "opvang"),
        ("meal", {"what": "stamppot", "why": "zondagen zijn zo stil"}, "stil"),
        ("borrow", {"what": "schooltas", "why": "zoon naar brugklas, geld is krap"}, "geld"),
        ("borrow", {"what": "stoelen", "why": "mijn man wordt thuis herdacht"}, "herdacht"),
        ("help", {"what": "Nederlands oefenen", "why": "thuis praten wij alleen Pools"}, "Pools"),
        ("meal", {"what": "soep", "why": "sinds de zus weg is eet ik alleen"}, "alleen"),
    ],
)  # fmt: skip
def test_what_tells_of_somebody_stays_away(kind, answers, private):
    composed = post(kind, **answers)
    assert private not in composed.text
    assert private not in composed.title


@pytest.mark.parametrize(
    ("kind", "answers", "title"),
    [
        ("help", {"what": "kranten en flessen naar de glasbak brengen", **MONDAYS},
            "Wie brengt elke maandag de kranten en flessen weg?"),
        ("help", {"what": "de confetti opruimen op het plein", "first": "2027-01-01"},
            "op het plein op"),
        ("help", {"what": "meegaan naar het gesprek met de woningcorporatie",
            "first": "2027-03-18"}, "Wie gaat mee naar het gesprek, donderdag 18 maart?"),
        ("offer", {"what": "heg knippen", "first": "2027-06-19", "free": "hele dag"},
            "zaterdag 19 juni"),
        ("offer", {"what": "huiswerkbegeleiding wiskunde", "free": "ma t/m do 16-18u"},
            "ma t/m do"),
        ("offer", {"what": "gitaarles voor kinderen vanaf acht jaar", "free": "woensdagmiddag",
            "repeat": "FREQ=WEEKLY;BYDAY=WE"}, "elke woensdagmiddag"),
        ("meal", {"what": "veganistisch eten", "first": "2027-02-11", "until": "2027-02-25"},
            "Veganistisch eten gevraagd, 11 tot en met 25 februari"),
    ],
)  # fmt: skip
def test_a_title_has_the_thing_and_the_day(kind, answers, title):
    assert title in post(kind, **answers).title


def test_what_cannot_be_read_is_told_as_it_was_noted():
    composed = post("help", what="iets raars met snorfietsbel dat niet wil", first="2027-01-04")
    assert composed.title.startswith("Hulp gezocht: iets raars")
    assert "zoekt op maandag 4 januari hulp: iets raars met snorfietsbel" in composed.text


def test_the_last_time_is_a_day_of_the_series():
    text = post("help", what="ramen lappen", until="2027-01-29", **MONDAYS).text
    assert "de laatste keer maandag 25 januari" in text


def test_a_remark_in_when_it_can_is_left_out():
    text = post("offer", what="haren knippen", free="maandag, kappersdag dus vrij").text
    assert "Dat kan op maandag." in text


@pytest.mark.parametrize(
    ("kind", "answers", "said", "left_out"),
    [
        ("borrow", {"what": "luchtbevochtiger", "why": "longarts zegt lucht veel te droog"},
            "luchtbevochtiger", "longarts"),
        ("borrow", {"what": "gordijnen voor raam 2.40 br"},
            "voor een raam van 2,40 meter breed", "2.40"),
        ("borrow", {"what": "campingbed", "why": "kleink. uit Noorwegen over"},
            "De kleinkinderen zijn over uit Noorwegen.", "kleink."),
        ("meal", {"what": "aanschuiven bij iemand, gewone pot", "way": "together"},
            "gewone pot", "voor aanschuiven"),
        ("meal", {"what": "iets feestelijks 2e kerstdag", "way": "together"},
            "iets feestelijks", "een iets"),
        ("meal", {"what": "pannenkoeken eten", "way": "together"},
            "voor pannenkoeken", "pannenkoeken eten"),
        ("meal", {"what": "maaltyd", "diet": "geen noten, suiker matig"},
            "Er mag maar weinig suiker en geen noten in het eten.", "maaltyd"),
        ("meal", {"what": "diepvriesmaaltijden, zelfgekookt", "quantity": "6", "way": "fetched"},
            "zes diepvriesmaaltijden", "zes buurtgenoten"),
        ("meal", {"what": "eten", "why": "woningbouw vervangt keuken"},
            "De woningbouw vervangt de keuken.", "vervangt keuken"),
        ("meal", {"what": "eten", "quantity": "2", "why": "mevr. kookt altijd"},
            "voor twee buurtgenoten", "Mevrouw"),
        ("help", {"what": "kat druppels in oor", "why": "kat is lief maar moet vastgehouden"},
            "een kat druppels in het oor", "vastgehouden."),
        ("help", {"what": "lamp ophangen", "why": "zelf op de knieën lukt niet meer"},
            "een lamp op", "knieën"),
        ("help", {"what": "rookmelders ophangen", "why": "de melders liggen er al, maar hij mag "
            "niet meer op een trap"}, "De melders liggen er al.", "op een trap"),
        ("help", {"what": "kledingkast van haar man uitzoeken", "why": "hij is overleden"},
            "kledingkast", "haar man"),
        ("help", {"what": "huishoudgeld en rekeningen op een rij zetten"},
            "met de administratie", "huishoudgeld"),
        ("ride", {"what": "zus in Winkel (NH)"}, "naar een zus in Winkel", "NH"),
        ("ride", {"what": "volkstuin m dahliaknollen", "back": "no", "why": "terug gaat hij met "
            "tram"}, "Er gaan dahliaknollen mee.", "Terug hoeft niet"),
        ("ride", {"what": "markt", "aids": "mobility_scooter",
            "why": "scootmobiel mag thuisblijven"}, "naar de markt", "scootmobiel"),
        ("offer", {"what": "messen en scharen slypen"}, "graag messen en scharen", "slypen"),
        ("offer", {"what": "bollen wol", "quantity": "35", "keep": "keep"},
            "35 bollen wol", "bollen bollen"),
        ("offer", {"what": "walnoten zakken", "quantity": "12", "keep": "keep"},
            "twaalf zakken walnoten", "walnoten zakken"),
        ("offer", {"what": "fruitbomen snoeien", "why": "geen bomen hoger dan 4 m"},
            "Liever geen bomen hoger dan 4 meter.", "heeft geen bomen"),
        ("offer", {"what": "duits praten met scholier"}, "met een scholier", "met scholier"),
        ("offer", {"what": "broeken korter maken en ritsen inzetten"},
            "broeken korter maken en ritsen inzetten", "de broeken"),
        ("borrow", {"what": "babybox incl. kleed"}, "babybox inclusief kleed", "Kleed te leen"),
        ("borrow", {"what": "tapijtreiniger", "why": "hond heeft op vloerbedekking geplast, "
            "verhuurder komt kijken"}, "op de vloerbedekking", "verhuurder"),
        ("borrow", {"what": "keyboard", "why": "ergo raadt pianospelen aan"}, "keyboard", "rgo"),
        ("meal", {"what": "ontbijtje"}, "ontbijtje", "kookt"),
        ("meal", {"what": "pasta, kinderen lusten alles", "diet": "1 kind pinda-allergie!"},
            "Eén kind mag echt geen pinda's eten.", "lusten"),
        ("help", {"what": "bezwaarschrift UWV typen", "why": "moet voor 21 dec weg"},
            "Het moet voor 21 december weg.", "instanties"),
        ("help", {"what": "tegels wippen", "why": "schep zelf mee, achterom via tuin"},
            "Achterom kan via de tuin.", "schep is"),
        ("help", {"what": "tv zenders instellen"}, "de tv-zenders", "tv zenders"),
        ("ride", {"what": "open dag ROC Tilburg"}, "naar de open dag van ROC Tilburg", "opent"),
        ("ride", {"what": "kapper Kerkstr."}, "de kapper in de Kerkstraat", "Kerkstr."),
        ("ride", {"what": "lotgenotengroep nabestaanden, Purmerend"}, "afspraak", "nabestaanden"),
        ("ride", {"what": "markt", "why": "laatste bus gaat 20.50"}, "om tien voor negen", "20,50"),
        ("offer", {"what": "eettafel eiken", "keep": "keep", "why": "met 2 man tillen"},
            "een eiken eettafel", "Tilt"),
        ("offer", {"what": "wiskunde bijles vmbo/havo"},
            "bijles wiskunde voor vmbo en havo", "vmbo/havo"),
        ("offer", {"what": "meegaan naar dokter of specialist"},
            "gaat graag met iemand naar de dokter of specialist", "zoekt"),
        ("borrow", {"what": "bedtafel", "why": "man is uitbehandeld. Begane grond, geen drempels"},
            "Er zijn geen drempels.", "voor een"),
        ("meal", {"what": "iets warms", "diet": "geen alcohol in het eten"},
            "Er mag geen alcohol in het eten.", "in het in"),
        ("meal", {"what": "lunch voor de vrijwilligers", "quantity": "9",
            "diet": "twee eten veganistisch"},
            "Het is voor de vrijwilligers.", "lunch voor de"),
        ("meal", {"what": "warme hap tussen de middag", "way": "brought"}, "hap", "u de middag"),
        ("help", {"what": "ramen lappen", "why": "emmer en trekker staan klaar"},
            "Een emmer en een trekker staan klaar.", "Er is een emmer"),
        ("help", {"what": "levensverhaal opschrijven", "why": "hoort niet lang meer te leven te "
            "hebben"}, "levensverhaal", "lang meer"),
        ("offer", {"what": "haren knippen", "why": "was kapster tot haar rug het begaf"},
            "knip", "rug"),
        ("offer", {"what": "schommelstoel", "keep": "keep", "why": "mag naar iemand die er blij "
            "mee is"}, "Hij mag naar iemand", "buurtgenoot mag"),
        ("offer", {"what": "meehelpen met verhuizen, met eigen bestelbus", "free": "weekenden"},
            "De buurtgenoot heeft een eigen bestelbus.", "kan weekenden"),
        ("borrow", {"what": "matrassen", "why": "kinderen slapen op de bank. Tweede verdieping met "
            "lift"}, "Het is op de tweede verdieping. Er is een lift.", "te slapen"),
        ("meal", {"what": "maaltijd voor moeder en twee peuters", "quantity": "3", "way": "fetched",
            "diet": "niet scherp gekruid", "why": "houdt na de vaste lasten niets over"},
            "Het mag niet scherp gekruid zijn.", "vaste lasten"),
        ("ride", {"what": "markt", "back": "no", "why": "voor de terugweg is de taxi geregeld"},
            "Voor de terugweg is de taxi geregeld.", "Het is voor"),
        ("ride", {"what": "markt", "why": "instappen bij de bushalte"},
            "Instappen kan bij de bushalte.", "beste"),
        ("help", {"what": "kaartjes schrijven", "why": "zijn vrouw is begraven. Het zijn er "
            "tachtig"}, "Het zijn er tachtig.", "vrouw"),
        ("meal", {"what": "eten", "why": "graag even blijven praten"},
            "Even blijven praten is fijn.", "wil graag"),
        ("offer", {"what": "fietskar", "keep": "loan", "why": "past op elke gewone fiets, niet op "
            "een elektrische"}, "elke gewone fiets, niet op een elektrische", "niet gewone"),
        ("offer", {"what": "kweepeerjam", "quantity": "10", "keep": "keep"},
            "tien potten kweepeerjam", "tien kweepeerjam"),
        ("ride", {"what": "rijbewijskeuring", "time": "09:10"},
            "De afspraak is om tien over negen.", "wil er"),
        ("offer", {"what": "doosjes eieren", "quantity": "20", "keep": "keep"},
            "twintig doosjes eieren", "ze hebben"),
        ("offer", {"what": "nagels lakken"}, "lakt graag nagels", "laakt"),
        ("help", {"what": "hond uitlaten (Bobbie, teckel)"}, "Het is een teckel.", "Bobbie"),
        ("help", {"what": "kast in elkaar zetten IKEA Pax", "why": "net gescheiden, geen netwerk"},
            "de kast IKEA Pax in elkaar zet", "netwerk"),
        ("help", {"what": "ramen lappen buiten"}, "de ramen buiten lapt", "hulp:"),
        ("help", {"what": "heg knippen voortuin"}, "de heg in de voortuin knipt", "helpen met"),
        ("help", {"what": "nl taal oefenen"}, "Nederlands oefenen", "nl taal"),
        ("meal", {"what": "stamppot oid"}, "stamppot of iets dergelijks", "oid"),
        ("offer", {"what": "appels", "free": "ja gratis", "keep": "keep", "quantity": "4"},
            "appels", "kan ja"),
        ("offer", {"what": "kleding v overleden man mt 54", "keep": "keep"},
            "kleding in maat 54", "overleden"),
        ("offer", {"what": "een uurtje oppassen zodat een mantelzorger even weg kan"},
            "Zo kan een mantelzorger even weg.", "Ophalen"),
    ],
)  # fmt: skip
def test_a_note_is_told_whole_or_not_at_all(kind, answers, said, left_out):
    composed = post(kind, **answers)
    assert said in composed.text
    assert left_out not in f"{composed.title} {composed.text}"


@pytest.mark.parametrize(
    ("kind", "answers", "title"),
    [
        ("meal", {"what": "soep", "first": "2026-12-14", "until": "2026-12-24",
            "repeat": "FREQ=DAILY"}, "Soep gevraagd, elke dag van 14 t/m 24 december"),
        ("offer", {"what": "Duits praten met een scholier of wie dan ook, maandag",
            "free": "maandag"}, "Buurtgenoot praat graag Duits, maandag"),
        ("offer", {"what": "brieven vertalen uit het Arabisch en het Tigrinya",
            "free": "vrijdagmiddag"}, "Buurtgenoot vertaalt graag brieven, vrijdagmiddag"),
        ("offer", {"what": "tafeltennistafel met batjes en een net", "keep": "loan",
            "first": "2027-02-06", "until": "2027-03-28"},
            "Tafeltennistafel te leen aangeboden, 6 februari t/m 28 maart"),
    ],
)  # fmt: skip
def test_a_title_names_the_thing_and_the_days(kind, answers, title):
    assert post(kind, **answers).title == title
