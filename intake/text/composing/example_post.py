"""An invented post, to try a platform's page with."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from intake.domain.posting import Posting
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.kit.ids import new_id
from intake.text.composing.compose import compose
from intake.text.composing.wanted import Wanted

if TYPE_CHECKING:
    from datetime import datetime

    from intake.domain.centre import Centre
    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.translations import Translations

_WHAT = {
    Kind.BORROW: "boormachine",
    Kind.MEAL: "warme maaltijd",
    Kind.HELP: "tuin opruimen",
    Kind.RIDE: "naar de markt",
    Kind.OFFER: "fietsen plakken",
}
_CODE = "K7QF20"


def example_post(
    profile: PlatformProfile, centre: Centre, translate: Translations, now: datetime
) -> tuple[Posting, Request, Resident]:
    """Return a post of the first kind that this platform accepts, by an invented person."""
    kind = next((kind for kind in Kind if kind in profile.kinds), Kind.BORROW)
    first = (now + timedelta(days=7)).date()
    answers = {
        "what": _WHAT[kind],
        "first": first.isoformat(),
        "until": (first + timedelta(days=2)).isoformat(),
        "time": "10:00",
        "quantity": "1",
    }
    resident = Resident(first_name="Voorbeeld", postcode=centre.postcode, city=centre.city)
    request = Request(code=_CODE, resident_id=resident.id, kind=kind, answers=answers, taken_at=now)
    wanted = Wanted(
        kind=str(kind),
        answers=answers,
        area=centre.city,
        centre=centre.name,
        phone="",
        code=_CODE,
    )
    post = compose(
        wanted, profile, lambda key, **values: translate.in_language("nl", key, **values)
    )

    return (
        Posting(
            id=new_id(),
            request_id=request.id,
            platform=profile.slug,
            title=post.title,
            text=post.text,
        ),
        request,
        resident,
    )
