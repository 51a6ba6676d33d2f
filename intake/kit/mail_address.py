"""Mail addresses as people type them."""

from __future__ import annotations

import re

_MAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+")


def is_mail_address(typed: str) -> bool:
    """Tell whether this is a mail address, as far as typing errors can be detected.

    Something, an at sign, and a name with a dot.
    """
    return _MAIL.fullmatch(typed) is not None
