"""What all slips have: blocks, head and foot.

At most five blocks, each with a question as its heading, and one short sentence on each line
(docs/sources.md, "Paper").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.phone import format_phone
from intake.domain.resident import formal_name
from intake.kit.codes import format_code
from intake.kit.text_normalization import capitalize_first
from intake.kit.time_zone import to_local_time
from intake.kit.translations import LANGUAGES
from intake.text.composing.opening_hours_text import opening_hours_lines
from intake.text.composing.paper_words import paper_day, paper_recurrence, paper_time
from intake.text.composing.picture_slip import PictureText, picture_slip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime, time

    from intake.domain.agreement import Agreement
    from intake.domain.centre import Centre
    from intake.domain.request import Request
    from intake.domain.resident import Resident
    from intake.kit.translations import BoundTranslations, Translations

MAX_BLOCKS = 5
MIN_SIZE = 16

MAX_SIZE = 24
"""Points of type (docs/sources.md, "Paper")."""


@dataclass(frozen=True)
class Block:
    """One block of a slip.

    ``icon`` names a pictogram of Material Design Icons 6; ``strong`` is the word in the lines that
    is printed bold. A ``clock`` is drawn in place of the pictogram.
    """

    icon: str
    heading: str
    lines: tuple[str, ...]
    strong: str = ""
    clock: time | None = None


@dataclass(frozen=True)
class SlipText:
    """All words of a slip in one language.

    ``also`` is the same in Dutch, below a slip in another language; ``pictures`` stand before it
    for who reads neither. ``size`` is in points.
    """

    language: str
    title: str
    for_whom: str
    blocks: tuple[Block, ...]
    centre: str
    phone_line: str
    phone: str
    hours: tuple[str, ...]
    code: str
    safety: tuple[str, ...]
    size: int = 18
    practice: bool = False
    practice_mark: str = ""
    more: str = ""
    also: SlipText | None = None
    pictures: PictureText | None = None


class SlipFacts(NamedTuple):
    """The resident of a slip, what they asked, and the centre that prints it.

    ``languages`` are those that the centre may print: somebody has read their texts.
    """

    resident: Resident
    request: Request
    centre: Centre
    languages: tuple[str, ...] = LANGUAGES

    @property
    def language(self) -> str:
        """The language of the resident's paper; Dutch if theirs may not be printed."""
        wanted = self.resident.paper_language
        return wanted if wanted in self.languages else "nl"

    @property
    def needs_pictures(self) -> bool:
        """Whether the resident reads no language that may be printed."""
        return self.resident.paper_language not in self.languages


@dataclass(frozen=True)
class SlipWriter:
    """Writes the parts that all slips share, in one language."""

    translate: BoundTranslations
    facts: SlipFacts

    def write(self, title: str, blocks: Iterable[Block]) -> SlipText:
        """Return a slip with these blocks under a title.

        Raises ``ValueError`` for more blocks than somebody takes in: none is left out.
        """
        translate = self.translate
        shown = tuple(blocks)
        if len(shown) > MAX_BLOCKS:
            text = f"{len(shown)} blocks on one slip"
            raise ValueError(text)
        resident, request, centre = self.facts.resident, self.facts.request, self.facts.centre
        return SlipText(
            language=translate.language,
            title=title,
            for_whom=translate("slip-for", name=form_of_address(translate, resident)),
            blocks=shown,
            centre=centre.name,
            phone_line=translate("slip-ring"),
            phone=format_phone(centre.phone),
            hours=opening_hours_lines(centre, translate),
            code=format_code(request.code),
            safety=(translate("slip-cancel"), translate("slip-never-pin")),
            size=max(MIN_SIZE, min(MAX_SIZE, resident.text_size)),
            practice=centre.is_practice,
            practice_mark=translate("slip-practice"),
            more=translate("slip-more"),
        )

    def when_block(self, moment: datetime) -> Block:
        """Return the block that tells when: the day, the hour, and how often after that."""
        translate = self.translate
        at = to_local_time(moment)
        lines = [
            f"{capitalize_first(paper_day(at.date(), translate))}{full_stop(translate)}",
            translate("slip-time", time=paper_time(at.time(), translate)),
        ]
        rule = self.facts.request.answers.get("repeat")
        if rule:
            often = paper_recurrence(rule, translate)
            lines.append(translate("slip-then", repeat=often))
        return Block("mdi6.clock-outline", translate("slip-when"), tuple(lines), clock=at.time())


def write_in_languages(
    translations: Translations,
    facts: SlipFacts,
    write: Callable[[SlipWriter], SlipText],
    agreement: Agreement | None = None,
) -> SlipText:
    """Return a slip in the resident's language, with the Dutch one below any other language.

    Who reads no language that may be printed gets pictures, and the Dutch slip for whoever helps.
    """
    dutch = translations.bound_to("nl")
    slip = write(SlipWriter(translations.bound_to(facts.language), facts))
    if facts.needs_pictures:
        pictures = picture_slip(facts.request, facts.centre, agreement, dutch)
        return replace(slip, pictures=pictures)
    if facts.language == "nl":
        return slip
    return replace(slip, also=write(SlipWriter(dutch, facts)))


def full_stop(translate: BoundTranslations) -> str:
    """Return what ends a sentence."""
    return "።" if translate.language == "ti" else "."


def form_of_address(translate: BoundTranslations, resident: Resident) -> str:
    """Return a person's name on paper, as its language writes it."""
    if translate.language == "nl" and resident.salutation:
        return formal_name(resident)
    return resident.full_name
