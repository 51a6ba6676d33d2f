"""Write a log without personal data, which a centre can send to others.

What looks like personal data is removed before it is written.
"""

from __future__ import annotations

import logging
import re
import traceback
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_MAX_FAULTS = 5
_PRIVATE_PATTERNS = (
    (re.compile(r"x'[0-9a-fA-F]{16,}'|\b[0-9a-fA-F]{32,}\b"), "<key>"),
    (
        re.compile(
            r"(?:\"[^\"\n]{1,64}\"|[\w.+-]{1,64})"
            r"@(?:\[[\d.:a-fA-F]{2,45}\]|[\w-]{1,63}[\w.-]{0,190})"
        ),
        "<mail>",
    ),
    (re.compile(r"\b[A-Z]{2}\d{2} ?(?:[A-Z0-9]{4} ?){2,7}[A-Z0-9]{0,3}\b"), "<number>"),
    (re.compile(r"\b(?:NL[ -]?)?\d{4}[\s.\-]{0,3}[A-Za-z]{2}\b"), "<postcode>"),
    (re.compile(r"(?<![\d./-])\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b(?![\d./-])"), "<date>"),
    (re.compile(r"\+?\d(?:[\s()./\-\u2010-\u2015_:]{0,3}\d){6,}"), "<number>"),
)


def redact(text: str) -> str:
    """Remove mail addresses, full postcodes, long numbers and keys from a line."""
    for pattern, mark in _PRIVATE_PATTERNS:
        text = pattern.sub(mark, text)
    return text


class _Redacting(logging.Formatter):
    """Formats a line: time and place, the redacted message, and where an error was raised.

    The text of an error is left out, because it quotes what was being read, for instance a name.
    """

    def format(self, record: logging.LogRecord) -> str:
        stamp = self.formatTime(record)
        line = f"{stamp} {record.levelname} {record.name} {redact(record.getMessage())}"
        if record.exc_info and record.exc_info[0]:
            return f"{line}\n{error_trace(record.exc_info[1])}"
        return line


def error_trace(fault: BaseException | None) -> str:
    """Return the kinds of an error and of its causes, each with its files and lines."""
    parts: list[str] = []
    while fault is not None and len(parts) < _MAX_FAULTS:
        frames = traceback.extract_tb(fault.__traceback__)
        places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        parts.append("\n".join([type(fault).__name__, *places]))
        fault = fault.__cause__ or fault.__context__
    return "\nafter ".join(parts)


def start_log(path: Path) -> logging.Handler:
    """Write the program's log to a file of at most two times one megabyte.

    Returns the handler; the caller closes it.
    """
    handler = RotatingFileHandler(
        path, maxBytes=1_000_000, backupCount=1, encoding="utf8", delay=True
    )
    handler.setFormatter(_Redacting())
    root = logging.getLogger("intake")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler
