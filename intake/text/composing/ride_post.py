"""Plan the post for a ride, and the way back."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from intake.text.composing.counted_people import CountedPeople
from intake.text.composing.particulars import particulars, split_particulars
from intake.text.composing.post_plan import PostPlan, Sentence
from intake.text.composing.task_details import sort_of_pet
from intake.text.composing.there_sentences import goes_along_sentence
from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.area_with_article import KNOWN_TOWNS
from intake.text.grammar.clock_words import clock_words
from intake.text.grammar.destination_phrase import destination_phrase
from intake.text.grammar.missing_articles import with_articles
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_noun
from intake.text.grammar.task_phrase import read_task
from intake.text.grammar.verbs import find_verb

if TYPE_CHECKING:
    from intake.text.composing.post_writer import PostWriter

_HOUR_IN_A_NOTE = re.compile(r"\b(?P<hour>[01]?\d|2[0-3])[.:u](?P<minute>[0-5]\d)\b(?![.-]\d)")
_AT_THE_HOUR = re.compile(r" (?:om|vanaf) (?:[01]?\d|2[0-3])[.:u][0-5]\d(?: ?u(?:ur)?)?\b")
"""An hour in what was asked, which the post tells in words."""

_APPOINTMENTS = frozenset({
    "afspraak", "oogarts", "ziekenhuis", "tandarts", "huisarts", "dokter", "kapper", "notaris",
    "fysiotherapeut", "polikliniek", "opticien", "pedicure", "gemeentehuis", "bruiloft",
    "trouwerij", "feest", "kleindochter", "kleinzoon", "begrafenis", "receptie", "dierenarts",
    "begraafplaats", "verjaardag", "zus", "broer", "zoon", "dochter",
})  # fmt: skip
"""Destinations to which nobody is driving by chance."""

_TIMED_APPOINTMENTS = _APPOINTMENTS - {
    "begraafplaats", "verjaardag", "zus", "broer", "zoon", "dochter", "bruiloft", "trouwerij",
    "feest", "kleindochter", "kleinzoon", "begrafenis", "receptie",
}  # fmt: skip
"""Destinations where somebody is expected at an hour."""

_WHERE_MANY_GO = re.compile(
    r"\b(?:\w*markt|\w*winkel|winkelcentrum|kerk|centrum|stad|dorp|zwembad|station"
    r"|strand|tuincentrum|milieustraat|kringloop|bibliotheek|school|sporthal|museum|concert|film"
    r"|festival|braderie|bieb|IKEA)\b"
)
"""Destinations to which a neighbour may be driving anyway."""

_MEETING = re.compile(r"\b\w*(?:keuring|examen|gesprek|intake|sollicitatie|zitting)\b")
"""Other destinations where somebody is expected at an hour."""

_OPENINGS: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
_TO_AN_APPOINTMENT: tuple[int, ...] = (1, 4, 5, 6)
"""Openings for these: nobody is driving to another person's appointment by chance."""

_WHERE_FEW_GO: tuple[int, ...] = (1, 2, 4, 5, 6)
"""Openings that do not ask who is driving there anyway."""

_TO_A_VEILED: tuple[int, ...] = (1, 6)
"""Openings with the hour at the end."""

_NEAR = re.compile(
    r"^(?:het )?(?:station|(?:bus|tram|metro)?halte|hotel|café|restaurant|winkelcentrum)\b",
    re.IGNORECASE,
)
"""What follows a comma and tells where a place is."""

_SO_LONG_A_WAY = re.compile(
    r"^(?:ongeveer |zo'n )?[\w ]{1,16}(?:minuten|min|kwartier|uur|uurtje) rijden$"
)
_DOING_THERE = re.compile(r"^(?:\w+(?:zwemmen|gym|yoga|les|zang|bingo|cursus)|bingo|yoga)$")
"""What one does there: "aquagym"."""

_PLACE = re.compile(r"(?:huis|zaal|kerk|school|centrum|gebouw|kantine|hal|theater)\b")
_GOES_ALONG = re.compile(r"^Er gaat een (\w+) mee\.$")
_FITS_IN = re.compile(r"^past (?:wel |ook |makkelijk |net )?in (?:een )?(?P<where>\w+)$")
_DEPARTS = re.compile(
    r"^(?P<what>trein|bus|boot|vlucht|vliegtuig|veerboot|pont) (?:van |om |gaat (?:om )?)?"
    r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?: (?:uur|halen))?$"
)
"""What somebody must not miss: "trein van 9.52"."""

