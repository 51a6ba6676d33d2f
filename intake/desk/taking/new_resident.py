"""Create a resident from what was typed in a call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from intake.domain.phone import make_phone, parse_phone
from intake.domain.resident import PLAIN_FIELDS, Resident, parse_postcode
from intake.kit.errors import UserFacingError
from intake.kit.storable_text import is_blank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.domain.phone import Phone


def new_resident(typed: Mapping[str, str], caller: Mapping[str, str]) -> Resident:
    """Return a new resident; the caller's number is used until their own is known.

    Raises ``UserFacingError`` without a name or without any way to reach them, and for an invalid
    phone or postcode.
    """
    if is_blank(typed.get("first_name", "") + typed.get("last_name", "")):
        raise UserFacingError("take-no-name")
    phones = _parse_phones(typed, caller)
    postcode = _parse_postcode(typed.get("postcode", ""))
    has_address = bool(postcode and typed.get("house_number"))
    if not (phones or typed.get("email") or has_address):
        raise UserFacingError("take-no-way-to-reach")
    plain: dict[str, Any] = {name: typed[name].strip() for name in PLAIN_FIELDS if typed.get(name)}
    if typed.get("language"):
        plain["paper_language"] = typed["language"]
    return Resident(phones=phones, postcode=postcode, **plain)


def _parse_phones(typed: Mapping[str, str], caller: Mapping[str, str]) -> tuple[Phone, ...]:
    if typed.get("phone"):
        return (make_phone(_parse_phone_number(typed["phone"])),)
    if caller.get("phone"):
        return (make_phone(_parse_phone_number(caller["phone"]), whose=caller.get("name", "")),)
    return ()


def _parse_phone_number(typed: str) -> str:
    number = parse_phone(typed)
    if number is None:
        raise UserFacingError("invalid-phone", typed=typed)
    return number


def _parse_postcode(typed: str) -> str:
    if not typed:
        return ""
    postcode = parse_postcode(typed)
    if postcode is None:
        raise UserFacingError("invalid-postcode", typed=typed)
    return postcode
