"""Tell whose words a proposal is: "zo schreef u het in mei, 4 reacties"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import MONTHS

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.desk.post_texts import Proposal


def describe_proposal(proposal: Proposal, translate: Translations) -> str:
    """Return the sentence below the text."""
    if proposal.ranked:
        made = to_local_time(proposal.ranked.wording.made_at)
        month = MONTHS[translate.language][made.month - 1]
        return translate("words-own", month=month, count=proposal.ranked.replies)
    if proposal.text:
        return translate("words-typed")
    if proposal.variant:
        return translate("words-other")
    return translate("words-first")
