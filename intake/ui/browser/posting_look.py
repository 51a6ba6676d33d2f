"""How the posting window looks.

The practice bar, the head, the panel at the left, the platform's own page at the right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake.ui.browser.posting_panel import PostingPanel
from intake.ui.browser.sign_in_box import SigningIn
from intake.ui.widgets.basics import label

if TYPE_CHECKING:
    from intake.domain.profile import Profile
    from intake.kit.translations import Translations


class PostingLook(QWidget):
    """The parts of the window, without what they do."""

    def __init__(self, translate: Translations, scale: int) -> None:
        super().__init__()
        self.setObjectName("wall")
        self._translate = translate
        self.setWindowTitle(translate("posting-window"))
        self.resize(round(1440 * min(scale, 130) / 100), round(900 * min(scale, 120) / 100))
        self._build(scale)

    def _build(self, scale: int) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._practice = label(self._translate("practice-bar"), "practice", wrap=False)
        self._practice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        outer.addWidget(self._practice)
        header = QFrame()
        header.setObjectName("header")
        line = QHBoxLayout(header)
        line.setContentsMargins(20, 12, 20, 12)
        self._title = label("", "centre", wrap=False)
        self._about = label("", "soft", wrap=False)
        line.addWidget(self._title)
        line.addWidget(self._about)
        line.addStretch(1)
        outer.addWidget(header)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(body, 1)
        self.panel = panel = PostingPanel(self._translate, round(400 * scale / 100))
        self.list = panel.list
        self.stands = panel.stands
        self.later = panel.later
        self._say = panel.said
        self.signing_in = SigningIn(panel.box, self)
        body.addWidget(panel)
        right = QVBoxLayout()
        right.setContentsMargins(16, 14, 16, 14)
        self._where = label("", "soft")
        self.view = QWebEngineView()
        self.view.setAccessibleName(self._translate("posting-page"))
        right.addWidget(self._where)
        right.addWidget(self.view, 1)
        body.addLayout(right, 1)

    def _head(self, profile: Profile, title: str) -> None:
        self._practice.setVisible(profile.practice)
        self.setWindowTitle(
            title + (f" – {self._translate('practice-bar')}" if profile.practice else "")
        )
        self._title.setText(title)

    def _tell(self, sentence: str) -> None:
        self.panel.tell(sentence)
