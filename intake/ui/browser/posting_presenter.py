"""Place one post after the other: claim, fill, confirm, keep the proof."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from intake.filling.snapshot import page_shows_post
from intake.kit.errors import ExternalError
from intake.kit.text_normalization import normalize_words
from intake.kit.web_addresses import MAX_ADDRESS
from intake.text.guarding.guard import guard
from intake.text.guarding.labels import label_of
from intake.ui.browser.posting_state_machine import PostingStage, PostingStateMachine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from intake.desk.placing.posting_progress import PreparedPosting
    from intake.desk.result import Result
    from intake.domain.permissions import Actor
    from intake.domain.platform_profile import LearnedField, PlatformProfile
    from intake.domain.posting import Posting
    from intake.kit.errors import UserFacingError
    from intake.ports import SealedFiles
    from intake.text.guarding.finding import PrivateFacts
    from intake.ui.desk_session import DeskSession


_LOOK_AGAIN_MS = 5_000
"""How often it is checked whether another desk has recorded a refusal meanwhile."""

_MAX_GUARDED = 15_000
"""Characters of a page's boxes that are checked for what is private: a third of a second."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """One posting to place: its page, its values, and its number among how many."""

    posting: Posting
    profile: PlatformProfile
    values: dict[str, str]
    code: str
    private: PrivateFacts
    number: int
    total: int

    def is_shown(self, text: str, *, whole_post: bool) -> bool:
        """Tell whether a page's text contains the code, or with ``whole_post`` the post."""
        if normalize_words(self.code) in normalize_words(text):
            return True
        return whole_post and page_shows_post(self.values, text)


class Trial(NamedTuple):
    """A page that is only tried, with example values."""

    profile: PlatformProfile
    values: Mapping[str, str]


