"""The words of the helper's slip: to whom, what, where and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.domain.phone import format_phone
from intake.kit.text_normalization import capitalize_first
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import day_phrase, money_phrase, time_phrase
from intake.text.composing.form_facts import has_pets
from intake.text.composing.icons import KIND_ICONS
from intake.text.composing.request_phrases import offer_phrases, request_phrases, wording_of
from intake.text.composing.ring_back import is_at_home
from intake.text.composing.slip_text import (
    MIN_SIZE,
    Block,
    SlipFacts,
    SlipText,
    SlipWriter,
    form_of_address,
)
from intake.text.composing.trip_lines import expected_at, trip_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intake.domain.agreement import Agreement
    from intake.domain.private_note import PrivateNote
    from intake.domain.request import Request
    from intake.domain.resident import Resident
    from intake.kit.translations import BoundTranslations, Translations


def helper_slip(
    translations: Translations,
    facts: SlipFacts,
    agreement: Agreement,
    notes: Iterable[PrivateNote] = (),
) -> SlipText:
    """Return the helper's slip in Dutch, because the helper wrote in Dutch.

    Only those ``notes`` that may be shared are on it.
    """
    translate = translations.bound_to("nl")
    resident = replace(facts.resident, text_size=MIN_SIZE)
    writer = SlipWriter(translate, facts._replace(resident=resident))
    word = agreement.code_word
    goes_elsewhere = not is_at_home(agreement.place) and facts.request.kind != "ride"
    who = _where_block(translate, facts.resident)
    when = writer.when_block(agreement.meet_at)
    meet_key = "helper-word"
    if goes_elsewhere:
        place = translate("slip-at", place=agreement.place)
        when = replace(when, heading=translate("helper-when-where"), lines=(*when.lines, place))
        who = _for_whom_block(translate, facts.resident)
        meet_key = "helper-word-elsewhere"
    blocks = [
        who,
        Block(
            KIND_ICONS[facts.request.kind],
            translate("slip-what"),
            _what_block(translate, facts.request, agreement, notes),
        ),
        when,
        Block(
            "mdi6.key-variant",
            translate(meet_key),
            (translate("helper-say-word", word=word),),
            word,
        ),
        Block("mdi6.phone", translate("helper-late"), (_phone_block(translate, facts.resident),)),
    ]
    day = day_phrase(to_local_time(agreement.meet_at).date())
    slip = writer.write(translate("helper-title", name=agreement.helper, day=day), blocks)

    last_line = "helper-tell-us"
    if goes_elsewhere:
        last_line = "helper-tell-nobody"
    return replace(
        slip,
        for_whom=translate("helper-thanks"),
        safety=(translate("helper-throw-away"), translate(last_line)),
    )


def _where_block(translate: BoundTranslations, resident: Resident) -> Block:
    """Return the resident's name and address, for the helper."""
    name = capitalize_first(form_of_address(translate, resident))
    town = " ".join(part for part in (resident.postcode, resident.city) if part)
    address = ", ".join(part for part in (resident.address_line, town) if part)
    lines = tuple(f"{line}." for line in (name, address) if line)
    return Block("mdi6.account-check", translate("helper-who"), lines)


def _for_whom_block(translate: BoundTranslations, resident: Resident) -> Block:
    """Return whom the helper meets elsewhere: where that person lives is nothing they need."""
    name = capitalize_first(form_of_address(translate, resident))
    return Block("mdi6.account-check", translate("helper-for-whom"), (f"{name}.",))


def _what_block(
    translate: BoundTranslations,
    request: Request,
    agreement: Agreement,
    notes: Iterable[PrivateNote],
) -> tuple[str, ...]:
    phrases = request_phrases(request.what, request.answers)
    if request.kind == "offer":
        phrases |= offer_phrases(request.what, request.answers)
    wording = wording_of(request.kind, request.what, request.answers)
    lines = [translate(f"helper-what-{wording}", **phrases)]
    lines += trip_lines(translate, "helper", request.answers)
    if request.kind == "ride" and (expected := expected_at(request.answers)):
        lines.append(translate("helper-be-there", time=time_phrase(expected)))
    shared = [note.secret for note in notes if note.share and note.secret]
    lines += [translate("helper-allergy", what=secret) for secret in shared]
    if request.answers.get("diet"):
        lines.append(translate("slip-diet", diet=request.answers["diet"]))
    pets = request.answers.get("pets", "").strip(" .")
    if is_at_home(agreement.place) and has_pets(pets):
        lines.append(translate("helper-pets", pets=pets))
    if agreement.cost_cents:
        lines.append(translate("helper-gets", money=money_phrase(agreement.cost_cents)))
    if agreement.deposit_cents:
        money = money_phrase(agreement.deposit_cents)
        lines.append(translate("helper-deposit", money=money))
    if agreement.damage:
        lines.append(translate(f"helper-damage-{agreement.damage}"))
    return tuple(lines)


def _phone_block(translate: BoundTranslations, resident: Resident) -> str:
    for phone in resident.phones:
        if not phone.wrong:
            return translate("helper-ring", phone=format_phone(phone.number))
    return translate("helper-ring-us")
