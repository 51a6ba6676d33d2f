"""The two calls of the walkthrough, from the ring to the slip.

By keys only, or with the mouse for every command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from intake.app.caller_pop import CallerPop
from intake.domain.task import TaskKind
from intake.walkthrough.event_loop_steps import until
from intake.walkthrough.keyboard_driver import consent_is_asked, focus_name
from intake.walkthrough.page_place import PagePlace

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from uuid import UUID

    from PySide6.QtWidgets import QListWidget

    from intake.ui.browser.posting_window import PostingWindow
    from intake.walkthrough.walk_recorder import WalkRecorder


_ENTER = Qt.Key.Key_Return
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


def focused(name: str) -> tuple[str, Callable[[], bool]]:
    """Wait until a part has the focus."""
    return f"the focus on {name}", lambda: focus_name() == name


def known_caller(walk: WalkRecorder) -> Generator[tuple[str, Callable[[], bool]], None, None]:
    """Mevrouw De Vries rings for a drill."""
    keyboard = walk.keyboard
    translate = walk.translate
    yield focused(translate("who-title"))
    walk.step("The telephone rings: 020 618 4217", picture="desk-empty")
    keyboard.think().type("0206184217")
    keyboard.press(_ENTER)
    yield focused(translate("what-title"))
    walk.step("Mevrouw De Vries is found")
    keyboard.think().type("boormachine lenen zaterdag, gordijnrail ophangen")
    keyboard.press(_ENTER)
    yield focused(translate("form-until"))
    keyboard.think().type("ma")
    keyboard.press(_ENTER)
    yield focused(translate("form-call-back"))
    keyboard.think().type("vr 12")
    walk.step("The questions are answered", picture="desk")
    keyboard.press(_ENTER)
    yield from consents_and_place(walk, 1)


class NewCaller(NamedTuple):
    """Who rings for whom, as it is typed; the list of postcodes gives the street."""

    resident: str
    caller: str


YILMAZ = NewCaller("Fatma Yilmaz, 1031eb 8", "Mehmet Yilmaz, zoon, 0612345678")
KAYA = NewCaller("Hatice Kaya, 1031eb 10", "Emre Kaya, zoon, 0612345679")


def new_caller(
    walk: WalkRecorder, who: NewCaller
) -> Generator[tuple[str, Callable[[], bool]], None, None]:
    """A son rings for his mother, who is not on file."""
    keyboard = walk.keyboard
    translate = walk.translate
    yield focused(translate("who-title"))
    walk.step("The telephone rings: no number shown")
    keyboard.think().type(who.resident)
    keyboard.press(_ENTER)
    yield focused(translate("new-phone"))
    walk.step("Nobody found: a new resident")
    keyboard.think().press(_ENTER)  # no number of their own: the field stays empty
    yield focused(translate("what-title"))
    yield from walk.hands.command(Qt.Key.Key_B, _ALT)
    yield focused(translate("caller-name"))
    keyboard.think().type(who.caller)
    keyboard.press(_ENTER)
    yield focused(translate("caller-agreed"))
    keyboard.think().type("j")
    walk.step("Who calls for whom", picture="desk-new")
    keyboard.press(_ENTER)
    yield focused(translate("what-title"))
    keyboard.think().type("elke di en do warme maaltijd gebracht, zonder varkensvlees, 5 euro")
    keyboard.press(_ENTER)
    yield focused(translate("form-call-back"))
    keyboard.think().press(_ENTER)
    yield from consents_and_place(walk, 3)


def consents_and_place(
    walk: WalkRecorder, questions: int
) -> Generator[tuple[str, Callable[[], bool]], None, None]:
    """Read each question aloud, record the answer, and place on every platform."""
    translate = walk.translate
    screen = walk.screen
    for remaining in range(questions, 0, -1):
        yield until(
            f"{remaining} questions left",
            lambda remaining=remaining: consent_is_asked() and walk.open_questions() == remaining,
        )
        if remaining == questions:
            walk.step("Consent is read aloud", picture=f"desk-consent-{walk.call}")
        yield from walk.hands.command(Qt.Key.Key_J, _ALT)

    yield "the button to place", lambda: focus_name() == translate("online-place")
    walk.step("Everything is there", picture=f"desk-ready-{walk.call}")
    yield from walk.hands.command(Qt.Key.Key_Space)
    total = len(screen.online.chosen_slugs())

    for number in range(1, total + 1):
        yield until(
            f"post {number} on its page",
            lambda number=number: bool(
                screen.posting.job and screen.posting.job.number == number and screen.posting_window
            ),
        )
        yield from one_post(walk, number)

    yield (
        "the end of the call",
        lambda: screen.frame is not None and focus_name() == translate("ended-offer"),
    )
    walk.step("Read back, and what the caller would do for another", picture=f"ended-{walk.call}")
    yield from walk.hands.command(_ENTER, _CTRL)


def one_post(
    walk: WalkRecorder, number: int
) -> Generator[tuple[str, Callable[[], bool]], None, None]:
    """Check what was filled in, and press the platform's own button.

    A wizard has such a button on each page. The post is found again at its address, so its proof is
    stored without a key.
    """
    screen = walk.screen
    window = screen.posting_window
    job = screen.posting.job
    assert window is not None  # noqa: S101 - the step before has waited for both
    assert job is not None  # noqa: S101
    page = 0
    while True:
        yield (
            f"page {page + 1} filled or moved on",
            lambda: window.stage in ("filled", "moved on") and window.is_settled,
        )
        if window.stage == "moved on":
            break
        walk.step(
            f"Filled in on {job.profile.name}, page {page + 1}",
            picture=f"posting-{walk.call}-{number}-{page + 1}",
            window=window,
        )
        yield from press_site_button(walk, window)
        window.leave_page()
        page += 1

    walk.step(
        f"{job.profile.name} shows the post", picture=f"posted-{walk.call}-{number}", window=window
    )
    yield "the proof kept", lambda: screen.posting.job is not job


def press_site_button(
    walk: WalkRecorder, window: PostingWindow
) -> Generator[tuple[str, Callable[[], bool]], None, None]:
    """Press the platform's own button, which comes after the filled boxes."""
    keyboard = walk.keyboard
    keyboard.think()
    if not walk.hands.by_mouse:
        keyboard.press(Qt.Key.Key_Tab)
        keyboard.press(_ENTER)
        return
    assert window.page is not None  # noqa: S101 - it was filled in
    place = PagePlace(window.page, "main button")
    yield "the button on the page", place.is_found
    walk.hands.click(window.view.focusProxy() or window.view, place.at)


