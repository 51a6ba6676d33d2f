"""The words of the slip without an agreement: what was asked, and when the centre rings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from intake.kit.text_normalization import capitalize_first
from intake.kit.time_zone import to_local_time
from intake.text.composing.paper_words import (
    paper_day,
    paper_recurrence,
    paper_time,
    quoted,
)
from intake.text.composing.slip_text import (
    Block,
    SlipFacts,
    SlipText,
    SlipWriter,
    full_stop,
    write_in_languages,
)

if TYPE_CHECKING:
    from intake.kit.translations import Translations


def proof_slip(translations: Translations, facts: SlipFacts) -> SlipText:
    """Return the slip of a request without an agreement."""
    return write_in_languages(translations, facts, _write)


def _write(writer: SlipWriter) -> SlipText:
    translate = writer.translate
    what = capitalize_first(quoted(writer.facts.request.what, translate))
    stop = full_stop(translate)
    asked = "slip-asked"
    if writer.facts.request.kind == "offer":
        asked = "slip-asked-offer"
    blocks = [Block("mdi6.comment-question-outline", translate(asked), (f"{what}{stop}",))]
    when = _when(writer)
    if when:
        line = f"{capitalize_first(when)}{stop}"
        blocks.append(Block("mdi6.calendar", translate("slip-when"), (line,)))
    blocks.append(Block("mdi6.magnify", translate("slip-we-do"), (translate("slip-we-search"),)))
    blocks.append(Block("mdi6.phone", translate("slip-ring-when"), _call_back(writer)))
    return writer.write(translate("slip-title-proof"), blocks)


def _when(writer: SlipWriter) -> str:
    answers = writer.facts.request.answers
    if answers.get("repeat"):
        return paper_recurrence(answers["repeat"], writer.translate)
    if answers.get("first"):
        return paper_day(date.fromisoformat(answers["first"]), writer.translate)
    return ""


def _call_back(writer: SlipWriter) -> tuple[str, ...]:
    translate = writer.translate
    before = writer.facts.request.call_back_before
    if before is None:
        return (translate("slip-we-ring"),)
    at = to_local_time(before)
    return (
        translate("slip-we-ring-before", day=paper_day(at.date(), translate)),
        translate("slip-before", time=paper_time(at.time(), translate)),
    )
