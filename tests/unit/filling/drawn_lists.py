"""Lists of categories drawn by a seed, and the posts that are looked for in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from intake.filling.snapshot import Option
from tests.unit.filling.test_form_sets import SETS

if TYPE_CHECKING:
    from random import Random

LIST_SETS = ("category-lists", "category-lists-second", "category-lists-third")
ASKED = (
    ("borrow", "boormachine", "Gereedschap", "Klussen", "Boormachines", "Doe-het-zelf"),
    ("borrow", "tweepersoons luchtbed", "Slapen", "Kamperen", "Luchtbedden", "Wonen"),
    ("borrow", "partytent", "Feest", "Tenten", "Evenementen", "Tuin"),
    ("borrow", "rolstoel", "Hulpmiddelen", "Zorg", "Rolstoelen", "Gezondheid"),
    ("borrow", "lange ladder", "Ladders", "Gereedschap", "Ladders en trappen", "Bouw"),
    ("borrow", "grote soeppan", "Keuken", "Koken", "Pannen", "Huishouden"),
    ("borrow", "kinderbedje", "Baby", "Kinderen", "Kinderkamer", "Bedden"),
    ("help", "lamp ophangen", "Klussen in huis", "Klusjes", "Elektra", "Huis"),
    ("help", "heg knippen", "Tuin", "Tuinieren", "Klussen", "Groen"),
    ("help", "kraan repareren", "Reparaties", "Loodgieter", "Klussen", "Repareren"),
    ("help", "boodschappen doen", "Boodschappen", "Winkelen", "Huishouden", "Hulp"),
    ("help", "samen wandelen", "Wandelen", "Gezelschap", "Sport", "Maatje"),
    ("help", "helpen met de computer", "Computer", "Computers en internet", "ICT", "Digitaal"),
    ("help", "hond uitlaten", "Huisdieren", "Honden", "Dieren", "Oppas"),
    ("help", "verhuizen", "Verhuizen", "Transport", "Sjouwen", "Klussen"),
    ("help", "rekening lezen", "Administratie", "Geld", "Post en papieren", "Financiën"),
    ("meal", "warme maaltijd", "Maaltijden", "Koken", "Eten en drinken", "Horeca"),
    ("ride", "naar het ziekenhuis", "Vervoer", "Ritten", "Ziekenhuis", "Zorg"),
    ("ride", "naar het zwembad", "Vervoer", "Zwemmen", "Sport", "Meerijden"),
    ("offer", "bankstel weggeven", "Meubels", "Banken", "Wonen", "Gratis spullen"),
    ("offer", "ladder uitlenen", "Ladders", "Gereedschap", "Spullen", "Uitlenen"),
    ("offer", "helpen met Nederlands", "Taal", "Taalles", "Les", "Onderwijs"),
    ("offer", "kinderfiets", "Fietsen", "Kinderen", "Kinderfietsen", "Vervoer"),
    ("offer", "koken voor buren", "Koken", "Maaltijden", "Eten", "Buren"),
)
"""A post, and names that lists have for it or near it."""
HEADS = (
    "Gevraagd",
    "Aangeboden",
    "Te leen",
    "Gratis",
    "Te koop",
    "Diensten",
    "Spullen",
    "Huis",
    "Vervoer",
)
WRAPS = (
    "{name}", "{name}", "{name}", "{name} (12)", "01. {name}", "-- {name}", "{head} > {name}",
    "{head} - {name}", "{head} / {name}", "{name} gevraagd", "{name} (o.a. {other})",
    "{head}: {name}", "{name}, {other}", "{name} en {other}", "Overig", "{head} > Overig",
    "{head}", "Kies een rubriek", "{head} te leen", "{head}: {name} > {other}", "",
    "{name} gevraagd bij u", "{name} & te leen", "AB {name}", "&nbsp;&nbsp;{name}", "{name} Gratis",
)  # fmt: skip


def read_names() -> list[str]:
    """Return the names of categories that the sets of lists have."""
    names = {
        option
        for name in LIST_SETS
        for case in json.loads((SETS / f"{name}.json").read_text("utf8"))
        for option in case["options"]
    }
    return sorted(name for name in names if name.strip())


def draw_list(chooser: Random, names: list[str]) -> tuple[tuple[Option, ...], dict[str, str]]:
    """Draw a post and a list of four to sixteen options, in a few of the shapes that lists have."""
    kind, what, *near = chooser.choice(ASKED)
    shapes = chooser.sample(WRAPS, 3)
    heads = chooser.sample(HEADS, 3)
    texts = [
        chooser.choice(shapes).format(
            name=chooser.choice(near) if chooser.random() < 0.4 else chooser.choice(names),
            other=chooser.choice((*near, *chooser.sample(names, 4))),
            head=chooser.choice(heads),
        )
        for _ in range(chooser.randint(4, 16))
    ]
    texts = _in_order(chooser, texts)
    options = tuple(Option(str(at), text) for at, text in enumerate(texts))
    side = "offer" if kind == "offer" else "request"
    return options, {
        "category": chooser.choice(("", "", "", *near)),
        "kind": kind,
        "what": what,
        "title": what.capitalize(),
        "request_or_offer": side,
    }


def _in_order(chooser: Random, texts: list[str]) -> list[str]:
    """Return the names as some lists number, letter or indent all of theirs."""
    order = chooser.random()
    if order < 0.1:
        return [f"{at:02} - {text}" for at, text in enumerate(texts, 1)]
    if order < 0.2:
        return [f"{chr(65 + at)}B {text}" for at, text in enumerate(texts)]
    if order < 0.4:
        heads = iter(chooser.sample(HEADS, 3))
        return [next(heads) if at % 6 == 0 else f"-- {text}" for at, text in enumerate(texts)]
    return texts
