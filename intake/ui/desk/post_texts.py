"""The texts of a request, one for each platform: composed, edited, and which consent is about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.placing.post_checks import (
    PlatformText,
    consent_text,
    is_agreed,
    join_agreed,
)
from intake.desk.placing.wordings import OwnWords
from intake.forms.request_forms import FORMS
from intake.kit.numerals import is_numeral
from intake.text.composing.compose import compose
from intake.text.composing.merge_edits import merge_edits
from intake.text.composing.own_words import (
    fill_placeholders,
    insert_placeholders,
    may_be_used_again,
    phrases_of,
    short_days_of,
    tells_of_resident,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.desk.placing.platform_options import PlatformOption
    from intake.desk.placing.wordings import RankedWording
    from intake.domain.request import Kind
    from intake.kit.translations import Translate
    from intake.text.composing.wanted import Wanted
    from intake.ui.models.call_draft import CallDraft


_IN_BRACKETS = re.compile(r" \(.*\)$")
"""What a label tells about its answer, behind its name."""


class PostText(NamedTuple):
    """Title and text for one platform."""

    title: str
    text: str

    @property
    def whole(self) -> str:
        """The text as a consent stores it."""
        return consent_text(self.title, self.text)


class Proposal(NamedTuple):
    """Other words for a post: of the program (``variant``) or of the centre (``ranked``)."""

    variant: int = 0
    title: str = ""
    text: str = ""
    ranked: RankedWording | None = None


_VARIANTS = 6
"""The number of openings of most kinds."""


class PostTexts:
    """Holds the texts of the call on the page, by the slug of their platform.

    Changes are stored on the page under ``title.<slug>`` and ``text.<slug>``, with the text they
    were made from (``made.title.<slug>``), so that a later correction of an answer still reaches
    the text.
    """

    def __init__(self, call_draft: CallDraft, translate: Translate) -> None:
        self._call_draft = call_draft
        self._translate = translate
        self.composed: dict[str, PostText] = {}
        self.texts: dict[str, PostText] = {}
        self.withheld: tuple[str, ...] = ()
        """Answers that are left out of the texts, or reworded."""
        self.wordings: tuple[RankedWording, ...] = ()
        self._phrases: dict[str, str] = {}
        self._short_days: tuple[str, ...] = ()

    def compose(self, facts: Wanted | None, options: Iterable[PlatformOption]) -> None:
        """Compose again for every platform that can be selected; without facts there is no text."""
        self.composed = {}
        self.texts = {}
        self.withheld = ()
        self._phrases = {}
        self._short_days = ()
        if facts is None:
            return
        facts = replace(facts, variant=self._number("variant"))
        self._phrases = phrases_of(facts, self._translate)
        self._short_days = short_days_of(facts, self._translate)
        for option in options:
            if option.why_not:
                continue
            slug = option.profile.slug
            post = compose(facts, option.profile, self._translate)
            self.composed[slug] = PostText(post.title, post.text)
            self.withheld = post.withheld
            self.texts[slug] = PostText(
                self._apply_edits("title", slug, post.title),
                self._apply_edits("text", slug, post.text),
            )

    def say_withheld(self, kind: Kind | None, translate: Translate) -> str:
        """Tell the desk which answers are left out, by their fields; empty if none is."""
        if kind is None or not self.withheld:
            return ""
        form = FORMS[kind]
        names = [
            _IN_BRACKETS.sub("", translate(form.field(key).label_key))
            for key in self.withheld
            if form.asks(key)
        ]
        return translate("online-withheld", fields=", ".join(names)) if names else ""

    def edit(self, slug: str, typed: PostText) -> None:
        """Store what somebody changed; the consent for the old text no longer counts."""
        composed = self.composed.get(slug)
        if composed is None:
            return
        shown = self.texts[slug]
        self._edit_part("title", slug, typed.title, shown.title, composed.title)
        self._edit_part("text", slug, typed.text, shown.text, composed.text)

    def proposals(self) -> list[Proposal]:
        """Return the proposals: the program's first words, the centre's, the others."""
        own = [
            Proposal(0, title, text, ranked)
            for ranked in self.wordings
            if (title := fill_placeholders(ranked.wording.title, self._phrases)) is not None
            and (text := fill_placeholders(ranked.wording.text, self._phrases)) is not None
            and may_be_used_again(f"{ranked.wording.title} {ranked.wording.text}")
        ]
        return [Proposal(), *own, *(Proposal(index) for index in range(1, _VARIANTS))]

    def next_words(self, slug: str) -> Proposal | None:
        """Replace a text by the next proposal; return None without a text.

        What somebody has typed comes again after the last.
        """
        if slug not in self.texts:
            return None
        proposals = self.proposals()
        at = self._number(f"words.{slug}")
        if at == 0:
            self._remember_typed(slug)
        if typed := self._call_draft.get(f"typed.text.{slug}"):
            title = self._call_draft.get(f"typed.title.{slug}")
            proposals.append(Proposal(0, title, typed))
        at = (at + 1) % len(proposals)
        if at == 0 and typed:
            at = len(proposals) - 1 if len(proposals) > 1 else 0
        chosen = proposals[at]
        self._call_draft.set(f"words.{slug}", str(at))
        self._apply(slug, chosen)
        return chosen

    def _apply(self, slug: str, chosen: Proposal) -> None:
        composed = self.composed[slug]
        for part, said in (("title", chosen.title), ("text", chosen.text)):
            self._call_draft.set(f"made.{part}.{slug}", getattr(composed, part) if said else "")
            self._call_draft.set(f"{part}.{slug}", said)
        wording = str(chosen.ranked.wording.id) if chosen.ranked else ""
        self._call_draft.set(f"wording.{slug}", wording)
        self._call_draft.set("variant", str(chosen.variant))

    def _remember_typed(self, slug: str) -> None:
        shown, composed = self.texts[slug], self.composed[slug]
        if shown != composed and not self._call_draft.get(f"wording.{slug}"):
            self._call_draft.set(f"typed.title.{slug}", shown.title)
            self._call_draft.set(f"typed.text.{slug}", shown.text)

    def texts_to_place(self, slugs: Iterable[str], reason: str, what: str) -> list[PlatformText]:
        """Return the texts of these platforms as they are placed.

        A person's words are stored with placeholders, if they can be used again.
        """
        placed = []
        for slug, post in self.existing_texts(slugs).items():
            used = self._used_wording(slug, post)
            own = None if used else self._own_words(slug, post, what)
            placed.append(
                PlatformText(
                    slug, post.title, post.text, overruled=reason, own=own, wording_id=used
                )
            )
        return placed

    def _used_wording(self, slug: str, post: PostText) -> UUID | None:
        wanted = self._call_draft.get(f"wording.{slug}")
        for proposal in self.proposals():
            is_it = proposal.ranked and str(proposal.ranked.wording.id) == wanted
            if proposal.ranked and is_it and post == PostText(proposal.title, proposal.text):
                return proposal.ranked.wording.id
        return None

    def _own_words(self, slug: str, post: PostText, what: str) -> OwnWords | None:
        if post == self.composed[slug]:
            return None
        title = insert_placeholders(post.title, self._phrases, self._short_days)
        text = insert_placeholders(post.text, self._phrases, self._short_days)
        said = f"{title} {text}"
        answers = self._call_draft.entries.answers
        if not may_be_used_again(said) or tells_of_resident(said, answers):
            return None
        return OwnWords(what, title, text)

    def _number(self, name: str) -> int:
        said = self._call_draft.get(name)
        return int(said) if is_numeral(said) else 0

    def existing_texts(self, slugs: Iterable[str]) -> dict[str, PostText]:
        """Return the texts of these platforms that exist."""
        return {slug: self.texts[slug] for slug in slugs if slug in self.texts}

    def whole(self, slugs: Iterable[str]) -> str:
        """Return the texts of these platforms as a consent stores them."""
        return join_agreed(text.whole for text in self.existing_texts(slugs).values())

    def differ_from(self, consented: str, slugs: Iterable[str]) -> bool:
        """Tell whether there is a text that was not read out.

        Fewer platforms than were asked about need no new consent.
        """
        texts = self.existing_texts(slugs).values()
        return any(not is_agreed(text.title, text.text, consented) for text in texts)

    def _edit_part(self, part: str, slug: str, typed: str, shown: str, composed: str) -> None:
        if typed == shown:
            return
        self._call_draft.set(f"made.{part}.{slug}", composed)
        self._call_draft.set(f"{part}.{slug}", "" if typed == composed else typed)

    def _apply_edits(self, part: str, slug: str, composed: str) -> str:
        typed = self._call_draft.get(f"{part}.{slug}")
        base = self._call_draft.get(f"made.{part}.{slug}")
        if typed and base:
            return merge_edits(base, typed, composed)
        return typed or composed
