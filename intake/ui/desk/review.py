"""Check a public text: findings of the guard, suggestions, readability."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.taking.public_area import public_area
from intake.domain.phone import format_phone
from intake.kit.codes import format_code
from intake.text.composing.first_difference import first_difference
from intake.text.composing.hints import find_hints
from intake.text.composing.readability import measure_readability
from intake.text.guarding.guard import guard
from intake.text.guarding.labels import label_of
from intake.text.guarding.suggestions import Replacements, suggest_replacement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from intake.domain.centre import Centre
    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.resident import Resident
    from intake.kit.translations import Translate
    from intake.text.composing.hints import Hint
    from intake.text.guarding.finding import Finding, PrivateFacts
    from intake.ui.desk.post_texts import PostText

_MAX_TITLE_LENGTH = 200

_MAX_TEXT_LENGTH = 4_000
"""Maximum length if a platform has no limit of its own: neighbours read no more."""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A text for one platform and what was found in it.

    ``findings`` have their position in ``text``; those in the title have negative positions.
    ``proposals`` are sentences about each: what it is, why it may not stay, and what to write
    instead.
    """

    slug: str
    title: str
    text: str
    findings: tuple[Finding, ...]
    guard: str
    guard_is_good: bool
    readability: str
    readability_is_good: bool
    proposals: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Review:
    """What a text is checked with: the private facts, and what may be written instead."""

    private: PrivateFacts
    replacements: Replacements
    translate: Translate

    def preview(self, slug: str, post: PostText) -> Preview:
        """Check a text and return the result."""
        findings = guard(post.whole, self.private)
        offset = len(post.title) + 1
        level = measure_readability(post.text).word
        said = self.translate(f"level-{level}")
        hint = next(iter(find_hints(post.text)), None)
        if hint:
            said = f"{said.rstrip('.')}. {self._hint_sentence(hint)}"
        proposals = [
            self._proposal(part, finding)
            for part in (post.title, post.text)
            for finding in guard(part, self.private)
        ]
        return Preview(
            slug=slug,
            title=post.title,
            text=post.text,
            findings=tuple(
                replace(finding, start=finding.start - offset, end=finding.end - offset)
                for finding in findings
            ),
            guard=self._guard_sentence(post.whole, findings),
            guard_is_good=not findings,
            readability=said,
            readability_is_good=level != "hard",
            proposals=tuple(proposals),
        )

    def replace_first(self, post: PostText) -> PostText:
        """Return a text with the first finding of the guard replaced by its proposal."""
        in_title = guard(post.title, self.private)
        if in_title:
            suggestion = suggest_replacement(post.title, in_title[0], self.replacements)
            return post._replace(title=suggestion.apply_to(post.title))
        in_text = guard(post.text, self.private)
        if in_text:
            suggestion = suggest_replacement(post.text, in_text[0], self.replacements)
            return post._replace(text=suggestion.apply_to(post.text))
        return post

    def _guard_sentence(self, text: str, findings: tuple[Finding, ...]) -> str:
        if not findings:
            return self.translate("guard-nothing")
        kinds = sorted(
            {self.translate(f"finding-{label_of(text, finding)}") for finding in findings}
        )
        stops = any(finding.stop for finding in findings)
        return self.translate("guard-stop" if stops else "guard-caution", kinds=", ".join(kinds))

    def _hint_sentence(self, hint: Hint) -> str:
        if hint.instead:
            return self.translate("hint-word", said=hint.said, instead=hint.instead)
        return self.translate("hint-long", said=hint.said, words=hint.words)

    def _proposal(self, text: str, finding: Finding) -> str:
        suggestion = suggest_replacement(text, finding, self.replacements)
        words = text[finding.start : finding.end]
        why = self.translate(f"finding-why-{label_of(text, finding)}")
        if suggestion.instead:
            return self.translate(
                "finding-instead", words=words, why=why, instead=suggestion.instead
            )
        return self.translate("finding-out", words=words, why=why)


def cautious_words(texts: Iterable[str], private: PrivateFacts) -> frozenset[str]:
    """Return the words that the guard finds in some texts, in lower case."""
    return frozenset(
        text[finding.start : finding.end].lower()
        for text in texts
        for finding in guard(text, private)
    )


@dataclass(frozen=True, kw_only=True)
class TextCheck:
    """Whether texts may leave, and if not, why.

    ``overruled`` are the words that were allowed with a reason; ``shown_slug`` is the platform
    whose text is on the screen.
    """

    profiles: Mapping[str, PlatformProfile]
    private: PrivateFacts
    overruled: frozenset[str]
    shown_slug: str
    translate: Translate

    def why_not(self, posts: Mapping[str, PostText]) -> str:
        """Return the first reason why these texts may not leave yet, or an empty text."""
        for slug, post in posts.items():
            reason = self._why_not_one(slug, post)
            if reason:
                return reason
        found = cautious_words([post.whole for post in posts.values()], self.private)
        if found <= self.overruled:
            return ""
        return self.translate("online-why-caution")

    def _why_not_one(self, slug: str, post: PostText) -> str:
        profile = self.profiles[slug]
        too_long = self._too_long(profile, post)
        if too_long:
            return too_long
        if any(finding.stop for finding in guard(post.whole, self.private)):
            if slug == self.shown_slug:
                return self.translate("online-why-private")
            return self.translate("online-why-private-at", platform=profile.name)
        code = self.private.code
        if code and format_code(code) not in post.whole:
            return self.translate("online-why-code", code=format_code(code), platform=profile.name)
        return ""

    def _too_long(self, profile: PlatformProfile, post: PostText) -> str:
        limits = (
            (post.title, profile.title_limit or _MAX_TITLE_LENGTH),
            (post.text, profile.text_limit or _MAX_TEXT_LENGTH),
        )
        for part, limit in limits:
            if len(part) > limit:
                return self.translate(
                    "online-why-long", platform=profile.name, most=limit, now=len(part)
                )
        return ""


def replacements_for(
    centre: Centre | None, resident: Resident, translate: Translate
) -> Replacements:
    """Return what may replace something private: facts of the centre, and the area."""
    area = ""
    phone = ""
    email = ""
    if centre:
        area = public_area(resident, centre)
        phone = format_phone(centre.phone)
        email = centre.email
    person = translate("online-person", area=area)
    return Replacements(
        person=person, phone=phone, email=email, area=area, digits=resident.postcode[:4]
    )


def describe_change(consented: str, now: str, translate: Translate) -> str:
    """Return what differs between the consented texts and the present ones."""
    before, after = first_difference(consented, now)
    key = "online-dropped"
    if before and after:
        key = "online-changed"
    elif after:
        key = "online-added"
    return translate(key, before=before, after=after)
