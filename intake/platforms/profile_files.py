"""Read, write, export and import the files of platform profiles.

Each is a TOML file; a centre's copy replaces the shipped one.
"""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import tomlkit

from intake.domain.platform_profile import LearnedField, PlatformProfile, SiteApi, slug_of
from intake.kit.errors import ExternalError, UserFacingError
from intake.kit.files import write_file
from intake.kit.web_addresses import is_loopback
from intake.platforms.profile_parser import parse_profile

if TYPE_CHECKING:
    from pathlib import Path


_MAX_DOTS = 200
"""Dots on one line. A key of many dots costs their square, and quotes hide where a key begins."""

_MAX_BYTES = 500_000
"""Far more than a profile with a hundred learned fields has."""


def read_profile(path: Path) -> PlatformProfile:
    """Read one profile.

    Raises ``UserFacingError`` that names the file and the invalid entry.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise UserFacingError("profile-unreadable", file=path.name)
        text = path.read_text(encoding="utf8")
    except ValueError as error:  # no text
        raise UserFacingError("profile-unreadable", file=path.name) from error
    return _parse_text(path.stem, path.name, text)


def _parse_text(slug: str, file: str, text: str) -> PlatformProfile:
    """Parse the text of a profile. Raises ``UserFacingError`` as ``read_profile`` does."""
    try:
        is_large = len(text.encode("utf8")) > _MAX_BYTES
        if is_large or any(line.count(".") > _MAX_DOTS for line in text.split("\n")):
            raise UserFacingError("profile-unreadable", file=file)
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # no TOML, no text, or endless nesting
        raise UserFacingError("profile-unreadable", file=file) from error
    profile = parse_profile(slug, file, table)
    check_address(profile, file)
    return profile


def check_address(profile: PlatformProfile, file: str = "") -> None:
    """Refuse plain http to other machines, and other machines for a practice platform."""
    addresses = [profile.new_request, profile.sign_in]
    if profile.program:
        addresses += [profile.program.post, profile.program.find, profile.program.withdraw]
    for address in addresses:
        if not address:
            continue
        try:
            parts = urlsplit(address)
        except ValueError as error:
            raise UserFacingError(
                "profile-address", file=file or profile.slug, address=address
            ) from error
        here = is_loopback(parts.hostname)
        if (parts.scheme != "https" and not (parts.scheme == "http" and here)) or (
            profile.practice and not here
        ):
            raise UserFacingError("profile-address", file=file or profile.slug, address=address)


class ProfileFolder:
    """The profiles of one desk.

    The practice centre uses the ``practice`` ones and nothing else; a real centre never does.
    """

    def __init__(self, shipped: Path, own: Path, *, practice: bool) -> None:
        self._shipped = shipped
        self._own = own
        self._practice = practice

    def all(self) -> tuple[PlatformProfile, ...]:
        """Return every platform whose file can be read."""
        return tuple(profile for profile in self._read()[0] if profile.practice == self._practice)

    def read_errors(self) -> tuple[UserFacingError, ...]:
        """Return the errors of the files that cannot be read, one for each."""
        return self._read()[1]

    def _read(self) -> tuple[tuple[PlatformProfile, ...], tuple[UserFacingError, ...]]:
        files = {path.stem: path for path in sorted(self._shipped.glob("*.toml"))}
        files |= {path.stem: path for path in sorted(self._own.glob("*.toml"))}
        profiles = []
        faults = []
        for path in files.values():
            try:
                profiles.append(read_profile(path))
            except UserFacingError as fault:
                faults.append(fault)
            except OSError:
                faults.append(UserFacingError("profile-unreadable", file=path.name))
        return tuple(profiles), tuple(faults)

    def get(self, slug: str) -> PlatformProfile:
        for profile in self.all():
            if profile.slug == slug:
                return profile
        raise next(
            (fault for fault in self.read_errors() if fault.values.get("file") == f"{slug}.toml"),
            UserFacingError("profile-gone", slug=slug),
        )

    def change(self, profile: PlatformProfile) -> None:
        """Store a changed profile in the centre's own folder, completely or not at all.

        Raises ``UserFacingError`` for one that could not be read again: it would be gone from every
        list.
        """
        check_address(profile)
        file, text = f"{profile.slug}.toml", profile_to_toml(profile)
        _parse_text(profile.slug, file, text)
        write_file(self._own / file, text)

    def is_added(self, slug: str) -> bool:
        """Tell whether the centre added this platform itself; the others are shipped."""
        return (self._own / f"{slug}.toml").exists() and not (
            self._shipped / f"{slug}.toml"
        ).exists()

    def remove(self, slug: str) -> None:
        """Delete the centre's own file of a platform."""
        (self._own / f"{slug}.toml").unlink(missing_ok=True)

    def read_file(self, source: Path) -> PlatformProfile:
        """Read a profile that another centre shared.

        Raises ``UserFacingError`` if it is not a profile, or is one for practice.
        """
        try:
            profile = read_profile(source)
        except OSError as error:
            raise ExternalError("profile-not-read") from error
        if profile.practice != self._practice:
            raise UserFacingError("profile-entry-wrong", file=source.name, entry="practice")
        return replace(profile, slug=slug_of(source.stem))

    def write_to(self, profile: PlatformProfile, target: Path) -> None:
        """Write a profile to one file; raises ``ExternalError`` if that fails."""
        write_file(target, profile_to_toml(profile))


_FIELDS_WRITTEN_APART = frozenset(
    {"slug", "kinds", "way", "regions", "categories", "verified_on", "program", "learned"}
)


def profile_to_toml(profile: PlatformProfile) -> str:
    """Return a profile as the text of its file."""
    document = tomlkit.document()
    for field in fields(profile):
        value = getattr(profile, field.name)
        if field.name not in _FIELDS_WRITTEN_APART and value is not None and value != "":
            document[field.name] = value
    document["kinds"] = sorted(profile.kinds)
    document["way"] = str(profile.way)
    document["regions"] = list(profile.regions)
    document["categories"] = dict(profile.categories)
    if profile.verified_on:
        document["verified_on"] = profile.verified_on
    if profile.program:
        document["program"] = _drop_empty_values(profile.program)
    if profile.learned:
        document["learned"] = [_drop_empty_values(learned) for learned in profile.learned]
    return tomlkit.dumps(document)


def _drop_empty_values(part: SiteApi | LearnedField) -> dict[str, Any]:
    return {field.name: value for field in fields(part) if (value := getattr(part, field.name))}
