"""Tasks, destinations and the clock, as sentences need them."""

from __future__ import annotations

from datetime import time

import pytest

from intake.text.grammar import task_phrase
from intake.text.grammar.clock_words import clock_words
from intake.text.grammar.destination_phrase import destination_phrase
from intake.text.grammar.task_phrase import read_task
from intake.text.grammar.verbs import find_verb


@pytest.mark.parametrize(
    ("typed", "infinitive", "with_te", "in_clause", "finite"),
    [
        ("heg knippen", "de heg knippen", "de heg te knippen", "de heg knipt", "knipt de heg"),
        ("lamp ophangen", "een lamp ophangen", "een lamp op te hangen", "een lamp ophangt",
            "hangt een lamp op"),
        ("gras maaien", "het gras maaien", "het gras te maaien", "het gras maait",
            "maait het gras"),
        ("hond", "de hond uitlaten", "de hond uit te laten", "de hond uitlaat",
            "laat de hond uit"),
        ("bankstel naar boven", "een bankstel naar boven dragen",
            "een bankstel naar boven te dragen", "een bankstel naar boven draagt",
            "draagt een bankstel naar boven"),
        ("DigiD", "helpen met DigiD", "te helpen met DigiD", "helpt met DigiD",
            "helpt met DigiD"),
        ("hulp bij verhuizing", "helpen met de verhuizing", "te helpen met de verhuizing",
            "helpt met de verhuizing", "helpt met de verhuizing"),
        ("fietsen plakken", "fietsen plakken", "fietsen te plakken", "fietsen plakt",
            "plakt fietsen"),
        ("boodschappen", "boodschappen doen", "boodschappen te doen", "boodschappen doet",
            "doet boodschappen"),
        ("taalles", "taalles geven", "taalles te geven", "taalles geeft", "geeft taalles"),
        ("wandelen met rollator", "met de rollator wandelen", "met de rollator te wandelen",
            "met de rollator wandelt", "wandelt met de rollator"),
    ],
)  # fmt: skip
def test_a_task_is_told_with_its_verb(typed, infinitive, with_te, in_clause, finite):
    task = read_task(typed)
    assert (task.infinitive, task.with_te) == (infinitive, with_te)
    assert (task.in_clause, task.finite) == (in_clause, finite)


@pytest.mark.parametrize(
    ("typed", "infinitive"),
    [
        ("zoontje 8 helpen met klokkijken", "het zoontje van 8 met klokkijken helpen"),
        ("kelderbox uitzoeken en spullen naar milieustraat",
            "de kelderbox uitzoeken en spullen naar de milieustraat brengen"),
        ("heg snoeien en takken afvoeren", "de heg snoeien en de takken afvoeren"),
        ("brieven van gemeente doorlezen en uitleggen",
            "brieven van de gemeente doorlezen en uitleggen"),
        ("voorlezen of krant doornemen", "voorlezen of de krant doornemen"),
        ("tuintje winterklaar", "het tuintje winterklaar maken"),
        ("kat 2x per dag eten geven", "de kat twee keer per dag eten geven"),
        ("naaimachine weer aan de praat krijgen", "de naaimachine weer aan de praat krijgen"),
        ("vogelhuisje ophangen aan schutting", "een vogelhuisje aan de schutting ophangen"),
        ("videobellen leren met kleinzoon", "helpen met leren videobellen met een kleinzoon"),
        ("DigiD aanvragen en app op telefoon zetten",
            "helpen met het aanvragen van DigiD en het zetten van een app op de telefoon"),
        ("grensrechter bij jeugdwedstrijden", "helpen als grensrechter bij jeugdwedstrijden"),
        ("pianobegeleiding smartlappenkoor",
            "helpen met de pianobegeleiding van het smartlappenkoor"),
        ("uitleg DigiD", "helpen met DigiD"), ("volkstuin omspitten", "de volkstuin omspitten"),
        ("schutting rechtzetten", "de schutting rechtzetten"),
        ("lekkende kraan maken", "een lekkende kraan repareren"),
    ],
)  # fmt: skip
def test_hurried_notes_of_a_task_are_read_as_they_are_meant(typed, infinitive):
    assert read_task(typed, is_theirs=True).infinitive == infinitive


