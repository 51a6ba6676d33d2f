"""What somebody said of themselves as the centre tells it; and tasks typed as sentences."""

import pytest

from intake.text.grammar.mates import doing_of_mate
from intake.text.grammar.moved_things import read_moved
from intake.text.grammar.plain_task import plain_task
from intake.text.grammar.third_person import write_in_third_person


@pytest.mark.parametrize(
    ("said", "thing", "told"),
    [
        ("mijn fiets is gestolen", "fiets", "de eigen fiets is gestolen"),
        ("mijn fiets is gestolen", "tent", "de fiets is gestolen"),
        ("ik geef een lezing over mijn geboorteland", "",
            "geeft een lezing over het geboorteland"),
        ("we passen op de hond van vrienden", "", "ze passen op de hond van vrienden"),
        ("ben vroeg op", "", "is vroeg op"),
        ("studeer wiskunde in Utrecht", "", "studeert wiskunde in Utrecht"),
        ("de club komt eten en mijn kookplaat doet het niet", "",
            "de club komt eten en de kookplaat doet het niet"),
        ("ik ben met pensioen en heb tijd over", "", "is met pensioen en heeft tijd over"),
        ("de onze is doorgezakt", "", "de oude is doorgezakt"),
        ("mijn neefje komt bij ons wonen", "", "het neefje komt bij hen wonen"),
        ("te veel opgekomen voor ons balkon", "", "te veel opgekomen voor het balkon"),
        ("die van ons is stuk", "", "die van hen is stuk"),
        ("druk is te laag", "", "druk is te laag"),
        ("slaapkamer behangen", "", "slaapkamer behangen"),
        ("ze komt anders niet", "", "ze komt anders niet"),
    ],
)  # fmt: skip
def test_nobody_speaks_of_themselves(said, thing, told):
    assert write_in_third_person(said, thing) == told


def test_what_cannot_be_told_of_others_is_not_told():
    assert write_in_third_person("ze heeft me geholpen") == ""


@pytest.mark.parametrize(
    ("typed", "is_repeated", "task"),
    [
        ("iemand die mijn naaimachine kan nakijken", False, "mijn naaimachine nakijken"),
        ("iemand die de fiets repareert", False, "de fiets repareren"),
        ("iemand om mee te schaken", False, "schaken"),
        ("iemand die me leert pinnen met de telefoon", False, "leren pinnen met de telefoon"),
        ("hulp bij het opzetten van een partytent", False, "een partytent opzetten"),
        ("oppas voor de tweeling", False, "oppassen op de tweeling"),
        ("elke week boodschappen doen", True, "boodschappen doen"),
        ("elke week boodschappen doen", False, "elke week boodschappen doen"),
        ("oude dia's laten inscannen", False, "oude dia's inscannen"),
        ("heg knippen", False, "heg knippen"),
    ],
)
def test_a_task_is_told_with_its_verb_last(typed, is_repeated, task):
    assert plain_task(typed, is_repeated=is_repeated) == task


@pytest.mark.parametrize(
    ("typed", "doing"),
    [
        ("wandelmaatje", "wandelen"),
        ("een wandelmaatje voor de hond", "wandelen"),
        ("maatje om te kaarten", "kaarten"),
        ("tafelmaatje", ""),
        ("heg knippen", ""),
    ],
)
def test_a_mate_is_somebody_to_do_something_with(typed, doing):
    assert doing_of_mate(typed) == doing


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("bankstel naar boven", "een bankstel naar boven dragen"),
        ("ongeveer 15 dozen naar beneden sjouwen", "ongeveer vijftien dozen naar beneden dragen"),
        ("oude bank naar de milieustraat", "een oude bank naar de milieustraat brengen"),
    ],
)
def test_what_is_carried_has_its_article(typed, told):
    task = read_moved(typed)
    assert task is not None
    assert task.infinitive == told


def test_going_somewhere_by_oneself_carries_nothing():
    assert read_moved("mee naar de markt") is None
