"""The words of a receipt that two sign: what was lent, brought back, taken in, brought home."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.custody import HolderKind
from intake.domain.phone import format_phone
from intake.kit.codes import format_code
from intake.kit.text_normalization import capitalize_first
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.practice_mark import practice_mark
from intake.text.composing.slip_text import MAX_SIZE, MIN_SIZE
from intake.text.composing.thing_words import parts_phrase, pieces_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from intake.domain.centre import Centre
    from intake.domain.custody import Handover
    from intake.domain.thing import Thing
    from intake.kit.translations import BoundTranslations


class ReceiptKind(StrEnum):
    """Which hop a receipt is of."""

    OUT = "out"  # the resident got something
    IN = "in"  # the resident brought something back
    LENT = "lent"  # the lender brought something
    HOME = "home"  # the lender got something back


class ReceiptLine(NamedTuple):
    """A thing on a receipt: its name with the number, and what stands below it."""

    name: str
    below: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReceiptText:
    """All words of a receipt; ``size`` is in points, ``signers`` stand below the lines to sign."""

    title: str
    who: str
    day: str
    opening: str
    lines: tuple[ReceiptLine, ...]
    sentences: tuple[str, ...]
    signers: tuple[str, str]
    questions: str
    centre: str
    size: int
    name: str
    practice_mark: str = ""
    language: str = "nl"


class HandedOver(NamedTuple):
    """One thing of an act with its hop, and the parts that went along."""

    thing: Thing
    handover: Handover
    parts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReceiptFacts:
    """What a receipt is written from: the hops of one act, and who it is for.

    ``missing`` are the parts that did not come along; ``back_on`` is when a lender gets it back.
    """

    handed: tuple[HandedOver, ...]
    who: str
    centre: Centre
    at: datetime
    text_size: int = MIN_SIZE
    missing: tuple[tuple[str, int], ...] = ()
    back_on: date | None = None


def kind_of(handover: Handover) -> ReceiptKind:
    """Return which receipt a hop is written on."""
    if handover.to_kind is HolderKind.RESIDENT:
        return ReceiptKind.OUT
    if handover.to_kind is HolderKind.LENDER:
        return ReceiptKind.HOME
    if handover.from_kind in (HolderKind.LENDER, HolderKind.NEW):
        return ReceiptKind.LENT
    return ReceiptKind.IN


def receipt_text(facts: ReceiptFacts, translate: BoundTranslations) -> ReceiptText:
    """Return the words of the receipt of an act; it has at least one hop."""
    kind = kind_of(facts.handed[0].handover)
    centre = facts.centre
    questions = ""
    if centre.phone:
        questions = translate("receipt-questions", phone=format_phone(centre.phone))
    return ReceiptText(
        title=translate(f"receipt-{kind}-title"),
        who=capitalize_first(facts.who),
        day=capitalize_first(day_phrase(to_local_time(facts.at).date(), translate.language)),
        opening=translate(f"receipt-{kind}-got"),
        lines=tuple(_line(handed, translate) for handed in facts.handed),
        sentences=tuple(_sentences(kind, facts, translate)),
        signers=(translate("receipt-sign-you"), translate("receipt-sign-desk")),
        questions=questions,
        centre=centre.name,
        size=max(MIN_SIZE, min(MAX_SIZE, facts.text_size)),
        name=translate("receipt-file"),
        practice_mark=practice_mark(centre, translate),
        language=translate.language,
    )


def _line(handed_over: HandedOver, translate: BoundTranslations) -> ReceiptLine:
    below = []
    if handed_over.parts:
        below.append(translate("receipt-parts", parts=parts_phrase(handed_over.parts)))
    condition = handed_over.handover.condition or handed_over.thing.condition
    if condition:
        below.append(translate("receipt-condition", condition=condition))
    if handed_over.thing.code:
        below.append(translate("receipt-code", code=format_code(handed_over.thing.code)))
    name = capitalize_first(pieces_phrase(handed_over.thing.name, handed_over.handover.count))
    return ReceiptLine(name, tuple(below))


def _sentences(
    kind: ReceiptKind, facts: ReceiptFacts, translate: BoundTranslations
) -> Iterable[str]:
    first = facts.handed[0].handover
    collector = " · ".join(part for part in (first.collector, first.relation) if part)
    if collector:
        yield translate("receipt-collector", who=collector)
    due = first.due_on if kind is ReceiptKind.OUT else facts.back_on
    if due and kind in (ReceiptKind.OUT, ReceiptKind.LENT):
        yield translate(f"receipt-{kind}-back", day=day_phrase(due, translate.language))
    if facts.missing and kind in (ReceiptKind.IN, ReceiptKind.HOME):
        yield translate(f"receipt-{kind}-missing", parts=parts_phrase(facts.missing))
    if kind in (ReceiptKind.OUT, ReceiptKind.LENT):
        yield translate(f"receipt-{kind}-broken")
    if kind is not ReceiptKind.OUT:
        yield translate(f"receipt-{kind}-thanks")
