"""Colours, sizes and the style sheet.

Light, dark and high contrast, 100 to 200 percent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BODY_PT = 13
SMALL_PT = 12
TITLE_PT = 15
NAME_PT = 18


class Tokens:
    """The colours of one theme: the light one, from which the others differ.

    It is no tuple, because creating one takes ten times as long, at each start.
    """

    ink = "#17212b"
    soft = "#566473"
    paper = "#ffffff"
    backdrop = "#f3f5f7"
    line = "#d8dee5"
    field_line = "#7d8a97"
    accent = "#0b5c7a"
    on_accent = "#ffffff"
    accent_soft = "#e3f0f5"
    good = "#1d6b3c"
    good_ground = "#e4f3ea"
    care = "#8a4b00"
    care_ground = "#fdf1dd"
    stop = "#b3261e"
    practice = "#f5c355"
    on_practice = "#17212b"


class Dark(Tokens):
    """The colours of the dark theme, for rooms with little light."""

    ink = "#e8edf2"
    soft = "#a9b6c3"
    paper = "#1d252d"
    backdrop = "#141a20"
    line = "#36424d"
    field_line = "#8494a3"
    accent = "#6cc0de"
    on_accent = "#0b1a22"
    accent_soft = "#17333f"
    good = "#8fd6a8"
    good_ground = "#16301f"
    care = "#f0b765"
    care_ground = "#36270f"
    stop = "#ff9d94"


class Contrast(Tokens):
    """The colours of the theme with the highest contrast."""

    ink = "#000000"
    soft = "#000000"
    paper = "#ffffff"
    backdrop = "#ffffff"
    line = "#000000"
    field_line = "#000000"
    accent = "#00334d"
    on_accent = "#ffffff"
    accent_soft = "#ffffff"
    good = "#003d14"
    good_ground = "#ffffff"
    care = "#5c2e00"
    care_ground = "#ffffff"
    stop = "#8b0000"


LIGHT = Tokens()
DARK = Dark()
CONTRAST = Contrast()
TEXT_PAIRS = (
    ("ink", "paper"), ("ink", "backdrop"), ("soft", "paper"), ("soft", "backdrop"),
    ("accent", "paper"), ("accent", "backdrop"), ("on_accent", "accent"), ("accent", "accent_soft"),
    ("ink", "accent_soft"),
    ("good", "good_ground"), ("good", "paper"), ("care", "care_ground"), ("care", "paper"),
    ("stop", "paper"), ("stop", "backdrop"), ("on_practice", "practice"),
)  # fmt: skip
"""Every pair of text and background in use; a test computes their contrast."""

LINE_PAIRS = (("field_line", "paper"), ("accent", "paper"), ("accent", "backdrop"))


def tokens_for(theme: str, *, dark: bool) -> Tokens:
    """Return the colours; "system" follows the system's own setting, which ``dark`` tells."""
    if theme == "system":
        theme = "light"
        if dark:
            theme = "dark"
    return {"dark": DARK, "contrast": CONTRAST}.get(theme, LIGHT)


def load_fonts(*fonts: Path) -> str:
    """Add Noto Sans to Qt, in one file or one for each weight, and return its family name."""
    numbers = [QFontDatabase.addApplicationFont(str(font)) for font in fonts]
    families = QFontDatabase.applicationFontFamilies(numbers[0])
    if families:
        return families[0]
    return "Noto Sans"


def body_font(family: str, scale: int) -> QFont:
    """Return the font of the screen, in pixels so that every desk looks the same."""
    font = QFont(family)
    font.setPixelSize(round(BODY_PT * 4 / 3 * scale / 100))
    return font


def palette_of(colours: Tokens) -> QPalette:
    """Put the colours into Qt's own roles.

    Fusion's selection and placeholder are too faint (docs/sources.md, "Screen").
    """
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.backdrop, QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.paper, QPalette.ColorRole.AlternateBase: colours.backdrop,
        QPalette.ColorRole.Text: colours.ink, QPalette.ColorRole.Button: colours.paper,
        QPalette.ColorRole.ButtonText: colours.ink, QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.PlaceholderText: colours.soft,
        QPalette.ColorRole.ToolTipBase: colours.paper,
        QPalette.ColorRole.ToolTipText: colours.ink, QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
    }  # fmt: skip
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.soft))
    return palette


