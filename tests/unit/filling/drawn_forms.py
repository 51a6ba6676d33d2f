"""Forms, lists and endings drawn by a seed: those of the sets, with what may stand otherwise there.

A rule is only held where it is nearly broken. So each form of the sets is drawn again with a label
that moved, a box that came twice, a run of boxes that ask for one day: what no set happens to have.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from intake.filling.snapshot import Control, Option
from tests.unit.filling.test_form_sets import SETS, control_of

if TYPE_CHECKING:
    from random import Random

FORM_SETS = ("forms", "forms-second", "forms-fifth", "forms-seventh", "forms-fifteenth")
HOURS = tuple(Option(f"{hour:02}:00", f"{hour:02}:00") for hour in range(8, 21))
NUMBERS = {
    "day": range(1, 32),
    "month": range(1, 13),
    "year": range(2026, 2030),
    "hour": range(24),
    "minute": range(0, 60, 15),
}
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
EXAMPLES = (
    "dd-mm-jjjj",
    "14:30",
    "uu:mm",
    "31-12-2026",
    "PLZ",
    "Ort",
    "naam@voorbeeld.nl",
    "dag maand",
)
TYPES = ("text", "date", "time", "number", "email", "tel", "datetime-local", "search", "url")
WORDS = (
    "Van", "Tot", "Wanneer?", "Naam", "Titel", "Omschrijving", "Adres", "Plaats", "Postcode",
    "Aantal", "Rubriek", "E-mail", "Herhaal e-mail", "Telefoon", "Nom", "Prénom", "Name",
    "Description", "Tijdstip", "Begin", "Einde", "Voor wie?", "Aantal kamers", "Gebruikersnaam",
    "PLZ / Ort", "Geef een postcode of plaats", "Soort oproep", "Buurt", "Prijs", "Samenvatting",
    "Datum", "",
)  # fmt: skip


def read_forms() -> list[list[Control]]:
    """Return every page of some sets of forms, as the browser's script would see it."""
    return [
        [control_of(at, field, form["lang"]) for at, field in enumerate(step["fields"])]
        for name in FORM_SETS
        for form in json.loads((SETS / f"{name}.json").read_text("utf8"))
        for step in form["steps"]
    ]


def draw_form(chooser: Random, forms: list[list[Control]]) -> list[Control]:
    """Draw a page, put a run of boxes in it now and then, and change a few things about it."""
    controls = list(chooser.choice(forms))[:14]
    if chooser.random() < 0.6:
        at = chooser.randint(0, len(controls))
        run = [_maybe_changed(chooser, one, 0.2) for one in chooser.choice(RUNS)(chooser)]
        controls[at:at] = run
    if chooser.random() < 0.3:  # another form beside it: a search, a newsletter, a second page
        beside = [replace(one, form=1) for one in chooser.choice(forms)]
        controls += chooser.sample(beside, min(len(beside), chooser.randint(1, 5)))
    controls = [_maybe_changed(chooser, one, 0.15) for one in controls]
    if len(controls) > 2 and chooser.random() < 0.4:
        at = chooser.randrange(len(controls) - 1)
        controls[at], controls[at + 1] = controls[at + 1], controls[at]
    if len(controls) > 2 and chooser.random() < 0.4:
        at = chooser.randrange(len(controls) - 1)
        controls[at + 1] = replace(
            controls[at + 1], label=controls[at].label, near=controls[at].near
        )
    return [replace(one, index=at) for at, one in enumerate(controls)]


def _maybe_changed(chooser: Random, control: Control, share: float) -> Control:
    if chooser.random() > share:
        return control
    changes = (
        {"label": "", "near": ""},
        {"label": "", "near": control.label or control.near},
        {"label": "", "near": "", "placeholder": control.label or control.near},
        {"label": "", "near": "", "hint": control.label or control.near},
        {"row": control.label, "label": ""},
        {"row": chooser.choice(WORDS)},
        {"label": "", "near": "", "name": "", "id": ""},
        {"label": chooser.choice(WORDS)},
        {"near": chooser.choice(WORDS)},
        {"placeholder": chooser.choice(EXAMPLES)},
        {"type": chooser.choice(TYPES), "tag": "input"},
        {"tag": "textarea", "type": ""},
        {"tag": "select", "options": HOURS, "type": ""},
        {"tag": "combobox", "suggests": True},
        {"form": chooser.choice((-1, 0, 1))},
        {"aside": True, "form": 1},
        {"required": not control.required},
        {"held": "iets", "value": "iets"},
        {"maxlength": chooser.choice((5, 20, 60))},
        {"visible": not control.visible},
        {"autocomplete": chooser.choice(("email", "tel", "name", "street-address", "off"))},
        {"name": chooser.choice(("address", "search", "q", "title", "date", "naam", "time"))},
    )
    return replace(control, **chooser.choice(changes))


def _box(**values: object) -> Control:
    return Control(**{"index": 0, "tag": "input", "type": "text", "form": 0, "lang": "nl"} | values)


def _numbers(kind: str, **values: object) -> Control:
    texts = MONTHS.split() if kind == "months" else [str(one) for one in NUMBERS[kind]]
    options = tuple(Option(str(at), text) for at, text in enumerate(texts, 1))
    return _box(tag="select", type="", options=(Option("", "Kies"), *options), **values)


def _day_month_year(chooser: Random) -> list[Control]:
    label = chooser.choice(WORDS)
    month = chooser.choice(("month", "months"))
    parts = [_numbers("day", row=label), _numbers(month, row=label), _numbers("year", row=label)]
    return chooser.sample(parts, chooser.choice((3, 3, 2)))


