"""Tell a running desk which number is ringing.

The desk listens on this machine alone, and writes where and with which secret into a file that only
its owner can read. It proves that it knows the secret before the number is told. Any telephone
program can so show the caller: ``intake call NUMBER``.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import socket
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

MAX_LINE = 200
_TIMEOUT = 3.0
_NUMBER = re.compile(r"\+?[0-9]{3,20}")
_NO_DIGITS = re.compile(r"[\s().\-/]|%20")


class Listener(NamedTuple):
    """Where a running desk listens, and what proves that the caller may read its files."""

    port: int
    token: str


def number_of(argument: str) -> str:
    """Return the number in an argument or in a ``tel:`` address (RFC 3966); empty if none.

    ``tel:+31-20-618-4217;ext=5`` becomes ``+31206184217``.
    """
    text = argument.strip()
    if text.lower().startswith("tel:"):
        text = text[4:].split(";", 1)[0]
    text = _NO_DIGITS.sub("", text.removeprefix("//"))
    return text if _NUMBER.fullmatch(text) else ""


def write_listener(file: Path, listener: Listener) -> None:
    """Write where the desk listens, readable by its owner only."""
    from intake.kit.files import write_file

    write_file(file, f"{listener.port} {listener.token}\n", 0o600)


def read_listener(file: Path) -> Listener | None:
    """Read where a desk listens; None if none does."""
    try:
        port, token = file.read_text(encoding="ascii").split()
        return Listener(int(port), token)
    except (OSError, ValueError):
        return None


def prove(token: str, challenge: str) -> bytes:
    """Return what shows who is asked that it knows the secret, without telling the secret."""
    return hmac.new(token.encode(), challenge.encode(), hashlib.sha256).hexdigest().encode()


def send_number(file: Path, number: str) -> bool:
    """Tell the running desk a number; return whether it has taken it."""
    listener = read_listener(file)
    if listener is None:
        return False
    challenge = secrets.token_hex(16)
    try:
        with socket.create_connection(("127.0.0.1", listener.port), _TIMEOUT) as line:
            line.sendall(f"?{challenge}\n".encode("ascii"))
            proof = line.recv(MAX_LINE).strip()
            if not secrets.compare_digest(proof, prove(listener.token, challenge)):
                return False  # another program took the port of a desk that was killed
            line.sendall(f"{listener.token} {number}\n".encode("ascii"))
            return line.recv(8) == b"ok\n"
    except (OSError, OverflowError):
        return False
