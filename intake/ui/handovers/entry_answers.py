"""Hand what was typed into a form about one thing to the act that it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from intake.ui.models.typed_count import read_count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.ui.handovers.counter_words import ThingRow
    from intake.ui.handovers.presenter import HandoverPresenter


def save_new_thing(
    presenter: HandoverPresenter,
    awaited: ThingRow | None,
    typed: Mapping[str, str],
    ticked: Mapping[str, bool],
) -> None:
    """Write down a thing that came in; the form asks "direct" only of one that is awaited."""
    is_awaited = "direct" in ticked
    presenter.arrive(typed, awaited if is_awaited else None, is_direct=ticked.get("direct", False))


def save_entry(
    presenter: HandoverPresenter,
    row: ThingRow,
    form: str,
    typed: Mapping[str, str],
    ticked: Mapping[str, bool],
) -> None:
    """Do what a form about a thing asks for; ``typed`` and ``ticked`` are by the field's name."""
    match form:
        case "extend":
            presenter.extend(row, typed["until"])
        case "put":
            presenter.put(row, typed["place"])
        case "note":
            presenter.note(row, typed)
        case "change":
            presenter.change(row, typed)
        case "write-off":
            presenter.write_off(row, typed)
        case "swap":
            presenter.swap(row, typed, is_proved=ticked.get("proved", False))
        case "correct":
            presenter.correct(
                row,
                typed,
                is_home=ticked.get("home", False),
                with_resident=ticked.get("resident", False),
            )
        case "mishap":
            presenter.report_mishap(
                row,
                typed,
                is_lost=ticked.get("lost", False),
                lender_knows=ticked.get("lender", False),
            )


def missing_parts(typed: Mapping[str, str]) -> dict[UUID, int]:
    """Return how many of each part are missing; what is no number is none."""
    counts = {UUID(key): read_count(text) for key, text in typed.items()}
    return {key: count for key, count in counts.items() if count is not None}
