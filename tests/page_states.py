"""Every page in the states that somebody meets it in: empty, busy, full, with an error."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt

from intake.desk.placing.post_checks import PlatformText
from tests.builders import a_call, firm, posted, replied
from tests.screens import open_annie, press, type_
from tests.volunteer_facts import PEOPLE

STATES = {}


def state(draw):
    """Keep a function that brings a desk to a state; it returns the window to look at."""
    STATES[draw.__name__.replace("_", "-")] = draw
    return draw


def a_full_day(practice):
    """Give a centre several requests at different steps."""
    for what, name in (("boormachine", "Henk de Vries"), ("ladder", "Samira"), ("tent", "Kees")):
        taken, title, text = a_call(practice, what=what)
        posted(practice, taken, title, text)
        replied(practice, taken, name=name, number=what)
    firm(practice, share=True)


@state
def desk_empty(screen, practice, qtbot):
    screen.go("desk")
    return screen.frame


@state
def desk_searching(screen, practice, qtbot):
    screen.go("desk")
    type_("de vries")
    qtbot.waitUntil(screen.pages["desk"].who.find.list.isVisible)
    return screen.frame


@state
def desk_new_person(screen, practice, qtbot):
    screen.go("desk")
    press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    return screen.frame


@state
def desk_person_chosen(screen, practice, qtbot):
    type_("0206184217")
    press(Qt.Key.Key_Return)
    return screen.frame


@state
def desk_busy(screen, practice, qtbot):
    open_annie(screen)
    return screen.frame


@state
def desk_full(screen, practice, qtbot):
    """A call with a second wish, for somebody else, while another call is parked."""
    open_annie(screen)
    screen.call.begin()
    type_("0206184217")
    press(Qt.Key.Key_Return)
    type_(
        "rolstoel en een grote partytent lenen zaterdag tot maandag voor het buurtfeest, "
        "en hulp bij de boodschappen"
    )
    press(Qt.Key.Key_Return)
    return screen.frame


@state
def desk_error(screen, practice, qtbot):
    open_annie(screen)
    screen.what.answer("until", "gisteren")
    screen.what.answer("why", "bel Annie op 06 12345678, Bosboomstraat 12")
    return screen.frame


@state
def call_ended(screen, practice, qtbot):
    open_annie(screen)
    screen.online.answers.clear()
    screen.online.keep_only()
    qtbot.waitUntil(lambda: screen.place == "ended")
    return screen.frame


def _page(name, *, full):
    def draw(screen, practice, qtbot):
        if full:
            a_full_day(practice)
        screen.go(name)
        return screen.frame

    draw.__name__ = f"{name}_{'full' if full else 'as_begun'}"
    return state(draw)


for _name in ("requests", "replies", "calls"):
    _page(_name, full=False)
    _page(_name, full=True)


def _settings(section):
    def draw(screen, practice, qtbot):
        screen.go("settings")
        screen.pages["settings"].open(section)
        return screen.frame

    draw.__name__ = f"settings_{section}"
    return state(draw)


for _name in (
    "centre",
    "opening",
    "staff",
    "platforms",
    "mail",
    "paper",
    "phrases",
    "wordings",
    "address-book",
    "screen",
    "copies",
):
    _settings(_name)


@state
def person(screen, practice, qtbot):
    open_annie(screen)
    screen.pages["desk"].who.open_details()
    return screen.pages["desk"].who.details


def written_down_twice(practice):
    """Give the centre Annie once more, under half of her name, with a request of her own."""
    taken, _, _ = a_call(practice)
    twin = replace(
        taken.resident, salutation="mevrouw", first_name="A.", infix="de", last_name="Vries",
        street="Bilderdijkstraat", house_number="7", city="Amsterdam", how_to_talk="bel twee keer",
    )  # fmt: skip
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        return transaction.save(twin)


@state
def person_twice(screen, practice, qtbot):
    written_down_twice(practice)
    return person(screen, practice, qtbot)


@state
def merge(screen, practice, qtbot):
    sheet = person_twice(screen, practice, qtbot)
    qtbot.waitUntil(sheet.isActiveWindow)
    press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    return sheet.merging


@state
def merge_search(screen, practice, qtbot):
    sheet = person(screen, practice, qtbot)
    qtbot.waitUntil(sheet.isActiveWindow)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(sheet.merging.isActiveWindow)
    type_("van")
    return sheet.merging


@state
def sign_in(screen, practice, qtbot):
    screen.session.lock()
    qtbot.waitUntil(lambda: screen.place == "sign-in")
    return screen.frame


@state
def first_run(screen, practice, qtbot):
    screen.go("first-run")
    return screen.frame


@state
def slip(screen, practice, qtbot):
    taken, _ = firm(practice, share=True)
    screen.print_windows.open(screen.slip.make, taken.request.id)
    return screen.print_windows.window


@state
def crisis_card(screen, practice, qtbot):
    screen.print_windows.open_card(crisis=True)
    return screen.print_windows.cards


@state
def profile(screen, practice, qtbot):
    screen.profile_windows.open(practice.use_cases.postings.platforms.get("oefenleen"))
    return screen.profile_windows.window


@state
def request_page(screen, practice, qtbot):
    a_full_day(practice)
    aggregate = next(
        one for one in practice.use_cases.requests.list_all(practice.actor) if one.agreement
    )
    screen.show_request(aggregate.request.id)
    return screen.frame


@state
def request_new(screen, practice, qtbot):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    screen.show_request(taken.request.id)
    return screen.frame


@state
def desk_ready(screen, practice, qtbot):
    open_annie(screen)
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    return screen.frame


@state
def searching(screen, practice, qtbot):
    a_full_day(practice)
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    type_("tent")
    qtbot.waitUntil(screen.frame.search.results.isVisible)
    return screen.frame


@state
def today_after_a_call(screen, practice, qtbot):
    for what in ("boormachine", "ladder"):
        a_call(practice, what=what, call_back="2026-11-27T12:00+01:00")
    screen.go("calls")
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    return screen.frame


@state
def today_with_steps(screen, practice, qtbot):
    """Requests that wait for the desk though nobody promised a call."""
    a_call(practice, what="boormachine")
    taken, title, text = a_call(practice, what="ladder")
    posted(practice, taken, title, text)
    taken, _, _ = a_call(practice, what="tent")
    replied(practice, taken, number="tent")
    firm(practice, share=None, way="desk")
    practice.clock.forward(days=4, hours=2)
    screen.go("calls")
    qtbot.waitUntil(lambda: screen.pages["calls"].list.count() > 4)
    return screen.frame


@state
def desk_changing(screen, practice, qtbot):
    """A written request that is being changed."""
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    screen.show_request(taken.request.id)
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.place == "desk")
    return screen.frame


def _posting(screen, practice, qtbot, *, reachable=True):
    """Open the posting window for a request, at the practice site or at one that is away."""
    taken, title, text = a_call(practice)
    postings = practice.use_cases.postings
    posting = postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    if not reachable:
        away = replace(postings.platforms.get("oefenleen"), new_request="http://127.0.0.1:9/nieuw")
        postings.platforms.change(away)
    screen.open_posting([posting])
    window = screen.posting_window
    window.resize(screen.frame.size())
    return window


@state
def posting_signed_out(screen, practice, qtbot):
    """A platform at which nobody is signed in yet; a filled form is in the walk's pictures."""
    window = _posting(screen, practice, qtbot)
    said = practice.translate("posting-signed-out")
    qtbot.waitUntil(lambda: window.panel.said.text() == said, timeout=20_000)
    return window


