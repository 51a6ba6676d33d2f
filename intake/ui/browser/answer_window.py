"""The window in which a neighbour is answered on the platform's own site."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from intake.filling.answer_box import find_answer_box
from intake.filling.snapshot import read_snapshot
from intake.ui.browser.page_script import PageScript
from intake.ui.browser.site_window import SiteWindow
from intake.ui.widgets.basics import announce, button, label

if TYPE_CHECKING:
    from intake.desk.answering.site_answer_texts import SiteAnswerText
    from intake.kit.translations import Translations
    from intake.ui.browser.answer_presenter import AnswerPlace, AnswerPresenter
    from intake.ui.browser.page import Browser, PlatformPage


class AnswerWindow(SiteWindow):
    """Shows the text and the platform's page; one key puts the text into the page's box.

    The text is on the clipboard as well, for a page whose box is not found.
    """

    def __init__(
        self, presenter: AnswerPresenter, browser: Browser, translate: Translations, scale: int
    ) -> None:
        super().__init__(browser, translate, scale, "answer", practice=presenter.practice)
        self._presenter = presenter
        self._text = ""
        self._title = label("", "title")
        self.text = label("", "ask")
        for part in (self._title, label(translate("answer-hint"), "soft"), self.text, self.said):
            self.lines.addWidget(part)
        self.lines.addStretch(1)

        self.put = button(translate("answer-put"), "second", "Alt+Z")
        self.put.clicked.connect(self._fill_in)
        self.elsewhere = button(translate("answer-elsewhere"), "", "Alt+V")
        self.elsewhere.clicked.connect(presenter.open_next_place)

        self.sent = button(translate("answer-sent"), "primary", "Ctrl+Return")
        self.main_button = self.sent
        self.sent.clicked.connect(presenter.confirm_sent)
        self.later = button(translate("answer-later"), "second", "Alt+L")
        self.later.clicked.connect(presenter.postpone)
        for act in (self.put, self.elsewhere, self.sent, self.later):
            self.buttons.addWidget(act)
        QShortcut(QKeySequence("Esc"), self, presenter.postpone)

        presenter.opened.connect(self._open)
        presenter.message.connect(self.tell)
        presenter.finished.connect(self.close)

    def closeEvent(self, event: object) -> None:
        super().closeEvent(event)  # type: ignore[arg-type]
        self.forget()
        self.closed.emit()

    def forget(self) -> None:
        """Keep no word of the neighbour: it is closed, or the desk is locked."""
        self._text = ""
        for part in (self._title, self.text, self.said):
            part.setText("")

    def _open(self, answer: SiteAnswerText, place: AnswerPlace | None) -> None:
        platform = place.profile.name if place else "none"
        self._title.setText(self._translate("answer-to", name=answer.name, platform=platform))
        self._text = answer.text
        self.text.setText(answer.text)
        self.tell("")
        self.elsewhere.setVisible(len(self._presenter.places) > 1)
        self.put.setVisible(place is not None)
        if place:
            self.load_page(place.profile, place.page)
        else:
            self.view.hide()
            self.open_outside_button.hide()
        QGuiApplication.clipboard().setText(answer.text)
        self.show()
        self.activateWindow()
        (self.view if place else self.sent).setFocus()
        announce(self.text, answer.text)

    def on_page_read(self, page: PlatformPage) -> None:
        """Tell how to go on: the thread must be opened by a person."""
        del page
        self.tell(self._translate("answer-open-thread"))

    def _fill_in(self) -> None:
        if self.page:
            script = PageScript(self.page, self.page)
            script.call("look()", partial(self._on_looked, self.page, script))

    def _on_looked(self, page: PlatformPage, script: PageScript, raw: object) -> None:
        if page is not self.page:
            return
        snapshot = json.loads(str(raw or "{}"))
        box = find_answer_box(read_snapshot(snapshot.get("controls", [])))
        if box is None:
            self.tell(self._translate("answer-no-box"))
            return
        target = json.dumps({"index": box.index, "value": self._text, "option": "", "day": ""})
        script.call(f"fill({target})", partial(self._on_put, script, box.index))

    def _on_put(self, script: PageScript, index: int, raw: object) -> None:
        taken = json.loads(str(raw or "{}")).get("taken")
        self.tell(self._translate("answer-put-done" if taken else "answer-no-box"))
        if taken:
            script.call(f"go({index})", lambda _: self.view.setFocus())