def _hour_minute(chooser: Random) -> list[Control]:
    label = chooser.choice(WORDS)
    if chooser.random() < 0.4:
        return [_box(type="number", max=23, row=label), _box(type="number", max=59, row=label)]
    half = _box(tag="select", type="", options=(Option("a", "AM"), Option("p", "PM")))
    if chooser.random() < 0.5:
        return [_box(label=label), half]
    return [_numbers("hour", label=label), _numbers("minute"), half]


def _same_words(chooser: Random) -> list[Control]:
    label = chooser.choice(WORDS)
    kind = chooser.choice(TYPES)
    second = chooser.choice((_box, _long))
    return [
        _box(label=label, type=kind, placeholder=chooser.choice(EXAMPLES)),
        second(label=label, type=kind, placeholder=chooser.choice(EXAMPLES)),
    ]


def _long(**values: object) -> Control:
    return _box(**values | {"tag": "textarea", "type": ""})


def _row_of_when(chooser: Random) -> list[Control]:
    asked = chooser.choice(("Wanneer heeft u het nodig?", "Op welke dag?", "Hoeveel?"))
    return [_box(hint=asked), _box(hint=asked), _box(hint=chooser.choice(("", "", asked)))]


def _hours(chooser: Random) -> list[Control]:
    return [
        _box(tag="select", type="", options=HOURS, label=chooser.choice(WORDS)),
        _box(tag="select", type="", options=HOURS, label=chooser.choice(WORDS)),
    ]


def _day_and_hour(chooser: Random) -> list[Control]:
    return [
        _box(label=chooser.choice(WORDS), type=chooser.choice(("text", "date"))),
        _box(placeholder=chooser.choice(("12:00", "--:--", "uu:mm")), type="text"),
    ]


def _search_and_place(chooser: Random) -> list[Control]:
    place = chooser.choice(("Plaats", "", "Postcode"))
    return [
        _box(type="search", name="q", placeholder="Zoeken"),
        _box(label=place, name=chooser.choice(("search_location", "city"))),
    ]


def _sign_in(chooser: Random) -> list[Control]:
    return [_box(label=chooser.choice(WORDS)), _box(type="password", label="Wachtwoord")]


def _name_and_story(chooser: Random) -> list[Control]:
    return [
        _box(label=chooser.choice(("Naam", "Name", "Nom", "Gebruikersnaam"))),
        _long(label=chooser.choice(("Omschrijving", "Description", "Bericht"))),
    ]


def _addresses(chooser: Random) -> list[Control]:
    return [
        _box(label="Naam"),
        _box(label="E-mail", type="email"),
        _box(label=chooser.choice(("Herhaal uw e-mail", "E-mail", "")), type="email"),
    ]


def _street_and_town(chooser: Random) -> list[Control]:
    return [
        _box(label=chooser.choice(("Adres", "Straat en huisnummer", "Waar?"))),
        _box(label=chooser.choice(("Postcode", "Woonplaats", "Huisnummer"))),
    ]


def _sides(chooser: Random) -> list[Control]:
    texts = chooser.choice(
        (
            ("Vraag", "Aanbod"),
            ("Ik vraag iets te leen", "Ik heb iets te leen"),
            ("Gezocht", "Gezocht te leen", "Te huur", "Overig"),
            ("Online", "Offline"),
        )
    )
    options = tuple(Option(str(at), text) for at, text in enumerate(texts))
    tag = chooser.choice(("select", "radio-group", "combobox"))
    return [_box(tag=tag, type="", options=options, label=chooser.choice(WORDS))]


def _hours_by_name(chooser: Random) -> list[Control]:
    return [
        _box(label=chooser.choice(("Van", "Tijd", "Begin"))),
        _box(name=chooser.choice(("time_end", "tijd2", "einde")), label=""),
    ]


def _long_and_short(chooser: Random) -> list[Control]:
    boxes = [_long(label="Omschrijving"), _box(label=chooser.choice(("Omschrijving", "Titel")))]
    return chooser.sample(boxes, 2)


RUNS = (
    _day_month_year,
    _hour_minute,
    _same_words,
    _same_words,
    _row_of_when,
    _hours,
    _day_and_hour,
    _search_and_place,
    _sign_in,
    _name_and_story,
    _addresses,
    _street_and_town,
    _sides,
    _hours_by_name,
    _long_and_short,
)


LISTS = (
    ("Gereedschap", "Tuin", "Vervoer", "Overig"),
    ("Klussen", "Boodschappen", "Wandelen", "Computer"),
    ("Vraag", "Aanbod"),
    ("Ik vraag hulp", "Ik bied hulp", "Ik zoek spullen", "Ik geef spullen weg", "Oproep"),
    ("Online", "Offline", "Allebei"),
    ("Amsterdam", "Utrecht", "Zwolle"),
    ("Oud-West", "De Pijp", "Noord"),
    ("1", "2", "3", "4 of meer"),
    ("Nederland", "België"),
    ("08:00", "08:30", "09:00", "09:30", "10:00"),
    ("Kies", "08:00", "09:00", "10:00", "Later"),
    ("Gezocht", "Te huur", "Te koop"),
)
LIST_LABELS = (
    "Rubriek",
    "Categorie",
    "Soort oproep",
    "Type",
    "Plaats",
    "Buurt",
    "Aantal",
    "Van",
    "",
)


def draw_list_box(chooser: Random, index: int) -> Control:
    """Draw a list with a label that may fit it or not."""
    options = tuple(Option(str(at), text) for at, text in enumerate(chooser.choice(LISTS)))
    return _box(
        index=index,
        tag=chooser.choice(("select", "select", "radio-group", "combobox")),
        type="",
        label=chooser.choice(LIST_LABELS),
        options=options,
    )
