"""A public text looked over.

What the guard found in it, why, what to write instead, and how it reads.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.placing.postings import consent_text
from intake.desk.taking.public_area import public_area
from intake.domain.phone import format_phone
from intake.kit.codes import format_code
from intake.text.composing.first_change import first_change
from intake.text.composing.hints import hints
from intake.text.composing.readability import measure_readability
from intake.text.guarding.guard import guard
from intake.text.guarding.suggestions import Replacements, suggest_replacement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intake.domain.centre import Centre
    from intake.domain.profile import Profile
    from intake.domain.resident import Resident
    from intake.kit.translations import Translate
    from intake.text.guarding.finding import Finding, PrivateFacts

_MOST_OF_TITLE = 200
_MOST_OF_TEXT = 4_000
"""Characters where a platform names no limit of its own: neighbours read no more."""


@dataclass(frozen=True)
class Preview:
    """A text for one platform and what is to be said of it.

    ``findings`` have their place in ``text``.

    ``proposals`` says of each finding, in a sentence, what it is, why it may not stand, and what to
    write instead.
    """

    slug: str
    title: str
    text: str
    findings: tuple[Finding, ...] = ()
    guard: str = ""
    guard_is_good: bool = True
    level: str = ""
    level_is_good: bool = True
    proposals: tuple[str, ...] = ()


def careful_words(texts: Sequence[str], known: PrivateFacts) -> tuple[frozenset[str], bool]:
    """Give the very words that the guard finds in some texts, and whether any of them may never
    leave.
    """
    found = [(text, finding) for text in texts for finding in guard(text, known)]
    return frozenset(text[one.start : one.end].lower() for text, one in found), any(
        one.stop for _, one in found
    )


def fault_in(
    texts: Sequence[Preview],
    profiles: Mapping[str, Profile],
    known: PrivateFacts,
    let_stand: frozenset[str],
    looking_at: str,
    translate: Translate,
) -> str:
    """Say why these texts may not leave yet, or nothing.

    What the guard stops, a code that is gone, a caution that nobody has let stand.
    """
    for one in texts:
        about = consent_text(one.title, one.text)
        platform = profiles[one.slug]
        for part, most in (
            (one.title, platform.title_limit or _MOST_OF_TITLE),
            (one.text, platform.text_limit or _MOST_OF_TEXT),
        ):
            if len(part) > most:
                return translate(
                    "online-why-long", platform=platform.name, most=most, now=len(part)
                )
        if careful_words([about], known)[1]:
            if one.slug == looking_at:
                return translate("online-why-private")
            return translate("online-why-private-at", platform=platform.name)
        if known.code and format_code(known.code) not in about:
            return translate(
                "online-why-code", code=format_code(known.code), platform=platform.name
            )
    careful = careful_words([consent_text(one.title, one.text) for one in texts], known)[0]
    if careful <= let_stand:
        return ""
    return translate("online-why-caution")


def review(
    preview: Preview, known: PrivateFacts, instead: Replacements, translate: Translate
) -> Preview:
    """Look a text over and say what there is to say."""
    title = preview.title
    text = preview.text
    findings = guard(consent_text(title, text), known)
    kinds = ", ".join(sorted({translate(f"finding-{finding.kind}") for finding in findings}))
    stop = any(finding.stop for finding in findings)
    level = measure_readability(text).word
    hint = next((_hinted(one.said, one.instead, one.words, translate) for one in hints(text)), "")
    return replace(
        preview,
        findings=tuple(
            replace(one, start=one.start - len(title) - 1, end=one.end - len(title) - 1)
            for one in findings
        ),
        guard=translate("guard-nothing")
        if not findings
        else translate("guard-stop" if stop else "guard-caution", kinds=kinds),
        guard_is_good=not findings,
        level=f"{translate(f'level-{level}')} {hint}".strip(),
        level_is_good=level != "hard" and not hint,
        proposals=tuple(
            _proposed(part, finding, instead, translate)
            for part in (title, text)
            for finding in guard(part, known)
        ),
    )


def mended(title: str, text: str, known: PrivateFacts, instead: Replacements) -> tuple[str, str]:
    """Give title and text with the first thing that the guard finds replaced by what it proposes."""
    if found := guard(title, known):
        return suggest_replacement(title, found[0], instead).applied(title), text
    if found := guard(text, known):
        return title, suggest_replacement(text, found[0], instead).applied(text)
    return title, text


def _hinted(said: str, instead: str, words: int, translate: Translate) -> str:
    if instead:
        return translate("hint-word", said=said, instead=instead)
    return translate("hint-long", said=said, words=words)


def _proposed(text: str, finding: Finding, instead: Replacements, translate: Translate) -> str:
    mending = suggest_replacement(text, finding, instead)
    words = text[finding.start : finding.end]
    why = translate(f"finding-why-{finding.kind}")
    if mending.instead:
        return translate("finding-instead", words=words, why=why, instead=mending.instead)
    return translate("finding-out", words=words, why=why)


def replacements_for(
    centre: Centre | None, resident: Resident, translate: Translate
) -> Replacements:
    """Gather what may stand where something private stood: the centre's own, and the area."""
    area = ""
    if centre:
        area = public_area(resident, centre)
    if centre and centre.phone:
        phone = format_phone(centre.phone)
    else:
        phone = ""
    return Replacements(
        translate("online-person", area=area),
        phone,
        centre.email if centre else "",
        area,
        resident.postcode[:4],
    )


def what_changed(agreed: str, now: str, translate: Translate) -> str:
    """Say what is other in the text than when the yes was given."""
    before, after = first_change(agreed, now)
    return translate(
        "online-changed" if before and after else "online-added" if after else "online-dropped",
        before=before,
        after=after,
    )
