"""The third column of the desk page: platforms, texts and consent.

What the guard found is marked in the text that neighbours will read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from intake.kit.text_normalization import join_list
from intake.ui.widgets.basics import (
    announce,
    button,
    clear,
    column,
    label,
    restyle,
)
from intake.ui.widgets.text_fields import Choice, GrowingText, LineEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.translations import Translations
    from intake.text.guarding.finding import Finding
    from intake.ui.desk.online_presenter import OnlinePresenter
    from intake.ui.desk.platform_lines import PlatformLine
    from intake.ui.desk.review import Preview
    from intake.ui.theme import Tokens


_MAX_PROPOSALS = 4

_MAX_IN_ROW = 44
"""Maximum letters of a reason beside the platforms; a longer one is below."""


class PostPreviewColumn(QWidget):
    """Connects the third column with its presenter."""

    def __init__(
        self, presenter: OnlinePresenter, translate: Translations, colours: Tokens
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._translate = translate
        self._colours = colours
        frame, lines = column()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

        self.guard = label("", "badge", wrap=False)
        lines.addWidget(
            WrapRow(label(translate("online-title"), "title", wrap=False), self.guard, at_right=1)
        )

        self.list = QVBoxLayout()
        self.list.setSpacing(2)
        lines.addLayout(self.list)
        self._add_text_parts(lines)
        lines.addStretch(1)

        presenter.call_replaced.connect(self.reason.clear)
        presenter.platforms_listed.connect(self._show_platforms)
        presenter.offers_listed.connect(self._show_own)
        presenter.cards_listed.connect(self._show_cards)
        presenter.preview.connect(self._show_preview)
        self._show_preview(None)

    def _add_text_parts(self, body: QVBoxLayout) -> None:
        self._platform_choice = Choice()
        self._platform_choice.setAccessibleName(self._translate("online-which"))
        self._platform_choice.activated.connect(
            lambda at: self._presenter.show_text_of(str(self._platform_choice.itemData(at)))
        )
        self.title = GrowingText()
        self.title.setObjectName("postTitle")
        self.title.setAccessibleName(self._translate("online-post-title"))
        self.text = GrowingText(min_lines=6)
        self.text.setObjectName("postText")
        self.text.setAccessibleName(self._translate("online-post-text"))
        self.post = QFrame()
        self.post.setObjectName("post")
        inside = QVBoxLayout(self.post)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.setSpacing(0)

        for edit in (self.title, self.text):
            edit.setTabChangesFocus(True)
            edit.textChanged.connect(self._on_typed)
            inside.addWidget(edit)

        self.withheld = label("", "care")
        self._presenter.withheld.connect(self._show_withheld)
        self.words = label("", "soft")
        self.other_words = button(self._translate("words-next"), "link", "Alt+N")
        self.other_words.clicked.connect(self._presenter.show_next_proposal)
        self._presenter.worded.connect(self._tell_words)
        self._level = label("", "soft", wrap=False)
        self.reason = LineEdit()
        self.reason.setAccessibleName(self._translate("online-reason"))
        self.reason.textEdited.connect(self._presenter.overrule)
        self._empty = label(self._translate("online-empty"), "soft")
        self.proposals = label("", "soft")
        self.mend = button(self._translate("online-mend"), "", "Alt+Z")
        self.mend.clicked.connect(self._presenter.apply_suggestion)
        self._reason_title = label(self._translate("online-reason"), "label")
        self._reason_title.setBuddy(self.reason)
        self._row_below = WrapRow(self._platform_choice, self._level, self.other_words)

        for part in (
            self.post,
            self.withheld,
            self.proposals,
            self.mend,
            self._row_below,
            self.words,
            self._reason_title,
            self.reason,
            self._empty,
        ):
            body.addWidget(part)

    def _show_platforms(self, lines: list[PlatformLine]) -> None:
        clear(self.list)
        self._platform_choice.clear()
        same_remark: dict[str, list[str]] = {}
        beside: list[QWidget] = []

        for line in lines:
            slug, name, remark = line.slug, line.name, line.remark
            if not line.can_be_chosen:
                same_remark.setdefault(remark, []).append(name)
                continue
            box = QCheckBox(name)
            box.setAccessibleName(f"{name}: {remark}" if remark else name)
            box.setChecked(line.is_ticked)
            box.clicked.connect(lambda on, slug=slug: self._presenter.tick(slug, on))
            if remark:
                said = label(remark, "soft")
                said.setContentsMargins(34, 0, 0, 4)
                self.list.addWidget(box)
                self.list.addWidget(said)
            else:
                beside.append(box)
            if line.is_ticked:
                self._platform_choice.addItem(
                    self._translate("online-text-for", platform=name), slug
                )

        link, why = self._build_folded_platforms(same_remark)
        self.list.insertWidget(0, WrapRow(*beside, link))
        self.list.addWidget(why)
        self._platform_choice.setVisible(self._platform_choice.count() > 1)

    def _build_folded_platforms(
        self, same_remark: Mapping[str, list[str]]
    ) -> tuple[QWidget, QWidget]:
        """Fold the platforms that are not for this request into one line."""
        sentences = [
            self._translate(
                "online-not-offered", names=join_list(names, self._translate("and")), why=remark
            )
            for remark, names in same_remark.items()
        ]
        why = label("\n".join(sentences), "soft")
        why.hide()
        if len(sentences) == 1 and len(sentences[0]) <= _MAX_IN_ROW:
            return label(sentences[0], "soft", wrap=False), why
        count = sum(map(len, same_remark.values()))
        unfold = button(self._translate("online-not-for-this", count=count), "link")
        unfold.clicked.connect(lambda: why.setVisible(why.isHidden()))
        unfold.setVisible(bool(sentences))
        return unfold, why

    def _show_own(self, offers: list[str]) -> None:
        """Show before any platform what another resident offers."""
        for sentence in reversed(offers):
            self.list.insertWidget(0, label(sentence, "good"))

    def _show_cards(self, profiles: list[PlatformProfile]) -> None:
        """Offer a card for a platform on which nothing can be posted."""
        for profile in profiles:
            card = button(self._translate("online-card", platform=profile.name), "link")
            card.clicked.connect(
                lambda _, profile=profile: self._presenter.card_wanted.emit(profile)
            )
            self.list.addWidget(card)

    def _show_preview(self, preview: Preview | None) -> None:
        for part in (self.post, self.guard, self._row_below):
            part.setVisible(preview is not None)
        self.words.setVisible(preview is not None and bool(self.words.text()))
        self._reason_title.setVisible(False)
        self._empty.setVisible(preview is None)
        self._platform_choice.setVisible(preview is not None and self._platform_choice.count() > 1)
        self.reason.setVisible(False)
        self.proposals.setVisible(preview is not None and bool(preview.proposals))
        self.mend.setVisible(preview is not None and bool(preview.proposals))
        if preview is None:
            for part in (self.title, self.text):
                _show_text(part, "")
            self.proposals.clear()
            return

        self._platform_choice.setCurrentIndex(max(0, self._platform_choice.findData(preview.slug)))
        _show_text(self.title, preview.title)
        _show_text(self.text, preview.text)
        self._mark_findings(preview)
        self.proposals.setText("\n".join(preview.proposals[:_MAX_PROPOSALS]))

        for part, said, good, quiet in (
            (self.guard, preview.guard, preview.guard_is_good, "badge"),
            (self._level, preview.readability, preview.readability_is_good, "soft"),
        ):
            part.setText(f"{'✓' if good else '!'} {said}")
            part.setWordWrap(False)
            if quiet != "badge":
                part.setObjectName(quiet if good else "care")
            restyle(part, kind=good)

        for shown in (self.reason, self._reason_title):
            shown.setVisible(
                bool(preview.findings) and not any(finding.stop for finding in preview.findings)
            )

    def _show_withheld(self, sentence: str) -> None:
        """Tell which answers the text does not contain, so that nobody thinks it does."""
        self.withheld.setText(sentence)
        self.withheld.setVisible(bool(sentence))

    def _tell_words(self, sentence: str) -> None:
        self.words.setText(sentence)
        self.words.setVisible(bool(sentence) and self.text.isVisibleTo(self))
        announce(self.words, sentence)

    def _mark_findings(self, preview: Preview) -> None:
        before = len(preview.title) + 1  # a position before the text is in the title
        self.title.setExtraSelections(
            [
                self._mark_finding(self.title, finding, preview.title, before)
                for finding in preview.findings
                if finding.start < 0
            ]
        )
        marks = [
            self._mark_finding(self.text, finding, preview.text, 0)
            for finding in preview.findings
            if finding.end > 0
        ]
        self.text.setExtraSelections(marks)

    def _mark_finding(
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

    def _on_edited(self) -> None:
        self._presenter.edit(" ".join(self.title.toPlainText().split()), self.text.toPlainText())

    def _on_typed(self) -> None:
        if self.text.hasFocus() or self.title.hasFocus():
            self._on_edited()


def _show_text(edit: QPlainTextEdit, text: str) -> None:
    """Show a text without reporting a change, and keep the cursor where somebody is typing."""
    if edit.toPlainText() == text:
        return
    at = edit.textCursor().position()
    edit.blockSignals(True)
    edit.setPlainText(text)
    edit.blockSignals(False)
    cursor = edit.textCursor()
    cursor.setPosition(min(at, _units(text, len(text))))
    edit.setTextCursor(cursor)


def _units(text: str, index: int) -> int:
    """Return a position in a text as Qt counts it: an emoji counts as two."""
    return len(text[:index].encode("utf-16-le")) // 2
