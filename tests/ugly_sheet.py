"""A list of people as a team keeps it: titles above it, doubles, rows that tell nothing."""

from __future__ import annotations

from random import Random

FIRST = (
    "Fatima", "Wim", "Annie", "Mohamed", "Joke", "Ayşe", "Kees", "Zeynep", "Piet", "Habiba",
    "Truus", "Ömer", "Gerda", "Samira", "Hans",
)  # fmt: skip
LAST = (
    "Yılmaz", "de Vries", "Bakker", "El Amrani", "van den Berg", "Özdemir", "Jansen", "Santos",
    "Pinas", "Visser", "Achterberg", "Kaya",
)  # fmt: skip
STREETS = ("Parkweg", "Zeeweg", "Lindestraat", "Molenpad", "Kerkplein")

HOUSEHOLDS = 120
DOUBLES = 14
WRONG = 6


def people_of_camp(households=HOUSEHOLDS, seed=2015):
    """Return households: name, telephone, street and number, postcode, persons, tents, mats.

    All 120 together ask for 45 tents and 130 mats.
    """
    random = Random(seed)
    people = []
    for at in range(households):
        name = f"{FIRST[at % len(FIRST)]} {LAST[(at * 7 + at // 15) % len(LAST)]}"
        phone = f"06{20000000 + at * 7919:08d}"
        street = f"{STREETS[at % len(STREETS)]} {1 + at // 5}"
        letters = "ABCDEGHJKL"[at % 10] + "XKPRTVWZBD"[at // 12]
        tents = 1 if at % 8 in (0, 3, 6) else 0
        mats = 2 if at % 12 == 5 else 1
        people.append((name, phone, street, f"105{at % 5} {letters}", mats + tents, tents, mats))
    return people, random


def write_ugly_sheet(file, households=HOUSEHOLDS):
    """Write the list, with 14 doubles and 6 rows without anybody in between."""
    people, random = people_of_camp(households)
    rows = [list(one) for one in people]
    for one in random.sample(people, DOUBLES):
        again = list(one)
        again[1] = f"{one[1][:2]}-{one[1][2:5]} {one[1][5:]}"
        rows.insert(random.randrange(len(rows)), again)
    for at in range(WRONG):
        rows.insert(random.randrange(len(rows)), ["", "", "", "", at + 1, "", ""])
    lines = ["BUURTCAMPING 2026;;;;;;", ";;;;;;", "naam;tel.;adres;PC;aant. pers;Tent;Slaapmat"]
    lines += [";".join(str(cell) for cell in row) for row in rows]
    file.write_text("\n".join(lines) + "\n", encoding="utf8")
    return people