_SIGHTS = re.compile(
    r"(?:paleis|museum|kasteel|dierentuin|station|strand|markt|park|tuin|zwembad|hotel|plein)$"
)
_DOCTOR = re.compile(r",? (?:[Dd]r|[Dd]rs|[Mm]r)\.? (?:(?:v\.?|van|de|der|vd)\.? )*[A-Z]\w+")
_WITH_PET = re.compile(
    r" (?:met|m) (?:de |een |mijn )?((?:\w+e )?(?:kat|poes|hond|hondje|konijn))"
    r"(?: in (?:het |een |de )?(?:\w*mandje|\w*mand|bench))?(?=$| in [A-Z])"
)
_WITH_PET_FIRST = re.compile(
    r"^(?:met|m) (?:de |een |mijn )?((?:\w+e )?(?:kat|poes|hond|hondje|konijn)) naar (.+?)(?=,|$)"
)
"""A pet that is named before where it goes: "met hond naar dierenarts"."""

_WITH_THINGS = re.compile(r" (?:met|m) ((?:\d+ |\w+e )?[a-z]{3,}(?:en|s))$")
_THINGS_ALONG = re.compile(r"^((?:\w+ )?[a-z]{4,}(?:en|s)) mee$")
_IN_A_STREET = re.compile(r"^(.+) in de [A-Z]\w+(?:straat|laan|weg|plein|gracht|kade)$")
_IN_A_TOWN = re.compile(r"^(?:haar|zijn|hun|de|het|een) .+ in ([A-Z'].*)$")
_ON_THE_WAY = re.compile(
    r"^(?:De terugweg|Het is .+ (?:rijden|lopen|fietsen)|Er ga|Het is om .+ afgelopen"
    r"|De (?:rolstoel|rollator|scootmobiel)|De buurtgenoot blijft)\b"
)
_FOLDED = re.compile(r"^De (?P<aid>rolstoel|rollator) kan (?P<done>\w+) worden\.$")
"""What is told of the way itself, after where it leads."""

_SOMEWHERE = re.compile(r"^((?:de|het|een) \w+) (?:in|van|bij|op|net|buiten) .+$")


_COMES_ALONG = ("Er gaat ", "Er gaan ")
"""How a sentence begins about what a driver must have room for."""


def plan_ride(writer: PostWriter) -> PostPlan:
    """Return the plan of a post for a ride."""
    leaves_at = _let_the_note_tell_the_hour(writer)
    hours = writer.ride_hours
    place, details = _place_and_details(writer)
    destination = destination_phrase(place)
    if details and _NEAR.match(details[0]):
        destination = f"{destination} bij {destination_phrase(details[0])}"
        details = details[1:]
    if details and re.fullmatch(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)?", place) and _is_place(details[0]):
        destination = f"{destination_phrase(details[0])} in {place}"
        details = details[1:]
    if details and re.fullmatch(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)?", details[0]):
        destination = f"{destination} in {details[0]}"
        details = details[1:]
    people = CountedPeople(writer.quantity)
    if people.number > 1:
        destination = re.sub(r"\b(?:haar|zijn) (?=\w+)", "een ", destination)
    values = {
        "destination": destination,
        "who": f"{people.neighbours} uit {writer.area}",
        "wants": people.agreeing("wil", "willen"),
        "seeks": people.agreeing("zoekt", "zoeken"),
        "them": people.agreeing("", "hen"),
        "whom": people.agreeing("de buurtgenoot", "hen"),
        "who_short": people.agreeing("de buurtgenoot", "zij"),
        "comes_along": people.agreeing("rijdt", "rijden"),
    }
    is_veiled = destination.startswith(
        (
            writer.translate("compose-discreet-ride"),
            writer.translate("compose-discreet-ride-faith"),
        )
    )
    if is_veiled and writer.clock and not hours.pick_up:
        values["destination"] = f"{destination} om {writer.clock}"
    openings = _openings(writer, destination, is_veiled=is_veiled)
    sentences = writer.open_with("need-ride", openings, **values)
    with_return = _with_return(writer, sentences[0], values["destination"])
    is_back_told = with_return != sentences[0]
    sentences[0] = with_return
    told = _particulars(writer, details)
    sentences += [Sentence(said, 1 + (not said.startswith(_COMES_ALONG))) for said in told]
    reasons = writer.reasons(people.number)
    span = writer.until_sentence()
    practical = [reason for reason in reasons if _ON_THE_WAY.match(reason.text)]
    reasons = [reason for reason in reasons if reason not in practical]
    sentences += [*span, *reasons] if span else reasons
    sentences += writer.first_and_last()
    if hours.pick_up:
        sentences += _hours_sentences(writer)
    elif not is_veiled:
        sentences += _time_sentences(writer, values)
    if leaves_at and not hours.pick_up:
        sentences.append(Sentence(writer.say("ride-leaves", leaves_at=leaves_at), 1))
    back = writer.answers.get("back")
    is_back_told = is_back_told or any("erug" in reason.text for reason in reasons)
    if back and not is_back_told:
        sentences.append(Sentence(writer.say(f"back-{back}", **values), 1))
    sentences += _with_aids_folded([*writer.aids(), *practical])
    sentences += writer.cost()
    sentences += writer.ask("ask-ride")
    return writer.plan(_titles(writer, destination), sentences)


