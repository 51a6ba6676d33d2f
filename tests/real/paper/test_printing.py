"""Papers on a real print server: CUPS with its PDF printer."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from tests.printers import PrintServer
from tests.real.paper.all_papers import papers_of

_POINTS = {"A4": (595, 842), "A5": (420, 595), "A6": (298, 420)}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = PrintServer(tmp_path_factory.mktemp("cups"))
    yield server
    server.close()


@pytest.fixture
def queue(server):
    """The server with an empty tray."""
    for file in server.out.iterdir():
        file.unlink()
    return server


def drawn(tmp_path, cache, name):
    target = tmp_path / f"{name}.pdf"
    papers_of("nl")[name](target, cache)
    return target


@pytest.mark.parametrize(
    ("name", "paper"), [("slip", "A4"), ("proof", "A5"), ("appointment", "A6"), ("letter", "A4")]
)
def test_a_paper_comes_out_on_paper_of_its_size(queue, tmp_path, cache, name, paper):
    file = drawn(tmp_path, cache, name)
    assert queue.send(file) == ["sent"]
    [made] = queue.printed(1)
    pages = PdfReader(made).pages
    assert len(pages) == len(PdfReader(file).pages)
    size = (float(pages[0].mediabox.width), float(pages[0].mediabox.height))
    assert size == pytest.approx(_POINTS[paper], abs=3)


def test_each_copy_is_a_job_of_its_own(queue, tmp_path, cache):
    before = len(queue.jobs("completed"))
    assert queue.send(drawn(tmp_path, cache, "slip"), "again", "again") == ["sent"] * 3
    assert len(queue.printed(3)) == 3
    assert len(queue.jobs("completed")) - before == 3


def test_a_printer_that_stands_still_gets_nothing(queue, tmp_path, cache):
    file = drawn(tmp_path, cache, "proof")
    queue.run("cupsdisable", queue.name)
    assert queue.send(file) == ["stopped"]
    assert queue.jobs("not-completed") == [], "nothing comes out when nobody is there"
    queue.run("cupsenable", queue.name)
    assert queue.send(file) == ["sent"]
    assert len(queue.printed(1)) == 1


def test_a_printer_that_goes_away_in_the_middle_is_told(queue, tmp_path, cache):
    """Qt says that it went well: the system takes the pages, and has nowhere to put them."""
    queue.run("lpadmin", "-p", "kort", "-E", "-v", f"cups-pdf:/{queue.name}", "-m", "raw")
    assert queue.send(drawn(tmp_path, cache, "proof"), "gone", printer="kort") == ["failed"]
    assert list(queue.out.glob("*.pdf")) == []


def test_a_printer_that_is_not_there_is_told(queue, tmp_path, cache):
    file = drawn(tmp_path, cache, "proof")
    assert queue.send(file, printer="nergens") == ["no-printer"]