def follow_up(
    walk: WalkRecorder, request_id: UUID, who: str
) -> Generator[tuple[str, Callable[[], bool]], None, None]:
    """A neighbour replies: choose them, record their yes, ring back, make the slip."""
    screen = walk.screen
    translate = walk.translate
    yield f"a reply for {who}", lambda: walk.replies_for(request_id) > 0
    walk.begin_follow_up()
    yield from walk.hands.command(Qt.Key.Key_4, _CTRL)
    yield (
        "the page of replies",
        lambda: (
            walk.row_of_reply(request_id, chosen=False) >= 0
            and focus_name() == translate("replies-title")
        ),
    )
    yield from to_row(
        walk,
        screen.pages["replies"].list,
        Qt.Key.Key_4,
        lambda: walk.row_of_reply(request_id, chosen=False),
    )
    walk.step("A neighbour answers", picture=f"replies-{walk.call}")
    yield from walk.hands.command(_ENTER, _CTRL)
    yield "the neighbour's yes", lambda: walk.row_of_reply(request_id, chosen=True) >= 0
    yield from to_row(
        walk,
        screen.pages["replies"].list,
        Qt.Key.Key_4,
        lambda: walk.row_of_reply(request_id, chosen=True),
    )
    walk.step("The neighbour says yes", picture=f"yes-{walk.call}")
    yield from walk.hands.command(Qt.Key.Key_J, _ALT)
    yield "the yes written", lambda: walk.row_of_reply(request_id, chosen=True) < 0
    yield "the key to ring the resident", lambda: focus_name() == translate("reply-ring-now")
    yield from walk.hands.command(Qt.Key.Key_B, _ALT)
    yield (
        "the page of today, with the resident chosen",
        lambda: (
            screen.place == "calls"
            and screen.pages["calls"].list.currentRow()
            == walk.row_of_task(request_id, TaskKind.RING_BACK)
            >= 0
        ),
    )
    walk.step("Ring the resident back", picture=f"calls-{walk.call}")
    yield from walk.hands.command(Qt.Key.Key_J, _ALT)

    if walk.asks_to_share(request_id):
        yield (
            "the question whether the helper may know where",
            lambda: screen.pages["calls"].panel.asking_to_share,
        )
        yield from walk.hands.command(Qt.Key.Key_Space)

    yield "the call written", lambda: walk.row_of_task(request_id, TaskKind.RING_BACK) < 0
    yield from walk.hands.command(Qt.Key.Key_P, _CTRL)
    yield (
        "the slip",
        lambda: screen.slip.file is not None and focus_name() == translate("slip-print"),
    )
    walk.keep_slip(request_id)
    walk.begin_part("slip put away")
    yield from walk.hands.command(Qt.Key.Key_Escape)
    yield (
        "the slip put away",
        lambda: (
            screen.print_windows.window is not None and not screen.print_windows.window.isVisible()
        ),
    )


def ringing(
    walk: WalkRecorder, request_id: UUID, number: str
) -> Generator[tuple[str, Callable[[], bool]], None, None]:
    """The telephone rings with a number that is known: one key to the request it is about."""
    screen = walk.screen
    CallerPop(screen).show_caller(number)
    yield (
        "who rings, with what they asked",
        lambda: bool(walk.screen.call_draft.get("resident")) and earlier_is_shown(walk),
    )
    walk.step("The telephone rings, and the caller is looked up", picture="ringing")
    yield from walk.hands.command(Qt.Key.Key_V, _ALT)
    yield (
        "the request it is about",
        lambda: screen.place == "request" and screen.request.request_id == request_id,
    )
    walk.step("The request it is about", picture="ringing-request")


def earlier_is_shown(walk: WalkRecorder) -> bool:
    """Tell whether the desk shows what the caller asked before."""
    desk = walk.screen.early_window.desk
    return desk is not None and desk.what.earlier.isVisible()


def to_row(
    walk: WalkRecorder, rows: QListWidget, place: Qt.Key, wanted: Callable[[], int]
) -> Generator[tuple[str, Callable[[], bool]], None, None]:
    """Move to a row of a list by the arrow keys, or click it; do nothing if it is selected.

    If the list has lost the focus, the key of its page brings it back.
    """
    if rows.currentRow() == wanted():
        return
    if walk.hands.by_mouse:
        walk.keyboard.think()
        row = rows.visualItemRect(rows.item(wanted()))
        walk.hands.click(rows.viewport(), row.center())
        return
    if not rows.hasFocus():
        yield from walk.hands.command(place, _CTRL)
        yield "the focus back in the list", rows.hasFocus
    walk.keyboard.think()  # to decide which row
    while rows.currentRow() != wanted():
        before = rows.currentRow()
        walk.keyboard.press(Qt.Key.Key_Down if before < wanted() else Qt.Key.Key_Up)
        yield until("the next row", lambda before=before: rows.currentRow() != before)


def sign_in_everywhere(walk: WalkRecorder) -> Generator[tuple[str, Callable[[], bool]], None, None]:
    """Before the first call: sign in.

    At the desk, then once at each practice site, from the settings.
    """
    keyboard = walk.keyboard
    translate = walk.translate
    screen = walk.screen
    yield focused(translate("sign-in-pin"))
    walk.step("Who sits here?", picture="sign-in")
    keyboard.think().type("2974")
    keyboard.press(_ENTER)
    yield focused(translate("who-title"))
    yield from walk.hands.command(Qt.Key.Key_9, _CTRL)
    yield focused(translate("settings-sections"))
    sections = screen.pages["settings"].sections
    while not screen.pages["settings"].platforms.isVisible():
        before = sections.currentRow()
        keyboard.press(Qt.Key.Key_Down)
        yield until("the next section", lambda before=before: sections.currentRow() != before)

    yield "the platforms listed", lambda: screen.pages["settings"].platforms.listed
    walk.step("Settings", picture="settings")
    for profile in walk.platforms():
        keyboard.think()
        wanted = translate("settings-sign-in-at", platform=profile.name)
        while focus_name() != wanted:
            before = walk.focus()
            keyboard.press(Qt.Key.Key_Tab)
            yield until("the next part", lambda before=before: walk.focus() is not before)
        keyboard.press(Qt.Key.Key_Space)
        yield (
            f"the sign-in page of {profile.name}",
            lambda: bool(
                screen.posting_window
                and screen.posting_window.isVisible()
                and screen.posting_window.stage == "filled"
            ),
        )
        window = screen.posting_window
        assert window is not None  # noqa: S101 - waited for
        keyboard.think().type("balie")
        keyboard.press(Qt.Key.Key_Tab)
        keyboard.think().type("oefenen")
        keyboard.press(_ENTER)
        window.leave_page()
        yield until(
            f"signed in at {profile.name}",
            lambda window=window: (
                "inloggen" not in window.address and window.is_settled and window.stage == "filled"
            ),
        )
        yield from walk.hands.command(Qt.Key.Key_L, _ALT)
        yield until("back at the desk", lambda window=window: not window.isVisible())

    yield from walk.hands.command(Qt.Key.Key_1, _CTRL)


def look_round(walk: WalkRecorder) -> Generator[tuple[str, Callable[[], bool]], None, None]:
    """After the calls: the page that lists every request."""
    yield from walk.hands.command(Qt.Key.Key_3, _CTRL)
    yield focused(walk.translate("requests-title"))
    walk.step("Every request with whose turn it is", picture="requests")
