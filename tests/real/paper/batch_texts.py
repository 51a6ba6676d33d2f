"""The words of many different slips, spread over languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from intake.domain.agreement import Agreement
from intake.domain.centre import Centre
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.kit.ids import new_id
from intake.kit.paths import resources
from intake.kit.time_zone import AMSTERDAM
from intake.kit.translations import PAPER_LANGUAGES, Translations
from intake.text.composing.pickup_slip import pickup_slip
from intake.text.composing.slip_text import SlipFacts

MONDAY = datetime(2026, 11, 23, 10, tzinfo=AMSTERDAM)
CENTRE = Centre(
    name="Vrijwilligerscentrale De Linde",
    phone="+31205550100",
    hours=dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "09:00-17:00"),
)
THINGS = ("boormachine", "hoge ladder", "aanhanger", "vouwtafels", "grote soeppan", "partytent")
NAMES = ("Vries", "Jansen", "El Amrani", "Yilmaz", "Kowalska", "Bakker", "Öztürk", "Şahin")


def slip_texts(count: int, languages: tuple[str, ...] = ("nl", "en")) -> list:
    """Return so many slips, each of another resident; without the Dutch beside another language."""
    translate = Translations(resources() / "words")
    texts = []
    for at in range(count):
        resident = Resident(
            salutation="mevrouw",
            first_name=f"Annie {at}",
            last_name=f"{NAMES[at % len(NAMES)]}-{NAMES[at // 7 % len(NAMES)]}",
            paper_language=languages[at % len(languages)],
        )
        request = Request(
            code=f"A{at:04}Z"[-6:],
            resident_id=resident.id,
            kind=Kind.BORROW,
            taken_at=MONDAY,
            answers={"what": THINGS[at % len(THINGS)], "way": "desk"},
        )
        agreement = Agreement(
            request_id=request.id,
            reply_id=new_id(),
            helper=f"Henk {at}",
            meet_at=MONDAY + timedelta(minutes=15 * at),
            place=f"De Linde, Kinkerstraat {at}",
            return_by=MONDAY + timedelta(days=7, minutes=15 * at),
            code_word="appeltaart",
        )
        text = pickup_slip(
            translate, SlipFacts(resident, request, CENTRE, PAPER_LANGUAGES), agreement
        )
        texts.append(replace(text, also=None))
    return texts
