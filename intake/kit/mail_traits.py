"""What the headers of a mail say about how it was sent."""

from __future__ import annotations

from typing import NamedTuple


class MailTraits(NamedTuple):
    """How a mail was sent.

    ``report`` is "failed" or "delayed" for the report of a mail server; ``returned`` the headers
    of the mail that it reports on.
    """

    is_automatic_answer: bool = False
    is_bulk: bool = False
    is_marked_as_spam: bool = False
    report: str = ""
    returned: str = ""


NO_TRAITS = MailTraits()
