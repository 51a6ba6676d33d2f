"""Reading and keeping platform profiles.

One TOML file each; a centre's copy wins over the shipped one.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import tomlkit

from intake.domain.profile import LearnedField, PostingMethod, Profile, Program, is_region, slug_of
from intake.domain.request import Kind
from intake.kit.errors import ExternalError, UserFacingError
from intake.kit.files import write_file
from intake.kit.web_addresses import is_loopback

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN: dict[str, type] = {
    "name": str, "new_request": str, "sign_in": str, "last_sign_of_life": str, "cost": str,
    "phone": str, "hours": str, "terms": str, "verified_by": str, "mail_to": str, "card": str,
    "title_limit": int, "text_limit": int, "list_shows": int, "expires_after_days": int,
    "notice_days": int, "informal": bool, "practice": bool, "may_post_for_others": bool,
}  # fmt: skip
_PROGRAM: dict[str, type] = {
    "post": str, "body": dict, "headers": dict, "user": str, "answer_link": str,
    "answer_number": str, "find": str, "found": str, "withdraw": str, "withdraw_method": str,
}  # fmt: skip


def read_profile(path: Path) -> Profile:
    """Read one profile.

    Raises ``UserFacingError`` naming the file and the entry that is not as it should be.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserFacingError("profile-unreadable", file=path.name) from error
    return _profile(path.stem, path.name, found)


def _profile(slug: str, file: str, found: dict[str, Any]) -> Profile:
    known = {*_PLAIN, "kinds", "way", "regions", "categories", "verified_on", "program", "learned"}
    for name in found:
        if name not in known:
            raise UserFacingError("profile-entry-unknown", file=file, entry=name)
    for name, kind in _PLAIN.items():
        if name in found and type(found[name]) is not kind:
            raise UserFacingError("profile-entry-wrong", file=file, entry=name)
    try:
        kinds = frozenset(Kind(kind) for kind in found["kinds"])
        way = PostingMethod(found["way"])
    except (KeyError, ValueError) as error:
        raise UserFacingError("profile-entry-wrong", file=file, entry="kinds, way") from error
    verified = found.get("verified_on")
    if verified is not None and not isinstance(verified, date):
        raise UserFacingError("profile-entry-wrong", file=file, entry="verified_on")
    regions = found.get("regions", [])
    categories = found.get("categories", {})
    if not isinstance(regions, list) or not all(
        isinstance(one, str) and is_region(one) for one in regions
    ):
        raise UserFacingError("profile-entry-wrong", file=file, entry="regions")
    if not isinstance(categories, dict) or not all(
        isinstance(text, str) for text in categories.values()
    ):
        raise UserFacingError("profile-entry-wrong", file=file, entry="categories")
    plain = {name: found[name] for name in _PLAIN if name in found}
    plain.setdefault("name", slug)
    profile = Profile(
        slug=slug,
        kinds=kinds,
        way=way,
        regions=tuple(regions),
        categories=dict(categories),
        verified_on=verified,
        program=_program(found.get("program"), file),
        learned=_learned(found.get("learned", []), file),
        **plain,
    )
    check_address(profile, file)
    return profile


def _program(found: object, file: str) -> Program | None:
    """Read the ``[program]`` part: plain texts, and two tables of named texts."""
    if found is None:
        return None
    if not isinstance(found, dict):
        raise UserFacingError("profile-entry-wrong", file=file, entry="program")
    for name, value in found.items():
        if name not in _PROGRAM:
            raise UserFacingError("profile-entry-unknown", file=file, entry=f"program.{name}")
        if type(value) is not _PROGRAM[name] or (
            isinstance(value, dict) and not all(isinstance(text, str) for text in value.values())
        ):
            raise UserFacingError("profile-entry-wrong", file=file, entry=f"program.{name}")
    if not found.get("post"):
        raise UserFacingError("profile-entry-wrong", file=file, entry="program.post")
    return Program(**found)


