"""Ask for a file or a folder, in the language of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFileIconProvider

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QFileInfo
    from PySide6.QtWidgets import QWidget

    from intake.kit.translations import Translations

    FileChosen = Callable[[Path], object]


@dataclass(frozen=True)
class FileQuestion:
    """The title of a file window, where it starts, and which files it shows: "PDF (*.pdf)"."""

    title: str
    start: Path
    files: str = ""


class _FileTypes(QFileIconProvider):
    """Names the kinds of files, which Qt's own Dutch lacks: "Map", "Bestand csv"."""

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self._translate = translate

    def type(self, file: QFileInfo) -> str:
        """Return what kind of file this is."""
        if file.isDir():
            return self._translate("file-is-folder")
        return self._translate("file-is-file", ending=file.suffix()).strip()


def ask_where_to_save(
    parent: QWidget, translate: Translations, question: FileQuestion, chosen: FileChosen
) -> None:
    """Ask under which name a file is saved; an ending that is left out is added."""
    dialog = _make_dialog(parent, translate, question, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(question.start.suffix.removeprefix("."))
    dialog.open()


def ask_for_file(
    parent: QWidget, translate: Translations, question: FileQuestion, chosen: FileChosen
) -> None:
    """Ask for a file that exists."""
    dialog = _make_dialog(parent, translate, question, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def ask_for_folder(
    parent: QWidget, translate: Translations, question: FileQuestion, chosen: FileChosen
) -> None:
    """Ask for a folder."""
    dialog = _make_dialog(parent, translate, question, chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.open()


def _make_dialog(
    parent: QWidget, translate: Translations, question: FileQuestion, chosen: FileChosen
) -> QFileDialog:
    dialog = QFileDialog(parent, question.title, str(question.start), question.files)
    # Qt's own Dutch lacks these
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, translate("file-look-in"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, translate("file-type"))
    dialog.setIconProvider(_FileTypes(translate))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    return dialog
