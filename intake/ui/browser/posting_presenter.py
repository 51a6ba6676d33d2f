"""Placing one post after the other: claim, fill, look, confirm, keep the proof."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Signal

from intake.desk.privacy import make_private_facts
from intake.domain.phone import format_phone
from intake.kit.codes import format_code
from intake.text.guarding.finding import PrivateFacts
from intake.text.guarding.guard import guard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from intake.domain.centre import Centre
    from intake.domain.permissions import Actor
    from intake.domain.posting import Posting
    from intake.domain.profile import LearnedField, Profile
    from intake.domain.request import Request
    from intake.domain.resident import Resident
    from intake.ui.session import Session

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True)
class Job:
    """One post to place, with the values for its page.

    The centre's own as contact, four digits of the postcode as place.
    """

    posting: Posting
    profile: Profile
    values: dict[str, str]
    code: str
    number: int
    total: int
    known: PrivateFacts = field(default_factory=PrivateFacts)


def values_for(
    posting: Posting, request: Request, resident: Resident, centre: Centre
) -> dict[str, str]:
    """Gather what may stand in a form.

    Nothing of the resident but the area; the street and the whole postcode are the centre's.
    """
    answers = request.answers
    first = answers.get("first", "")
    return {
        "title": posting.title,
        "description": posting.text,
        "kind": str(request.kind),
        "request_or_offer": "offer" if request.kind == "offer" else "request",
        "what": request.what,
        "category": {"borrow": "gereedschap", "meal": "maaltijd", "ride": "vervoer"}.get(
            request.kind, _category(request.what)
        ),
        "date_from": first,
        "date_until": answers.get("until", ""),
        "time_from": answers.get("time", ""),
        "quantity": answers.get("quantity", "1"),
        "price": f"{int(answers['cost']) / 100:g}" if answers.get("cost") else "",
        "organisation": centre.name,
        "contact_name": centre.name,
        "email": centre.email,
        "phone": format_phone(centre.phone) if centre.phone else "",
        "street": centre.street,
        "house_number": centre.house_number,
        "address": centre.address_line,
        "postcode": resident.postcode[:4] or centre.postcode,
        "city": centre.city,
        "neighbourhood": resident.neighbourhood,
        "area": f"{resident.neighbourhood} ({centre.city})"
        if resident.neighbourhood
        else f"{resident.postcode[:4]} {centre.city}".strip(),
        "country": "Nederland",
    }


def _category(what: str) -> str:
    for category, words in {
        "tuin": "tuin gras heg snoei onkruid",
        "boodschappen": "boodschap",
        "computer": "computer laptop tablet internet telefoon",
        "administratie": "formulier brief papier post",
    }.items():
        if any(word in what for word in words.split()):
            return category
    if re.search(r"gezelschap|wandel|praat|koffie|bezoek", what):
        return "gezelschap"
    return "klus"


def may_open(address: str, *, practice: bool) -> bool:
    """Refuse every address off loopback in the practice centre, and plain http off loopback outside
    it.
    """
    parts = urlsplit(address)
    if parts.scheme in ("about", "data", "blob"):
        return True
    here = parts.hostname in _LOOPBACK
    if practice:
        return here and parts.scheme == "http"
    return parts.scheme == "https" or (parts.scheme == "http" and here)


def same_site(address: str, home: str) -> bool:
    """Tell whether an address is of the site that is meant.

    The same host, or one below the same last two names.
    """
    there, here = (urlsplit(one).hostname or "" for one in (address, home))
    return (
        not there
        or there == here
        or (
            there.count(".") > 0
            and not there[-1].isdigit()
            and there.split(".")[-2:] == here.split(".")[-2:]
        )
    )


class PostingPresenter(QObject):
    """Takes the waiting posts of a request one by one."""

    opened = Signal(object)
    finished = Signal()
    message = Signal(str)

    def __init__(self, session: Session, proof: Path) -> None:
        super().__init__()
        self._session = session
        self._proof = proof
        self._waiting: list[Posting] = []
        self._total = 0
        self._by: Actor | None = None
        self._unseen = self._busy = False
        self.may_stand = False
        """Whether the page has moved on after it was filled.

        Then it may stand there, and is not simply tried again.
        """
        self.job: Job | None = None

    @property
    def practice(self) -> bool:
        return bool(self.job and self.job.profile.practice)

    def begin(self, postings: list[Posting]) -> None:
        """Start with the first of these."""
        self._waiting = list(postings)
        self._total = len(postings)
        self._by = self._session.actor
        self._next()

    def stands(self, address: str, picture: Path, text: str) -> None:
        """The person sees it on the platform: keep address, time, picture and text."""
        job = self.job
        if job is None or self._busy:
            return
        use_cases = self._session.use_cases
        actor = self._session.actor
        self._busy = True
        self._session.run(
            lambda: use_cases.postings.settle(
                actor, job.posting.id, url=address, picture=picture.name, text=text
            ),
            lambda _: self._next(),
            self._failed,
        )

    def learn(self, taught: list[LearnedField]) -> None:
        """Keep with the platform what the person's corrections teach about its page."""
        job = self.job
        if job and taught:
            profiles = self._session.use_cases.profiles
            actor = self._session.actor
            self._session.run(
                lambda: profiles.learn_corrections(actor, job.profile.slug, taught),
                lambda _: None,
                self.message.emit,
            )

    def later(self, why: str = "") -> None:
        """It does not work now.

        It waits, or is a question where it may stand already; nothing is lost.
        """
        job = self.job
        actor = self._by
        if job is None or actor is None or self._busy:
            return
        self._busy = True
        self._session.run(self._give_back(job, actor, why), lambda _: self._next(), self._failed)

    def _give_back(self, job: Job, actor: Actor, why: str = "") -> Callable[[], object]:
        use_cases = self._session.use_cases
        if self.may_stand:
            self._session.message.emit(
                self._session.translate("posting-left-in-doubt", platform=job.profile.name)
            )
            return lambda: use_cases.postings.mark_uncertain(actor, job.posting.id)
        return lambda: use_cases.postings.release(actor, job.posting.id, why)

    def _failed(self, sentence: str) -> None:
        self._busy = False
        self.message.emit(sentence)

    def stop(self) -> None:
        """Give back what is in hand and begin nothing more.

        The window goes, for another look or for the night.
        """
        job = self.job
        actor = self._by
        self._waiting = []
        self.job = None
        if job and actor and not self._busy:
            self._session.run(self._give_back(job, actor), lambda _: None)

    def resume(self) -> None:
        """Somebody is back: open what came in hand while the desk was locked."""
        if self._unseen and self.job:
            self._unseen = False
            self.opened.emit(self.job)

    def look_over(self, held: Iterable[str]) -> str:
        """Guard once more what the page's boxes hold now, whoever put it there.

        Gives the sentence to show, or nothing.

        A caution that stands in the post itself was let stand by a coordinator, and is not said
        again.
        """
        job = self.job
        if job is None:
            return ""
        overruled = {
            finding.kind
            for finding in guard(f"{job.posting.title}\n{job.posting.text}", job.known)
            if not finding.stop
        }
        found = [
            finding
            for value in held
            for finding in guard(value, job.known)
            if finding.stop or finding.kind not in overruled
        ]
        translate = self._session.translate
        if found:
            return translate(
                "posting-private",
                kinds=", ".join(
                    sorted({translate(f"finding-{finding.kind}") for finding in found})
                ),
            )
        return ""

    def picture_file(self) -> Path:
        """Give where the picture of this post is kept."""
        return self._proof / f"{self.job.posting.id if self.job else 'none'}.png"

    def _next(self) -> None:
        self.job = None
        self._busy = False
        self.may_stand = False
        if not self._waiting:
            self.finished.emit()
            return
        posting = self._waiting.pop(0)
        actor = self._by
        use_cases = self._session.use_cases
        if actor is None:
            return

        def claim() -> Job:
            claimed = use_cases.postings.claim(actor, posting.id)
            overview = use_cases.requests.overview(posting.request_id)
            centre = use_cases.set_up.centre()
            assert centre is not None  # noqa: S101 - a request was taken, so there is a centre
            values = values_for(claimed, overview.request, overview.resident, centre)
            known = make_private_facts(
                overview.resident, overview.caller, centre, overview.request.code
            )
            return Job(
                claimed,
                use_cases.postings.platforms.get(posting.platform),
                values,
                format_code(overview.request.code),
                self._total - len(self._waiting),
                self._total,
                known,
            )

        def claimed(job: Job) -> None:
            self.job = job
            self._unseen = self._session.signed_in is None
            if not self._unseen:  # on a locked desk nobody's request comes into sight
                self.opened.emit(job)

        self._session.run(claim, claimed, self._refused)

    def _refused(self, sentence: str) -> None:
        self.message.emit(sentence)
        self._next()
