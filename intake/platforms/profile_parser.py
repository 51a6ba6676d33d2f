"""Parse a platform profile strictly: no other types and no unknown entries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
)

from intake.domain.platform_profile import PlatformProfile, PostingMethod, is_region
from intake.domain.request import Kind
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum


_COUNTS = (
    *("title_limit", "text_limit", "list_shows", "expires_after_days", "notice_days"),
    "project_posts_a_day",
)
_MAX_COUNT = 1_000_000
_MAX_NAME = 120


def _structure_exactly(kind: type) -> Callable[[object, object], object]:
    """Return a function that accepts only this type: in TOML a bool is not a number."""

    def structure(value: object, _: object) -> object:
        if type(value) is not kind:
            raise TypeError(kind.__name__)
        return value

    return structure


def _structure_one_of(named: type[StrEnum]) -> Callable[[object, object], StrEnum]:
    def structure(value: object, _: object) -> StrEnum:
        return named(str(value))

    return structure


def _make_converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    for kind in (str, int, bool, date):
        converter.register_structure_hook(kind, _structure_exactly(kind))
    for named in (Kind, PostingMethod):  # texts with a few allowed values
        converter.register_structure_hook(named, _structure_one_of(named))
    return converter


_CONVERTER = _make_converter()


def parse_profile(slug: str, file: str, entries: dict[str, Any]) -> PlatformProfile:
    """Return the profile in a file.

    Raises ``UserFacingError`` that names the file and the invalid entry.
    """
    if "slug" in entries:
        raise UserFacingError("profile-entry-unknown", file=file, entry="slug")
    for name in ("regions", "learned", "kinds"):
        if not isinstance(entries.get(name, []), list):
            raise UserFacingError("profile-entry-wrong", file=file, entry=name)
    try:
        profile = _CONVERTER.structure({"name": slug, **entries, "slug": slug}, PlatformProfile)
    except BaseValidationError as error:
        key, entry = _find_fault(error)
        raise UserFacingError(key, file=file, entry=entry) from error
    _check_values(profile, file)
    return profile


def _check_values(profile: PlatformProfile, file: str) -> None:
    for region in profile.regions:
        if not is_region(region):
            raise UserFacingError("profile-entry-wrong", file=file, entry="regions")
    for name in _COUNTS:
        if not 0 < (getattr(profile, name) or 1) <= _MAX_COUNT:
            raise UserFacingError("profile-entry-wrong", file=file, entry=name)
    if not 0 < len(profile.name.strip()) <= _MAX_NAME:
        raise UserFacingError("profile-entry-wrong", file=file, entry="name")
    if profile.program is not None and not profile.program.post:
        raise UserFacingError("profile-entry-wrong", file=file, entry="program.post")


def _find_fault(error: BaseException, within: str = "") -> tuple[str, str]:
    """Return the key of a sentence and the invalid entry, as ``program.post``."""
    if isinstance(error, ForbiddenExtraKeysError):
        return "profile-entry-unknown", f"{within}{min(error.extra_fields)}"
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            names = [
                note.name
                for note in getattr(inner, "__notes__", ())
                if isinstance(note, AttributeValidationNote)
            ]
            if names and names[0] == "program" and isinstance(inner, BaseValidationError):
                return _find_fault(inner, "program.")
            if names:
                return "profile-entry-wrong", f"{within}{names[0]}"
            return _find_fault(inner, within)
    return "profile-entry-wrong", within.rstrip(".")
