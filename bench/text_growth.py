"""How the cost of reading a text grows with its length, on the texts that are the worst for it.

.venv/bin/python bench/text_growth.py [--plot growth.png]

Each function reads each hostile text at 5, 10, 20 and 40 kB. Printed is the worst one, and how many
times longer 40 kB take than 10 kB: 4 is linear, 16 quadratic. What is cut beforehand stays at 1.
"""

from __future__ import annotations

import argparse
import time
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

from intake.domain.phone import parse_phone
from intake.kit.log import redact
from intake.kit.paths import resources
from intake.kit.text_normalization import fold_accents
from intake.kit.translations import Translations
from intake.mail.html import html_to_text
from intake.mail.mail_reader import read_mail
from intake.text.composing.compose import compose
from intake.text.composing.wanted import Wanted
from intake.text.guarding.finding import PrivateFacts
from intake.text.guarding.guard import guard
from intake.text.households.headings import field_of
from intake.text.households.names import split_name
from intake.text.households.phone_cells import first_number
from intake.text.mail.codes_in_mail import find_known_codes
from intake.text.mail.mail_text_parts import split_mail
from intake.text.mail.neighbour_reply import until_boilerplate
from intake.text.mail.taught_reading import Marks, read_as_taught
from intake.text.reading.answers import parse_moment
from intake.text.reading.days import find_days, parse_day
from intake.text.reading.normalize_line import normalize_line
from intake.text.reading.understand import understand
from intake.text.reading.wishes import MAX_READ, compare_wishes
from intake.text.words.lexicon import lexicon

LONGEST_LINE = 500
ANY = SimpleNamespace(informal=True, title_limit=60, text_limit=1000)
NL = Translations(resources() / "words").bound_to("nl")
SIZES = (5_000, 10_000, 20_000, 40_000)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PIECES = (
    *("1", "1 ", "12-", "1.", "1000", "020 ", "+31", "10 tot ", "1052 XK ", "€ 1,", "1 jaar "),
    *("a", "a ", "A", "Ab ", "aA", "é", "aaa@", "x@", "(((", "- ", ". ", "\n", "  ", "\u200b"),
    *("_", "-", "=", "\n \n", "di ", "morgen ", "om 1 uur "),
    *("de ", "te ", "en ", "elke ", "niet ", "half ", "van 1 tot ", "om 1 ", "over een week "),
    *(
        "maandag ",
        "mevrouw ",
        "Kinkerstraat 12 ",
        "<div>",
        "<b>",
        "(a",
        "Groetjes,\n",
        "<p>x</p>",
        "\u0301",
        "\u0327\u0301",
        "&amp;",
        "<",
        "<![",
        "<!--",
    ),
)


ENDINGS = ("", " dank", "van")
"""How a text of one piece may go on: only then a pattern gives back what it took."""

PREFIXES = ("code", "Naam: Jan\n", "Ik kan wel. ")
"""What a mail may begin with, so that a reader goes on with the rest."""


def read_mail_text(text):
    """Read a mail as it comes in, and what its reply offers, as on each reading of Reacties."""
    for begun in ("", *PREFIXES):
        mail = read_mail(f"From: Buurtsite <noreply@b.example>\n\n{begun}{text}!".encode(), "1")
        find_known_codes(mail.body, {"A7KQ2X"})
        until_boilerplate(mail.body.splitlines(), "Buurtsite")
        find_days(normalize_line(mail.body[:MAX_READ]), NOW.date())
        compare_wishes({"time": "10:00", "way": "brought", "aids": "rollator"}, mail.body)


def read_by_hard_rule(text):
    """Read a mail by a rule whose lines are as open as a stranger's mail can make them."""
    open_line = "{name} {name} a {name}"
    marks = Marks(f"{open_line}\n{open_line}\n1", f"{open_line}\n{open_line}\n1")
    plain = Marks("a a a a", "a a b")
    read_as_taught(text, marks, marks)
    read_as_taught(text, plain, Marks())
    read_as_taught(text, plain, marks)


READERS = {
    "understand": lambda text: understand(text, date(2026, 11, 23), lexicon()),
    "parse_moment": lambda text: parse_moment(text, NOW),
    "guard": lambda text: guard(text, PrivateFacts()),
    "redact": redact,
    "html_to_text": html_to_text,
    "compose": lambda text: compose(
        Wanted("help", {"what": text[:LONGEST_LINE]}, "West", "De Linde", "", "K7QF25"), ANY, NL
    ),
    "read_as_taught": read_by_hard_rule,
    "first_number": lambda text: first_number([text]),
    "split_name": split_name,
    "field_of": field_of,
    "split_mail": split_mail,
    "mail": read_mail_text,
    "parse_phone": parse_phone,
    "parse_day": lambda text: parse_day(text, date(2026, 11, 23)),
    "fold_accents": fold_accents,
}


def seconds(read, text):
    began = time.perf_counter()
    read(text)
    return time.perf_counter() - began


def growth_of(read):
    """Return (seconds by size, piece) of the piece that costs most at 40 kB."""
    costs = {
        f"{piece}…{ending}": [seconds(read, (piece * size)[:size] + ending) for size in SIZES]
        for piece in PIECES
        for ending in ENDINGS
    }
    piece = max(costs, key=lambda one: costs[one][-1])
    return costs[piece], piece


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plot", type=Path, default=None)
    options = parser.parse_args()
    rows = []
    for name, read in READERS.items():
        read("een boor")
        costs, piece = growth_of(read)
        rows.append((name, costs))
        grown = costs[-1] / max(costs[1], 1e-6)
        shown = " ".join(f"{cost * 1000:.1f}" for cost in costs)
        print(f"{name}: {shown} ms at 5, 10, 20, 40 kB of {piece!r}; 40 kB is {grown:.1f} x 10 kB")
    if options.plot:
        from PIL import Image, ImageDraw

        picture = Image.new("RGB", (900, 60 * len(rows) + 40), "white")
        pen = ImageDraw.Draw(picture)
        for row, (name, costs) in enumerate(rows):
            y = 20 + 60 * row
            pen.text((12, y), name, fill="black", font_size=18)
            for at, cost in enumerate(costs):
                width = 600 * cost / max(*costs, 1e-6)
                pen.rectangle((200, y + 10 * at, 200 + width, y + 10 * at + 8), fill="#0b5c7a")
        picture.save(options.plot)


if __name__ == "__main__":
    main()
