"""The texts of a request, one a platform: composed, edited, and which one consent is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from intake.desk.placing.post_checks import consent_text
from intake.text.composing.compose import compose
from intake.text.composing.merge_edits import merge_edits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intake.desk.placing.platform_options import PlatformOption
    from intake.kit.translations import Translate
    from intake.text.composing.wanted import Wanted
    from intake.ui.models.call_draft import CallDraft


class PostText(NamedTuple):
    """Title and text for one platform."""

    title: str
    text: str

    @property
    def whole(self) -> str:
        """The text as consent keeps it."""
        return consent_text(self.title, self.text)


class PostTexts:
    """Keeps the texts of the call on the page, by the slug of their platform.

    What somebody changed is kept on the page under ``title.<slug>`` and ``text.<slug>``, beside
    what it was changed from (``made.title.<slug>``), so that an answer that is corrected later
    still reaches the text.
    """

    def __init__(self, call_draft: CallDraft, translate: Translate) -> None:
        self._call_draft = call_draft
        self._translate = translate
        self.composed: dict[str, PostText] = {}
        self.texts: dict[str, PostText] = {}

    def compose(self, facts: Wanted | None, options: Iterable[PlatformOption]) -> None:
        """Compose anew for every platform that can be chosen; without facts there is no text."""
        self.composed = {}
        self.texts = {}
        if facts is None:
            return
        for option in options:
            if option.why_not:
                continue
            slug = option.profile.slug
            post = compose(facts, option.profile, self._translate)
            self.composed[slug] = PostText(post.title, post.text)
            self.texts[slug] = PostText(
                self._with_edits("title", slug, post.title),
                self._with_edits("text", slug, post.text),
            )

    def edit(self, slug: str, typed: PostText) -> None:
        """Keep what somebody changed; consent for the old text no longer counts."""
        composed = self.composed.get(slug)
        if composed is None:
            return
        shown = self.texts[slug]
        self._edit_part("title", slug, typed.title, shown.title, composed.title)
        self._edit_part("text", slug, typed.text, shown.text, composed.text)

    def of(self, slugs: Iterable[str]) -> dict[str, PostText]:
        """Return the texts of these platforms, as far as there are any."""
        return {slug: self.texts[slug] for slug in slugs if slug in self.texts}

    def whole(self, slugs: Iterable[str]) -> str:
        """Return the texts of these platforms as consent keeps them."""
        return "\n\n".join(text.whole for text in self.of(slugs).values())

    def differ_from(self, consented: str, slugs: Iterable[str]) -> bool:
        """Tell whether a text is here now that was not read out.

        Fewer platforms than were asked about keep the yes.
        """
        return any(text.whole not in consented for text in self.of(slugs).values())

    def _edit_part(self, part: str, slug: str, typed: str, shown: str, composed: str) -> None:
        if typed == shown:
            return
        self._call_draft.set(f"made.{part}.{slug}", composed)
        self._call_draft.set(f"{part}.{slug}", "" if typed == composed else typed)

    def _with_edits(self, part: str, slug: str, composed: str) -> str:
        typed = self._call_draft.get(f"{part}.{slug}")
        base = self._call_draft.get(f"made.{part}.{slug}")
        if typed and base:
            return merge_edits(base, typed, composed)
        return typed or composed