def _place_and_details(writer: PostWriter) -> tuple[str, list[str]]:
    """Return where it goes, and the notes: also the pet or the things that go along."""
    what = _WITH_PET_FIRST.sub(r"\2, \1", _DOCTOR.sub("", writer.what))
    place, details = split_particulars(_AT_THE_HOUR.sub("", what))
    place = _with_capital_of_town(place)
    if pet := _WITH_PET.search(place):
        return f"{place[: pet.start()]}{place[pet.end() :]}", [pet[1], *details]
    if carried := _WITH_THINGS.search(place):
        return place[: carried.start()], [f"{carried[1]} mee", *details]
    return place, details


def _with_capital_of_town(place: str) -> str:
    """Write "notaris sneek" as "notaris in Sneek"."""
    before, _, town = place.rpartition(" ")
    if not before or not town.islower() or town not in KNOWN_TOWNS:
        return place
    if before.rpartition(" ")[2] in ("in", "naar", "te", "bij", "uit"):
        return f"{before} {town.capitalize()}"
    return f"{before} in {town.capitalize()}"


def _openings(writer: PostWriter, destination: str, *, is_veiled: bool) -> tuple[int, ...]:
    """Return the openings that fit the destination."""
    if is_veiled:
        return _TO_A_VEILED
    goes_there_anyway = writer.answers.get("back") != "wait" and not writer.answers.get("cost")
    if not goes_there_anyway or _APPOINTMENTS & set(destination.split()):
        return _TO_AN_APPOINTMENT
    if not _WHERE_MANY_GO.search(destination):
        return _WHERE_FEW_GO
    return _OPENINGS


def _with_return(writer: PostWriter, opening: Sentence, destination: str) -> Sentence:
    """Return an opening question with "en weer terug", if the way back is asked too."""
    asked = f"naar {destination}"
    if writer.answers.get("back") != "yes" or not opening.text.startswith(("Wie ", "Kun")):
        return opening
    return opening._replace(text=opening.text.replace(asked, f"{asked} en weer terug", 1))


def _with_aids_folded(sentences: list[Sentence]) -> list[Sentence]:
    """Join "er gaat een rolstoel mee" and "de rolstoel kan ingeklapt worden"."""
    for index, sentence in enumerate(sentences[1:], start=1):
        folded = _FOLDED.match(sentence.text)
        if folded and sentences[0].text == f"Er gaat een {folded['aid']} mee.":
            text = f"Er gaat een {folded['aid']} mee, die {folded['done']} kan worden."
            return [sentences[0]._replace(text=text), *sentences[1:index], *sentences[index + 1 :]]
    return sentences


def _let_the_note_tell_the_hour(writer: PostWriter) -> str:
    """Take the hour of the note for the appointment, and return when the ride leaves then.

    "zitting 10.00 precies" with ten to nine as the hour of the form: that is when they leave. Empty
    if the form tells the hour of the appointment, or none.
    """
    asked = writer.answers.get("time", "")
    noted = _HOUR_IN_A_NOTE.search(writer.wanted.answers.get("what", ""))
    if not noted:
        return ""
    appointment = time(int(noted["hour"]), int(noted["minute"]))
    if asked and appointment <= time.fromisoformat(asked):
        return ""
    leaves_at, writer.clock = writer.clock, clock_words(appointment)
    return leaves_at


def _hours_sentences(writer: PostWriter) -> list[Sentence]:
    """Return when somebody is fetched, and when they are expected and go back if that is known."""
    hours = writer.ride_hours
    key = "ride-hours" if hours.appointment else "ride-pick-up"
    told = [writer.say(key, **{**hours._asdict(), "what": ""})]
    if hours.back:
        told.append(writer.say("ride-back-at", back=hours.back))
    return [Sentence(said, 1) for said in told]


