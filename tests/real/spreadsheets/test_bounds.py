"""A small file that unfolds to millions of cells is told at once, and so is any broken one."""

from __future__ import annotations

import zipfile
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from openpyxl import Workbook

from intake.kit.errors import UserFacingError
from intake.spreadsheets.ods import _hidden_columns
from intake.spreadsheets.package_bounds import MAX_ELEMENTS, MAX_RANGES, MAX_ROW_ELEMENTS
from intake.spreadsheets.read_sheets import read_sheets
from intake.spreadsheets.sheet import MAX_COLUMNS, MAX_FILLED, MAX_LINES, MAX_ROWS
from intake.spreadsheets.text_table import MAX_BYTES
from intake.spreadsheets.xlsx import _text_of

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
    assert len(rows) < 100
    assert [row.cells[0] for row in rows[:3]] == ["Naam", "Jan", ""]
    assert rows[-1].number == 1_048_576


def test_many_sheets_with_a_far_cell_are_few_rows(tmp_path):
    book = Workbook()
    for _ in range(20):
        book.create_sheet()["GR1048576"] = "ver"
    book.save(tmp_path / "lijst.xlsx")
    assert sum(len(sheet.rows) for sheet in read_sheets(tmp_path / "lijst.xlsx")) < 2_000


def test_a_list_is_taken_in_whole_or_not_at_all(tmp_path):
    lines = [f"Jan;Bakker;{number}" for number in range(MAX_ROWS)]
    whole, longer = tmp_path / "goed.csv", tmp_path / "lang.csv"
    whole.write_text("\n".join(lines), encoding="utf8")
    longer.write_text("\n".join([*lines, "Truus;Smit;1"]), encoding="utf8")
    assert len(read_sheets(whole)[0].rows) == MAX_ROWS
    assert told(longer) == "import-too-large"
    row = "<t:table-row><t:table-cell><x:p>Jan</x:p></t:table-cell></t:table-row>"
    an_ods(tmp_path / "lang.ods", row * (MAX_ROWS + 1))
    assert told(tmp_path / "lang.ods") == "import-too-large"


def test_a_text_file_is_not_cut_within_a_letter(tmp_path):
    file = tmp_path / "lijst.csv"
    file.write_bytes(b"x" * (MAX_BYTES - 1) + "é".encode())
    assert told(file) == "import-too-large"


def test_columns_that_are_hidden_again_and_again_are_no_more_than_there_can_be(tmp_path):
    file = tmp_path / "lijst.ods"
    hidden = '<t:table-column t:visibility="collapse" t:number-columns-repeated="200"/>'
    an_ods(file, hidden * 2_000 + "<t:table-row><t:table-cell/></t:table-row>")
    table = ET.fromstring(zipfile.ZipFile(file).read("content.xml"))[0][0][0]
    assert len(_hidden_columns(table)) <= MAX_COLUMNS


def test_a_number_has_no_more_zeros_than_any_number_has(tmp_path):
    book = Workbook()
    book.active["A1"] = 7
    book.active["A1"].number_format = "0" * 200
    book.active["A2"] = 612345678
    book.active["A2"].number_format = "0000000000"
    book.save(tmp_path / "lijst.xlsx")
    zeros, phone = (row.cells[0] for row in read_sheets(tmp_path / "lijst.xlsx")[0].rows)
    assert len(zeros) <= 30
    assert phone == "0612345678"


def test_a_list_with_a_formula_of_its_own_in_each_row_is_read(tmp_path):
    book = Workbook()
    for row in range(1, 5_001):
        book.active.cell(row, 1, f"gezin {row}")
        book.active.cell(row, 2, f"=SUM(C{row}:D{row})+SUM(E{row}:F{row})")
    book.save(tmp_path / "lijst.xlsx")
    assert len(read_sheets(tmp_path / "lijst.xlsx")[0].rows) == 5_000


def test_lines_without_a_word_are_bounded_too(tmp_path):
    file = tmp_path / "lijst.csv"
    file.write_text("Jan;1\n" + "\n" * MAX_LINES, encoding="utf8")
    assert told(file) == "import-too-large"


def test_a_formula_that_many_cells_share_counts_in_each_of_them(tmp_path):
    terms = "A1+" * 2_000 + "A1"
    first = f'<c r="B2"><f t="shared" si="0" ref="B2:B4000">{terms}</f></c>'
    cells = "".join(
        f'<row r="{row}"><c r="B{row}"><f t="shared" si="0"/></c></row>' for row in range(3, 3_000)
    )
    file = a_workbook_with(tmp_path, f'<row r="2">{first}</row>{cells}')
    assert told(file) == "import-too-large"


def test_a_text_in_many_letters_that_cells_share_is_joined_once():
    cell = SimpleNamespace(value=["ab"] * 50, font=None, number_format="General")
    texts = {}
    first, second = (_text_of(cell, None, texts) for _ in range(2))
    assert first == "ab" * 50
    assert first is second


