"""A browser page for one platform.

It has a lasting profile of its own, and cannot go where a posting does not need to.
"""

from __future__ import annotations

from collections import deque
from shutil import rmtree
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineLoadingInfo,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInterceptor,
)

from intake.kit.web_addresses import is_same_site, may_open, opens_program

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtWebEngineCore import (
        QWebEngineCertificateError,
        QWebEngineDownloadRequest,
        QWebEnginePermission,
        QWebEngineUrlRequestInfo,
    )
    from PySide6.QtWebEngineWidgets import QWebEngineView

    from intake.domain.platform_profile import PlatformProfile

_READING_METHODS = (b"GET", b"HEAD")
"""Requests that change nothing on a site."""

_MAX_LOADS = 12
_LOADS_WITHIN_MS = 15_000
"""More loads in this time are not made by a person."""

_MIN_TELLING = 6
_TELLING = 16
"""Characters of a text that tell what was filled in, also where a site cuts it."""

_SIGN_IN_WORDS = ("inlog", "login", "signin", "sign-in", "aanmeld")


class _RequestBlocker(QWebEngineUrlRequestInterceptor):
    """Blocks every request, also for pictures, that the practice centre must not make."""

    def __init__(self, parent: QObject, *, practice: bool) -> None:
        super().__init__(parent)
        self._practice = practice
        self.only_looks = False
        self.filled_texts: tuple[str, ...] = ()

    def tells(self, address: str) -> bool:
        """Tell whether an address holds what was filled in: some sites publish by an address."""
        told = "".join(unquote_plus(unquote_plus(address)).split())
        return any(text in told for text in self.filled_texts)

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        address = info.requestUrl().toString()
        is_sending = bytes(info.requestMethod().data()) not in _READING_METHODS
        is_sending = is_sending or self.tells(address)
        if not may_open(address, practice=self._practice) or (self.only_looks and is_sending):
            info.block(True)


class WebProfile(QWebEngineProfile):
    """The browser profile of a platform: its cookies, and what it may request."""

    blocker: _RequestBlocker

    def guard(self, *, practice: bool) -> None:
        """Block what may not be requested, and refuse what would be stored on this computer."""
        self.blocker = _RequestBlocker(self, practice=practice)
        self.setUrlRequestInterceptor(self.blocker)
        self.downloadRequested.connect(_refuse_download)


def lasting_profile(slug: str, folder: Path, *, practice: bool, parent: QObject) -> WebProfile:
    """Return the profile of a platform, which keeps a sign-in; downloads are refused."""
    profile = WebProfile(f"intake-{slug}", parent)
    profile.setPersistentStoragePath(str(folder / slug))
    # from before pages were kept in memory only
    rmtree(folder / slug / "cache", ignore_errors=True)
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.MemoryHttpCache)
    profile.setPersistentCookiesPolicy(
        QWebEngineProfile.PersistentCookiesPolicy.ForcePersistentCookies
    )
    profile.guard(practice=practice)
    return profile


def fleeting_profile(*, practice: bool, parent: QObject) -> WebProfile:
    """Return a profile in memory, whose sign-in ends when the person signs out."""
    profile = WebProfile(parent)
    profile.guard(practice=practice)
    return profile


def _refuse_download(request: QWebEngineDownloadRequest) -> None:
    request.cancel()