@pytest.mark.parametrize(
    ("typed", "in_clause", "finite"),
    [
        ("kelderbox uitzoeken en spullen naar milieustraat",
            "de kelderbox uitzoekt en spullen naar de milieustraat brengt",
            "zoekt de kelderbox uit en brengt spullen naar de milieustraat"),
        ("heg snoeien en takken afvoeren", "de heg snoeit en de takken afvoert",
            "snoeit de heg en voert de takken af"),
        ("kerstboom van zolder halen en optuigen",
            "een kerstboom van de zolder haalt en optuigt",
            "gaat een kerstboom van de zolder halen en optuigen"),
        ("voorlezen of krant doornemen", "voorleest of de krant doorneemt",
            "leest voor of neemt de krant door"),
    ],
)  # fmt: skip
def test_each_of_two_tasks_has_its_verb(typed, in_clause, finite):
    task = read_task(typed, is_theirs=True)
    assert (task.in_clause, task.finite) == (in_clause, finite)


@pytest.mark.parametrize(
    ("typed", "infinitive"),
    [
        ("samen naar de koorrepetitie lopen", "naar de koorrepetitie lopen"),
        ("mee naar de markt", "naar de markt"), ("een potje schaken", "een potje schaken"),
        ("vierhandig piano spelen", "vierhandig piano spelen"),
        ("samen boodschappen doen", "boodschappen doen"),
        ("schaken of dammen", "schaken of dammen"),
        ("oefenen met ov chipkaart", "met de ov-chipkaart oefenen"),
        ("proefgesprek oefenen voor sollicitatie",
            "een proefgesprek voor de sollicitatie oefenen"),
        ("met de rolstoel over de zeedijk wandelen", "met de rolstoel over de zeedijk wandelen"),
    ],
)  # fmt: skip
def test_what_is_done_together_keeps_its_words(typed, infinitive):
    task = read_task(typed, is_theirs=True)
    assert (task.infinitive, task.together) == (infinitive, True)


@pytest.mark.parametrize(
    ("infinitive", "finite", "particle"),
    [
        ("ophogen", "hoogt", "op"), ("afkitten", "kit", "af"), ("opporren", "port", "op"),
        ("uitwuiven", "wuift", "uit"), ("rechtzetten", "zet", "recht"),
    ],
)  # fmt: skip
def test_a_verb_that_no_table_knows_is_conjugated_by_the_rules(infinitive, finite, particle):
    verb = find_verb(infinitive)
    assert (verb.finite, verb.particle) == (finite, particle)


@pytest.mark.parametrize("word", ["uitjes", "opa's", "inktpotten", "aanhangers", "afbladeren"])
def test_no_plural_is_taken_for_a_verb(word):
    assert find_verb(word) is None


@pytest.mark.parametrize(
    ("typed", "together"),
    [("wandelen", True), ("wandelmaatje", True), ("kaarten", True), ("heg knippen", False)],
)
def test_what_is_done_with_somebody_is_told_so(typed, together):
    assert read_task(typed).together is together


def test_every_verb_that_a_noun_calls_for_is_known():
    named = {verb for verb in task_phrase._OWN_VERBS.values() if verb}
    assert {verb for verb in named if find_verb(verb) is None} == set()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("markt", "de markt"), ("naar de markt", "de markt"), ("zh", "het ziekenhuis"),
        ("station Zwolle", "station Zwolle"), ("Schiphol", "Schiphol"), ("haar zus", "haar zus"),
        ("winkels", "de winkels"), ("crematorium", "het crematorium"), ("kerk", "de kerk"),
        ("repetitie shantykoor in Harlingen", "de repetitie van het shantykoor in Harlingen"),
        ("opstapplaats bus", "de opstapplaats van de bus"), ("zus in Leiden", "een zus in Leiden"),
        ("zwembad de Grote Koppel", "zwembad de Grote Koppel"),
        ("bruiloft kleindochter", "de bruiloft van de kleindochter"),
        ("ziekenhuis in Deventer", "het ziekenhuis in Deventer"), ("", ""),
    ],
)  # fmt: skip
def test_a_destination_has_its_article(typed, said):
    assert destination_phrase(typed) == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("17:30", "half zes"), ("08:15", "kwart over acht"),
        ("20:45", "kwart voor negen 's avonds"),
        ("14:00", "twee uur"), ("13:20", "tien voor half twee"), ("10:40", "tien over half elf"),
        ("09:05", "vijf over negen"), ("06:30", "half zeven 's ochtends"),
        ("00:30", "half één 's nachts"), ("12:00", "twaalf uur"), ("12:55", "vijf voor één"),
    ],
)  # fmt: skip
def test_a_time_is_said_as_neighbours_do(at, said):
    assert clock_words(time.fromisoformat(at)) == said
