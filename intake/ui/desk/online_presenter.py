"""The third column of the desk page: compose texts, check them, ask consent, place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.desk.privacy import make_private_facts
from intake.desk.taking.public_area import public_area
from intake.domain.consent import Purpose
from intake.domain.phone import format_phone
from intake.domain.platform_profile import WINDOW_METHODS
from intake.domain.resident import Caller, Resident
from intake.kit.ids import new_id
from intake.kit.text_normalization import join_list
from intake.text.composing.wanted import Wanted
from intake.ui.desk.call_validation import find_invalid_entry, missing_for_placing
from intake.ui.desk.consent_answers import ConsentAnswers
from intake.ui.desk.consent_question import ASKED_PURPOSES, Question, make_questions, question_of
from intake.ui.desk.own_offers import own_offer_sentences
from intake.ui.desk.platform_lines import platform_lines
from intake.ui.desk.post_texts import PostText, PostTexts
from intake.ui.desk.proposal_sentence import describe_proposal
from intake.ui.desk.read_back_text import read_back_of
from intake.ui.desk.review import (
    Review,
    TextCheck,
    cautious_words,
    describe_change,
    replacements_for,
)

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.placing.platform_and_offer_finder import PlatformsAndOffers
    from intake.desk.placing.platform_options import PlatformOption
    from intake.desk.placing.post_checks import PlatformText
    from intake.desk.taking.take_request import TakenRequest
    from intake.domain.centre import Centre
    from intake.domain.request import Kind
    from intake.kit.errors import UserFacingError
    from intake.text.guarding.finding import PrivateFacts
    from intake.ui.desk.who_presenter import WhoPresenter
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.call_draft import CallDraft

_ENTRIES_FOR_CHOICES = ("kind", "resident", "new.postcode", "a.what", "a.first", "a.until")
"""Entries that decide where a request can go."""
_ENTRIES_FOR_TEXTS = (
    "code",  # a fast typist is ahead of it, and without a code nobody can assign a reply
    "a.",
    "platform.",
    "title.",
    "text.",
    "new.",
    "caller.",
    "consent.",
    "for_other",
    "about",
)


class OnlinePresenter(QObject):
    """Composes the texts of a request, checks them, asks consent and places it.

    ``blocked`` carries why nothing can be placed yet, empty when it can; ``field_invalid`` the
    entry to correct; ``call_replaced`` tells that another call is on the page.
    """

    platforms_listed = Signal(list)  # list[PlatformLine]
    offers_listed = Signal(list)  # list[str]: offers that match, as sentences
    cards_listed = Signal(list)  # list[PlatformProfile]: those whose card may be printed
    card_wanted = Signal(object)  # PlatformProfile: print its card
    withheld = Signal(str)  # which answers are left out of the text, as a sentence; empty for none
    preview = Signal(object)  # Preview: the texts with their private parts
    question = Signal(object)  # Question to be read aloud, or None
    worded = Signal(str)  # who worded the present text, or when the centre wrote it
    answered = Signal(str)  # the answers so far in one sentence
    blocked = Signal(str)  # why nothing can be placed yet
    taken = Signal(object)  # TakenRequest
    placed = Signal(object, list)  # TakenRequest, list[Posting] for the posting window
    call_replaced = Signal()  # another call is shown
    field_invalid = Signal(str)  # name of the field to focus

    def __init__(self, session: DeskSession, call_draft: CallDraft, who: WhoPresenter) -> None:
        super().__init__()
        self._session = session
        self.call_draft = call_draft
        self._who_presenter = who
        self._dutch = session.translate.bound_to("nl")
        self.options: tuple[PlatformOption, ...] = ()
        self.texts = PostTexts(call_draft, self._dutch)
        self.shown_slug = ""
        self._reason = ""
        self._overruled: frozenset[str] = frozenset()
        self._is_taking = False
        self.answers = ConsentAnswers(call_draft)
        self.centre: Centre | None = None
        call_draft.changed.connect(self._on_entry_changed)
        call_draft.replaced.connect(self._call_replaced)
        who.opened.connect(self.refresh)

    def refresh(self, _person: object = None) -> None:
        """Find again where the request can go, and compose its texts."""
        call = self.call_draft.entries
        if call.kind is None:
            self.options = ()
            for nothing in (self.platforms_listed, self.offers_listed, self.cards_listed):
                nothing.emit([])
            self._compose()
            return
        placement = self._session.use_cases.placement
        resident = self._resident()
        find = partial(
            placement.find,
            kind=call.kind,
            postcode=resident.postcode,
            answers=call.answers,
            asker=resident,
        )
        self._session.query_as_signed_in(find, partial(self._show_choices, call.kind))

    def tick(self, slug: str, on: bool) -> None:  # noqa: FBT001 - a box's own signal
        self.call_draft.set(f"platform.{slug}", "yes" if on else "no")

    def show_text_of(self, slug: str) -> None:
        """Show the text of another platform."""
        self.shown_slug = slug
        self._show()

    def edit(self, title: str, text: str) -> None:
        """Store what somebody changed in the text that is shown."""
        self.texts.edit(self.shown_slug, PostText(title, text))

    def answer(self, purpose: Purpose, answer: str) -> None:
        """Record yes, no or later, with the exact text it is about, and what is being typed."""
        self.call_draft.settle()  # else it is asked again, and takes the answer to the next
        if purpose is Purpose.POST:
            self.call_draft.set("about", self.texts.whole(self.chosen_slugs()))
        asked = question_of(self.questions(), purpose)
        self.answers.write(purpose, answer, asked)

    def apply_suggestion(self) -> None:
        """Replace the first finding of the guard by its proposal."""
        post = self.texts.texts.get(self.shown_slug)
        if post:
            self.texts.edit(self.shown_slug, self._review().replace_first(post))

    def show_next_proposal(self) -> None:
        """Replace the text that is shown by the next proposal, and tell whose words it is."""
        chosen = self.texts.next_words(self.shown_slug)
        if chosen is None:
            return
        self._compose()
        self.worded.emit(describe_proposal(chosen, self._session.translate))

    def overrule(self, reason: str) -> None:
        """Allow the present cautions, with a reason.

        The desk checks that a coordinator does it. A later caution needs another one.
        """
        self._reason = reason.strip()
        self._overruled = frozenset()
        if self._reason:
            texts = self.texts.existing_texts(self.chosen_slugs()).values()
            self._overruled = cautious_words([post.whole for post in texts], self._private())
        self._show_blocked()

    def chosen_slugs(self) -> list[str]:
        """Return the slugs of the selected platforms."""
        return [
            option.profile.slug
            for option in self.options
            if not option.why_not and self._is_ticked(option.profile.slug)
        ]

    def place(self) -> None:
        """Save the request and queue its texts."""
        if self._has_invalid_entry() or self.why_not():
            self._show_blocked()
            return
        what = self.call_draft.entries.answers.get("what", "")
        self._take(self.texts.texts_to_place(self.chosen_slugs(), self._reason, what))

    def keep_only(self) -> None:
        """Save the request without placing it."""
        if self._has_invalid_entry():
            self._show_blocked()
        else:
            self._take([])

    def why_not(self) -> str:
        """Return why nothing can be placed yet, or an empty text."""
        translate = self._session.translate
        chosen = self.chosen_slugs()
        missing = missing_for_placing(
            self.call_draft, self._who_presenter.person, translate, has_platform=bool(chosen)
        )
        in_texts = self._text_check().why_not(self.texts.existing_texts(chosen))
        return missing or in_texts or self._consent_refusal()

    def _consent_refusal(self) -> str:
        translate = self._session.translate
        consent = self.call_draft.entries.consent(Purpose.POST)
        if consent is None:
            return translate("online-why-consent")
        if not consent:
            return translate("error-post-refused")
        consented = self.call_draft.get("about")
        chosen = self.chosen_slugs()
        if not self.texts.differ_from(consented, chosen):
            return ""
        change = describe_change(consented, self.texts.whole(chosen), translate)
        return f"{translate('error-post-other-text')} {change}"

    def _has_invalid_entry(self) -> bool:
        """Store what is being typed; focus what is invalid."""
        self.call_draft.settle()
        invalid = find_invalid_entry(self.call_draft, self._session.translate)
        if invalid.name:
            self.field_invalid.emit(invalid.name)
        return bool(invalid.name)

    def _take(self, posts: list[PlatformText]) -> None:
        draft_id = self.call_draft.draft_id
        if draft_id is None or self._is_taking:
            return
        self._is_taking = True
        read_texts = {
            question.purpose: self.answers.read_text(question) for question in self.questions()
        }
        self._session.execute(
            partial(
                self._session.use_cases.take_request.take_and_place,
                self._session.actor,
                draft_id,
                dict(self.call_draft.entries.by_name),
                read_texts=read_texts,
                posts=posts,
            ),
            partial(self._on_taken, draft_id),
            failed=self._take_failed,
        )

    def _on_taken(self, draft_id: UUID, request: TakenRequest) -> None:
        self._is_taking = False
        if self.call_draft.draft_id == draft_id:
            self.call_draft.dirty = False
        methods = {option.profile.slug: option.profile.way for option in self.options}
        in_window = [
            posting for posting in request.postings if methods[posting.platform] in WINDOW_METHODS
        ]
        self.taken.emit(request)
        self.placed.emit(request, in_window)

    def _take_failed(self, error: UserFacingError) -> None:
        self._is_taking = False
        self.answers.clear_outdated(error)
        self.blocked.emit(self._session.sentence(error))

    def _show_choices(self, kind: Kind, choices: PlatformsAndOffers) -> None:
        if kind != self.call_draft.entries.kind:  # another kind was chosen meanwhile
            return
        self.centre = choices.centre
        self.texts.wordings = choices.wordings
        self.options = choices.options
        lines = platform_lines(choices.options, self._is_ticked, self._session.translate)
        self.platforms_listed.emit(lines)
        self.offers_listed.emit(own_offer_sentences(choices, self._session.translate))
        self.cards_listed.emit(
            [option.profile for option in choices.options if option.why_not == "offer-card"]
        )
        self._compose()

    def _is_ticked(self, slug: str) -> bool:
        return self.call_draft.get(f"platform.{slug}") != "no"

    def _on_entry_changed(self, name: str) -> None:
        if name in _ENTRIES_FOR_CHOICES:
            self.refresh()
        elif name.startswith(_ENTRIES_FOR_TEXTS):
            self._compose()

    def _call_replaced(self) -> None:
        self._reason = ""
        self._overruled = frozenset()
        self.shown_slug = ""
        self.call_replaced.emit()
        self.refresh()

    def _compose(self) -> None:
        self.texts.compose(self._post_facts(), self.options)
        self._show()

    def _post_facts(self) -> Wanted | None:
        """Return what a post is made of; None as long as what is asked or its code is unknown."""
        call, centre = self.call_draft.entries, self.centre
        if call.kind is None or not call.answers.get("what") or not call.code or centre is None:
            return None
        return Wanted(
            kind=call.kind,
            answers=call.answers,
            area=public_area(self._resident(), centre),
            centre=centre.name,
            phone=format_phone(centre.phone),
            code=call.code,
            desk_fetches=centre.desk_fetches,
        )

    def _resident(self) -> Resident:
        return self._who_presenter.resident_of_call()

    def read_back(self) -> str:
        """Return the request in sentences, for the question whether it is right."""
        return read_back_of(self.call_draft, self._who_presenter.resident_of_call(), self._session)

    def _private(self) -> PrivateFacts:
        call = self.call_draft.entries
        caller = None
        if call.for_other:
            typed = call.part("caller")
            caller = Caller(
                resident_id=new_id(), name=typed.get("name", ""), phone=typed.get("phone", "")
            )
        return make_private_facts(self._resident(), caller, self.centre, call.code)

    def _review(self) -> Review:
        return Review(
            private=self._private(),
            replacements=replacements_for(self.centre, self._resident(), self._dutch),
            translate=self._session.translate,
        )

    def _text_check(self) -> TextCheck:
        return TextCheck(
            profiles={option.profile.slug: option.profile for option in self.options},
            private=self._private(),
            overruled=self._overruled,
            shown_slug=self.shown_slug,
            translate=self._session.translate,
        )

    def _show(self) -> None:
        posts = self.texts.existing_texts(self.chosen_slugs())
        if self.shown_slug not in posts:
            self.shown_slug = next(iter(posts), "")
        post = posts.get(self.shown_slug)
        preview = self._review().preview(self.shown_slug, post) if post else None
        self.preview.emit(preview)
        kind = self.call_draft.entries.kind
        self.withheld.emit(self.texts.say_withheld(kind, self._session.translate))
        if not self.call_draft.get(f"words.{self.shown_slug}"):
            own = next((proposal for proposal in self.texts.proposals() if proposal.ranked), None)
            said = describe_proposal(own, self._session.translate) if own and post else ""
            self.worded.emit(said)
        self.question.emit(self._next_question())
        self.answered.emit(self.answers.summary(self._session.translate))
        self._show_blocked()

    def _next_question(self) -> Question | None:
        """Return the consent to ask now; a consent to another text is asked again first."""
        is_known_what = bool(self.options and self.call_draft.entries.answers.get("what"))
        if not self.texts.texts and not is_known_what:
            return None
        questions = self.questions()
        given = self.call_draft.get("consent.post") == "yes"
        if given and self.texts.differ_from(self.call_draft.get("about"), self.chosen_slugs()):
            return question_of(questions, Purpose.POST)
        get = self.call_draft.get
        unanswered = [asked for asked in questions if not get(f"consent.{asked.purpose}")]
        return next(iter(unanswered), None)

    def questions(self) -> list[Question]:
        standing = set()
        if self._who_presenter.person:
            standing = {
                consent.purpose
                for consent in self._who_presenter.person.consents
                if consent.is_in_force and consent.request_id is None
            }
        purposes = [purpose for purpose in ASKED_PURPOSES if purpose not in standing]
        if not self.texts.texts:
            purposes = [purpose for purpose in purposes if purpose is not Purpose.POST]
        slugs = self.chosen_slugs()
        names = [option.profile.name for option in self.options if option.profile.slug in slugs]
        return make_questions(
            purposes,
            join_list(names, self._dutch("and")),
            self._session.translate,
            self._resident(),
            for_other=bool(self.call_draft.get("for_other")),
        )

    def _show_blocked(self) -> None:
        self.blocked.emit(self.why_not())
