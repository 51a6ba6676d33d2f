"""One post on each form of real programs, looked up in their own databases."""

from __future__ import annotations

import pytest

from tests.sites.posting import HEAD, Poster


@pytest.fixture
def poster(qtbot, practice):
    made = Poster(qtbot, practice)
    yield made
    made.close()


def test_what_the_window_says_is_what_the_site_holds(poster, forms, counted):
    told = []
    for form in forms:
        poster.use(form)
        told.append(poster.post(poster.queue()))
    table = "\n".join([HEAD, *(row.line() for row in told)])
    counted(table)
    for row in told:
        print(row)
    assert not [row.form for row in told if row.wrong or row.twice], table
    assert not [row.form for row in told if not row.noticed], table
