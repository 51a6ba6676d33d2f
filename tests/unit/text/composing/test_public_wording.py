"""What is asked for, in words that tell neither what is private nor about whom."""

from __future__ import annotations

import pytest

from intake.text.composing.public_wording import private_kinds_in, public_wording
from intake.text.guarding.finding import FindingKind, PrivateFacts
from tests.text_facts import TRANSLATE

WIM = PrivateFacts(
    names=(("Wim", "", "Pietersen"),),
    phones=("+31206184217",),
    emails=("wim@pietersen.example",),
    places=(("Lindestraat", "12"),),
    postcode="1052 XK",
)


@pytest.mark.parametrize(
    ("kind", "what", "said"),
    [
        ("borrow", "rollator, dementie", "rollator"),
        ("borrow", "tent, voor Pietersen", "tent"),
        ("borrow", "tent (voor Wim)", "tent"),
        ("borrow", "ramadan: grote pan", "grote pan"),
        ("help", "gordijnen ophangen, boodschappen voor Pietersen", "gordijnen ophangen"),
        ("help", "boodschappen, chemo, tuin", "boodschappen, tuin"),
        ("help", "formulier bijstand invullen", "wat papierwerk"),
        ("help", "steunkousen aantrekken", "helpen met aankleden"),
        ("help", "steunkous aan- en uittrekken", "helpen met aankleden"),
        ("help", "voorlezen (Turks)", "voorlezen (Turks)"),
        ("help", "in het Arabisch voorlezen", "in het Arabisch voorlezen"),
        ("help", "kat verzorgen, kat is ziek", "kat verzorgen, kat is ziek"),
        ("ride", "dialyse", "een afspraak"),
        ("ride", "ziekenhuis, fysiotherapie", "ziekenhuis"),
        ("meal", "iftarmaaltijd", "avondmaaltijd"),
        ("offer", "wandelen met ouderen die dementie hebben", "wandelen"),
        ("offer", "vrouw met dementie wandelen", "iets voor een ander"),
    ],
)
def test_a_request_keeps_its_thing_and_leaves_out_whom_it_is_about(kind, what, said):
    assert public_wording(kind, what, TRANSLATE, WIM) == said


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Wie helpt Wim Pietersen?", (FindingKind.NAME,)),
        ("Wie helpt in de Lindestraat 12?", (FindingKind.ADDRESS,)),
        ("Wie komt naar de Keizersgracht 100?", ()),
        ("Bel 020 618 42 17.", (FindingKind.PHONE,)),
        ("Bel +31 20 6184217.", (FindingKind.PHONE,)),
        ("Bel 020 555 01 00.", ()),
        ("Mail wim@pietersen.example.", (FindingKind.EMAIL,)),
        ("Mail balie@linde.example.", ()),
        ("Het is in 1052 xk.", (FindingKind.POSTCODE,)),
        ("Het is in 1031 EB.", ()),
    ],
)
def test_only_what_names_the_very_person_counts(text, kinds):
    assert private_kinds_in(text, WIM) == kinds
