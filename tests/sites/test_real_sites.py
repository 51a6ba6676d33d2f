"""One post on each form of real programs, looked up in their own databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.filling.evidence import Outcome
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
        if form.choose:  # what only a person knows is chosen once, and is right the next time
            poster.post(poster.queue(), choosing=True)
            told[-1] = replace(
                poster.post(poster.queue()),
                form=f"{form.name}, corrected once",
                outcomes=(*told[-1].outcomes, Outcome.STANDS),
            )
    table = "\n".join([HEAD, *(row.line() for row in told)])
    counted(table)
    for row in told:
        print(row)
    assert not [row.form for row in told if row.wrong or row.twice], table
    assert not [row.form for row in told if not row.noticed], table
    assert not [row.form for row in told if not row.found], table
