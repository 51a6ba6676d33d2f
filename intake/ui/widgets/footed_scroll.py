"""A scroll area with its buttons below it, which are always visible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from intake.ui.widgets.act_bar import ActBar
from intake.ui.widgets.basics import ShrinkableContainer, set_by_name
from intake.ui.widgets.scroll_into_view import scroll_into_view
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

_EDGE = 6
"""Pixels between the parts and the scroll bar, and so at the right of the buttons too."""

_MAX_NESTED = 8
"""Events of the content within each other: more happen only where a scroll bar comes and goes."""

_MAX_SHARE = 0.5
"""Maximum share of the height for the buttons; if they need more, they scroll too."""

_MAX_SHARE_OF_ACTS = 0.35
"""Maximum share in which acts are seen beside the main one; the others are behind "Meer"."""


class FootedScroll(QWidget):
    """Puts a scroll area above a footer with buttons.

    The footer follows the content, and stays at the bottom if that is too long for the page. With
    ``fills`` it always stands at the bottom, and the content may use all the room above it.
    """

    def __init__(self, foot: QWidget, *, fills: bool = False) -> None:
        super().__init__()
        self.foot = foot
        self.inner = ShrinkableContainer()
        self.inner.may_shrink_vertically = True  # its height follows from its width alone
        self.body = QVBoxLayout(self.inner)
        self.body.setContentsMargins(0, 0, _EDGE, 0)

        self._area = _FittingArea(self.inner)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._area, int(fills))

        self._foot_line = QVBoxLayout()
        self._foot_line.setContentsMargins(0, 0, _EDGE, 0)
        self._foot_line.addWidget(foot)
        lines.addLayout(self._foot_line)
        self._lines = lines
        if not fills:
            lines.addStretch(1)

        self._scrolls_along = False
        foot.installEventFilter(self)

    def add_below(self, part: QWidget) -> None:
        """Put a part right below the footer, above what room is left."""
        self._lines.insertWidget(self._lines.count() - 1, part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.foot and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit_height()
        return False

    def _fit_height(self) -> None:
        """Let the footer scroll if it would take more than its share.

        Its height is computed for the width that it has below the content: where it lies now it
        may be narrower and higher, and would be moved to and fro.
        """
        width, height = self.width() - _EDGE, self.height()
        if isinstance(self.foot, ActBar):
            shares = (int(height * _MAX_SHARE_OF_ACTS), int(height * _MAX_SHARE))
            along = not any(self.foot.fit(width, share) for share in shares)
        else:
            needed = self.foot.minimumSizeHint().height()
            if isinstance(self.foot, WrapRow):
                needed = self.foot.height_at(width)
            along = needed > height * _MAX_SHARE
        if along == self._scrolls_along:
            return
        self._scrolls_along = along
        focus = QApplication.focusWidget()
        is_hidden = self.foot.isHidden()
        if along:
            self.body.addWidget(self.foot)
        else:
            self._foot_line.addWidget(self.foot)
        # Qt hides what gets another parent and shows it again later: moved twice before that, it
        # would stay hidden.
        self.foot.setVisible(not is_hidden)
        if focus is not None and self.foot.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)


class _FittingArea(QScrollArea):
    """A scroll area that wants to be as high as its content."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        self._depth = 0
        self.setWidgetResizable(True)
        self.setWidget(inner)
        self.setFrameShape(QFrame.Shape.NoFrame)
        set_by_name(self, horizontalScrollBarPolicy="ScrollBarAlwaysOff", focusPolicy="NoFocus")

    def sizeHint(self) -> QSize:
        height = self._inner.heightForWidth(self.viewport().width())
        if height < 0:
            height = self._inner.sizeHint().height()
        return QSize(super().sizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._depth:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
        QTimer.singleShot(0, self, self._follow_focus)

    def _follow_focus(self) -> None:
        """Keep the focused part visible when the available height changes."""
        focus = QApplication.focusWidget()
        if focus is not None and self._inner.isAncestorOf(focus):
            scroll_into_view(focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._depth += 1
        if self._depth > _MAX_NESTED:
            # The bar takes width, so that rows break elsewhere and it is not needed; without it it
            # is: Qt would show and hide it for ever.
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        handled = super().eventFilter(watched, event)
        self._depth -= 1
        if watched is self._inner and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return handled
