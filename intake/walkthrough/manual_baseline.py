"""Place the same post by hand on the three practice sites, to compare with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView

from intake.ui.browser.page import PlatformPage, lasting_profile
from intake.walkthrough.event_loop_steps import until
from intake.walkthrough.page_place import PagePlace

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from intake.walkthrough.walk_recorder import WalkRecorder

_LEEN = (
    ("input[name=titel]", "title"),
    ("textarea", "text"),
    ("input[name=van]", "28-11-2026"),
    ("input[name=tot]", "30-11-2026"),
    ("input[name=postcode]", "1052"),
    ("select", "Ger"),
    ("input[name=contact]", "De Linde"),
)
_HULP = (
    ("#form input", "title"),
    ("[role=combobox]", ""),
    ("[role=option]:nth-child(6)", ""),
    (".rich", "text"),
    ("input[list]", "Oud-West"),
)
_PAN = (
    (("input[name=titel]", "title"), ("input[name=porties]", "1")),
    (("input[name=vergoeding]", "5"),),
    (("textarea", "text"), ("input[name=postcode]", "1031"), ("input[name=contact]", "De Linde")),
)


class ByHand:
    """Points, clicks and types as a person without the program would."""

    def __init__(self, walk: WalkRecorder) -> None:
        self._walk = walk
        self._view: QWebEngineView | None = None
        self._loaded = False

    def story(self) -> Generator[tuple[str, Callable[[], bool]], None, None]:
        """Post the drill on two sites and the meal on the third."""
        self._view = QWebEngineView()
        parent = QObject(self._view)  # before any browser profile: pages must be destroyed first
        self._view.resize(1100, 900)
        self._view.show()
        self._view.activateWindow()
        folder = self._walk.application.home.folder("browser")

        for slug, pages in (("oefenleen", (_LEEN,)), ("oefenhulp", (_HULP,)), ("oefenpan", _PAN)):
            profile = self._walk.application.use_cases.postings.platforms.get(slug)
            window = self._walk.screen.posting_window
            if window:
                lasting = window.profile_of(slug)
            else:
                lasting = lasting_profile(slug, folder, practice=True, parent=self._view)
            page = PlatformPage(lasting, parent, practice=True)
            page.loadFinished.connect(self._done_loading)
            self._view.setPage(page)
            self._loaded = False
            self._walk.keyboard.think()
            page.load(QUrl(profile.new_request))
            yield f"{profile.name} by hand", lambda: self._loaded
            for fields in pages:
                yield from self._fill(
                    page, fields, "maaltijd" if slug == "oefenpan" else "boormachine"
                )
            self._walk.step(
                f"By hand on {profile.name}", picture=f"by-hand-{slug}", window=self._view
            )

    def dispose(self) -> None:
        if self._view:
            self._view.setPage(QWebEnginePage(self._view))
            self._view.close()

    def _fill(
        self, page: PlatformPage, fields: tuple[tuple[str, str], ...], what: str
    ) -> Generator[tuple[str, Callable[[], bool]], None, None]:
        keyboard = self._walk.keyboard
        view = self._view
        assert view is not None  # noqa: S101 - story() made it
        for selector, text in (*fields, ("main button", "")):
            keyboard.think()
            on_page = PagePlace(page, selector)
            yield until(f"{selector} on the page", on_page.is_found)
            place = view.focusProxy() or view
            assert on_page.at  # noqa: S101 - waited for
            self._loaded = False
            keyboard.point(place, on_page.at)
            to_type = {"title": self._title(what), "text": self._text(what)}.get(text, text)
            if to_type:
                yield until(
                    f"the focus in {selector}",
                    lambda place=place: view.hasFocus() or place.hasFocus(),
                )
                keyboard.type(to_type)
            if selector == "select":
                keyboard.press(Qt.Key.Key_Return)
            elif selector == "input[list]":
                keyboard.press(Qt.Key.Key_Escape)  # the list of suggestions lies over the button

        yield "the next page", lambda: self._loaded

    def _title(self, what: str) -> str:
        posts = self._posts(what)
        return posts[0]

    def _text(self, what: str) -> str:
        posts = self._posts(what)
        return posts[1]

    def _posts(self, what: str) -> tuple[str, str]:
        """Return the text that the program has posted, so that both ways post the same."""
        call = "known_caller"
        if what == "maaltijd":
            call = "new_caller"
        walk = self._walk
        overview = walk.application.use_cases.requests.overview(
            walk.screen.session.actor, walk.taken[call].request.id
        )
        return overview.postings[0].title, overview.postings[0].text

    def _done_loading(self, well: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._loaded = bool(well)
