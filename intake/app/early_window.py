"""The window that is shown before the database is open: the frame and the desk page.

The frame and the first column are painted before anything else is loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from intake.ui import theme
from intake.ui.desk.page import DeskPage
from intake.ui.desk.who_presenter import WhoPresenter
from intake.ui.desk_session import DeskSession
from intake.ui.frame.frame import Frame
from intake.ui.models.call_draft import CallDraft
from intake.ui.widgets.pictograms import Pictograms
from intake.ui.widgets.window_place import WindowPlaces, place_window

if TYPE_CHECKING:
    from intake.ports import Runner
    from intake.wiring.startup import Startup


_SYSTEM_IS_DARK = "systemIsDark"


class EarlyWindow(QObject):
    """Builds the frame, at the start and after a change of language, theme or size.

    ``built`` is emitted for each new frame, so that it is completed.
    """

    built = Signal()

    def __init__(self, startup: Startup, runner: Runner, looker: Runner, family: str) -> None:
        super().__init__()
        self._front = startup
        self._family = family
        self.look = startup.settings
        self.places = WindowPlaces(self.look.windows)
        self.colours = self._tokens()
        self.session = DeskSession(runner, looker, startup.translate, startup.clock)
        self.session.practice = startup.practice
        self.call_draft = CallDraft()
        self.who = WhoPresenter(self.session, self.call_draft)
        self.frame: Frame | None = None
        self.desk: DeskPage | None = None

    def build(self) -> Frame:
        """Create the frame with the desk page, and show it in the place of the old one."""
        translate = self._front.translate
        scale = self.look.scale
        self.colours = self._tokens()
        pictograms = Pictograms(self._front.home.folder("cache"))
        app = _application()
        app.setPalette(theme.palette_of(self.colours))
        app.setFont(theme.body_font(self._family, scale))
        self._pictograms = pictograms
        app.setStyleSheet(self.style_at(scale))
        old = self.frame
        self.frame = Frame(
            translate, self.colours, pictograms, scale, practice=self._front.practice
        )
        self.desk = DeskPage(self.who, self.call_draft, translate, scale)
        self.frame.add_page("desk", self.desk)

        if old:
            self.places.watch(self.frame)
            self.frame.setGeometry(old.geometry())
            old.hide()
            old.deleteLater()
        else:
            place_window(self.frame, 1440, 900)

        self.built.emit()
        self.frame.show()
        if old:
            self.frame.activateWindow()
        return self.frame

    def style_at(self, scale: int) -> str:
        """Return the style sheet in letters of this size, in percent."""
        signs = self._pictograms.signs(self.colours)
        return theme.style_sheet(self.colours, self._family, scale, signs)

    def _tokens(self) -> theme.Tokens:
        """Return the colours.

        Whether the system is dark is told by the palette that it gave before ours replaced it.
        """
        app = _application()
        if app.property(_SYSTEM_IS_DARK) is None:
            app.setProperty(_SYSTEM_IS_DARK, app.palette().window().color().lightness() < 128)
        return theme.tokens_for(self.look.theme, dark=bool(app.property(_SYSTEM_IS_DARK)))


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - the roof made one
    return app