class PostingPresenter(QObject):
    """Takes the waiting postings of a request one by one.

    A posting is *released* to wait again as long as it cannot be online; else it becomes
    *uncertain*, and a person is asked about it. ``message`` speaks in the window's bar, the
    session's message on the page behind it, which stays when the window closes.
    """

    opened = Signal(object)  # Job: its page is to be shown
    finished = Signal()  # no posting is left
    message = Signal(str)  # a sentence for the bar

    def __init__(self, session: DeskSession, pictures: SealedFiles) -> None:
        super().__init__()
        self._session = session
        self._pictures = pictures
        self._waiting: list[Posting] = []
        self._total = 0
        self._claimed_by: Actor | None = None  # who also releases the job at a locked desk
        self.progress = PostingStateMachine()
        self.job: Job | None = None
        self.sentence_about_previous = ""
        self._recheck_timer = QTimer(self)
        self._recheck_timer.setInterval(_LOOK_AGAIN_MS)
        self._recheck_timer.timeout.connect(partial(self._check_still_wanted, None))
        session.changed.connect(self._check_still_wanted)

    @property
    def practice(self) -> bool:
        return self.job is not None and self.job.profile.practice

    @property
    def is_locked(self) -> bool:
        """Whether nobody is signed in: the window stays out of sight."""
        return self._session.signed_in is None

    def begin(self, postings: list[Posting]) -> None:
        """Start with the first of these."""
        self._waiting = list(postings)
        self._total = len(postings)
        self._claimed_by = self._session.actor
        self.sentence_about_previous = ""
        self._claim_next()

    def confirm_published(self, address: str, picture: str, *, was_looked_up: bool = False) -> None:
        """Store the proof of a post that the person sees online: address, time and picture.

        ``was_looked_up`` tells that the address was opened again and showed the post.
        """
        if self.job is None or self.progress.is_saving:
            return
        self.progress.start_saving()
        self._session.execute(
            partial(
                self._session.use_cases.postings.record_published,
                self._session.actor,
                self.job.posting.id,
                url=_storable(address),
                picture=picture,
                was_looked_up=was_looked_up,
            ),
            then=partial(self._on_published, self.job.profile.name),
            failed=self._on_save_failed,
        )

    def _on_published(self, platform: str) -> None:
        """Tell where the post is online now; the next page repeats it."""
        self.sentence_about_previous = self._session.translate("posting-stored", platform=platform)
        self._session.message.emit(self.sentence_about_previous)
        self._claim_next()

    def open_again(self) -> None:
        """Open the page of the job anew: it did not open."""
        if self.job:
            self.opened.emit(self.job)

    def _check_still_wanted(self, _changes: object) -> None:
        """Check whether the posting on the page may still be posted: somebody may have refused."""
        if self.job is None or self._claimed_by is None or self.progress.is_saving:
            return
        check = self._session.use_cases.postings.is_still_wanted
        self._session.query(
            partial(check, self._claimed_by, self.job.posting.id),
            partial(self._on_checked, self.job),
        )

    def _on_checked(self, job: Job, is_wanted: bool) -> None:  # noqa: FBT001 - an answer
        """Release a posting that is not wanted any more, and tell why.

        It becomes uncertain if the site may have received it already.
        """
        if is_wanted or job is not self.job or self.progress.is_saving:
            return
        self.message.emit(self._session.sentence_of("post-not-wanted"))
        if self.progress.was_left_to_site:
            self.progress.mark_possibly_online()
        self.postpone()

    def learn(self, corrections: list[LearnedField]) -> None:
        """Store with the platform what the person's corrections teach about its page."""
        if self.job and corrections:
            profiles = self._session.use_cases.profiles
            self._session.execute(
                partial(
                    profiles.learn_corrections,
                    self._session.actor,
                    self.job.profile.slug,
                    corrections,
                ),
                failed=self._report_error,
            )

    def postpone(self, why: str = "", *, address: str = "") -> None:
        """Leave it for later: it waits, or becomes uncertain if it may be online already.

        ``address`` is where the post may be online.
        """
        if self.job is None or self._claimed_by is None or self.progress.is_saving:
            return
        command = self._give_back(self.job, self._claimed_by, why=why, address=address)
        self.progress.start_saving()
        self._session.execute(command, then=self._claim_next, failed=self._on_save_failed)

    def release_all(self, *, address: str = "") -> None:
        """Release the posting and open no other: the window closes.

        ``address`` is where the post may be.
        """
        job = self.job
        is_saving = self.progress.is_saving
        if job and self._claimed_by and not is_saving:
            self._session.execute(self._give_back(job, self._claimed_by, address=address))
        self._waiting = []
        self.job = None
        if not is_saving:
            self.progress.reset()

    def resume(self) -> None:
        """Open, after the sign-in, what was claimed while the desk was locked.

        Who signs in goes on with it in their own name: the one before may have left.
        """
        self._claimed_by = self._session.actor
        if self.progress.stage is PostingStage.CLAIMED and self.job:
            self.opened.emit(self.job)
        elif self.job is None and self._waiting:
            self._claim_next()

    def check_page(self, values: Iterable[str]) -> str:
        """Guard the content of the page's boxes; return the sentence to show, or an empty text.

        A caution in the post itself was overruled by a coordinator, and is not repeated.
        """
        if self.job is None:
            return ""
        private = self.job.private
        posting = self.job.posting
        overruled = {
            finding.kind
            for finding in guard(f"{posting.title}\n{posting.text}", private)
            if not finding.stop  # a caution
        }
        translate = self._session.translate
        kinds = {
            translate(f"finding-{label_of(value, finding)}")
            for value in _within_guard_limit(values)
            for finding in guard(value, private)
            if finding.stop or finding.kind not in overruled
        }
        if not kinds:
            return ""
        return translate("posting-private", kinds=", ".join(sorted(kinds)))

    def keep_picture(self, png: bytes) -> str:
        """Store the picture of this posting; return its name, or an empty text if that fails.

        The post is online all the same, so the failure is shown and stops nothing.
        """
        if self.job is None:
            return ""
        name = f"{self.job.posting.id}.png"
        try:
            self._pictures.write(name, png)
        except ExternalError as error:
            self._session.tell(error)
            return ""
        return name

    def _give_back(
        self, job: Job, actor: Actor, *, why: str = "", address: str = ""
    ) -> Callable[[], Result[Posting]]:
        """Return the command that releases a posting, or makes it uncertain if it may be online.

        That it becomes uncertain is told at once.
        """
        postings = self._session.use_cases.postings
        if not self.progress.may_be_online:
            if why:
                return partial(postings.record_failure, actor, job.posting.id, why)
            return partial(postings.release, actor, job.posting.id)
        translate = self._session.translate
        self._session.message.emit(translate("posting-left-in-doubt", platform=job.profile.name))
        return partial(postings.mark_uncertain, actor, job.posting.id, url=_storable(address))

    def _on_save_failed(self, error: UserFacingError) -> None:
        self.progress.fail_saving()
        self._report_error(error)

    def _report_error(self, error: UserFacingError) -> None:
        self.message.emit(self._session.sentence(error))

    def _claim_next(self) -> None:
        self.job = None
        self._recheck_timer.stop()
        self.progress.reset()
        if not self._waiting:
            self.finished.emit()
            return
        if not self._session.signed_in:  # goes on after the next sign-in, in that name
            return
        self._claimed_by = self._session.actor
        posting = self._waiting.pop(0)
        number = self._total - len(self._waiting)
        postings = self._session.use_cases.postings
        self._session.execute(
            partial(postings.claim, self._claimed_by, posting.id),
            partial(self._on_claimed, number),
            failed=self._on_refused,
        )

    def _on_claimed(self, number: int, prepared: PreparedPosting) -> None:
        self.job = Job(
            posting=prepared.posting,
            profile=prepared.profile,
            values=prepared.values,
            code=prepared.code,
            private=prepared.private,
            number=number,
            total=self._total,
        )
        self.progress.claim()
        self._recheck_timer.start()
        if self._session.signed_in:  # a locked desk shows nobody's request
            self.opened.emit(self.job)

    def _on_refused(self, error: UserFacingError) -> None:
        self._report_error(error)
        self._claim_next()


def _storable(address: str) -> str:
    """Return an address that is not too long to be kept; else nothing."""
    if len(address) > MAX_ADDRESS:
        return ""
    return address


def _within_guard_limit(values: Iterable[str]) -> Iterator[str]:
    """Yield texts of ``_MAX_GUARDED`` characters in all, the short ones first.

    So one long box, as the terms of a site, does not use up the limit before the others are read.
    """
    left = _MAX_GUARDED
    for value in sorted(values, key=len):
        if left <= 0:
            return
        yield value[:left]
        left -= len(value)
