"""Changing what is known of a platform, without a programmer.

Fields in words, each fault beside its field, one file to share with another centre.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from intake.domain.profile import PostingMethod, Profile, slug_of
from intake.domain.request import Kind
from intake.ui.profile.program_values import read_program

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from intake.kit.translations import Translations
    from intake.ui.session import Session

TEXTS = ("name", "new_request", "sign_in", "mail_to", "phone", "hours", "cost", "terms", "card")
NUMBERS = ("notice_days", "title_limit", "text_limit", "expires_after_days")
LISTS = ("regions", "categories")
WAYS = (
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
_REGION = re.compile(r"\d{4}(?:-\d{4})?")
_MOST_NUMBER = 20_000


def shown_profile(profile: Profile) -> dict[str, str]:
    """Give a profile as somebody would type it."""
    values = {name: str(getattr(profile, name)) for name in TEXTS}
    values |= {name: str(getattr(profile, name) or "") for name in NUMBERS}
    values["regions"] = ", ".join(profile.regions)
    values["categories"] = "; ".join(
        f"{ours} = {theirs}" for ours, theirs in profile.categories.items()
    )
    return values


def read_fields(
    was: Profile,
    typed: Mapping[str, str],
    way: PostingMethod,
    kinds: frozenset[Kind],
    translate: Translations,
) -> tuple[Profile, dict[str, str]]:
    """Read the fields; gives the profile as it now is, and by field what is wrong."""
    faults: dict[str, str] = {}
    values: dict[str, Any] = {name: typed[name].strip() for name in TEXTS}
    if not values["name"]:
        faults["name"] = translate("profile-needs-name")
    for name in ("new_request", "sign_in"):
        if values[name] and not values[name].startswith(
            ("https://", "http://127.0.0.1", "http://localhost")
        ):
            faults[name] = translate("profile-needs-https")
    if values["mail_to"] and not re.fullmatch(r"\S+@\S+\.\S+", values["mail_to"]):
        faults["mail_to"] = translate("profile-needs-mail")
    for name in NUMBERS:
        text = typed[name].strip()
        if text.isascii() and text.isdigit() and 0 < int(text[:6]) <= _MOST_NUMBER:
            values[name] = int(text)
        else:
            values[name] = None
        if text and values[name] is None:
            faults[name] = translate("profile-needs-number")
    values["regions"] = tuple(
        re.sub(r"\s", "", part) for part in re.split(r"[,;]", typed["regions"]) if part.strip()
    )
    if not all(_REGION.fullmatch(region) for region in values["regions"]):
        faults["regions"] = translate("volunteer-regions-wrong")
    pairs = [
        part.partition("=") for part in re.split(r"[;\n]", typed["categories"]) if part.strip()
    ]
    if not all(ours.strip() and theirs.strip() for ours, _, theirs in pairs):
        faults["categories"] = translate("profile-needs-pairs")
    values["categories"] = {ours.strip(): theirs.strip() for ours, _, theirs in pairs}
    return replace(was, way=way, kinds=kinds, **values), faults


def read_sheet(
    was: Profile,
    typed: Mapping[str, str],
    way: PostingMethod,
    kinds: frozenset[Kind],
    translate: Translations,
    method: str,
) -> tuple[Profile, dict[str, str]]:
    """Read the whole sheet, with the part for a program where that is the way.

    Another way keeps what the program was.
    """
    fresh, faults = read_fields(was, typed, way, kinds, translate)
    if way is not PostingMethod.PROGRAM:
        return fresh, faults
    program, wrong = read_program(typed, method, translate)
    return replace(fresh, program=program), faults | wrong


class ProfileEditor(QObject):
    """Changes one profile after the other."""

    opened = Signal(object)
    faults = Signal(dict)
    done = Signal(str)
    failed = Signal(str)
    kept = Signal()
    closes = Signal()
    removable = Signal(bool)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.profile: Profile | None = None
        self._before: Profile | None = None
        session.locked.connect(self.closes)

    @property
    def practice(self) -> bool:
        return self._session.practice

    def open(self, profile: Profile | None) -> None:
        """Open a profile, or a new one that is nothing yet."""
        self.profile = profile or Profile(
            slug="", name="", way=PostingMethod.WEB, kinds=frozenset(Kind)
        )
        self.opened.emit(self.profile)
        self._look_whose()

    def keep(
        self,
        typed: Mapping[str, str],
        way: PostingMethod,
        kinds: frozenset[Kind],
        *,
        may_post: bool | None,
        informal: bool,
        method: str = "",
    ) -> None:
        """Keep what is in the fields, or say beside each what is wrong with it."""
        if self.profile is None:
            return
        translate = self._session.translate
        use_cases = self._session.use_cases
        actor = self._session.actor
        fresh, faults = read_sheet(self.profile, typed, way, kinds, translate, method)
        fresh = replace(fresh, may_post_for_others=may_post, informal=informal)
        self.faults.emit(faults)
        if faults:
            return

        def work() -> Profile:
            if fresh.slug:
                return use_cases.profiles.change(actor, fresh)
            there = use_cases.postings.platforms.all()
            practice = any(
                one.practice for one in there
            )  # in the practice centre there are practice platforms alone
            return use_cases.profiles.change(
                actor,
                replace(
                    fresh, slug=_slug_of(fresh.name, {one.slug for one in there}), practice=practice
                ),
            )

        def landed(profile: Profile) -> None:
            if self.profile and self.profile.slug:
                self._before = self.profile
            else:
                self._before = None
            self.profile = profile
            self.done.emit(translate("profile-kept", platform=profile.name))
            self.kept.emit()
            self._look_whose()

        self._session.run(work, landed, self.failed.emit)

    def remove(self) -> None:
        """Take away a platform that the centre added itself.

        What was known of it stays on the sheet, and it can be taken back.
        """
        profile = self.profile
        use_cases = self._session.use_cases
        actor = self._session.actor
        translate = self._session.translate
        if profile is None or not profile.slug:
            return

        def landed(_: object) -> None:
            self._before = profile
            self.profile = replace(profile, slug="")
            self.removable.emit(False)
            self.done.emit(translate("profile-removed", platform=profile.name))
            self.kept.emit()

        self._session.run(
            lambda: use_cases.profiles.remove(actor, profile), landed, self.failed.emit
        )

    def undo(self) -> None:
        """Go back to the profile as it was before it was last kept, read in or taken away."""
        before = self._before
        self._before = None
        if before:
            profiles = self._session.use_cases.profiles
            actor = self._session.actor
            translate = self._session.translate
            self._run(
                lambda: profiles.change(actor, before),
                before,
                translate("profile-undone", platform=before.name),
            )

    def export(self, target: Path) -> None:
        """Write the profile as one file to share.

        No address of ours, no password, no name of who looked.
        """
        profile = self.profile
        profiles = self._session.use_cases.profiles
        actor = self._session.actor
        translate = self._session.translate
        if profile and profile.slug:
            self._session.run(
                lambda: profiles.export_file(actor, profile, target),
                lambda _: self.done.emit(translate("profile-exported", file=target.name)),
                self.failed.emit,
            )

    def take_in(self, source: Path) -> None:
        """Read a profile that another centre shared; nobody here has looked at it yet."""
        profiles = self._session.use_cases.profiles
        actor = self._session.actor
        translate = self._session.translate

        def landed(pair: tuple[Profile, Profile | None]) -> None:
            self.profile, self._before = pair
            self.opened.emit(self.profile)
            self.done.emit(translate("profile-taken-in", platform=self.profile.name))
            self.kept.emit()
            self._look_whose()

        self._session.run(lambda: profiles.import_file(actor, source), landed, self.failed.emit)

    def _look_whose(self) -> None:
        if self.profile:
            slug = self.profile.slug
        else:
            slug = ""
        use_cases = self._session.use_cases
        self._session.run(
            lambda: bool(slug) and use_cases.profiles.is_custom(slug), self.removable.emit
        )

    def _run(self, work: Callable[[], object], profile: Profile, sentence: str) -> None:
        def landed(_: object) -> None:
            self.open(profile)
            self.done.emit(sentence)
            self.kept.emit()

        self._session.run(work, landed, self.failed.emit)


def _slug_of(name: str, there: set[str]) -> str:
    """Name a new platform's file like no other."""
    base = slug_of(name)
    return next(
        slug
        for slug in (base, *(f"{base}-{number}" for number in range(2, len(there) + 3)))
        if slug not in there
    )