def _learned(found: object, file: str) -> tuple[LearnedField, ...]:
    """Read what corrections have taught: a table each, of plain texts."""
    names = set(LearnedField.__dataclass_fields__)
    learned = []
    for row in found if isinstance(found, list) else [None]:
        if (
            not isinstance(row, dict)
            or not {"role", "tag"} <= set(row) <= names
            or not all(isinstance(text, str) for text in row.values())
        ):
            raise UserFacingError("profile-entry-wrong", file=file, entry="learned")
        learned.append(LearnedField(**row))
    return tuple(learned)


def check_address(profile: Profile, file: str = "") -> None:
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

    ``practice`` ones live in the practice centre alone, the others never there.
    """

    def __init__(self, shipped: Path, own: Path, *, practice: bool) -> None:
        self._shipped = shipped
        self._own = own
        self._practice = practice

    def all(self) -> tuple[Profile, ...]:
        """Return every platform.

        One whose file cannot be read is left out, and keeps none of the others.
        """
        return tuple(profile for profile in self._read()[0] if profile.practice == self._practice)

    def broken(self) -> tuple[UserFacingError, ...]:
        """Return what is wrong with the files that cannot be read, one fault a file."""
        return self._read()[1]

    def _read(self) -> tuple[tuple[Profile, ...], tuple[UserFacingError, ...]]:
        files = {path.stem: path for path in sorted(self._shipped.glob("*.toml"))}
        files |= {path.stem: path for path in sorted(self._own.glob("*.toml"))}
        profiles = []
        faults = []
        for path in files.values():
            try:
                profiles.append(read_profile(path))
            except UserFacingError as fault:
                faults.append(fault)
        return tuple(profiles), tuple(faults)

    def get(self, slug: str) -> Profile:
        for profile in self.all():
            if profile.slug == slug:
                return profile
        raise next(
            (fault for fault in self.broken() if fault.values.get("file") == f"{slug}.toml"),
            UserFacingError("profile-gone", slug=slug),
        )

    def change(self, profile: Profile) -> None:
        """Keep a changed profile in the centre's own folder, written whole or not at all."""
        check_address(profile)
        write_file(self._own / f"{profile.slug}.toml", as_toml(profile))

    def added(self, slug: str) -> bool:
        """Tell whether the centre added this one itself, rather than the program bringing it."""
        return (self._own / f"{slug}.toml").exists() and not (
            self._shipped / f"{slug}.toml"
        ).exists()

    def remove(self, slug: str) -> None:
        """Take the centre's own file of a platform away."""
        (self._own / f"{slug}.toml").unlink(missing_ok=True)

    def read_file(self, source: Path) -> Profile:
        """Read a profile that another centre shared.

        Raises ``UserFacingError`` where it is none, or belongs to practice.
        """
        try:
            profile = read_profile(source)
        except OSError as error:
            raise ExternalError("profile-not-read") from error
        if profile.practice != self._practice:
            raise UserFacingError("profile-entry-wrong", file=source.name, entry="practice")
        return replace(profile, slug=slug_of(source.stem))

    def write_to(self, profile: Profile, target: Path) -> None:
        """Write a profile into one file; raises ``ExternalError`` where that cannot be written."""
        try:
            target.write_text(as_toml(profile), encoding="utf8")
        except OSError as error:
            raise ExternalError("profile-not-written") from error


def as_toml(profile: Profile) -> str:
    """Write a profile as its file."""
    document = tomlkit.document()
    for name in _PLAIN:
        value = getattr(profile, name)
        if value is not None and value != "":
            document[name] = value
    document["kinds"] = sorted(profile.kinds)
    document["way"] = str(profile.way)
    document["regions"] = list(profile.regions)
    document["categories"] = dict(profile.categories)
    if profile.verified_on:
        document["verified_on"] = profile.verified_on
    if profile.program:
        document["program"] = {
            name: value for name in _PROGRAM if (value := getattr(profile.program, name))
        }
    if profile.learned:
        document["learned"] = [
            {
                name: text
                for name in LearnedField.__dataclass_fields__
                if (text := getattr(one, name))
            }
            for one in profile.learned
        ]
    return tomlkit.dumps(document)