def contrast(colour: str, ground: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, relative luminance)."""

    def luminance(rgb: str) -> float:
        parts = [int(rgb[channel : channel + 2], 16) / 255 for channel in (1, 3, 5)]
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def style_sheet(c: Tokens, family: str, scale: int, signs: Mapping[str, str]) -> str:
    """Return the style sheet, with every length in pixels at this scale.

    ``signs`` are the pictures of the tick and the arrow.
    """

    def px(length: float) -> str:
        return f"{round(length * scale / 100)}px"

    def pt(points: float) -> str:
        return px(points * 4 / 3)

    return f"""
* {{ font-family: "{family}"; font-size: {pt(BODY_PT)}; color: {c.ink}; }}
QMainWindow, QDialog, QWidget#backdrop {{ background: {c.backdrop}; }}
QFrame#header, QFrame#footer, QFrame#rail, QFrame#panel {{
  background: {c.paper}; border: 0 solid {c.line};
}}
QFrame#header {{ border-bottom-width: 1px; }}
QFrame#footer {{ border-top-width: 1px; }}
QFrame#rail, QFrame#panel {{ border-right-width: 1px; }}
QFrame#column {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: {px(10)}; }}
QFrame#pieces-home {{ background: {c.good}; }} QFrame#pieces-way {{ background: {c.accent}; }}
QFrame#pieces-sure {{ background: {c.field_line}; }} QFrame#pieces-said {{ background: {c.line}; }}
QFrame#pieces-none {{ background: {c.care_ground}; border: 1px solid {c.care}; }}
QFrame#card {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: {px(10)}; }}
QFrame#person {{ background: {c.paper}; border: 2px solid {c.accent}; border-radius: {px(10)}; }}
QFrame#care, QFrame#consent, QLabel#care {{
  background: {c.care_ground}; color: {c.care}; border-radius: {px(8)};
}}
QFrame#consent {{ border: 2px solid transparent; }}
QFrame#consent:focus {{ border: 2px solid {c.care}; }}
QFrame#care QLabel, QFrame#consent QLabel {{ color: {c.care}; background: transparent; }}
QLabel#good {{
  background: {c.good_ground}; color: {c.good}; border-radius: {px(8)};
  padding: {px(6)} {px(10)};
}}
QLabel#care {{ padding: {px(6)} {px(10)}; }}
QLabel#badge {{
  background: {c.good_ground}; color: {c.good}; border-radius: {px(6)};
  padding: {px(2)} {px(8)}; font-size: {pt(SMALL_PT)};
}}
QLabel#badge[kind="false"] {{ background: {c.care_ground}; color: {c.care}; }}
QLabel#shortName {{ font-size: {pt(TITLE_PT)}; font-weight: 700; }}
QLabel#fact, QLabel#softFact {{ font-size: {pt(SMALL_PT)}; }} QLabel#softFact {{ color: {c.soft}; }}
QFrame#below {{ border: 0; border-top: 1px solid {c.line}; }}
QLabel#ask {{
  background: {c.accent_soft}; color: {c.ink}; border-left: {px(4)} solid {c.accent};
  padding: {px(6)} {px(12)};
}}
QLabel#readBack {{
  background: {c.accent_soft}; color: {c.ink}; border-left: {px(4)} solid {c.accent};
  padding: {px(4)} {px(10)}; font-size: {pt(SMALL_PT)};
}}
QLabel#practice {{
  background: {c.practice}; color: {c.on_practice}; font-weight: 700; padding: 0;
}}
QLabel {{ background: transparent; }}
QLabel#title {{ font-size: {pt(TITLE_PT)}; font-weight: 700; }}
QLabel#centre {{ font-size: {pt(TITLE_PT)}; font-weight: 700; }}
QLabel#name {{ font-size: {pt(NAME_PT)}; font-weight: 700; }}
QLabel#soft {{ color: {c.soft}; }} QLabel#label {{ color: {c.soft}; }}
QLabel#strong {{ font-weight: 700; }}
QLabel#stop, QLabel#fault {{ color: {c.stop}; }} QLabel#fault {{ font-size: {pt(SMALL_PT)}; }}
QLabel#key {{
  font-size: {pt(SMALL_PT)}; color: {c.soft}; border: 1px solid {c.line}; border-radius: {px(4)};
  padding: 0 {px(5)}; background: {c.paper};
}}
QLineEdit, QPlainTextEdit, QComboBox, QListView, QTableView, QSpinBox {{
  background: {c.paper}; border: 1px solid {c.field_line}; border-radius: {px(8)};
  padding: {px(5)} {px(10)}; selection-background-color: {c.accent};
  selection-color: {c.on_accent};
}}
QFrame#post {{
  background: {c.paper}; border: 1px solid {c.field_line}; border-radius: {px(8)};
}}
QLineEdit, QPlainTextEdit {{ placeholder-text-color: {c.soft}; }}
QLineEdit, QComboBox {{ min-height: {px(24)}; }}
QComboBox {{ combobox-popup: 0; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{
  border: 2px solid {c.accent}; padding: {px(4)} {px(9)};
}}
QListView:focus {{ border: 1px solid {c.accent}; }}
QTableView, QTableView:focus {{ border: 1px solid {c.line}; }}
QPlainTextEdit#postTitle, QPlainTextEdit#postText {{
  border: 2px solid transparent; padding: 0 {px(4)};
}}
QPlainTextEdit#postTitle {{ font-weight: 700; }}
QPlainTextEdit#postTitle:focus, QPlainTextEdit#postText:focus {{
  border: 2px solid {c.accent}; padding: 0 {px(4)};
}}
QLineEdit#search {{ background: {c.backdrop}; }}
QLineEdit[filled="true"], QPlainTextEdit[filled="true"], QComboBox[filled="true"] {{
  background: {c.accent_soft};
}}
QLineEdit[fault="true"], QPlainTextEdit[fault="true"] {{ border: 2px solid {c.stop}; }}
QComboBox::drop-down {{ border: 0; width: {px(28)}; }}
QComboBox::down-arrow {{ image: url({signs["arrow"]}); width: {px(16)}; height: {px(16)}; }}
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {{
  background: {c.paper}; border: 1px solid {c.field_line}; padding: 0;
  selection-background-color: {c.accent}; selection-color: {c.on_accent};
}}
QListView, QTableView {{ padding: {px(2)}; outline: 0; gridline-color: {c.line}; }}
QListView::item {{ padding: {px(8)}; border-radius: {px(6)}; }}
QTableView::item {{ padding: {px(6)}; }}
QListView::item:selected, QTableView::item:selected {{
  background: {c.accent_soft}; color: {c.ink};
}}
QListView#results {{ background: {c.paper}; border: 1px solid {c.field_line}; padding: {px(2)}; }}
QListView#entries {{ border: 1px solid transparent; padding: 0; }}
QListView#entries:focus {{ border: 1px solid transparent; padding: 0; }}
QHeaderView::section {{
  background: {c.paper}; color: {c.soft}; border: 0; border-bottom: 1px solid {c.line};
  padding: {px(8)}; font-size: {pt(SMALL_PT)}; text-align: left;
}}
QPushButton {{
  background: {c.paper}; color: {c.ink}; border: 1px solid {c.field_line};
  border-radius: {px(8)}; padding: {px(6)} {px(14)}; min-height: {px(26)};
}}
QPushButton:hover {{ border-color: {c.accent}; }}
QPushButton:focus, QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {c.accent}; }}
QPushButton:focus {{ padding: {px(5)} {px(13)}; }}
QPushButton:disabled {{ color: {c.soft}; border-color: {c.line}; background: {c.backdrop}; }}
QPushButton#primary {{
  background: {c.accent}; color: {c.on_accent}; border: 0; font-weight: 700; font-size: {pt(14)};
  min-height: {px(40)}; padding: 0 {px(12)};
}}
QPushButton#primary:focus {{
  border: 2px solid {c.ink}; padding: 0 {px(10)}; min-height: {px(36)};
}}
QPushButton#primary:disabled {{ background: {c.backdrop}; color: {c.soft}; }}
QPushButton#chip {{
  font-size: {pt(SMALL_PT)}; border-radius: {px(16)}; padding: {px(3)} {px(8)};
  min-height: {px(26)};
}}
QPushButton#chip:focus {{ padding: {px(2)} {px(7)}; }}
QPushButton#chip:checked {{
  background: {c.accent}; color: {c.on_accent}; border-color: {c.accent};
}}
QPushButton#foot {{
  padding: {px(2)} {px(6)}; min-height: {px(24)}; border-color: {c.field_line};
  font-size: {pt(SMALL_PT)};
}}
QPushButton#foot:focus {{ padding: {px(1)} {px(5)}; }}
QPushButton#answer {{
  background: {c.paper}; color: {c.care}; border: 1px solid {c.care}; font-weight: 700;
  padding: {px(4)} {px(9)};
}}
QPushButton#answer:focus {{ padding: {px(3)} {px(8)}; }}
QPushButton#answer:checked {{ background: {c.care}; color: {c.paper}; }}
QPushButton#link {{
  border: 0; color: {c.accent}; text-align: left; padding: {px(4)} {px(2)};
  background: transparent;
}}
QPushButton#inline {{
  border: 0; color: {c.accent}; text-align: left; padding: 0 {px(2)}; min-height: {px(24)};
  background: transparent;
}}
QPushButton#inline:focus {{
  border: 2px solid {c.accent}; border-radius: {px(6)}; padding: 0;
}}
QPushButton#link:focus {{
  border: 2px solid {c.accent}; border-radius: {px(6)}; padding: {px(2)} 0;
}}
QToolButton#place {{
  border: 0; border-radius: {px(8)}; color: {c.soft}; background: transparent;
  padding: {px(2)} 0; font-size: {pt(SMALL_PT)};
}}
QToolButton#place[low="true"] {{ padding: 0; }}
QToolButton#place:checked {{ background: {c.accent_soft}; color: {c.accent}; font-weight: 700; }}
QToolButton#place:focus {{ border: 2px solid {c.accent}; }}
QCheckBox, QRadioButton {{
  spacing: {px(10)}; padding: {px(4)}; border: 2px solid transparent; border-radius: {px(6)};
  min-height: {px(24)}; background: transparent;
}}
QCheckBox:disabled {{ color: {c.soft}; }}
QCheckBox::indicator {{
  width: {px(20)}; height: {px(20)}; border: 2px solid {c.field_line}; border-radius: {px(5)};
  background: {c.paper};
}}
QCheckBox::indicator:checked {{
  background: {c.accent}; border-color: {c.accent}; image: url({signs["tick"]});
}}
QRadioButton::indicator {{
  width: {px(18)}; height: {px(18)}; border: {px(2)} solid {c.field_line}; border-radius: {px(10)};
  background: {c.paper};
}}
QRadioButton::indicator:checked {{
  width: {px(10)}; height: {px(10)}; border: {px(6)} solid {c.accent};
}}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}; }}
QScrollBar::handle:vertical {{
  background: {c.field_line}; border-radius: {px(5)}; min-height: {px(30)}; margin: 1px;
}}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{
  border: 1px solid {c.field_line}; border-radius: {px(6)}; text-align: center;
  background: {c.paper}; min-height: {px(22)};
}}
QProgressBar::chunk {{ background: {c.accent_soft}; }}
QToolTip {{ background: {c.paper}; color: {c.ink}; border: 1px solid {c.line}; padding: {px(4)}; }}
"""
