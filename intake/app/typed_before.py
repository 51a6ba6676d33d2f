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
    keep: Callable[[Mapping[str, CarriedState]], object] | None = None,
) -> None:
    """Read what was shown, select the rows, then restore the texts, each after its queries.

    A page that loads late would overwrite them. ``keep`` is called with what cannot be restored
    now, because the desk was locked meanwhile or the page shows something else. Without ``keep``
    only the look of the pages has changed, and their content is the same.
    """
    visit = session.visit

    def put_rows() -> None:
        if session.visit != visit:
            _keep(typed)
            return
        whole = pages.put_rows_back(typed, is_same_content=keep is None)
        _keep({place: carried for place, carried in typed.items() if place not in whole})
        session.when_answered(partial(put_texts, whole))

    def put_texts(whole: Mapping[str, CarriedState]) -> None:
        if session.visit != visit:
            _keep(whole)
            return
        pages.put_texts_back(whole)

    def _keep(left: Mapping[str, CarriedState]) -> None:
        if keep and left:
            keep(left)

    def reopen() -> None:
        if session.visit == visit:
            pages.reopen(typed)
        session.when_answered(put_rows)

    session.when_answered(reopen)
