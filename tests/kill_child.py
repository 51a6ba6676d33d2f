"""Run by the kill test.

Saves residents and claims postings, saying each step and waiting for leave to go on, so that a kill
lands inside.
"""

from __future__ import annotations

import sys
from pathlib import Path

import sqlalchemy as sa

from intake.domain.posting import Posting, PostingState
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.store.sql_store import open_file_store
from tests.fakes import MONDAY, actor


def step(name):
    print(name, flush=True)
    sys.stdin.readline()


def main(path, key, run):
    store = open_file_store(Path(path), bytes.fromhex(key))
    who = actor()
    inside = {"at": None}

    @sa.event.listens_for(store.engine, "commit")
    def _commit(_):
        if inside["at"]:
            step(inside["at"])

    with store.write(who, MONDAY) as transaction:
        person = transaction.save(Resident(first_name=f"Run{run}"))
        request = transaction.save(
            Request(code=f"R{run}", resident_id=person.id, kind=Kind.BORROW, taken_at=MONDAY)
        )
        posting = transaction.save(
            Posting(request_id=request.id, platform="x", state=PostingState.QUEUED, title=f"t{run}")
        )
    print(f"acknowledged Run{run}", flush=True)
    step("between saves")
    inside["at"] = "inside a save"
    with store.write(who, MONDAY) as transaction:
        other = transaction.save(Resident(first_name=f"Saved{run}", last_name="heel"))
        transaction.save(
            Request(code=f"S{run}", resident_id=other.id, kind=Kind.HELP, taken_at=MONDAY)
        )
    inside["at"] = None
    print(f"acknowledged Saved{run}", flush=True)
    with store.write(who, MONDAY) as transaction:
        claimed = transaction.save(
            posting.move_to(PostingState.IN_HAND, claimed_by=who.staff_id, claimed_at=MONDAY)
        )
    print(f"claimed {posting.id}", flush=True)
    step("between claim and settle")
    with store.write(who, MONDAY) as transaction:
        transaction.save(claimed.move_to(PostingState.POSTED, url="x"))
    print(f"acknowledged settled {posting.id}", flush=True)
    step("at the end")


if __name__ == "__main__":
    main(*sys.argv[1:])
