"""The words of the resident's slip: who comes, what, when, where, and when it goes back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.domain.agreement import PayTo
from intake.domain.request import WAYS_VIA_DESK
from intake.kit.text_normalization import capitalize_first
from intake.kit.time_zone import to_local_time
from intake.text.composing.icons import KIND_ICONS
from intake.text.composing.lending_terms import deposit_and_damage
from intake.text.composing.paper_words import (
    paper_day,
    paper_money,
    paper_phrases,
    paper_time,
    quoted,
)
from intake.text.composing.request_phrases import wording_of
from intake.text.composing.ring_back import is_at_home
from intake.text.composing.slip_text import (
    Block,
    SlipFacts,
    SlipText,
    SlipWriter,
    full_stop,
    write_in_languages,
)
from intake.text.composing.trip_lines import expected_at, trip_lines
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.task_phrase import read_task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intake.domain.agreement import Agreement
    from intake.kit.translations import Translations

_MINE = ("mijn", "m'n", "haar", "zijn", "z'n")
_NOT_MINE = ("uw", "de", "het", "een", "iemand", "degene", "wie", "ons", "onze", "hun", "zelf")


def pickup_slip(translations: Translations, facts: SlipFacts, agreement: Agreement) -> SlipText:
    """Return the slip of an agreement, in the resident's language first."""

    def write(writer: SlipWriter) -> SlipText:
        return _PickupSlip(writer, agreement).write()

    return write_in_languages(translations, facts, write, agreement)


def address_as_yours(who: str) -> str:
    """Refer to a person as the resident's.

    "buurvrouw" and "mijn buurvrouw" become "uw buurvrouw"; a name, "de" and "iemand" are not
    changed.
    """
    first, _, rest = who.partition(" ")
    if first in _MINE and rest:
        return f"uw {rest}"
    if first.isalpha() and first.islower() and first not in _NOT_MINE:
        return f"uw {who}"
    return who


_MEALS_ELSEWHERE = ("fetched", "together", "centre", "desk")
"""The ways of a meal for which the resident leaves home."""