def _time_sentences(writer: PostWriter, values: dict[str, str]) -> list[Sentence]:
    """Return the hour of the appointment, or the wished hour of arrival."""
    if not writer.clock:
        return []
    key = "at-ride"
    if _TIMED_APPOINTMENTS & set(values["destination"].split()) or _MEETING.search(
        values["destination"]
    ):
        key = "at-appointment"
    return [Sentence(writer.say(key, **values), 1)]


def _is_place(detail: str) -> bool:
    """Tell whether what follows a town is a place in it: "museum Boijmans"."""
    first = detail.lower().partition(" ")[0]
    if re.search(r"\d", detail):
        return False
    return find_noun(first) is not None and bool(_SIGHTS.search(first) or _PLACE.search(first))


def _particulars(writer: PostWriter, details: list[str]) -> list[str]:
    """Return sentences about the place: "repetitie in de Grote Kerk"."""
    named: list[str] = []
    for detail in details:
        if things := _THINGS_ALONG.match(detail):
            named.append(f"Er gaan {things[1]} mee.")
        elif along := goes_along_sentence(detail):
            named.append(along)
        elif named and (told := _luggage_sentence(named[-1], detail)):
            named[-1] = told
        elif _SO_LONG_A_WAY.match(detail):
            named.append(f"Het is {detail}.")
        else:
            named += _place_sentences(writer, detail)
    return named


def _luggage_sentence(said: str, detail: str) -> str:
    """Return "er gaat een grote hond mee" with its kind; empty if it is not about that."""
    if said.startswith("Er gaat ") and (sort := sort_of_pet(detail)):
        return f"{said[:-1]}{sort}."
    if said.startswith("Er gaat een ") and (fits := _FITS_IN.match(detail)):
        return f"{said[:-1]}, die in {read_noun_phrase(fits['where']).indefinite} past."
    pet = _GOES_ALONG.match(said)
    if pet and is_adjective(detail):
        return f"Er gaat {read_noun_phrase(f'{detail} {pet[1]}').indefinite} mee."
    return ""


def _place_sentences(writer: PostWriter, detail: str) -> list[str]:
    """Return where in a place it is, or what for."""
    if find_verb(detail.rpartition(" ")[2]) and " " in detail:
        return [writer.say("why-doing", why=f"om {read_task(detail).with_te}")]
    if departs := _DEPARTS.match(detail):
        what = read_noun_phrase(departs["what"]).definite
        return [f"{what[:1].upper()}{what[1:]} gaat om {departs['hour']}.{departs['minute']} uur."]
    if re.match(r"^(?:in|op|bij|aan) ", detail):
        return [f"Dat is {with_articles(detail)}."]
    if detail.startswith("voor "):
        return [f"Het is {detail}."]
    if _PLACE.search(detail):
        where = detail if detail != detail.lower() else destination_phrase(detail)
        return [f"Dat is in {where}."]
    if _DOING_THERE.match(detail):
        return [writer.say("why-occasion", why=detail)]
    if re.search(r"milieustraat|kringloop|stort", writer.what):
        parts = re.split(r" ?\+ ?| en ", detail.removeprefix("met "))
        things = [read_noun_phrase(part) for part in parts]
        go = things[0].agreeing("gaat", "gaan")
        if len(things) > 1:
            go = "gaan"
        return [f"Er {go} {' en '.join(thing.indefinite for thing in things)} mee."]
    if read_noun_phrase(detail).is_known:
        return [writer.say("detail", detail=with_articles(destination_phrase(detail)))]
    return particulars(writer, [detail])


def _titles(writer: PostWriter, destination: str) -> tuple[str, ...]:
    """Return titles with the town rather than the person visited there, and shorter ones."""
    shorter = []
    if in_street := _IN_A_STREET.match(destination):
        destination = in_street[1]
    elif visited := _IN_A_TOWN.match(destination):
        destination = visited[1]
    elif somewhere := _SOMEWHERE.match(destination):
        shorter = [*writer.add_days(writer.say("title-ride", destination=somewhere[1]))]
    titles = writer.add_days(writer.say("title-ride", destination=destination))
    without_asked = writer.add_days(writer.say("title-ride-to", destination=destination))[:-1]
    short = writer.add_days(writer.say("title-ride-short"))
    return (*titles[:-1], *without_asked, *shorter, titles[-1], *short)
