"""Change and test the mail server; its password is stored in the keyring."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.kit.numerals import is_numeral

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.kit.errors import UserFacingError
    from intake.ui.centre.settings_presenter import SettingsPresenter
    from intake.ui.desk_session import DeskSession

_MAX_PORT = 65_535


class MailServerPresenter(QObject):
    """Reads, changes and tests the mail server.

    ``check_connection`` connects to the server and signs in.
    """

    shown = Signal(dict)  # field name: value
    fault = Signal(str, str)  # field, sentence (empty when mended)
    done = Signal(str)  # a sentence for the bar

    def __init__(
        self,
        session: DeskSession,
        settings: SettingsPresenter,
        check_connection: Callable[[], None],
    ) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._check_connection = check_connection

    def refresh(self) -> None:
        """Show the server of the settings."""
        settings = self._settings.settings
        self.shown.emit(
            {
                "host": settings.mail_host,
                "port": str(settings.mail_port),
                "security": settings.mail_security,
                "user": settings.mail_user,
            }
        )

    def change(self, typed: dict[str, str]) -> None:
        """Store and test the server; an empty password keeps the stored one."""
        port = typed["port"].strip()
        is_number = is_numeral(port)
        if not (is_number and 0 < int(port) <= _MAX_PORT):
            self.fault.emit("port", self._session.translate("mail-invalid-port"))
            return
        self.fault.emit("port", "")
        mail_settings = self._session.use_cases.mail_settings
        self._session.execute(
            partial(mail_settings.save_password, self._session.actor, typed["password"]),
            then=partial(self._on_password_saved, typed),
            failed=self._report_error,
        )

    def _on_password_saved(self, typed: dict[str, str]) -> None:
        host = typed["host"].strip()
        self._settings.change_look(
            mail_host=host,
            mail_port=int(typed["port"].strip()),
            mail_security=typed["security"],
            mail_user=typed["user"].strip(),
        )
        if host:
            self._session.query(self._check_connection, self._on_answered, self._report_error)
        else:
            self.done.emit(self._session.translate("settings-kept"))

    def _on_answered(self, _nothing: None) -> None:
        self.done.emit(self._session.translate("mail-server-answers"))

    def _report_error(self, error: UserFacingError) -> None:
        self.done.emit(self._session.sentence(error))
