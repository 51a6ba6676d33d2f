"""The pages as a protocol, so that the screen and the pages do not import each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from intake.ui.widgets.carried_state import CarriedState


class PagesInterface(Protocol):
    """The pages of a screen, each created when it is first needed (``intake.app.pages``)."""

    def __getitem__(self, name: str) -> Any: ...

    def typed(self, *, rows_alone: bool = False) -> dict[str, CarriedState]: ...

    def reopen(self, typed: Mapping[str, CarriedState]) -> None: ...

    def put_rows_back(
        self, typed: Mapping[str, CarriedState], *, is_same_content: bool
    ) -> dict[str, CarriedState]: ...

    def put_texts_back(self, typed: Mapping[str, CarriedState]) -> None: ...

    def forget(self) -> None: ...

    def all(self) -> Iterator[tuple[str, Any]]: ...
