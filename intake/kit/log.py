"""Write a log without personal data, that a centre can send to somebody else.

What looks like a person is taken out before it is written.
"""

from __future__ import annotations

import logging
import re
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PRIVATE = (
    (re.compile(r"x'[0-9a-fA-F]{16,}'"), "<key>"),
    (re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{1,190}"), "<mail>"),
    (re.compile(r"\b\d{4}\s?[A-Za-z]{2}\b"), "<postcode>"),
    (re.compile(r"\+?\d[\d\s()./\-]{7,}\d"), "<number>"),
)


def redact(text: str) -> str:
    """Take mail addresses, full postcodes, long numbers and keys out of a line."""
    for pattern, mark in _PRIVATE:
        text = pattern.sub(mark, text)
    return text


class _Redacting(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


def start_log(path: Path) -> logging.Handler:
    """Write the program's log to a file of at most two times one megabyte.

    Gives the handler, to be closed by who started it.
    """
    handler = RotatingFileHandler(
        path, maxBytes=1_000_000, backupCount=1, encoding="utf8", delay=True
    )
    handler.setFormatter(_Redacting("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("intake")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler
