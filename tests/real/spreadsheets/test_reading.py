"""Files with tables are read as somebody sees them, and nothing in them is run."""

from __future__ import annotations

import json
import zipfile

import pytest
from openpyxl import Workbook

from intake.cli.verbs import run_verb
from intake.kit.errors import UserFacingError
from intake.spreadsheets.read_sheets import read_sheets

ROWS = (("Naam", "Telefoon", "Postcode"), ("Łucja Kowalska", "612345678", "1052xk"))
ODS = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
 <table:table table:name="Lijst"><table:table-column/>
 <table:table-column table:visibility="collapse"/><table:table-column/>
 <table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
 <table:table-row><table:table-cell><text:p>Naam</text:p></table:table-cell>
 <table:table-cell><text:p>weg</text:p></table:table-cell>
 <table:table-cell><text:p>Telefoon</text:p></table:table-cell></table:table-row>
 <table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Jan<text:s text:c="2"/>Smit</text:p>
 </table:table-cell><table:table-cell/><table:table-cell office:value="612345678"><text:p>612345678</text:p>
 </table:table-cell></table:table-row><table:table-row><table:covered-table-cell/><table:table-cell/>
 <table:table-cell><text:p>06 2</text:p></table:table-cell></table:table-row>
 </table:table></office:spreadsheet></office:body></office:document-content>"""  # noqa: E501


def cells(file):
    return [row.cells for sheet in read_sheets(file) for row in sheet.rows if any(row.cells)]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_a_text_file_is_read_whatever_its_separator_and_encoding(tmp_path, separator, encoding):
    rows = ROWS if encoding != "cp1250" else (ROWS[0], ("Zoë Noël", "612345678", "1052xk"))
    file = tmp_path / "lijst.csv"
    file.write_bytes("\n".join(separator.join(row) for row in rows).encode(encoding))
    assert cells(file) == list(rows)


def test_line_ends_in_quotes_and_formulas_in_text_are_text(tmp_path):
    file = tmp_path / "lijst.csv"
    file.write_text('Naam,Opmerking\nJan,"regel een\nregel twee"\nEls,=1+1\n')
    [sheet] = read_sheets(file)
    assert [row.number for row in sheet.rows] == [1, 2, 3]
    assert sheet.rows[1].cells[1] == "regel een\nregel twee"
    assert sheet.rows[2].cells[1] == "=1+1"


def test_a_workbook_is_read_as_it_shows(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "Lijst"
    for row in (("Lijst van 2026", None, None, None), ("Naam", "Geheim", "Telefoon", "Adres"),
                ("Jan", "weg", 612345678, "Dorpsweg 3"), ("Els", "weg", 206184217.0, None),
                ("=1+1", None, 612345679, None)):  # fmt: skip
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("D3:D4")
    sheet["C3"].number_format = "0000000000"
    book.create_sheet("Oud").append(("Naam", "Telefoon"))
    book["Oud"].sheet_state = "hidden"
    file = tmp_path / "lijst.xlsx"
    book.save(file)
    [read] = read_sheets(file)
    assert read.name == "Lijst"
    assert read.rows[0].cells == ("Lijst van 2026", "", "")
    assert read.rows[1].cells == ("Naam", "Telefoon", "Adres")
    assert read.rows[2].cells == ("Jan", "0612345678", "Dorpsweg 3")
    assert (read.rows[3].cells, bool(read.rows[3].joined)) == (
        ("Els", "206184217", "Dorpsweg 3"),
        True,
    )
    assert read.rows[4].cells[0] == "=1+1", "a formula without a remembered value is its text"


def test_an_opendocument_sheet_is_read_as_it_shows(tmp_path):
    file = tmp_path / "lijst.ods"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("content.xml", ODS)
    [sheet] = read_sheets(file)
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (4, ("Naam", "Telefoon")), (5, ("Jan Smit", "612345678")), (6, ("Jan Smit", "06 2")),
    ]  # fmt: skip
    assert [bool(row.joined) for row in sheet.rows] == [False, False, True]


@pytest.mark.parametrize(
    ("content", "key"),
    [(b"\xd0\xcf\x11\xe0rest", "import-old-excel"), (b"PK\x03\x04 geen zip", "import-unreadable")],
)
def test_a_file_that_is_no_table_is_told(tmp_path, content, key):
    file = tmp_path / "lijst.xlsx"
    file.write_bytes(content)
    with pytest.raises(UserFacingError, match=key):
        read_sheets(file)


def test_a_document_type_in_a_sheet_is_not_read(tmp_path):
    file = tmp_path / "lijst.ods"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]>' + ODS)
    with pytest.raises(UserFacingError, match="import-unreadable"):
        read_sheets(file)


def test_the_command_shows_what_would_be_made(tmp_path, capsys):
    file = tmp_path / "lijst.csv"
    file.write_text(
        "Lijst\n\nNaam;Adres;Tel.;Pers.\nAnnie de Vries;Weg 1;0206184217;2\n"
        "A. de Vries;Weg 1;020-6184217;2\nJan;Weg 2;123456;x\nTotaal;;;4\n"
    )
    assert run_verb(["import", "--preview", str(file)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["households"] == 3
    assert [row["row"] for row in told["rows"]] == [["", 4], ["", 5], ["", 6]]
    assert told["doubles"] == [[["", 4], ["", 5]]]
    assert [wrong["row"] for wrong in told["wrong"]] == [["", 6], ["", 6]]
    assert "123456" in told["wrong"][0]["why"]
