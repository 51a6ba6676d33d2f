"""The third column of the desk page: platforms, texts and consent.

What the guard found is marked in the text that neighbours will read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from intake.kit.text_normalization import join_list
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    WrapRow,
    announce,
    button,
    clear,
    column,
    label,
    restyle,
    scrolled,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.translations import Translations
    from intake.text.guarding.finding import Finding
    from intake.ui.desk.online_presenter import OnlinePresenter
    from intake.ui.desk.review import Preview
    from intake.ui.theme import Tokens


_MAX_PROPOSALS = 4


class OnlineColumn(QWidget):
    """Wires the third column to its presenter."""

    def __init__(
        self, presenter: OnlinePresenter, translate: Translations, colours: Tokens
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._translate = translate
        self._colours = colours
        frame, lines = column(f"3  {translate('online-title')}")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        inner = ShrinkableContainer()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, 6, 0)
        self.list = QVBoxLayout()
        self.list.setSpacing(2)
        body.addLayout(self.list)
        self._text_parts(body)
        body.addStretch(1)
        lines.addWidget(scrolled(inner), 1)
        self.why = label("", "soft")
        lines.addWidget(self.why)
        lines.addWidget(self.mend)
        self.place = button(translate("online-place"), "primary", "Ctrl+Return")
        self.place.clicked.connect(presenter.place)
        self.keep = button(translate("online-keep"), "second", "Ctrl+S")
        self.keep.clicked.connect(presenter.keep_only)
        lines.addWidget(self.place)
        lines.addWidget(self.keep)
        presenter.call_replaced.connect(self.reason.clear)
        presenter.platforms_listed.connect(self._show_platforms)
        presenter.offers_listed.connect(self._show_own)
        presenter.cards_listed.connect(self._show_cards)
        presenter.preview.connect(self._show_preview)
        presenter.blocked.connect(self._show_ready)
        self._show_preview(None)

    def _text_parts(self, body: QVBoxLayout) -> None:
        self._which = QComboBox()
        self._which.setAccessibleName(self._translate("online-which"))
        self._which.activated.connect(
            lambda at: self._presenter.show_text_of(str(self._which.itemData(at)))
        )
        self.title = QPlainTextEdit()
        self.title.setObjectName("postTitle")
        self.title.setAccessibleName(self._translate("online-post-title"))
        self.title.setTabChangesFocus(True)
        self.title.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title.setFixedHeight(self.title.fontMetrics().lineSpacing() * 2 + 26)
        self.title.textChanged.connect(self._typed)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self._translate("online-post-text"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * 8 + 20)
        self.text.textChanged.connect(self._typed)
        self.words = label("", "soft")
        self.other_words = button(self._translate("words-next"), "link", "Alt+N")
        self.other_words.clicked.connect(self._presenter.other_words)
        self._presenter.worded.connect(self._tell_words)
        self.guard = label("", "good")
        self._level = label("", "good")
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self._translate("online-reason"))
        self.reason.textEdited.connect(self._presenter.overrule)
        self._empty = label(self._translate("online-empty"), "soft")
        self.proposals = label("", "soft")
        self.mend = button(self._translate("online-mend"), "", "Alt+Z")
        self.mend.clicked.connect(self._presenter.apply_suggestion)
        self._titles: dict[QWidget, QLabel] = {
            part: label(said, "label")
            for part, said in (
                (self.title, self._translate("online-post-title")),
                (self.text, self._translate("online-post-text")),
                (self.reason, self._translate("online-reason")),
            )
        }
        for part in (
            self._which,
            self.guard,
            self.title,
            self.text,
            self.words,
            self.other_words,
            self.proposals,
            self.reason,
            self._level,
            self._empty,
        ):
            if title := self._titles.get(part):
                title.setBuddy(part)
                body.addWidget(title)
            body.addWidget(part)

    def _show_platforms(self, lines: list[tuple[str, str, str, bool, bool]]) -> None:
        clear(self.list)
        self._which.clear()
        same_remark: dict[str, list[str]] = {}
        beside: list[QWidget] = []
        for slug, name, remark, possible, ticked in lines:
            if not possible:
                same_remark.setdefault(remark, []).append(name)
                continue
            box = QCheckBox(name)
            box.setAccessibleName(f"{name}: {remark}" if remark else name)
            box.setChecked(ticked)
            box.clicked.connect(lambda on, slug=slug: self._presenter.tick(slug, on))
            if remark:
                said = label(remark, "soft")
                said.setContentsMargins(34, 0, 0, 4)
                self.list.addWidget(box)
                self.list.addWidget(said)
            else:
                beside.append(box)
            if ticked:
                self._which.addItem(self._translate("online-text-for", platform=name), slug)
        if beside:
            self.list.insertWidget(0, WrapRow(*beside))
        for remark, names in same_remark.items():
            self.list.addWidget(
                label(
                    self._translate(
                        "online-not-offered",
                        names=join_list(names, self._translate("and")),
                        why=remark,
                    ),
                    "soft",
                )
            )
        self._which.setVisible(self._which.count() > 1)

    def _show_own(self, offers: list[str]) -> None:
        """Name before any platform what another resident offers."""
        for sentence in reversed(offers):
            self.list.insertWidget(0, label(sentence, "good"))

    def _show_cards(self, profiles: list[PlatformProfile]) -> None:
        """Offer a card to take along for what is no place to post."""
        for profile in profiles:
            card = button(self._translate("online-card", platform=profile.name), "link")
            card.clicked.connect(
                lambda _, profile=profile: self._presenter.card_wanted.emit(profile)
            )
            self.list.addWidget(card)

    def _show_preview(self, preview: Preview | None) -> None:
        for part in (self.title, self.text, self.guard, self._level, self.other_words):
            part.setVisible(preview is not None)
        self.words.setVisible(preview is not None and bool(self.words.text()))
        for part in (self._titles[self.title], self._titles[self.text]):
            part.setVisible(preview is not None)
        self._titles[self.reason].setVisible(False)
        self._empty.setVisible(preview is None)
        self._which.setVisible(preview is not None and self._which.count() > 1)
        self.reason.setVisible(False)
        self.proposals.setVisible(preview is not None and bool(preview.proposals))
        self.mend.setVisible(preview is not None and bool(preview.proposals))
        if preview is None:
            for part in (self.title, self.text):
                _show_text(part, "")
            self.proposals.clear()
            return
        self._which.setCurrentIndex(max(0, self._which.findData(preview.slug)))
        _show_text(self.title, preview.title)
        _show_text(self.text, preview.text)
        self._mark(preview)
        self.proposals.setText("\n".join(preview.proposals[:_MAX_PROPOSALS]))
        for part, said, good in (
            (self.guard, preview.guard, preview.guard_is_good),
            (self._level, preview.readability, preview.readability_is_good),
        ):
            part.setText(f"{'✓' if good else '!'} {said}")
            part.setObjectName("good" if good else "care")
            restyle(part, kind=good)
        for shown in (self.reason, self._titles[self.reason]):
            shown.setVisible(
                bool(preview.findings) and not any(finding.stop for finding in preview.findings)
            )

    def _tell_words(self, sentence: str) -> None:
        self.words.setText(sentence)
        self.words.setVisible(bool(sentence) and self.text.isVisibleTo(self))
        announce(self.words, sentence)

    def _mark(self, preview: Preview) -> None:
        before = len(preview.title) + 1  # a place before the text is one in the title
        self.title.setExtraSelections(
            [
                self._marked(self.title, finding, preview.title, before)
                for finding in preview.findings
                if finding.start < 0
            ]
        )
        marks = [
            self._marked(self.text, finding, preview.text, 0)
            for finding in preview.findings
            if finding.end > 0
        ]
        self.text.setExtraSelections(marks)
        if (
            marks and not self.text.hasFocus()
        ):  # what is marked is in sight, unless somebody is typing elsewhere in the text
            first = QTextCursor(self.text.document())
            first.setPosition(marks[0].cursor.selectionStart())
            self.text.setTextCursor(first)
            self.text.centerCursor()

    def _marked(
        self, edit: QPlainTextEdit, finding: Finding, text: str, before: int
    ) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(QColor(self._colours.care_ground))
        look.setForeground(QColor(self._colours.stop if finding.stop else self._colours.care))
        look.setFontUnderline(True)
        cursor = QTextCursor(edit.document())
        cursor.setPosition(_units(text, max(0, finding.start + before)))
        cursor.setPosition(
            _units(text, min(finding.end + before, len(text))), QTextCursor.MoveMode.KeepAnchor
        )
        mark.cursor = cursor
        mark.format = look
        return mark

    def _show_ready(self, why_not: str) -> None:
        self.why.setText(why_not)
        self.why.setVisible(bool(why_not))
        self.place.setEnabled(not why_not)
        if why_not:
            announce(self.place, why_not)

    def _edited(self) -> None:
        self._presenter.edit(" ".join(self.title.toPlainText().split()), self.text.toPlainText())

    def _typed(self) -> None:
        if self.text.hasFocus() or self.title.hasFocus():
            self._edited()


def _show_text(edit: QPlainTextEdit, text: str) -> None:
    """Show a text without telling it as a change, and leave the cursor where somebody is typing."""
    if edit.toPlainText() == text:
        return
    at = edit.textCursor().position()
    edit.blockSignals(True)
    edit.setPlainText(text)
    edit.blockSignals(False)
    cursor = edit.textCursor()
    cursor.setPosition(min(at, _units(text, len(text))))
    edit.setTextCursor(cursor)


def _units(text: str, at: int) -> int:
    """Return a place in a text as Qt counts it: an emoji is two."""
    return len(text[:at].encode("utf-16-le")) // 2