class PlatformPage(QWebEnginePage):
    """A page that opens no window, gets no camera or location, and stays on its site."""

    refused = Signal(str)  # address of a page that may not be opened
    failed = Signal(str)  # key of the sentence that tells why it stops
    ended = Signal(bool)  # it has loaded: whether there is a page, also an error page of the site
    says = Signal(str, str)  # key of our sentence, and the text of the page's dialog

    def __init__(
        self, profile: WebProfile, parent: QObject, *, practice: bool, home: str = ""
    ) -> None:
        super().__init__(profile, parent)
        self.settings().setAttribute(QWebEngineSettings.WebAttribute.ErrorPageEnabled, False)
        self._practice = practice
        self._home = home
        self._profile = profile
        self._only_looks = False
        self.why_failed = ""
        self._why_stays = ""
        self._asked_sentence: str | None = None
        self._is_pressed = False
        self.was_pressed = False
        self._loads: deque[int] = deque(maxlen=_MAX_LOADS)
        self._age = QElapsedTimer()
        self._age.start()
        self.loadStarted.connect(self._count_load)
        self.loadingChanged.connect(self._on_loading_changed)
        self.permissionRequested.connect(self._deny)
        self.certificateError.connect(self._distrust)
        self.authenticationRequired.connect(self._refuse_authentication)
        self.proxyAuthenticationRequired.connect(self._refuse_proxy)
        self.renderProcessTerminated.connect(self._on_renderer_ended)

    def block_sending(self, texts: Iterable[str] = ()) -> None:
        """Send nothing from now on: forms, every request but GET and HEAD, and any with a text."""
        self._only_looks = True
        self._profile.blocker.only_looks = True
        joined = ("".join(text.split()) for text in texts)
        told = tuple(text[:_TELLING] for text in joined if len(text) >= _MIN_TELLING)
        self._profile.blocker.filled_texts = told

    @property
    def looks_like_sign_in(self) -> bool:
        """Whether the address looks like a page to sign in."""
        path = self.url().path().lower()
        return any(word in path for word in _SIGN_IN_WORDS)

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        kind: QWebEnginePage.NavigationType,
        isMainFrame: bool,  # noqa: N803, FBT001 - Qt's name
    ) -> bool:
        if isinstance(url, str):
            address = url
        else:
            address = url.toString()
        is_submitted = kind == self.NavigationType.NavigationTypeFormSubmitted
        if self._only_looks and (is_submitted or self._profile.blocker.tells(address)):
            self._why_stays = "posting-trial-held-back"
            return False
        if opens_program(address):  # the page is not replaced, so the posting is not lost
            self._why_stays = "posting-other-program" if isMainFrame else ""
            return False
        if may_open(address, practice=self._practice) and (
            not isMainFrame or not self._home or is_same_site(address, self._home)
        ):
            if isMainFrame:
                self.why_failed = ""
                self._asked_sentence = None
            return super().acceptNavigationRequest(url, kind, isMainFrame)
        if isMainFrame:
            self.refused.emit(address)
        return False

    def take_stay(self) -> str:
        """Return the key of why the page stays as it is; it is told once.

        It was a link for another program, or a form on a page that is only tried.
        """
        why = self._why_stays
        self._why_stays = ""
        return why

    def createWindow(  # type: ignore[override]
        self, _kind: QWebEnginePage.WebWindowType
    ) -> QWebEnginePage | None:
        return None

    def javaScriptConsoleMessage(self, *_: object) -> None:
        """Keep messages of a page's developers out of our log."""

    def watch_presses(self, view: QWebEngineView) -> None:
        """Notice what the person presses in a view, as soon as it shows this page."""

        def begin() -> None:
            if proxy := view.focusProxy():  # the part of the view that gets mouse and keys
                proxy.installEventFilter(self)

        self.ended.connect(begin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the person presses something on the page, in the view that shows it."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress):
            self._is_pressed = self.was_pressed = True
        return super().eventFilter(watched, event)

    def javaScriptAlert(self, _origin: QUrl | str, text: str) -> None:
        """Show the text of a page's dialog as a sentence beside it, not in a window."""
        self.says.emit("posting-page-says", " ".join(text.split()))

    def javaScriptConfirm(self, _origin: QUrl | str, text: str) -> bool:
        """Leave a page's question to the person: answer no at first, yes if it asks the same again.

        A window would be unexpected; a person who agrees presses the page's button again. A script
        that asks twice by itself gets no yes.
        """
        if text == self._asked_sentence and self._is_pressed:
            self._asked_sentence = None
            return True
        self._asked_sentence = text
        self._is_pressed = False
        self.says.emit("posting-page-asked", " ".join(text.split()))
        return False

    def javaScriptPrompt(self, _origin: QUrl | str, text: str, _default: str) -> tuple[bool, str]:
        """Type nothing if a page asks for text in a window."""
        self.says.emit("posting-page-wants-words", " ".join(text.split()))
        return False, ""

    def _count_load(self) -> None:
        """Notice a page that reloads itself again and again: nobody could read or fill it."""
        self._loads.append(self._age.elapsed())
        if len(self._loads) == _MAX_LOADS and self._loads[-1] - self._loads[0] < _LOADS_WITHIN_MS:
            self._loads.clear()
            self._report_error("posting-reloads")

    def _on_loading_changed(self, info: QWebEngineLoadingInfo) -> None:
        """Report that it has loaded; an error page that the site has drawn counts as a page."""
        status = QWebEngineLoadingInfo.LoadStatus
        if info.status() is status.LoadStartedStatus:
            return
        is_of_site = info.errorDomain() is QWebEngineLoadingInfo.ErrorDomain.HttpStatusCodeDomain
        is_page = is_of_site and not info.isErrorPage()
        self.ended.emit(info.status() is status.LoadSucceededStatus or is_page)

    def _refuse_authentication(self, asked: QUrl, *_: object) -> None:
        """Answer nothing, which ends the question; one for a picture is not about the page."""
        if asked.toString().partition("#")[0] == self.requestedUrl().toString().partition("#")[0]:
            self._report_error("posting-asks-password")

    def _refuse_proxy(self, *_: object) -> None:
        self._report_error("posting-asks-password")

    def _on_renderer_ended(self, how: object, _code: int) -> None:
        if how != QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            self._report_error("posting-died")

    def _report_error(self, key: str) -> None:
        self.why_failed = key
        self.failed.emit(key)

    def _distrust(self, error: QWebEngineCertificateError) -> None:
        error.rejectCertificate()
        if error.isMainFrame():
            self._report_error("posting-unsafe")

    def _deny(self, permission: QWebEnginePermission) -> None:
        permission.deny()


class Browser(QObject):
    """The browser profiles of one desk's platforms, and the pages that use them.

    A sign-in is kept if the account is the centre's; otherwise it belongs to who signed in.
    """

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        # Created before any browser profile, so that Qt destroys a page before its profile.
        self._pages = QObject(self)
        self.profiles: dict[str, WebProfile] = {}
        self._visitor: WebProfile | None = None

    def page_of(self, platform: PlatformProfile, address: str) -> PlatformPage:
        """Return a page in the platform's profile, which may go to the site of this address."""
        if platform.slug not in self.profiles:
            self.profiles[platform.slug] = self._profile_of(platform)
        self.profiles[platform.slug].blocker.only_looks = False
        return PlatformPage(
            self.profiles[platform.slug], self._pages, practice=platform.practice, home=address
        )

    def page_signed_out(self, platform: PlatformProfile, address: str) -> PlatformPage:
        """Return a page as anybody sees it who is not signed in at the platform."""
        if self._visitor is None:
            self._visitor = fleeting_profile(practice=platform.practice, parent=self)
        return PlatformPage(self._visitor, self._pages, practice=platform.practice, home=address)

    @property
    def holds_a_persons_sign_in(self) -> bool:
        """Whether somebody may be signed in here with an account of their own."""
        return any(profile.isOffTheRecord() for profile in self.profiles.values())

    def _profile_of(self, platform: PlatformProfile) -> WebProfile:
        if platform.centre_account:
            return lasting_profile(
                platform.slug, self._folder, practice=platform.practice, parent=self
            )
        # from before it was known whose it is
        rmtree(self._folder / platform.slug, ignore_errors=True)
        return fleeting_profile(practice=platform.practice, parent=self)
