"""Read and write the operating system's keyring, in a thread with a time limit.

A broken secret service can block for 50 seconds.
"""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, TypeVar

from intake.kit.errors import ExternalError, UserFacingError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_SERVICE = "intake"
_SAFE_BACKENDS = (
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
    "keyring.backends.libsecret",
)


class KeyRing:
    """Stores one key under the name of the desk's folder.

    Raises ``ExternalError``, with what to do, if the keyring does not open in time, and
    ``UserFacingError`` for an incomplete key.
    """

    def __init__(self, name: str, timeout: float = 20.0) -> None:
        self._name = name
        self._timeout = timeout

    def read(self) -> bytes | None:
        kept = self._ask(lambda ring: ring.get_password(_SERVICE, self._name))
        if not kept:
            return None
        try:
            return bytes.fromhex(kept)
        except ValueError as error:
            raise UserFacingError("key-damaged") from error

    def write(self, key: bytes) -> None:
        self._ask(lambda ring: ring.set_password(_SERVICE, self._name, key.hex()))

    def _ask(self, question: Callable[..., T]) -> T:
        answer: queue.Queue[tuple[bool, object]] = queue.Queue(maxsize=1)
        threading.Thread(
            target=_ask_in_thread, args=(question, answer), daemon=True, name="keyring"
        ).start()
        try:
            well, value = answer.get(timeout=self._timeout)
        except queue.Empty as error:
            raise ExternalError("keyring-silent") from error
        if not well:
            raise ExternalError("keyring-closed") from (
                value if isinstance(value, Exception) else None
            )
        return value  # type: ignore[return-value]


def _ask_in_thread(
    question: Callable[..., object], answer: queue.Queue[tuple[bool, object]]
) -> None:
    import keyring
    import keyring.errors

    try:
        ring = keyring.get_keyring()
        members = getattr(ring, "backends", [ring])
        if not all(type(member).__module__.startswith(_SAFE_BACKENDS) for member in members):
            raise keyring.errors.NoKeyringError
        answer.put((True, question(ring)))
    except (keyring.errors.KeyringError, OSError, RuntimeError) as error:
        answer.put((False, error))
