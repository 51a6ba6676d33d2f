"""Put into words what comes before any platform: who helped before, and what residents offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.codes import format_code

if TYPE_CHECKING:
    from intake.desk.placing.platform_and_offer_finder import PlatformsAndOffers
    from intake.kit.translations import Translations

MAX_OFFERS = 3


def own_offer_sentences(choices: PlatformsAndOffers, translate: Translations) -> list[str]:
    """Return a sentence for each regular helper, and for the first offers."""
    sentences = []
    for helper in choices.regular_helpers:
        name = " · ".join(part for part in (helper.name, helper.address) if part)
        sentences.append(translate("online-regular-helper", name=name))
    for offer in choices.matching_offers[:MAX_OFFERS]:
        code = format_code(offer.code)
        sentences.append(translate("online-own-offer", what=offer.what, code=code))
    return sentences
