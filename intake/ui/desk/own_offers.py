"""Put into words what comes before any platform: who helped before, and what the centre has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.codes import format_code
from intake.kit.text_normalization import join_list

if TYPE_CHECKING:
    from intake.desk.placing.platform_and_offer_finder import PlatformsAndOffers
    from intake.kit.translations import Translations

MAX_OFFERS = 3
MAX_VOLUNTEERS = 3


def own_offer_sentences(choices: PlatformsAndOffers, translate: Translations) -> list[str]:
    """Return a sentence for each regular helper, own thing, first offers and first volunteers."""
    sentences = [
        translate(
            "online-own-thing",
            what=stock.thing.name,
            count=stock.free,
            place=stock.thing.place or "none",
        )
        for stock in choices.own_things
    ]
    for helper in choices.regular_helpers:
        name = " · ".join(part for part in (helper.name, helper.address) if part)
        sentences.append(translate("online-regular-helper", name=name))
    for offer in choices.matching_offers[:MAX_OFFERS]:
        code = format_code(offer.code)
        sentences.append(translate("online-own-offer", what=offer.what, code=code))
    names = [volunteer.name for volunteer in choices.volunteers[:MAX_VOLUNTEERS]]
    if names:
        sentences.append(
            translate("online-own-volunteers", names=join_list(names, translate("and")))
        )
    return sentences
