"""The states of one posting on its platform's page, and their transitions."""

from __future__ import annotations

from enum import StrEnum


class PostingStage(StrEnum):
    """The states of a posting that is being placed, in their usual order."""

    IDLE = "idle"
    """No posting is claimed."""
    CLAIMED = "claimed"
    """Claimed, but not shown because the desk was locked meanwhile."""
    LOADING = "loading"
    """Its page is loading."""
    SHOWN = "shown"
    """The page is shown; it is being filled, or the person copies."""
    FILLED = "filled"
    """What was filled in is drawn and has the focus."""
    LEAVING = "leaving"
    """The person has pressed the page's own button."""
    MOVED_ON = "moved on"
    """The page shows the post, or something else than its form: it may be online."""
    CONFIRMING = "confirming"
    """The person was asked whether it is really online."""
    SAVING = "saving"
    """The desk is storing the outcome."""


_BEFORE_MOVED_ON = frozenset(
    {PostingStage.LOADING, PostingStage.SHOWN, PostingStage.FILLED, PostingStage.LEAVING}
)


class PostingStateMachine:
    """The state of the posting that is being placed.

    ``may_be_online``: what was filled in was sent, so it is never simply tried again.
    ``is_copying``: nothing is filled in, the person copies. ``was_filled`` and ``has_title`` tell
    what was filled on this page or an earlier one of a multi-page form.
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
        self._before_confirming = PostingStage.IDLE
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
        """Whether the page that is shown was checked."""
        return self.stage not in (PostingStage.LOADING, PostingStage.LEAVING)

    @property
    def may_be_confirmed(self) -> bool:
        """Whether the person may say that it is online: from the moment it could be."""
        return self.has_moved_on or self.is_copying or self.was_filled

    @property
    def was_left_to_site(self) -> bool:
        """Whether the site may have received it already, also from another browser."""
        is_leaving = self.stage is PostingStage.LEAVING
        return self.may_be_online or self.has_moved_on or self.is_copying or is_leaving

    def claim(self) -> None:
        """A posting is claimed; nothing is shown yet."""
        self.reset()
        self.stage = PostingStage.CLAIMED

    def open_page(self, *, copying: bool) -> None:
        """Its page, or a page without a posting, is opened."""
        self.reset()
        self.is_copying = copying
        self.stage = PostingStage.LOADING

    def leave_page(self) -> None:
        """The person has pressed the page's own button: what is known about it is outdated."""
        self._move_before_end(PostingStage.LEAVING)

    def start_loading(self) -> None:
        """A page is loading; what was filled in or copied on the one before may have been sent."""
        self._before_loading = (self.stage, self.may_be_online)
        was_copied = self.is_copying and self.stage is not PostingStage.LOADING
        if self.was_filled or was_copied:
            self.may_be_online = True
        self._move_before_end(PostingStage.LOADING)

    def stay(self) -> None:
        """The link was for another program: the page did not change."""
        self.stage, self.may_be_online = self._before_loading

    def mark_possibly_online(self) -> None:
        """The site may have received the post; the outcome is unknown."""
        self.may_be_online = True

    def send_back(self) -> None:
        """The page tells that it was not placed: it was refused, or is a preview."""
        self.may_be_online = False

    def finish_loading(self) -> None:
        """The page has loaded."""
        self._move_before_end(PostingStage.SHOWN)

    def fill(self, *, any_box: bool, title: bool) -> None:
        """Boxes were filled: a form again means that it was not sent, or was returned."""
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
        """The page cannot be filled: the person copies."""
        self.is_copying = True

    def confirm(self) -> None:
        """Ask once before it counts as online."""
        self._before_confirming = self.stage
        self.stage = PostingStage.CONFIRMING

    def deny(self) -> None:
        """The person says that it is not online; what was filled in can still be sent."""
        self.stage = PostingStage.SHOWN
        if self._before_confirming is PostingStage.FILLED:
            self.stage = PostingStage.FILLED
        self.may_be_online = False

    def start_saving(self) -> None:
        """The desk begins to store the outcome."""
        self._before_saving = self.stage
        self.stage = PostingStage.SAVING

    def fail_saving(self) -> None:
        """The outcome could not be stored: everything is as before."""
        self.stage = self._before_saving

    def _move_before_end(self, stage: PostingStage) -> None:
        """Change the stage, unless the page has moved on already or nothing is open."""
        if self.stage in _BEFORE_MOVED_ON:
            self.stage = stage
