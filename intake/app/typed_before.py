"""Put what was typed on earlier pages on the new ones, once these have loaded their content."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from intake.app.pages_interface import PagesInterface
    from intake.ui.desk_session import DeskSession
    from intake.ui.widgets.carried_state import CarriedState


def put_typed_back(
    session: DeskSession,
    pages: PagesInterface,
    typed: Mapping[str, CarriedState],
    on_locked: Callable[[], object] | None = None,
) -> None:
    """Select the rows and then write the texts, each after all that is asked has been answered.

    A page that loads something late would write over them. Nothing is put on the pages if the desk
    is locked meanwhile: then ``on_locked`` is called.
    """
    visit = session.visit

    def put_rows() -> None:
        if session.visit != visit:
            give_up()
            return
        whole = pages.put_rows_back(typed)
        session.when_answered(partial(put_texts, whole))

    def put_texts(whole: Mapping[str, CarriedState]) -> None:
        if session.visit != visit:
            give_up()
            return
        pages.put_texts_back(whole)

    def give_up() -> None:
        if on_locked:
            on_locked()

    session.when_answered(put_rows)
