"""Remove characters that databases refuse: a paste may contain them."""

from __future__ import annotations

_CONTROL_SIGNS = {code: None for code in range(32) if chr(code) not in "\t\n\r"}


def storable_text(text: str) -> str:
    """Return a text without control characters and without surrogates.

    A server refuses NUL and surrogates when it writes or reads them. No person types the other
    control characters, and one of them marks encrypted entries.
    """
    cleaned = text.translate(_CONTROL_SIGNS)
    if cleaned.isascii():
        return cleaned
    return cleaned.encode("utf8", "ignore").decode("utf8")