def a_workbook_with(tmp_path, inserted, *, before=b"</sheetData>", part=None):
    """Return a workbook whose sheet has something written into it; ``part`` renames the sheet."""
    book = Workbook()
    book.active["A1"] = "Naam"
    file = tmp_path / "lijst.xlsx"
    book.save(file)
    with zipfile.ZipFile(file) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(before, inserted.encode() + before)
    if part is not None:
        parts[f"xl/{part}"] = parts.pop(sheet)
        parts = {
            name: content.replace(b"worksheets/sheet1.xml", part.encode())
            for name, content in parts.items()
        }
    with zipfile.ZipFile(tmp_path / "boos.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return tmp_path / "boos.xlsx"


PREFIXED = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
UNFOLDING = {
    "down": '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>',
    "across": '<mergeCells><mergeCell ref="A1:XFD200"/></mergeCells>',
    "other quotes": "<mergeCells><mergeCell ref='A1:A1048576'/></mergeCells>",
    "more space": '<mergeCells>\n<mergeCell\n  ref = "A1:A1048576" /></mergeCells>',
    "dollars": '<mergeCells><mergeCell ref="$A$1:$A$1048576"/></mergeCells>',
    "a prefix": f'<x:mergeCells {PREFIXED}><x:mergeCell ref="A1:A1048576"/></x:mergeCells>',
    "entities": '<mergeCells><mergeCell ref="&#65;1:A1048576"/></mergeCells>',
    "a link": '<hyperlinks><hyperlink ref="A1:XFD200" location="A1"/></hyperlinks>',
    "many small": "<mergeCells>"
    + "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(3, 3 + MAX_RANGES + 1))
    + "</mergeCells>",
    "many checks": '<dataValidations><dataValidation type="list" sqref="'
    + " ".join(f"A{row}:XFD{row}" for row in range(1, MAX_RANGES + 2))
    + '"><formula1>"a"</formula1></dataValidation></dataValidations>',
}


@pytest.mark.parametrize("inserted", UNFOLDING.values(), ids=UNFOLDING)
def test_ranges_of_a_million_cells_are_too_large_however_they_are_written(tmp_path, inserted):
    file = a_workbook_with(tmp_path, f"</sheetData>{inserted}<sheetData>")
    assert told(file) == "import-too-large"


def test_a_sheet_in_another_folder_is_looked_at_too(tmp_path):
    merged = f"</sheetData>{UNFOLDING['down']}<sheetData>"
    assert told(a_workbook_with(tmp_path, merged, part="other/s.bin")) == "import-too-large"


def test_rows_and_cells_that_hold_nothing_count_too(tmp_path):
    rows = "".join(f'<row r="{row}" hidden="1"/>' for row in range(3, MAX_ROW_ELEMENTS + 4))
    assert told(a_workbook_with(tmp_path, rows)) == "import-too-large"
    cells = '<c s="0"/>' * MAX_ELEMENTS
    assert told(a_workbook_with(tmp_path, f'<row r="3">{cells}</row>')) == "import-too-large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_any_encoding_and_place(tmp_path, encoding):
    file = tmp_path / "lijst.ods"
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!--{"x" * 5000}-->'
        '<!DOCTYPE o [<!ENTITY a "aaaa">]><o>&a;</o>'
    )
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("content.xml", text.encode(encoding))
    assert told(file) == "import-unreadable"


def test_a_row_that_is_repeated_less_than_once_stands_there_once(tmp_path):
    file = tmp_path / "lijst.ods"
    cell = "<t:table-cell><x:p>Jan</x:p></t:table-cell>"
    an_ods(file, f'<t:table-row t:number-rows-repeated="-1">{cell}</t:table-row>' * 3)
    assert [row.number for row in read_sheets(file)[0].rows] == [1, 2, 3]


def test_merged_cells_of_an_honest_list_are_read(tmp_path):
    book = Workbook()
    for row in range(1, 401, 2):
        book.active.cell(row, 1, "Familie Kaya")
        book.active.merge_cells(start_row=row, end_row=row + 1, start_column=1, end_column=1)
        book.active.cell(row, 2, "Fatma")
        book.active.cell(row + 1, 2, "Emre")
    book.save(tmp_path / "lijst.xlsx")
    rows = read_sheets(tmp_path / "lijst.xlsx")[0].rows
    assert len(rows) == 400
    assert rows[1].cells == ("Familie Kaya", "Emre")


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


@pytest.mark.parametrize("blanks", [0, 70_000])
def test_a_document_type_behind_any_number_of_blanks_is_refused(tmp_path, blanks):
    file = tmp_path / "lijst.ods"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("content.xml", " " * blanks + '<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>')
    assert told(file) == "import-unreadable"


@pytest.mark.parametrize("name", ["t:table", "x:p", "t:table-row-group"])
def test_elements_within_each_other_beyond_all_need_are_too_much(tmp_path, name):
    file = tmp_path / "lijst.ods"
    an_ods(file, f"<{name}>" * 300 + f"</{name}>" * 300)
    assert told(file) == "import-too-large"


def test_grouped_rows_are_read_and_those_of_a_table_in_a_cell_are_not(tmp_path):
    file = tmp_path / "lijst.ods"
    cell = "<t:table-cell><x:p>{}</x:p>{}</t:table-cell>"
    inner = f"<t:table><t:table-row>{cell.format('binnen', '')}</t:table-row></t:table>"
    row = f"<t:table-row>{cell.format('Naam', inner)}</t:table-row>"
    head = f"<t:table-header-rows>{row}</t:table-header-rows>"
    an_ods(file, f"{head}<t:table-row-group>{row.replace('Naam', 'Jan')}</t:table-row-group>")
    assert [row.cells[0] for row in read_sheets(file)[0].rows] == ["Naam", "Jan"]
