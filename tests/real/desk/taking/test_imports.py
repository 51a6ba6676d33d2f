"""Two thousand rows with doubles and mistakes: every row is accounted for, and all is undone."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from openpyxl import Workbook

from intake.desk.taking.imports import RowFate
from intake.domain.import_run import ImportKind, ImportRun
from intake.domain.permissions import Role
from intake.domain.phone import make_phone
from intake.domain.resident import DIED, MOVED, Resident
from intake.domain.volunteer import Volunteer
from intake.kit.errors import UserFacingError
from intake.store.row_conversion import audit_text
from intake.store.tables import TABLES
from tests.builders import a_call, rows
from tests.person_checks import annie

ROWS, DOUBLES, WRONG = 2_000, 140, 60
HEADS = ("Voornaam", "Tussenvoegsel", "Achternaam", "Telefoon", "Straat", "Huisnummer", "Postcode",
         "Plaats", "Personen", "Opmerking")  # fmt: skip
SYLLABLES = ("ba", "de", "fo", "ga", "hu", "ki", "lo", "mi", "no", "pe", "ra", "su", "ta", "ve")


def a_name(draw):
    return "".join(draw.choice(SYLLABLES) for _ in range(3)).capitalize()


def a_list(draw, count, doubles, wrong):
    """Rows of a list: ``doubles`` of them stand twice, and in ``wrong`` of them a field is none."""
    made = [
        [
            a_name(draw),
            draw.choice(("", "van", "de")),
            f"{a_name(draw)}{a_name(draw).lower()}",
            f"06{10_000_000 + number * 37:08}",
            f"{a_name(draw)}straat",
            str(1 + number % 180),
            f"{1011 + number % 80} {draw.choice('ABCDEGH')}{draw.choice('ABCDEGH')}",
            "Amsterdam",
            str(1 + number % 5),
            "",
        ]
        for number in range(count - doubles)
    ]
    again = [list(row) for row in draw.sample(made, doubles)]
    for row in draw.sample(made, wrong):
        row[3] = "geen idee 12345"
    listed = made + again
    draw.shuffle(listed)
    return listed


def written(file, listed):
    book = Workbook()
    sheet = book.active
    sheet.append(["Deelnemers 2026"])
    sheet.append([])
    sheet.append(list(HEADS))
    for row in listed:
        sheet.append(row)
    book.save(file)
    return file


@pytest.fixture
def big(tmp_path):
    return written(tmp_path / "lijst.xlsx", a_list(random.Random(19), ROWS, DOUBLES, WRONG))


def everything(practice):
    """Every row of every table as texts, without the audit."""
    with practice.store.engine.connect() as connection:
        return {
            name: sorted(
                str({field: audit_text(value) for field, value in row.items()})
                for row in connection.execute(table.select()).mappings()
            )
            for name, table in TABLES.items()
        }


def go_on(_done, _all):
    return True


def test_every_row_is_accounted_for_and_undo_leaves_the_record_as_it_was(practice, big, counted):
    imports = practice.use_cases.imports
    before = everything(practice)
    plan = imports.plan(practice.actor, big, ImportKind.RESIDENTS)
    assert len(plan.rows) == ROWS
    assert sum(plan.count(fate) for fate in RowFate) == ROWS
    assert plan.count(RowFate.DOUBLE) >= 0.95 * DOUBLES
    assert plan.count(RowFate.DOUBLE) <= 1.05 * DOUBLES
    assert len({wrong.place for wrong in plan.preview.wrong}) >= WRONG
    assert everything(practice) == before, "nothing is written before somebody says so"
    seen = []
    run = imports.carry_out(practice.actor, plan, lambda done, _all: seen.append(done) or True)
    assert run.value.made == seen[-1] == plan.count(RowFate.NEW)
    assert len(seen) > 5, "it can be stopped on the way"
    assert seen == sorted(seen)
    assert len(rows(practice, Resident)) == len(before["resident"]) + run.value.made
    imports.undo(practice.actor, run.value.id)
    assert everything(practice) == before
    counted(
        f"import of {ROWS} rows: {run.value.made} made, {run.value.doubles} double of {DOUBLES},"
        f" {run.value.wrong} wrong of {WRONG}; undone byte for byte"
    )


def test_who_is_in_the_book_already_is_not_overwritten(practice, tmp_path):
    taken, _, _ = a_call(practice)
    file = tmp_path / "lijst.csv"
    file.write_text("Naam;Telefoon\nWim;0206184217\nZoë Bakker;0611223344\n", encoding="cp1252")
    plan = practice.use_cases.imports.plan(practice.actor, file, ImportKind.RESIDENTS)
    assert [row.fate for row in plan.rows] == [RowFate.DOUBLE, RowFate.NEW]
    assert plan.rows[0].double_of == taken.resident.full_name
    practice.use_cases.imports.carry_out(practice.actor, plan, go_on)
    assert rows(practice, Resident, id=taken.resident.id)[0].version == taken.resident.version


LISTED = {
    "by an initial": "A.;de;Vries-Bakker;0206184217;;;",
    "without the hyphen": "Annie;de;Vries Bakker;0206184217;;;",
    "by her own name alone": "Annie;de;Vries;;;12;1052 XK",
    "with her second number": "Annie;de;Vries-Bakker;0612312312;;;",
}


@pytest.mark.parametrize("row", LISTED.values(), ids=LISTED)
@pytest.mark.parametrize("gone", ["", DIED, MOVED])
def test_an_old_list_brings_nobody_back_however_they_are_written(practice, tmp_path, row, gone):
    updates = practice.use_cases.resident_updates
    resident = annie(practice)
    second = make_phone("+31612312312")
    updates.update(practice.actor, resident, replace(resident, phones=(*resident.phones, second)))
    if gone:
        updates.mark_gone(practice.actor, resident.id, gone)
    listed = tmp_path / "lijst.csv"
    head = "Voornaam;Tussenvoegsel;Achternaam;Telefoon;Straat;Huisnummer;Postcode"
    other = "Bea;;Jansen;0612345678;;;"
    widower = "Kees;de;Vries;0206184217;;12;1052 XK"
    listed.write_text(f"{head}\n{row}\n{other}\n{widower}\n", encoding="utf8")
    plan = practice.use_cases.imports.plan(practice.actor, listed, ImportKind.RESIDENTS)
    assert [str(one.fate) for one in plan.rows] == ["double", "new", "new"]
    assert plan.rows[0].is_gone == bool(gone)
    assert plan.rows[0].resident_id == (None if gone else resident.id)


def test_an_import_that_is_stopped_writes_nothing(practice, big):
    plan = practice.use_cases.imports.plan(practice.actor, big, ImportKind.RESIDENTS)
    before = everything(practice)
    with pytest.raises(UserFacingError, match="import-stopped"):
        practice.use_cases.imports.carry_out(practice.actor, plan, lambda done, _all: done < 100)
    assert everything(practice) == before


def test_a_list_of_which_somebody_asked_for_something_is_not_taken_out(practice, tmp_path):
    file = tmp_path / "lijst.csv"
    file.write_text("Naam;Telefoon\nFatma Kaya;0611223344\n", encoding="utf8")
    plan = practice.use_cases.imports.plan(practice.actor, file, ImportKind.RESIDENTS)
    run = practice.use_cases.imports.carry_out(practice.actor, plan, go_on).value
    fatma = rows(practice, Resident, last_name="Kaya")[0]
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {**draft.page, "kind": "borrow", "a.what": "ladder", "resident": str(fatma.id)}
    practice.use_cases.take_request.take_and_place(practice.actor, draft.id, page, {})
    with pytest.raises(UserFacingError):
        practice.use_cases.imports.undo(practice.actor, run.id)
    assert rows(practice, ImportRun, id=run.id)
    assert rows(practice, Resident, id=fatma.id)


def test_a_column_that_was_read_wrong_is_chosen_by_hand(practice, tmp_path):
    file = tmp_path / "lijst.csv"
    file.write_text(
        "Naam;Telefoon;Kolom x\nFatma Kaya;0611223344;spreekt langzaam\n", encoding="utf8"
    )
    imports = practice.use_cases.imports
    plan = imports.plan(practice.actor, file, ImportKind.RESIDENTS, {2: "note"})
    imports.carry_out(practice.actor, plan, go_on)
    assert rows(practice, Resident, last_name="Kaya")[0].note == "spreekt langzaam"
    without = imports.plan(practice.actor, file, ImportKind.RESIDENTS, {1: ""})
    assert without.rows[0].household.values["phone"] is None


def test_volunteers_are_taken_in_with_a_way_to_reach_them(practice, tmp_path):
    file = tmp_path / "lijst.tsv"
    file.write_text(
        "Naam\tTelefoon\tE-mail\tOpmerking\n"
        "Zoë Bakker\t0611223344\t\trijdt graag\n"
        "Ali Kaya\t\tali@buurt.example\t\n"
        "Piet Bos\t\t\tweet het nog niet\n",
        encoding="utf8",
    )
    plan = practice.use_cases.imports.plan(practice.actor, file, ImportKind.VOLUNTEERS)
    assert [row.fate for row in plan.rows] == [RowFate.NEW, RowFate.NEW, RowFate.UNUSABLE]
    practice.use_cases.imports.carry_out(practice.actor, plan, go_on)
    found = {one.name: one for one in rows(practice, Volunteer)}
    assert found["Zoë Bakker"].can_do == "rijdt graag"
    assert found["Ali Kaya"].email == "ali@buurt.example"


def test_a_diet_is_not_kept_and_what_else_stands_there_is(practice, tmp_path):
    file = tmp_path / "lijst.csv"
    file.write_text(
        "Naam;Telefoon;Personen;Nodig;Dieet;Taal\n"
        "Fatma Kaya;0611223344;4;2 matjes, 1 tent;halal;Turks\n",
        encoding="utf8",
    )
    plan = practice.use_cases.imports.plan(practice.actor, file, ImportKind.RESIDENTS)
    practice.use_cases.imports.carry_out(practice.actor, plan, go_on)
    fatma = rows(practice, Resident, last_name="Kaya")[0]
    assert fatma.paper_language == "tr"
    assert fatma.note.startswith("4 pers. · 2 mat")
    assert "halal" not in str(fatma)


def test_a_formula_is_a_text_and_a_desk_volunteer_imports_nothing(practice, tmp_path):
    file = tmp_path / "lijst.csv"
    file.write_text("Naam;Telefoon;Opmerking\nFatma Kaya;0611223344;=1+1\n", encoding="utf8")
    plan = practice.use_cases.imports.plan(practice.actor, file, ImportKind.RESIDENTS)
    practice.use_cases.imports.carry_out(practice.actor, plan, go_on)
    assert rows(practice, Resident, last_name="Kaya")[0].note == "=1+1"
    bram = practice.use_cases.sign_in.add_colleague(
        practice.actor, "Bram", "1368", Role.VOLUNTEER, own_pin="2974"
    ).value._replace(desk=practice.actor.desk)
    with pytest.raises(UserFacingError, match="permission-missing"):
        practice.use_cases.imports.plan(bram, file, ImportKind.RESIDENTS)
