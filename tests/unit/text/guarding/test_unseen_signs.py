"""What nobody sees hides nothing from the guard, nor do letters that look like ours."""

from __future__ import annotations

import unicodedata

import pytest

from intake.text.guarding.finding import FindingKind, PrivateFacts
from intake.text.guarding.guard import guard

WIM = PrivateFacts(names=(("Wim", "", "Bakker"), ("Оксана", "", "Шевченко")))
HIDDEN = (
    ("Wie helpt W\N{SOFT HYPHEN}im met de tuin?", "W\N{SOFT HYPHEN}im", FindingKind.NAME),
    ("Wie helpt Wi\N{ZERO WIDTH SPACE}m?", "Wi\N{ZERO WIDTH SPACE}m", FindingKind.NAME),
    ("Hulp bij de\N{SOFT HYPHEN}mentie", "de\N{SOFT HYPHEN}mentie", FindingKind.HEALTH),
    ("Kom naar 1054\N{ZERO WIDTH SPACE}AB", "1054\N{ZERO WIDTH SPACE}AB", FindingKind.POSTCODE),
    (
        "Wie helpt W\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}m?",
        "W\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}m",
        FindingKind.NAME,
    ),
    ("Wie helpt Wi\N{COMBINING GRAPHEME JOINER}m?", "Wi\u034fm", FindingKind.NAME),
    ("Wie helpt W\ufe0fim?", "W\ufe0fim", FindingKind.NAME),
    ("Een fiets voor Оксана", "Оксана", FindingKind.NAME),
    *(
        (f"Kom naar 1054{sign}AB", f"1054{sign}AB", FindingKind.POSTCODE)
        for sign in "\u2065\ufff1\U000e0000\U000e0100\U000e0fff"
    ),
)


@pytest.mark.parametrize(("text", "hidden", "kind"), HIDDEN)
def test_it_is_found_where_it_stands(text, hidden, kind):
    assert [(one.kind, text[one.start : one.end]) for one in guard(text, WIM)] == [(kind, hidden)]


def test_what_gives_nothing_away_gives_nothing_away_with_such_signs_either():
    assert (
        guard("Wie heeft een boor\N{SOFT HYPHEN}machine \N{WOMAN}\N{ZERO WIDTH JOINER}?", WIM) == ()
    )


@pytest.mark.parametrize(
    "said", ["0️⃣6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣", "⓪⑥①②③④⑤⑥⑦⑧", "🄌⑥①②③④⑤⑥⑦⑧", "０６１２３４５６７８", "٠٦١٢٣٤٥٦٧٨"]
)
def test_a_number_in_other_digits_is_a_number(said):
    facts = PrivateFacts(phones=("+31612345678",))
    assert any(finding.stop for finding in guard(f"bel {said}", facts))


def test_a_fraction_is_no_number():
    assert not guard("Wie heeft ½ zak aarde over?", PrivateFacts())


GUL = PrivateFacts(names=(("Gülşen", "", "Özdemir"),), phones=("+31618421733",))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("stored", ["NFC", "NFD"])
def test_a_name_is_found_however_its_accents_are_spelt(form, stored):
    spelt = unicodedata.normalize(form, "Gülşen")
    facts = PrivateFacts(names=((unicodedata.normalize(stored, "Gülşen"), "", "Özdemir"),))
    text = f"Wie helpt {spelt} met de tuin?"
    assert [text[one.start : one.end] for one in guard(text, facts)] == [spelt]


@pytest.mark.parametrize("mark", ["\u0332", "\u0336", "\u0301", "\u0323\u0301"])
@pytest.mark.parametrize(
    "said", ["bel 0618421733", "BSN 123456782", "sleutel onder de mat", "NL91ABNA0417164300"]
)
def test_a_mark_over_each_letter_hides_nothing(mark, said):
    written = "".join(sign + mark for sign in said)
    assert any(finding.stop for finding in guard(written, GUL))


@pytest.mark.parametrize(
    "between", ["\u202f", "\u2009", "\t", "\n", "\u3000", ";", "'", "+", "・", " ~ "]
)
def test_a_number_is_found_whatever_stands_between_its_digits(between):
    for number in (("06", "18", "42", "17", "33"), ("06", "12", "34", "56", "78")):
        assert any(finding.stop for finding in guard(f"bel {between.join(number)}", GUL)), number


def test_a_number_that_hangs_on_a_word_is_a_number():
    assert any(finding.stop for finding in guard("mijn tel0612345678", PrivateFacts()))
