"""The states of one posting on its platform's page, and which may follow which."""

from __future__ import annotations

from enum import StrEnum


class PostingStage(StrEnum):
    """The states of a posting that is being placed, in the order in which they usually follow."""

    IDLE = "idle"
    """No posting is claimed."""
    CLAIMED = "claimed"
    """Claimed, but not shown: the desk was locked meanwhile."""
    LOADING = "loading"
    """Its page is on its way."""
    SHOWN = "shown"
    """The page is there; it is being filled, or the person copies."""
    FILLED = "filled"
    """What was filled in is drawn and has the focus."""
    LEAVING = "leaving"
    """The person has pressed the page's own button."""
    MOVED_ON = "moved on"
    """The page shows the post, or something else than its form: it may be online."""
    CONFIRMING = "asking"
    """The person was asked whether it really is online."""
    SAVING = "saving"
    """The desk writes down what came of it."""


_BEFORE_MOVED_ON = frozenset(
    {PostingStage.LOADING, PostingStage.SHOWN, PostingStage.FILLED, PostingStage.LEAVING}
)


class PostingStateMachine:
    """The state of the posting that is being placed.

    ``may_be_online``: what was filled in has left the page, so it is never simply tried again.
    ``is_copying``: nothing is filled in, the person copies. ``was_filled`` and ``has_title`` tell
    what was filled on this page or an earlier one of a form in steps.
    """

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget everything: no posting is claimed."""
        self.stage = PostingStage.IDLE
        self.may_be_online = False
        self.is_copying = False
        self.was_filled = False
        self.has_title = False
        self._before_saving = PostingStage.IDLE
        self._before_asking = PostingStage.IDLE
        self._before_loading = (PostingStage.IDLE, False)

    @property
    def is_saving(self) -> bool:
        return self.stage is PostingStage.SAVING

    @property
    def has_moved_on(self) -> bool:
        return self.stage in (PostingStage.MOVED_ON, PostingStage.CONFIRMING)

    @property
    def is_confirming(self) -> bool:
        return self.stage is PostingStage.CONFIRMING

    @property
    def is_page_settled(self) -> bool:
        """Whether the page that is shown has been looked at."""
        return self.stage not in (PostingStage.LOADING, PostingStage.LEAVING)

    @property
    def may_be_confirmed(self) -> bool:
        """Whether the person may say that it is online: from when it could be, whatever shows."""
        return self.has_moved_on or self.is_copying or self.was_filled

    def claim(self) -> None:
        """A posting is claimed; nothing of it is shown yet."""
        self.reset()
        self.stage = PostingStage.CLAIMED

    def open_page(self, *, copying: bool) -> None:
        """Its page, or a page without a posting, is opened from the start."""
        self.reset()
        self.is_copying = copying
        self.stage = PostingStage.LOADING

    def leave_page(self) -> None:
        """The person has pressed the page's own button: what is known of it no longer counts."""
        self._move_before_end(PostingStage.LEAVING)

    def start_loading(self) -> None:
        """A page is on its way; what was filled in on the one before may have been sent."""
        self._before_loading = (self.stage, self.may_be_online)
        if self.was_filled:
            self.may_be_online = True
        self._move_before_end(PostingStage.LOADING)

    def stay(self) -> None:
        """What was on its way was for another program: the page is as it was."""
        self.stage, self.may_be_online = self._before_loading

    def press(self) -> None:
        """Somebody pressed a button of the page, and nobody knows yet what came of it."""
        self.may_be_online = True

    def send_back(self) -> None:
        """The page tells that it was not placed: it was refused, or is shown to be looked at."""
        self.may_be_online = False

    def finish_loading(self) -> None:
        """The page is there."""
        self._move_before_end(PostingStage.SHOWN)

    def fill(self, *, any_box: bool, title: bool) -> None:
        """Boxes were filled: a form again means that it was not sent, or was sent back."""
        if any_box:
            self.was_filled = True
            self.may_be_online = False
            self.is_copying = False
        self.has_title = self.has_title or title

    def paint(self) -> None:
        """What was filled in is drawn and has the focus."""
        if self.stage is PostingStage.SHOWN:
            self.stage = PostingStage.FILLED

    def move_on(self) -> None:
        """The page has moved on after the form."""
        self.stage = PostingStage.MOVED_ON
        self.may_be_online = True

    def copy(self) -> None:
        """The page does not go along: the person copies."""
        self.is_copying = True

    def confirm(self) -> None:
        """Ask once before it counts as online."""
        self._before_asking = self.stage
        self.stage = PostingStage.CONFIRMING

    def deny(self) -> None:
        """The person says that it is not online; what was filled in stays to be sent."""
        self.stage = PostingStage.SHOWN
        if self._before_asking is PostingStage.FILLED:
            self.stage = PostingStage.FILLED
        self.may_be_online = False

    def start_saving(self) -> None:
        """The desk begins to write down what came of it."""
        self._before_saving = self.stage
        self.stage = PostingStage.SAVING

    def fail_saving(self) -> None:
        """It could not be written down: everything is as before."""
        self.stage = self._before_saving

    def _move_before_end(self, stage: PostingStage) -> None:
        """Change the stage, unless the page has moved on already or nothing is open."""
        if self.stage in _BEFORE_MOVED_ON:
            self.stage = stage
