"""What it costs to list requests and tasks.

The first page of ten thousand requests and of as many tasks against the bare ``SELECT`` of as many
rows, and the rows in our table against the same rows in a bare ``QTableView``, each in one run, as
a ratio.

QT_QPA_PLATFORM=offscreen .venv/bin/python bench/lists.py [--requests 10000] [--plot lists.png]
"""

from __future__ import annotations

import argparse
import secrets
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from intake.domain.permissions import Actor, Role
from intake.domain.request import Kind, Request
from intake.domain.request_list import PAGE_SIZE, RequestFilter
from intake.domain.resident import Resident
from intake.domain.task import Task, TaskKind
from intake.kit.ids import new_id
from intake.store.sql_store import open_file_store
from intake.store.tables import TABLES
from intake.ui.models.rows_model import RowsModel
from intake.ui.widgets.fitting_table import FittingTable

BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)
ROUNDS = 9
COLUMNS = ("code", "what", "last_name", "turn", "posted")


def filled(folder, count):
    """Return a store with one resident and so many requests."""
    store = open_file_store(folder / "bench.db", secrets.token_bytes(32))
    actor = Actor(new_id(), "bench", Role.MANAGER, "A")
    with store.write(actor, BEGAN) as transaction:
        resident = transaction.save(Resident(first_name="Wim", last_name="Bench"))
        for number in range(count):
            transaction.save(
                Request(
                    code=f"A{number:05}",
                    resident_id=resident.id,
                    kind=Kind.BORROW,
                    answers={"what": f"ding {number}"},
                    taken_at=BEGAN + timedelta(minutes=number),
                )
            )
    return store


def median_ms(work):
    """Do something some times and return the median of its cost in milliseconds."""
    costs = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        costs.append((time.perf_counter() - began) * 1000)
    return statistics.median(costs)


def bare_select(store):
    request = TABLES["request"]
    query = sa.select(request).order_by(request.c.sequence.desc()).limit(PAGE_SIZE)
    with store.read() as transaction:
        return transaction.connection.execute(query).mappings().all()


def our_page(store):
    with store.read() as transaction:
        return transaction.list_requests(RequestFilter())


def give_tasks(store):
    """Promise a call for each request."""
    actor = Actor(new_id(), "bench", Role.MANAGER, "A")
    with store.write(actor, BEGAN) as transaction:
        for number, request in enumerate(transaction.find(Request)):
            transaction.save(
                Task(
                    kind=TaskKind.RING_BACK,
                    request_id=request.id,
                    resident_id=request.resident_id,
                    due_at=BEGAN + timedelta(minutes=number),
                )
            )


def bare_tasks(store):
    task = TABLES["task"]
    open_ones = sa.select(task).where(task.c.done_at.is_(None))
    query = open_ones.order_by(task.c.due_at).limit(PAGE_SIZE)
    with store.read() as transaction:
        return transaction.connection.execute(query).mappings().all()


def our_tasks(store):
    with store.read() as transaction:
        return transaction.list_due_tasks(BEGAN)


def due_requests(store):
    with store.read() as transaction:
        return transaction.list_due_requests(BEGAN)


def show_in_ours(lines):
    model = RowsModel([(name, name) for name in COLUMNS])
    table = FittingTable(model, "what", ("posted", "code"))
    table.resize(1200, 600)
    model.show(lines)
    table.grab()


def show_in_a_bare_table(lines):
    model = QStandardItemModel(len(lines), len(COLUMNS))
    for row, line in enumerate(lines):
        for at, name in enumerate(COLUMNS):
            model.setItem(row, at, QStandardItem(str(getattr(line, name))))
    table = QTableView()
    table.resize(1200, 600)
    table.setModel(model)
    table.resizeColumnsToContents()
    table.resizeRowsToContents()
    table.grab()


def plot(costs, file):
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (900, 40 * len(costs) + 40), "white")
    pen = ImageDraw.Draw(picture)
    for row, (name, ms) in enumerate(costs.items()):
        y = 20 + 40 * row
        pen.rectangle((320, y, 320 + 540 * ms / max(costs.values()), y + 24), fill="#0b5c7a")
        pen.text((12, y), f"{name}: {ms:.2f} ms", fill="black", font_size=18)
    picture.save(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--plot", type=Path, default=None)
    options = parser.parse_args()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        store = filled(Path(folder), options.requests)
        lines = our_page(store)
        costs = {
            f"bare SELECT of {PAGE_SIZE} rows": median_ms(lambda: bare_select(store)),
            "our page of the list": median_ms(lambda: our_page(store)),
            "rows in a bare QTableView": median_ms(lambda: show_in_a_bare_table(lines)),
            "rows in our table": median_ms(lambda: show_in_ours(lines)),
        }
        give_tasks(store)
        costs |= {
            f"bare SELECT of {PAGE_SIZE} tasks": median_ms(lambda: bare_tasks(store)),
            "our first tasks": median_ms(lambda: our_tasks(store)),
            "requests that wait without a task": median_ms(lambda: due_requests(store)),
        }
        store.close()
    for name, ms in costs.items():
        print(f"{name}: {ms:.2f} ms")
    select, page, bare, ours, bare_of_tasks, first_tasks, _ = costs.values()
    print(f"list: {page / select:.2f} x the bare SELECT (goal 3)")
    print(f"tasks: {first_tasks / bare_of_tasks:.2f} x the bare SELECT (goal 3)")
    print(f"table: {ours / bare:.2f} x the bare QTableView")
    if options.plot:
        plot(costs, options.plot)
    app.quit()


if __name__ == "__main__":
    main()
