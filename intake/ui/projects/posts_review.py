"""The posts of a project before they go out: each is read, mended, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from intake.text.composing.thing_words import pieces_phrase
from intake.ui.widgets.basics import clear, label
from intake.ui.widgets.settling_frame import SettlingFrame
from intake.ui.widgets.text_fields import GrowingText, LineEdit

if TYPE_CHECKING:
    from intake.desk.projects.bulk_posts import PlannedPost, PostPlan
    from intake.kit.translations import Translations


class PostsReview(SettlingFrame):
    """Shows what a coordinator approves; the page has the buttons, which stay in sight."""

    counted = Signal()  # another number of posts is ticked

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("column")
        self._translate = translate
        self._posts: tuple[PlannedPost, ...] = ()
        self.ticks: list[QCheckBox] = []
        self.texts: list[tuple[LineEdit, GrowingText]] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 8, 12, 8)
        self._title = label("", "title")
        self._waiting = label("", "soft")
        self._list = QVBoxLayout()
        lines.addWidget(self._title)
        lines.addWidget(self._waiting)
        lines.addLayout(self._list)
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    @property
    def chosen(self) -> list[PlannedPost]:
        """The posts that stay ticked, as they were mended."""
        return [
            post._replace(title=title.text().strip(), text=text.toPlainText().strip())
            for post, tick, (title, text) in zip(self._posts, self.ticks, self.texts, strict=True)
            if tick.isChecked()
        ]

    def show_plan(self, plan: PostPlan) -> None:
        """Show the posts of today; each goes out unless its tick is taken away."""
        clear(self._list)
        self.ticks = []
        self.texts = []
        self._posts = plan.posts
        self._title.setText(self._translate("project-posts-title", count=len(plan.posts)))
        self._waiting.setText(self._translate("project-posts-waiting", count=plan.waiting))
        self._waiting.setVisible(plan.waiting > 0)
        for post in plan.posts:
            self._add(post)
        self.show()
        for tick in self.ticks[:1]:
            tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, post: PlannedPost) -> None:
        """Add the tick, the title and the text of a post."""
        tick = QCheckBox(f"{pieces_phrase(post.name, post.pieces)} · {post.platform_name}")
        tick.setAccessibleName(f"{tick.text()}: {post.title}")
        tick.setChecked(True)
        tick.toggled.connect(self.counted)
        title, text = LineEdit(), GrowingText()
        title.setText(post.title)
        title.setCursorPosition(0)
        text.setPlainText(post.text)
        title.setAccessibleName(self._translate("project-post-title", what=tick.text()))
        text.setAccessibleName(self._translate("project-post-text", what=tick.text()))
        text.setTabChangesFocus(True)
        self.ticks.append(tick)
        self.texts.append((title, text))
        for part in (tick, title, text):
            self._list.addWidget(part)