@state
def posting_away(screen, practice, qtbot):
    """A platform that does not answer."""
    window = _posting(screen, practice, qtbot, reachable=False)
    said = practice.translate("posting-down")
    qtbot.waitUntil(lambda: window.panel.said.text() == said, timeout=20_000)
    return window


@state
def taking_off(screen, practice, qtbot):
    """The window in which a request is taken off its platforms."""
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    screen.browser_windows.withdraw(taken.request.id)
    window = screen.browser_windows.withdrawal
    window.resize(screen.frame.size())
    qtbot.waitUntil(lambda: window.loaded, timeout=20_000)
    return window


@state
def volunteers_full(screen, practice, qtbot):
    """A book of volunteers, one of them on a pause, and a regular helper."""
    for person in PEOPLE:
        practice.use_cases.volunteers.save(practice.actor, person)
    first = practice.use_cases.volunteers.list_active(practice.actor)[0]
    until = practice.clock.now().date() + timedelta(days=9)
    practice.use_cases.volunteer_book.pause(practice.actor, first.id, until)
    screen.go("volunteers")
    return screen.frame


@state
def volunteers_new(screen, practice, qtbot):
    screen.go("volunteers")
    screen.pages["volunteers"].open_form()
    return screen.frame


_LIST = """Naam;Telefoon;Adres;Kolom x
Fatma Kaya;0611223344;Kinkerstraat 12, 1053 ED Amsterdam;spreekt langzaam
Fatma Kaya;0611223344;Kinkerstraat 12, 1053 ED Amsterdam;
Jan Smit;geen 12345;Bosweg 3;
"""


@state
def import_preview(screen, practice, qtbot):
    """An address list that is looked at before it is taken in."""
    file = practice.home.folder("paper") / "adressen van de wijk.csv"
    file.write_text(_LIST, encoding="utf8")
    screen.go("volunteers")
    screen.pages["volunteers"].imports.click()
    window = screen.side_windows.imports
    window.look_at(file)
    qtbot.waitUntil(lambda: window.lists["wrong"].count() > 0)
    window.resize(screen.frame.size())
    return window


@state
def report_full(screen, practice, qtbot):
    a_full_day(practice)
    screen.go("report")
    return screen.frame


import tests.handover_states  # noqa: E402 - it adds to STATES
import tests.project_states  # noqa: E402, F401 - it adds to STATES
