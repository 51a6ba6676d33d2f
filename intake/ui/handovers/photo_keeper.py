"""Keep the photo of a thing, or of the damage that was reported."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from intake.ui.handovers.photo import read_small
from intake.ui.widgets.file_dialog import FileQuestion, ask_for_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from intake.kit.translations import Translations
    from intake.ui.handovers.presenter import HandoverPresenter
    from intake.ui.handovers.thing_rows import ThingRows


class PhotoKeeper:
    """Has the file of a picture chosen, and keeps it with the thing that is chosen."""

    def __init__(
        self,
        page: QWidget,
        presenter: HandoverPresenter,
        rows: ThingRows,
        translate: Translations,
    ) -> None:
        self._page = page
        self._presenter = presenter
        self._rows = rows
        self._translate = translate

    def choose(self, *, of_damage: bool = False) -> None:
        """Let somebody choose a picture and keep it."""
        question = FileQuestion(
            self._translate("handover-photo-choose"), Path.home(), "*.jpg *.jpeg *.png *.webp"
        )
        keep = partial(self.keep, of_damage=of_damage)
        ask_for_file(self._page, self._translate, question, keep)

    def keep(self, file: Path, *, of_damage: bool = False) -> None:
        """Keep a picture as the photo of the chosen thing, or of the damage that was reported."""
        if of_damage:
            self._presenter.keep_damage_photo(read_small(file))
        elif self._rows.current:
            self._presenter.keep_photo(self._rows.current, read_small(file))
