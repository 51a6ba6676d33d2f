"""The query of the doctor: it finds a piece that is nowhere, twice, or not where the hops lead."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from intake.store.custody_check import find_custody_faults
from intake.store.tables import TABLES
from tests.handover_facts import a_tent, agreed_loan, handed_to


@pytest.fixture
def tent(practice):
    taken, _ = agreed_loan(practice)
    tent = a_tent(practice, taken.request)
    handed_to(practice, tent, taken.resident.id)
    return tent


def faults_after(practice, *statements):
    """The faults of a record that was spoilt, which is put back afterwards."""
    with practice.store.engine.connect() as connection:
        transaction = connection.begin()
        for statement in statements:
            connection.execute(statement)
        found = find_custody_faults(connection)
        transaction.rollback()
    return list(found)


HOLDING, HANDOVER = TABLES["holding"], TABLES["handover"]


def test_a_record_of_whole_hops_has_no_fault(practice, tent):
    assert faults_after(practice) == []


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda of: sa.delete(HOLDING).where(HOLDING.c.thing_id == of),
        lambda of: sa.update(HOLDING).where(HOLDING.c.thing_id == of).values(count=2),
        lambda of: sa.update(HOLDING).where(HOLDING.c.thing_id == of).values(kind="lost"),
        lambda of: sa.update(HOLDING).where(HOLDING.c.thing_id == of).values(resident_id=None),
        lambda of: sa.delete(HANDOVER).where(
            HANDOVER.c.thing_id == of, HANDOVER.c.to_kind == "resident"
        ),
    ],
    ids=["nowhere", "twice", "elsewhere", "with nobody", "without its hop"],
)
def test_what_does_not_add_up_is_found(practice, tent, spoilt):
    assert faults_after(practice, spoilt(tent.id)) == [tent.id]
