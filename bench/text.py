"""What reading and writing cost.

Milliseconds a line understood, a post composed, a kilobyte guarded, on ordinary texts and on those
that patterns run away on.

.venv/bin/python bench/text.py [--plot text.png]

The goals are under 5 ms a line or post and 50 ms a kilobyte; beside each figure stands its ratio to
plain hashing of the same bytes a thousand times over, so that two machines can be compared.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import time
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from intake.cli.verbs import load_private_facts
from intake.kit.paths import resources
from intake.kit.translations import Translations
from intake.text.composing.compose import compose
from intake.text.composing.wanted import Wanted
from intake.text.guarding.guard import guard
from intake.text.reading.understand import understand
from intake.text.words.lexicon import lexicon

SETS = Path(__file__).parent.parent / "tests" / "sets"
ABOUT = load_private_facts(
    {
        "first_name": "Annie",
        "infix": "de",
        "last_name": "Vries-Bakker",
        "phones": ["+31206184217"],
        "street": "Bosboomstraat",
        "house_number": "12",
        "birth_date": "1942-04-03",
    }
)
HARD = ("1 ", "a@", "van de ", "nul een ", "X. ", "A-", "(", "9", "Bosboom straat ", "t/m ")


def texts(name):
    lines = (SETS / name).read_text(encoding="utf8").splitlines()
    return [line.split("\t")[0] for line in lines[2:] if line and not line.startswith("#")]


def cost(work):
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def hashed(text):
    return cost(lambda: [hashlib.sha256(text.encode()).digest() for _ in range(1000)])


def composed_each():
    """Compose what each line of a set asks, once to load the tables and once to be measured."""
    translate = Translations(resources() / "words").bound_to("nl")
    style = SimpleNamespace(informal=True, title_limit=60, text_limit=1000)
    wanted = []
    for line in texts("understand.tsv"):
        read = understand(line, date(2026, 11, 23), lexicon())
        if read.kind and read.what:
            answers = {"what": read.what, "first": "2026-12-01", "why": "dochter komt logeren"}
            wanted.append(Wanted(read.kind, answers, "Oud-West", "De Linde", "", "K7QF20"))
    for one in wanted:
        compose(one, style, translate)
    return [cost(lambda one=one: compose(one, style, translate)) for one in wanted]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plot", type=Path, default=None)
    options = parser.parse_args()
    words, today = lexicon(), date(2026, 11, 23)
    understand("een boor lenen", today, words)
    guard("een boor", ABOUT)
    lines = texts("understand.tsv")
    each = [cost(lambda line=line: understand(line, today, words)) for line in lines]
    print(
        f"understand: {statistics.median(each):.2f} ms a line, at most {max(each):.1f} "
        f"({statistics.median(each) / hashed(lines[0]):.2f} x hashing)"
    )
    posts = composed_each()
    print(
        f"compose: {statistics.median(posts):.2f} ms a post, at most {max(posts):.1f} "
        f"({statistics.median(posts) / hashed(lines[0]):.2f} x hashing)"
    )
    kilobyte = " ".join(texts("guard.tsv"))[:10_240]
    costs = {"ordinary texts": cost(lambda: guard(kilobyte, ABOUT)) / 10}
    for piece in HARD:
        text = (piece * 10_240)[:10_240]
        costs[repr(piece)] = cost(lambda text=text: guard(text, ABOUT)) / 10
    for name, ms in costs.items():
        print(
            f"guard, {name}: {ms:.2f} ms a kilobyte ({ms / hashed(kilobyte[:1024]):.2f} x hashing)"
        )
    if options.plot:
        from PIL import Image, ImageDraw

        picture = Image.new("RGB", (900, 40 * len(costs) + 40), "white")
        pen = ImageDraw.Draw(picture)
        for row, (name, ms) in enumerate(costs.items()):
            y = 20 + 40 * row
            pen.rectangle((260, y, 260 + 600 * ms / max(costs.values()), y + 24), fill="#0b5c7a")
            pen.text((12, y), f"{name}: {ms:.2f} ms", fill="black", font_size=18)
        picture.save(options.plot)


if __name__ == "__main__":
    main()
