"""The words of a notice for the board.

The post, and strips to tear off with the number and the code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.phone import format_phone
from intake.kit.codes import format_code
from intake.text.composing.practice_mark import practice_mark

if TYPE_CHECKING:
    from intake.domain.centre import Centre
    from intake.domain.posting import Posting
    from intake.domain.request import Request
    from intake.kit.translations import Translations


@dataclass(frozen=True)
class Notice:
    """All words of one notice.

    ``strip`` is on each strip: what it is about, the number to ring, the code.
    """

    title: str
    text: str
    code: str
    call: str
    centre: str
    strip: tuple[str, str, str]
    practice_mark: str = ""


def make_notice(
    posting: Posting, request: Request, centre: Centre, translate: Translations
) -> Notice:
    """Return the notice of a post, in Dutch; its text is exactly the one that was consented to."""
    dutch = translate.bound_to("nl")
    code = format_code(request.code)
    phone = ""
    call = dutch("notice-come", code=code)
    if centre.phone:
        phone = format_phone(centre.phone)
        call = dutch("notice-call", phone=phone, code=code)
    return Notice(
        title=posting.title,
        text=posting.text,
        code=code,
        call=call,
        centre=centre.name,
        strip=(posting.title.partition(",")[0], phone or centre.name, code),
        practice_mark=practice_mark(centre, dutch),
    )
