"""Where mail leaves.

The server of the settings, its password in the keyring, and a try that sends nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.ui.centre.settings_presenter import SettingsPresenter
    from intake.ui.session import Session

_MOST_PORT = 65_535


class MailServerPresenter(QObject):
    """Reads and changes where mail leaves.

    ``keep`` keeps the password, ``check_connection`` connects and signs in.
    """

    shown = Signal(dict)
    fault = Signal(str, str)
    done = Signal(str)

    def __init__(
        self,
        session: Session,
        settings: SettingsPresenter,
        keep: Callable[[str], None],
        check_connection: Callable[[], None],
    ) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._keep = keep
        self._check_connection = check_connection

    def refresh(self) -> None:
        now = self._settings.settings
        self.shown.emit(
            {
                "host": now.mail_host,
                "port": str(now.mail_port),
                "security": now.mail_security,
                "user": now.mail_user,
            }
        )

    def change(self, typed: dict[str, str]) -> None:
        """Keep the server and try it; an empty password leaves the one that is kept."""
        translate = self._session.translate
        port = typed["port"].strip()
        if not (port.isdigit() and 0 < int(port) <= _MOST_PORT):
            self.fault.emit("port", translate("mail-invalid-port"))
            return
        self.fault.emit("port", "")
        use_cases = self._session.use_cases
        actor = self._session.actor
        password = typed["password"]

        def allowed() -> None:
            use_cases.set_up.require_machine_settings(actor)
            if password:
                self._keep(password)

        def kept(_: object) -> None:
            self._settings.change_look(
                mail_host=typed["host"].strip(),
                mail_port=int(port),
                mail_security=typed["security"],
                mail_user=typed["user"].strip(),
            )
            if typed["host"].strip():
                self._session.run(
                    self._check_connection,
                    lambda _: self.done.emit(translate("mail-server-answers")),
                    self.done.emit,
                )
            else:
                self.done.emit(translate("settings-kept"))

        self._session.run(allowed, kept, self.done.emit)
