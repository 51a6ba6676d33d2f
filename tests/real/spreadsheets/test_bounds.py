"""A small file that unfolds to millions of cells is told at once, and so is any broken one."""

from __future__ import annotations

import zipfile

import pytest
from openpyxl import Workbook

from intake.kit.errors import UserFacingError
from intake.spreadsheets.read_sheets import read_sheets
from intake.spreadsheets.sheet import MAX_FILLED, MAX_ROWS

NESTED = "<x:p>" * 3000 + "</x:p>" * 3000
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def an_ods(file, row):
    content = (
        f'<o:document-content xmlns:o="{OFFICE}:office:1.0" xmlns:t="{OFFICE}:table:1.0"'
        f' xmlns:x="{OFFICE}:text:1.0"><o:body><o:spreadsheet><t:table>{row}</t:table>'
        "</o:spreadsheet></o:body></o:document-content>"
    )
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("content.xml", content)


def told(file):
    with pytest.raises(UserFacingError) as error:
        read_sheets(file)
    return error.value.key


def test_a_repeated_row_of_repeated_cells_is_too_large(tmp_path):
    file = tmp_path / "lijst.ods"
    cell = '<t:table-cell t:number-columns-repeated="200"><x:p>x</x:p></t:table-cell>'
    an_ods(file, f'<t:table-row t:number-rows-repeated="1000000">{cell}</t:table-row>')
    assert told(file) == "import-too-large"


def test_a_far_cell_makes_no_cells_between(tmp_path):
    file = tmp_path / "lijst.xlsx"
    book = Workbook()
    book.active["A1"] = "Naam"
    book.active["A2"] = "Jan"
    book.active["XFD1048576"] = "ver"
    book.save(file)
    rows = read_sheets(file)[0].rows
    assert len(rows) == MAX_ROWS
    assert [row.cells[0] for row in rows[:3]] == ["Naam", "Jan", ""]


@pytest.mark.parametrize("area", ["A1:A1048576", "A1:XFD200"])
def test_a_merged_area_of_a_million_cells_is_too_large(tmp_path, area):
    file = tmp_path / "lijst.xlsx"
    book = Workbook()
    book.active["A1"] = "Naam"
    book.save(file)
    whole = zipfile.ZipFile(file)
    merged = f'</sheetData><mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'
    with zipfile.ZipFile(tmp_path / "boos.xlsx", "w") as packed:
        for name in whole.namelist():
            content = whole.read(name)
            if name.startswith("xl/worksheets/"):
                content = content.replace(b"</sheetData>", merged.encode())
            packed.writestr(name, content)
    assert told(tmp_path / "boos.xlsx") == "import-too-large"


def test_a_text_of_too_many_cells_is_too_large(tmp_path):
    file = tmp_path / "lijst.csv"
    columns = 150
    file.write_text(f"{'x;' * columns}\n" * (MAX_FILLED // columns + 1))
    assert told(file) == "import-too-large"


def test_an_honest_list_of_ten_thousand_households_is_read(tmp_path):
    file = tmp_path / "lijst.csv"
    file.write_text("Naam;Telefoon;Postcode;Nr;Personen\n" + "Jan;0612;1052XK;3;4\n" * 10_000)
    assert len(read_sheets(file)[0].rows) == 10_001


@pytest.mark.parametrize(
    "row",
    [
        '<t:table-row t:number-rows-repeated="x"><t:table-cell/></t:table-row>',
        '<t:table-row><t:table-cell t:number-columns-repeated="-"/></t:table-row>',
        f"<t:table-row><t:table-cell>{NESTED}</t:table-cell></t:table-row>",
    ],
    ids=["rows", "columns", "nested"],
)
def test_a_broken_sheet_is_told(tmp_path, row):
    an_ods(tmp_path / "lijst.ods", row)
    assert told(tmp_path / "lijst.ods") in ("import-unreadable", "import-too-large")


def test_a_damaged_workbook_is_told(tmp_path):
    file = tmp_path / "lijst.xlsx"
    book = Workbook()
    book.active["A1"] = "Naam"
    book.save(file)
    whole = file.read_bytes()
    for number, damaged in enumerate((whole[: len(whole) // 2], whole[:200])):
        other = tmp_path / f"{number}.xlsx"
        other.write_bytes(damaged)
        assert told(other) == "import-unreadable"
