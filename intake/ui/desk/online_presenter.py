"""The third column: how it goes online.

Text per platform, what the guard finds, consent, and the one button.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.desk.placing.postings import PlatformOption, consent_text
from intake.desk.privacy import make_private_facts
from intake.desk.taking.public_area import public_area
from intake.desk.taking.take_request import new_resident
from intake.domain.consent import Purpose
from intake.domain.phone import format_phone
from intake.domain.profile import WINDOW_METHODS
from intake.domain.resident import Caller, Resident
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from intake.kit.text_normalization import join_list
from intake.text.composing.compose import Wanted, compose
from intake.text.composing.merge_edits import merge_edits
from intake.ui.desk.consent_answers import ConsentAnswers
from intake.ui.desk.half_typed import half_typed
from intake.ui.desk.missing import missing
from intake.ui.desk.platform_lines import platform_lines
from intake.ui.desk.question import ASKED_OF_NEW, Question, questions_of
from intake.ui.desk.review import (
    Preview,
    careful_words,
    fault_in,
    mended,
    replacements_for,
    review,
    what_changed,
)

if TYPE_CHECKING:
    from intake.desk.taking.take_request import TakenRequest
    from intake.domain.centre import Centre
    from intake.domain.posting import Posting
    from intake.domain.request import Request
    from intake.ports import WriteTransaction
    from intake.text.guarding.finding import PrivateFacts
    from intake.text.guarding.suggestions import Replacements
    from intake.ui.desk.who_presenter import WhoPresenter
    from intake.ui.models.call_draft import CallPage
    from intake.ui.session import Session


class OnlinePresenter(QObject):
    """Composes, guards, asks consent and places."""

    offered = Signal(list)
    own = Signal(list)
    cards = Signal(list)
    card = Signal(object)
    preview = Signal(object)
    question = Signal(object)
    answered = Signal(str)
    ready = Signal(str)
    placed = Signal(object, list)
    kept = Signal(object)
    another = Signal()
    stuck = Signal(str)

    def __init__(self, session: Session, page: CallPage, who: WhoPresenter) -> None:
        super().__init__()
        self._session = session
        self._page = page
        self._who = who
        self._offered: tuple[PlatformOption, ...] = ()
        self._texts: dict[str, tuple[str, str]] = {}
        self._looking_at = ""
        self._made: dict[str, tuple[str, str]] = {}
        self._overruled = ""
        self._let_stand = frozenset[str]()
        self._taking = False
        self.answers = ConsentAnswers(page)
        self.centre: Centre | None = None
        page.changed.connect(self._changed)
        page.replaced.connect(self._replaced)
        who.opened.connect(lambda _: self.refresh())

    def refresh(self) -> None:
        """Look again at platforms, texts and consent."""
        call = self._page.call
        if call.kind is None:
            self._offered = ()
            self._texts = {}
            self.offered.emit([])
            self._compose()
            return
        use_cases = self._session.use_cases
        kind = call.kind
        postcode = self._resident().postcode
        what = call.answers.get("what", "")
        self._session.run(
            lambda: (
                use_cases.set_up.centre(),
                use_cases.postings.platform_options(kind, postcode),
                use_cases.requests.matching_offers(kind, what),
            ),
            lambda found: kind == self._page.call.kind and self._listed(*found),
        )

    def tick(self, slug: str, on: bool) -> None:  # noqa: FBT001 - a box's own signal
        self._page.set(f"platform.{slug}", "yes" if on else "no")

    def look_at(self, slug: str) -> None:
        """Show the text of another platform."""
        self._looking_at = slug
        self._show()

    def edit(self, title: str, text: str) -> None:
        """Keep what somebody changed, beside what it was changed from, so that an answer that is
        corrected later still reaches the text.

        Consent for the old text no longer counts.
        """
        slug = self._looking_at
        made = self._made.get(self._looking_at)
        if not made:
            return
        for part, typed, composed, stood in zip(
            ("title", "text"), (title, text), made, self._texts[slug], strict=True
        ):
            if typed != stood:
                self._page.set(f"made.{part}.{slug}", composed)
                self._page.set(f"{part}.{slug}", "" if typed == composed else typed)

    def answer(self, purpose: Purpose, given: str) -> None:
        """Write down yes, no or later, with the very text it is about."""
        if purpose is Purpose.POST:
            self._page.set("about", self._about())
        self.answers.write(
            purpose,
            given,
            next((one for one in self._all_questions() if one.purpose is purpose), None),
        )

    def mend(self) -> None:
        """Replace the first thing that the guard found by what it proposes."""
        if self._looking_at in self._texts:
            self.edit(*mended(*self._texts[self._looking_at], self._known(), self._replacements()))

    def overrule(self, reason: str) -> None:
        """Let what is careful now stand, with a reason; the desk checks that a coordinator does it.

        What turns up later asks for its own.
        """
        self._overruled = reason.strip()
        if self._overruled:
            self._let_stand = careful_words(self._about_each(), self._known())[0]
        else:
            self._let_stand = frozenset()
        self._ready()

    def chosen(self) -> list[str]:
        return [
            one.profile.slug
            for one in self._offered
            if not one.why_not and self._ticked(one.profile.slug)
        ]

    def _ticked(self, slug: str) -> bool:
        return self._page.get(f"platform.{slug}") != "no"

    def place(self) -> None:
        """Write the request and put its texts in line."""
        if self._is_held_up() or self.why_not():
            self.ready.emit(self.why_not())
            return
        self._take([(slug, *self._texts[slug]) for slug in self.chosen()])

    def keep_only(self) -> None:
        """Write the request without placing it."""
        if self._is_held_up():
            self.ready.emit(self.why_not())
        else:
            self._take([])

    def _is_held_up(self) -> bool:
        """Take in what is being typed; what cannot be understood is gone back to."""
        self._page.settle()
        field, _ = half_typed(self._page, self._session.translate)
        if field:
            self.stuck.emit(field)
        return bool(field)

    def why_not(self) -> str:
        """Say why nothing can be placed yet, or nothing."""
        call = self._page.call
        translate = self._session.translate
        if fault := missing(self._page, self._who.person, translate, platforms=bool(self.chosen())):
            return fault
        texts = [Preview(slug, *self._texts[slug]) for slug in self.chosen() if slug in self._texts]
        profiles = {one.profile.slug: one.profile for one in self._offered}
        if fault := fault_in(
            texts, profiles, self._known(), self._let_stand, self._looking_at, translate
        ):
            return fault
        if not (given := call.consent(Purpose.POST)):
            return translate("online-why-consent" if given is None else "error-post-refused")
        if self._other_text():
            return f"{translate('error-post-other-text')} {what_changed(self._page.get('about'), self._about(), translate)}"
        return ""

    def _about_each(self) -> list[str]:
        return [consent_text(*self._texts.get(slug, ("", ""))) for slug in self.chosen()]

    def _take(self, texts: list[tuple[str, str, str]]) -> None:
        """Write the request and put these in line, all of it or nothing.

        A platform that has it already is left as it is.
        """
        use_cases = self._session.use_cases
        actor = self._session.actor
        draft = self._page.draft_id
        overruled = self._overruled
        page = dict(self._page.call.page)
        read = {
            question.purpose: self.answers.as_read(question) for question in self._all_questions()
        }
        if draft is None or self._taking:
            return
        self._taking = True

        def work() -> tuple[TakenRequest, list[Posting]]:
            postings: list[Posting] = []

            def place(transaction: WriteTransaction, request: Request) -> None:
                queued = (
                    use_cases.postings.queue_in(
                        transaction, actor, request, slug, title, text, overruled=overruled
                    )
                    for slug, title, text in texts
                )
                postings.extend(one for one in queued if one)

            return use_cases.take_request.take(actor, draft, page, read, place), postings

        def done(result: tuple[TakenRequest, list[Posting]]) -> None:
            taken, postings = result
            self._taking = False
            if self._page.draft_id == draft:
                self._page.dirty = False
            ways = {one.profile.slug: one.profile.way for one in self._offered}
            self.kept.emit(taken)
            self.placed.emit(
                taken, [posting for posting in postings if ways[posting.platform] in WINDOW_METHODS]
            )
            self._session.changed.emit(taken.changed)

        def failed(sentence: str) -> None:
            self._taking = False
            self.ready.emit(sentence)

        self._session.run(work, done, failed)

    def _listed(
        self, centre: Centre | None, offered: tuple[PlatformOption, ...], own: tuple[Request, ...]
    ) -> None:
        self.centre = centre
        self._offered = offered
        translate = self._session.translate
        self.offered.emit(platform_lines(offered, self._ticked, translate))
        self.own.emit(
            [
                translate("online-own-offer", what=one.what, code=format_code(one.code))
                for one in own[:2]
            ]
        )
        self.cards.emit([one.profile for one in self._offered if one.why_not == "offer-card"])
        self._compose()

    def _changed(self, name: str) -> None:
        if name in ("kind", "resident", "new.postcode", "a.what"):
            self.refresh()
        elif name.startswith(
            (
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
        ):
            self._compose()

    def _replaced(self) -> None:
        self._overruled = ""
        self._looking_at = ""
        self._let_stand = frozenset()
        self.another.emit()
        self.refresh()

    def _compose(self) -> None:
        call = self._page.call
        self._texts = {}
        self._made = {}
        if call.kind and call.answers.get("what") and self.centre:
            area = public_area(self._resident(), self.centre)
            wanted = Wanted(
                call.kind,
                call.answers,
                area,
                self.centre.name,
                format_phone(self.centre.phone) if self.centre.phone else "",
                call.code,
            )
            for one in self._offered:
                if one.why_not:
                    continue
                post = compose(wanted, one.profile, self._dutch)
                slug = one.profile.slug
                self._made[slug] = (post.title, post.text)
                self._texts[slug] = (
                    self._as_typed("title", slug, post.title),
                    self._as_typed("text", slug, post.text),
                )
        self._show()

    def _as_typed(self, part: str, slug: str, fresh: str) -> str:
        typed = self._page.get(f"{part}.{slug}")
        made = self._page.get(f"made.{part}.{slug}")
        if typed:
            if made:
                return merge_edits(made, typed, fresh)
            return typed
        return fresh

    def _dutch(self, key: str, **values: object) -> str:
        """Posts are for Dutch neighbours, whatever the screen speaks."""
        return self._session.translate.in_language("nl", key, **values)

    def _resident(self) -> Resident:
        if self._who.person:
            return self._who.person.resident
        call = self._page.call
        try:
            return new_resident(call.part("new"), call.part("caller"))
        except UserFacingError:
            return Resident()

    def _known(self) -> PrivateFacts:
        call = self._page.call
        caller = None
        if call.for_other:
            caller = Caller(
                resident_id=new_id(),
                name=call.part("caller").get("name", ""),
                phone=call.part("caller").get("phone", ""),
            )
        return make_private_facts(self._resident(), caller, self.centre, call.code)

    def _replacements(self) -> Replacements:
        return replacements_for(self.centre, self._resident(), self._dutch)

    def _show(self) -> None:
        chosen = [slug for slug in self.chosen() if slug in self._texts]
        if self._looking_at not in chosen:
            if chosen:
                self._looking_at = chosen[0]
            else:
                self._looking_at = ""
        shown = None
        if self._looking_at:
            shown = Preview(self._looking_at, *self._texts[self._looking_at])
        self.preview.emit(
            review(shown, self._known(), self._replacements(), self._session.translate)
            if shown
            else None
        )
        waiting = [
            question
            for question in self._all_questions()
            if not self._page.get(f"consent.{question.purpose}")
        ]
        stale = self._page.get("consent.post") == "yes" and self._other_text()
        self.question.emit(
            (
                next((one for one in self._all_questions() if one.purpose is Purpose.POST), None)
                if stale
                else waiting[0]
                if waiting
                else None
            )
            if self._texts or (self._offered and self._page.call.answers.get("what"))
            else None
        )
        self.answered.emit(self.answers.said(self._session.translate))
        self._ready()

    def _all_questions(self) -> list[Question]:
        if self._who.person:
            standing = {
                one.purpose
                for one in self._who.person.consents
                if one.is_in_force and one.request_id is None
            }
        else:
            standing = set()
        purposes = [
            purpose
            for purpose in ASKED_OF_NEW
            if purpose not in standing and (self._texts or purpose is not Purpose.POST)
        ]
        platforms = join_list(
            [one.profile.name for one in self._offered if one.profile.slug in self.chosen()],
            self._dutch("and"),
        )
        return questions_of(
            purposes,
            platforms,
            self._session.translate,
            for_other=bool(self._page.get("for_other")),
        )

    def _about(self) -> str:
        return "\n\n".join(
            consent_text(*self._texts[slug]) for slug in self.chosen() if slug in self._texts
        )

    def _other_text(self) -> bool:
        """Whether a text stands here now that was not read out.

        Fewer platforms than were asked about keep the yes.
        """
        read = self._page.get("about")
        return any(
            consent_text(*self._texts[slug]) not in read
            for slug in self.chosen()
            if slug in self._texts
        )

    def _ready(self) -> None:
        self.ready.emit(self.why_not())
