"""Fill in and remember the sign-in at a platform.

Name and password are only put into a page of the platform's own origin; the person presses the
button.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout
from shiboken6 import isValid

from intake.kit.web_addresses import may_open, origin_of
from intake.ui.browser.page_script import PageScript
from intake.ui.widgets.basics import button, label
from intake.ui.widgets.text_fields import LineEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.translations import Translations
    from intake.ui.browser.page import PlatformPage


class SignInStore(Protocol):
    """Stores a name and a password for each platform and role, in the keyring only."""

    def read(self, slug: str, host: str, then: Callable[[str, str], object]) -> None: ...

    def save(self, slug: str, host: str, name: str, password: str) -> None: ...

    def forget(self, slug: str, host: str) -> None: ...


def is_home(address: str, platform: PlatformProfile) -> bool:
    """Tell whether a page is the platform's own.

    It must have the origin of its profile (scheme, host and port), and a secure connection.
    """
    origin = origin_of(address)
    homes = {origin_of(address) for address in (platform.sign_in, platform.new_request) if address}
    return origin is not None and origin in homes and may_open(address, practice=platform.practice)


class SignInBox(QFrame):
    """The fields in the panel of the window; hidden unless a page asks for a password."""

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(label(translate("signing-in-title"), "strong"))

        self.name = LineEdit()
        self.password = LineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        for part, said in ((self.name, "signing-in-name"), (self.password, "signing-in-password")):
            part.setAccessibleName(translate(said))
            part.setPlaceholderText(translate(said))
            lines.addWidget(part)

        self.kept = QCheckBox(translate("signing-in-keep"))
        self.kept.setAccessibleName(translate("signing-in-keep"))
        lines.addWidget(self.kept)

        self.enter = button(translate("signing-in-enter"), "second", "Alt+I")
        self.forget = button(translate("signing-in-forget"), "link")
        lines.addWidget(self.enter)
        lines.addWidget(self.forget)
        self.hide()


class SignInHelper(QObject):
    """Shows the sign-in box if a page asks for a password, and fills it on request."""

    def __init__(self, box: SignInBox, parent: QObject) -> None:
        super().__init__(parent)
        self._box = box
        self.saved_sign_ins: SignInStore | None = None
        self._platform: PlatformProfile | None = None
        self._page: PlatformPage | None = None
        self._script: PageScript | None = None
        self._asked_for: tuple[PlatformPage, str, str] | None = None
        box.enter.clicked.connect(self._enter)
        box.forget.clicked.connect(self._forget)

    def watch(self, page: PlatformPage, platform: PlatformProfile) -> None:
        """Check each page that is loaded here from now on."""
        self._page = page
        self._platform = platform
        self._script = PageScript(page, page)
        self._asked_for = None
        self._show_kept("", "")
        self._box.hide()
        page.loadFinished.connect(lambda _: self._look(page))

    def empty(self) -> None:
        """Clear name and password, so that the next person does not see them."""
        self._show_kept("", "")
        self._box.hide()

    def _look(self, page: PlatformPage) -> None:
        if page is not self._page or self._platform is None or self._script is None:
            return
        if not is_home(page.url().toString(), self._platform):
            self._box.hide()
            return
        self._script.call("asks()", lambda asks: self._show(page, asks=bool(asks)))

    def _show(self, page: PlatformPage, *, asks: bool) -> None:
        if page is not self._page or self._platform is None or not isValid(self._box):
            return  # a page answers once more after its window is closed
        self._box.setVisible(asks and self.saved_sign_ins is not None)
        if asks and self.saved_sign_ins:
            self._show_kept("", "")
            slug, host = self._platform.slug, _host(page)
            self._asked_for = (page, slug, host)
            self.saved_sign_ins.read(slug, host, partial(self._show_known, (page, slug, host)))

    def _show_known(
        self, asked_for: tuple[PlatformPage, str, str], name: str, password: str
    ) -> None:
        """Show the keyring's answer, unless another page was opened while it was asked."""
        page = self._page
        if asked_for == self._asked_for and page is not None and _host(page) == asked_for[2]:
            self._show_kept(name, password)

    def _show_kept(self, name: str, password: str) -> None:
        self._box.name.setText(name)
        self._box.password.setText(password)
        self._box.kept.setChecked(bool(name))
        self._box.forget.setVisible(bool(name))

    def _enter(self) -> None:
        """Put both into the page, unless it has moved to another address meanwhile."""
        name = self._box.name.text()
        password = self._box.password.text()
        if not (
            self._page
            and self._platform
            and self._script
            and is_home(self._page.url().toString(), self._platform)
        ):
            return
        parts = (json.dumps(value) for value in (name, password, _origin(self._page)))
        self._script.call(f"enter({', '.join(parts)})", lambda _: None, only_there=True)
        if self.saved_sign_ins and self._box.kept.isChecked() and name:
            self.saved_sign_ins.save(self._platform.slug, _host(self._page), name, password)

    def _forget(self) -> None:
        if self.saved_sign_ins and self._platform and self._page:
            self.saved_sign_ins.forget(self._platform.slug, _host(self._page))
        self._show_kept("", "")


def _origin(page: PlatformPage) -> str:
    """Return the origin of a page as its own script reports it."""
    return f"{page.url().scheme()}://{_host(page)}"


def _host(page: PlatformPage) -> str:
    """Return the host of a page, with its port if that is unusual."""
    return page.url().authority().rpartition("@")[2]
