"""Small widgets and helpers that every page uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from intake.ui.widgets.key_button import BEFORE_KEY, Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


def set_by_name(part: QObject, **values: str) -> None:
    """Set Qt's own properties by the names of their values: ``textFormat="PlainText"``.

    Naming ``Qt`` in Python creates all of its hundred enumerations: an eighth of the start-up time.
    So the parts of the first page are set by name.
    """
    for name, value in values.items():
        part.setProperty(name, value)


def label(text: str, name: str = "", *, wrap: bool = True) -> QLabel:
    """Return a label; ``name`` is by what the style sheet selects it.

    Its text is never read as HTML, because neighbours write part of it.
    """
    text_label = QLabel(text)
    text_label.setObjectName(name)
    set_by_name(text_label, textFormat="PlainText")
    text_label.setWordWrap(wrap)
    if wrap:
        text_label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return text_label


def button(text: str, name: str = "", key: str = "") -> QPushButton:
    """Return a button with its key printed on it, and bound to it."""
    push_button = Button(f"{text}{BEFORE_KEY}{shown_key(key)}" if key else text)
    push_button.setObjectName(name)
    push_button.setAccessibleName(text)
    push_button.setAutoDefault(False)
    if key:
        bind(push_button, key)
    return push_button


def bind(push_button: QAbstractButton, key: str, owner: QWidget | None = None) -> QShortcut:
    """Let ``key`` press the button while ``owner`` (by default the button) is visible.

    ``QAbstractButton.setShortcut`` waits a tenth of a second for the animation, in which a fast
    hand presses the next key, and is lost when the button's text changes.
    """
    key_shortcut = shortcut(key, owner or push_button, push_button.click)
    key_shortcut.setAutoRepeat(False)  # a held key must not answer the next question too
    return key_shortcut


def shortcut(key: str, owner: QWidget, act: Callable[[], object]) -> QShortcut:
    """Let a key do something while its owner is visible.

    It is set by name, because naming ``QKeySequence`` creates all of its enumerations.
    """
    key_shortcut = QShortcut(owner)
    set_by_name(key_shortcut, key=key)
    key_shortcut.activated.connect(act)
    return key_shortcut


def shown_key(key: str) -> str:
    """Return a key as it is printed on the keyboard."""
    return (
        key.replace("Left", "←")
        .replace("+", " ")
        .replace("Return", "↵")
        .replace(" ", "\N{NO-BREAK SPACE}")
    )


def column(title: str = "", width: int | None = None) -> tuple[QFrame, QVBoxLayout]:
    """Return a column of a page: a white frame with a title."""
    frame = QFrame()
    frame.setObjectName("column")
    lines = QVBoxLayout(frame)
    lines.setContentsMargins(14, 10, 14, 12)
    lines.setSpacing(7)
    if title:
        lines.addWidget(label(title, "title"))
    if width:
        frame.setFixedWidth(width)
    return frame, lines


class ShrinkableContainer(QWidget):
    """The content of a scroll area, which may be as narrow as the area: nothing is cut off."""

    may_shrink_vertically = False
    """Whether it may be as low as the area too, because its own parts scroll."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0 if self.may_shrink_vertically else super().minimumSizeHint().height())


def make_scroll_area(inner: QWidget) -> QScrollArea:
    """Return a scroll area for content that may be longer than the screen."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inner)
    area.setFrameShape(QFrame.Shape.NoFrame)
    set_by_name(area, horizontalScrollBarPolicy="ScrollBarAlwaysOff", focusPolicy="NoFocus")
    return area


def row(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    """Return a layout of parts beside each other."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in widgets:
        line.addWidget(widget)
    if stretch:
        line.addStretch(1)
    return line


def flow(*, beside: bool) -> QBoxLayout.Direction:
    """Return the direction of parts: from left to right, or below each other."""
    if beside:
        return QBoxLayout.Direction.LeftToRight
    return QBoxLayout.Direction.TopToBottom


def clear(layout: QVBoxLayout | QHBoxLayout | QGridLayout) -> None:
    """Remove everything from a layout."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        widget = item.widget()
        if widget is not None:  # hidden first: without a parent it would be a window for a moment
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif item.layout() is not None:
            clear(item.layout())  # type: ignore[arg-type]


def take_focus(page: QWidget, part: QWidget) -> None:
    """Focus a part of a visible page, unless the page has the focus already."""
    now = QApplication.focusWidget()
    if page.isVisible() and (now is None or not page.isAncestorOf(now)):
        part.setFocus()


def is_screen_reader_active() -> bool:
    """Tell whether a screen reader is active, for texts that only it would read."""
    from PySide6.QtGui import QAccessible

    return QAccessible.isActive()


def announce(widget: QWidget, text: str) -> None:
    """Tell a result to a screen reader; it stays on the screen as well."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def set_main(push_button: QPushButton, *, is_main: bool, other: str = "") -> None:
    """Draw a button as the main one of its page, or by its ``other`` style."""
    name = "primary" if is_main else other
    if push_button.objectName() != name:
        push_button.setObjectName(name)
        _apply_style_again(push_button)


def show_undo(push_button: QPushButton, act: str, unnamed: str) -> None:
    """Name on a button the act that it undoes; hide it if there is none."""
    push_button.setText(f"{act}   {shown_key('Ctrl+Z')}")
    push_button.setAccessibleName(act or unnamed)
    push_button.setVisible(bool(act))


def name_apart(push_button: QPushButton, page: str) -> None:
    """Name a button for a screen reader by its page too: another one does the same elsewhere."""
    push_button.setAccessibleName(f"{page}: {push_button.accessibleName()}")


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet uses, and draw the widget again if one changed."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    _apply_style_again(widget)


def _apply_style_again(widget: QWidget) -> None:
    """Have the style sheet read the name and the properties of a widget anew."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def rename(push_button: QPushButton, text: str, key: str) -> None:
    """Give a button other words; its key stays printed on it."""
    push_button.setText(f"{text}{BEFORE_KEY}{shown_key(key)}")
    push_button.setAccessibleName(text)