class _PickupSlip:
    """The blocks of one agreement in one language."""

    def __init__(self, writer: SlipWriter, agreement: Agreement) -> None:
        self._writer = writer
        self._translate = writer.translate
        self._agreement = agreement
        self._request = writer.facts.request
        self._answers = self._request.answers
        way = self._answers.get("way", "")
        is_elsewhere = not is_at_home(agreement.place)
        via_desk = way in WAYS_VIA_DESK or (not way and is_elsewhere)
        self._is_at_desk = self._request.kind == "borrow" and via_desk
        self._goes_out = self._request.kind == "meal" and way in _MEALS_ELSEWHERE
        self._phrases = paper_phrases(self._request, self._translate)
        number = int(self._answers["quantity"]) if self._answers.get("quantity") else 1
        self._thing = read_noun_phrase(self._request.what, number)
        self._task = read_task(self._request.what)

    def write(self) -> SlipText:
        return self._writer.write(self._title(), self._blocks())

    def _title(self) -> str:
        key = f"slip-title-{self._request.kind}"
        if self._is_at_desk:
            key = "slip-title-desk"
        if self._request.kind == "borrow" and self._thing.is_plural:
            key = f"{key}-many"
        return self._translate(key, what=self._phrases["own"])

    def _blocks(self) -> Iterator[Block]:
        if not self._is_at_desk:
            yield self._write_helper_block()
        yield self._write_thing_block()
        yield self._write_time_block()
        if self._is_at_desk:
            yield self._write_place_block()
        yield self._write_to_do_block()
        if self._agreement.return_by:
            yield self._write_return_block()

    def _write_time_block(self) -> Block:
        """Return when it is; for a ride when the driver comes, and when one must be there."""
        block = self._writer.when_block(self._agreement.meet_at)
        if self._request.kind != "ride":
            return block
        translate = self._translate
        comes = to_local_time(self._agreement.meet_at).time()
        day, _, *rest = block.lines
        told = translate(
            "slip-time-ride",
            name=self._agreement.helper,
            time=paper_time(comes, translate),
        )
        lines = [day, told]
        if (expected := expected_at(self._answers)) and expected != comes:
            lines.append(translate("slip-be-there", time=paper_time(expected, translate)))
        return replace(block, lines=(*lines, *rest))

    def _write_helper_block(self) -> Block:
        translate = self._translate
        way = self._answers.get("way")
        key = f"slip-who-{self._request.kind}"
        if self._request.kind == "meal" and way and way != "brought":
            key = f"{key}-{way}"
        elif self._request.kind == "help" and self._task.together:
            key = "slip-who-help-together"
        lines = [translate(key, name=self._agreement.helper)]
        if not is_at_home(self._agreement.place) and self._request.kind != "ride":
            lines.append(translate("slip-at", place=self._agreement.place))
        if self._goes_out:
            return Block("mdi6.map-marker", translate("slip-where"), tuple(lines))
        lines.append(translate("slip-ask-card"))
        return Block("mdi6.account-check", translate("slip-who"), tuple(lines))

    def _write_thing_block(self) -> Block:
        translate = self._translate
        key = f"slip-what-{wording_of(self._request.kind, self._request.what, self._answers)}"
        if self._request.kind == "help" and self._task.together:
            key = "slip-what-help-together"
        name = self._agreement.helper
        lines = [translate(key, name=name, **self._phrases)]
        lines += trip_lines(translate, "slip", self._answers, name)
        if self._answers.get("diet"):
            lines.append(translate("slip-diet", diet=quoted(self._answers["diet"], translate)))
        if self._request.kind != "offer":
            lines += self._costs()
            lines += deposit_and_damage(self._agreement, translate, paper_money)
        return Block(KIND_ICONS[self._request.kind], translate("slip-what"), tuple(lines))

    def _costs(self) -> list[str]:
        """Return what it costs and to whom it is paid, and what each kilometre of a ride costs."""
        agreement, translate = self._agreement, self._translate
        lines = []
        if agreement.cost_cents:
            key = "slip-cost"
            if agreement.pay_to is PayTo.CENTRE:
                key = "slip-cost-centre"
            money = paper_money(agreement.cost_cents, translate)
            lines.append(translate(key, money=money, name=agreement.helper))
        if agreement.cents_per_km:
            money = paper_money(agreement.cents_per_km, translate)
            lines.append(translate("slip-per-km", money=money))
        return lines or [translate("slip-free")]

    def _write_place_block(self) -> Block:
        translate = self._translate
        place = self._agreement.place
        centre = self._writer.facts.centre
        lines = [translate("slip-at", place=place)]
        if centre.entrance and place.startswith(centre.name) and translate.language == "nl":
            lines.append(centre.entrance)
        return Block("mdi6.map-marker", translate("slip-where"), tuple(lines))

    def _write_to_do_block(self) -> Block:
        translate = self._translate
        word = self._agreement.code_word
        if self._is_at_desk:
            icon = "mdi6.bag-personal"
            lines = (self._what_to_bring(), translate("slip-code-word", word=word))
        elif self._goes_out:
            icon = "mdi6.bag-personal"
            bring = translate("slip-bring")
            if self._answers.get("way") != "together":
                bring = translate("slip-bring-pan")
            lines = (bring, translate("slip-code-word", word=word))
        elif not is_at_home(self._agreement.place) and self._request.kind != "ride":
            icon = "mdi6.bag-personal"
            lines = (translate("slip-bring"), translate("slip-code-word-door", word=word))
        else:
            icon = "mdi6.home"
            lines = (translate("slip-have-ready"), translate("slip-code-word-door", word=word))
        return Block(icon, translate("slip-do"), lines, word)

    def _what_to_bring(self) -> str:
        collector = self._answers.get("collector")
        if not collector:
            return self._translate("slip-bring")
        if self._translate.language == "nl":
            collector = address_as_yours(collector)
        return self._translate("slip-bring-collector", who=collector)

    def _write_return_block(self) -> Block:
        translate = self._translate
        assert self._agreement.return_by is not None  # noqa: S101 - asked for only where it is
        back = to_local_time(self._agreement.return_by)
        day = paper_day(back.date(), translate)
        lines = (
            f"{capitalize_first(day)}{full_stop(translate)}",
            translate("slip-before", time=paper_time(back.time(), translate)),
            self._return_line(),
        )
        return Block("mdi6.keyboard-return", translate("slip-back"), lines)

    def _return_line(self) -> str:
        """Return who brings it back: what was brought to somebody's door is fetched there."""
        key = "slip-fetches-again"
        if self._is_at_desk:
            key = "slip-back-same"
        if self._thing.is_plural:
            key = f"{key}-many"
        return self._translate(key, name=self._agreement.helper)
