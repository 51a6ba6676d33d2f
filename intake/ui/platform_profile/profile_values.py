"""Show a platform's profile as typed values, and parse them with their errors."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from intake.domain.platform_profile import PostingMethod, parse_regions
from intake.kit.web_addresses import is_safe_address
from intake.ui.platform_profile.api_values import read_program

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.request import Kind
    from intake.kit.translations import Translate

TEXT_FIELDS = (
    "name",
    "new_request",
    "sign_in",
    "mail_to",
    "phone",
    "hours",
    "cost",
    "terms",
    "card",
)
NUMBER_FIELDS = (
    *("notice_days", "title_limit", "text_limit", "expires_after_days"),
    "project_posts_a_day",
)
METHODS = (
    PostingMethod.WEB,
    PostingMethod.COPY,
    PostingMethod.MAIL,
    PostingMethod.PHONE,
    PostingMethod.PAPER,
    PostingMethod.PROGRAM,
    PostingMethod.OWN,
    PostingMethod.FEED,
    PostingMethod.CARD,
    PostingMethod.OFF,
)
_MAIL = re.compile(r"\S+@\S+\.\S+")
_MAX_NUMBER = 20_000


@dataclass(frozen=True, kw_only=True)
class ProfileSheet:
    """The fields of the window; ``http_method`` belongs to an API."""

    typed: Mapping[str, str]
    method: PostingMethod
    kinds: frozenset[Kind]
    may_post: bool | None
    informal: bool
    centre_account: bool = False
    http_method: str = ""


@dataclass(frozen=True)
class ReadProfile:
    """The parsed profile, and an error for each invalid field."""

    profile: PlatformProfile
    faults: dict[str, str]


def show_profile(profile: PlatformProfile) -> dict[str, str]:
    """Return a profile as a person would type it."""
    values = {name: str(getattr(profile, name)) for name in TEXT_FIELDS}
    values |= {name: str(getattr(profile, name) or "") for name in NUMBER_FIELDS}
    values["regions"] = ", ".join(profile.regions)
    pairs = [f"{ours} = {theirs}" for ours, theirs in profile.categories.items()]
    values["categories"] = "; ".join(pairs)
    return values


def read_profile_with_faults(
    was: PlatformProfile, sheet: ProfileSheet, translate: Translate
) -> ReadProfile:
    """Parse all fields; with another method the API settings are kept."""
    faults: dict[str, str] = {}
    values = _read_texts(sheet.typed, faults, translate)
    values |= _read_numbers(sheet.typed, faults, translate)
    values["regions"] = parse_regions(sheet.typed["regions"])
    if values["regions"] is None:
        faults["regions"] = translate("volunteer-regions-wrong")
        values["regions"] = was.regions
    values["categories"] = _read_categories(sheet.typed["categories"], faults, translate)
    program = was.program
    if sheet.method is PostingMethod.PROGRAM:
        program, program_faults = read_program(sheet.typed, sheet.http_method, translate)
        faults |= program_faults
    profile = replace(
        was,
        way=sheet.method,
        kinds=sheet.kinds,
        may_post_for_others=sheet.may_post,
        informal=sheet.informal,
        centre_account=sheet.centre_account,
        program=program,
        **values,
    )

    return ReadProfile(profile, faults)


def _read_texts(
    typed: Mapping[str, str], faults: dict[str, str], translate: Translate
) -> dict[str, Any]:
    values = {name: typed[name].strip() for name in TEXT_FIELDS}
    if not values["name"]:
        faults["name"] = translate("profile-needs-name")
    for name in ("new_request", "sign_in"):
        if values[name] and not is_safe_address(values[name]):
            faults[name] = translate("profile-needs-https")
    if values["mail_to"] and not _MAIL.fullmatch(values["mail_to"]):
        faults["mail_to"] = translate("profile-needs-mail")
    return values


def _read_numbers(
    typed: Mapping[str, str], faults: dict[str, str], translate: Translate
) -> dict[str, int | None]:
    values: dict[str, int | None] = {}
    for name in NUMBER_FIELDS:
        text = typed[name].strip()
        values[name] = _number(text)
        if text and values[name] is None:
            faults[name] = translate("profile-needs-number")
    return values


def _number(text: str) -> int | None:
    """Return a number from 1 to a sensible maximum; None for anything else."""
    if not (text.isascii() and text.isdigit()):
        return None
    number = int(text[: len(str(_MAX_NUMBER)) + 1])
    return number if 0 < number <= _MAX_NUMBER else None


def _read_categories(typed: str, faults: dict[str, str], translate: Translate) -> dict[str, str]:
    pairs = [part.partition("=") for part in re.split(r"[;\n]", typed) if part.strip()]
    categories = {ours.strip(): theirs.strip() for ours, _, theirs in pairs}
    if not all(ours and theirs for ours, theirs in categories.items()):
        faults["categories"] = translate("profile-needs-pairs")
    return categories
