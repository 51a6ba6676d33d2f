"""One request over every way there is, and off again everywhere.

The board, the website, what ends soon.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from intake.desk.placing.feed import Feed
from intake.desk.placing.platform_options import CHECK_AGAIN
from intake.desk.placing.renewals import Renewals
from intake.domain.posting import Posting, PostingState
from intake.domain.profile import PostingMethod, Program
from intake.domain.request import Kind, Request
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.volunteer import Volunteer, VolunteerAnswer
from intake.kit.codes import format_code
from intake.mail.smtp import MailChannel
from intake.paper.notice import draw_notices
from intake.platforms.api_channel import ProgramChannel
from intake.platforms.profile_files import ProfileFolder
from intake.text.composing.feed_text import ATOM
from intake.text.composing.notice_text import Notice, make_notice
from tests.builders import a_call, queue_post, use_cases_with_platforms
from tests.screens import open_annie, press, shown_texts
from tests.servers import mail_server
from tests.test_outbox import arrived, sender_at, site

FILES = {
    "leensite": (
        'name = "Leensite"\nway = "web"\nkinds = ["borrow"]\nnew_request = '
        '"https://leensite.example/nieuw"\n'
    ),
    "krant": (
        'name = "Krant"\nway = "mail"\nkinds = ["borrow"]\nmail_to = '
        '"redactie@krant.example"\nexpires_after_days = 14\n'
    ),
    "gemeente": (
        'name = "Gemeente"\nway = "program"\nkinds = ["borrow"]\n[program]\npost = '
        '"https://gemeente.example/api"\n'
    ),
    "belbus": (
        'name = "Belbus"\nway = "phone"\nkinds = ["borrow"]\nphone = "0205551234"\nhours = '
        '"9 tot 12 uur"\nnotice_days = 2\n'
    ),
    "bord": 'name = "Bord"\nway = "paper"\nkinds = ["borrow"]\n',
    "website": 'name = "Website"\nway = "feed"\nkinds = ["borrow"]\n',
    "eigen": 'name = "Eigen"\nway = "own"\nkinds = ["borrow"]\n',
    "auto": (
        'name = "Auto"\nway = "card"\nkinds = ["borrow"]\nterms = "Alleen de bestuurder '
        'zelf huurt."\n'
    ),
}


@pytest.fixture
def ways(practice, tmp_path):
    """The desk with a platform for every way; channels are put in by the test."""
    practice.use_cases.set_up.update_centre(practice.actor, platforms=())
    own = tmp_path / "platforms"
    own.mkdir()
    for slug, text in FILES.items():
        (own / f"{slug}.toml").write_text(text, encoding="utf8")
    folder, channels = ProfileFolder(own, own, practice=False), {}
    desk = use_cases_with_platforms(practice, folder, lambda profile: channels.get(profile.slug))
    return practice, folder, channels, desk, desk.outbox


def states(practice):
    with practice.store.read() as transaction:
        return {posting.platform: str(posting.state) for posting in transaction.find(Posting)}


def open_tasks(practice, kind):
    with practice.store.read() as transaction:
        return transaction.find(Task, kind=str(kind), done_at=None)


def test_one_request_goes_over_every_way_and_comes_off_everywhere(ways, tmp_path, monkeypatch):
    practice, folder, channels, desk, outbox = ways
    actor, clock = practice.actor, practice.clock
    taken, title, text = a_call(practice)
    with mail_server(tmp_path / "exim") as (port, cert, boxes), site("well") as (program, handler):
        monkeypatch.setenv("SSL_CERT_FILE", str(cert))
        channels |= {
            "krant": MailChannel(sender_at(port, clock), "redactie@krant.example"),
            "gemeente": program,
        }
        folder.change(replace(folder.get("gemeente"), program=program._program))
        practice.use_cases.volunteers.save(
            actor, Volunteer(name="Zoë", phone="06 12345678", kinds=("borrow",))
        )
        for slug in ("leensite", "krant", "gemeente", "belbus", "bord", "website", "eigen"):
            queue_post(desk, actor, taken.request.id, (slug, title, text))
        window = next(
            one
            for one in practice.use_cases.requests.overview(taken.request.id).postings
            if one.platform == "leensite"
        )
        desk.postings.claim(actor, window.id)
        desk.postings.settle(actor, window.id, url="https://leensite.example/7", picture="7.png")
        outbox.tick(actor)
        practice.use_cases.calls.record_outcome(
            actor, open_tasks(practice, TaskKind.CALL_PLATFORM)[0].id, CallOutcome.REACHED
        )
        desk.postings.record_published(actor, open_tasks(practice, TaskKind.HANG_UP)[0].posting_id)
        asked = open_tasks(practice, TaskKind.ASK_OWN)[0].posting_id
        practice.use_cases.volunteers.record_answer(
            actor,
            asked,
            practice.use_cases.volunteers.candidates(asked)[0].volunteer.id,
            VolunteerAnswer.YES,
        )
        assert Feed(practice.store, clock, folder, "A").write(tmp_path / "feed").value == 1
        assert states(practice) == dict.fromkeys(states(practice), "posted")
        assert len(states(practice)) == 7
        assert title in arrived(boxes / "redactie")[0]["Subject"]
        assert [one["titel"] for one in handler.posts] == [title]

        desk.withdrawals.start(actor, taken.request.id)
        assert len(open_tasks(practice, TaskKind.WITHDRAW)) == 7
        outbox.tick(actor)
        assert handler.posts == [{}]
        assert states(practice)["gemeente"] == "withdrawn"
        left = open_tasks(practice, TaskKind.WITHDRAW)
        assert {task.about for task in left} == {
            "leensite",
            "krant",
            "belbus",
            "bord",
            "website",
            "eigen",
        }, "a person takes off the rest"
        for task in left:
            desk.withdrawals.withdraw(actor, task.posting_id)
        assert states(practice) == dict.fromkeys(states(practice), "withdrawn")
        assert open_tasks(practice, TaskKind.WITHDRAW) == ()
        assert Feed(practice.store, clock, folder, "A").write(tmp_path / "feed").value == 0


def test_a_site_that_cannot_take_a_post_off_leaves_it_to_a_person_in_the_end(ways):
    practice, folder, channels, desk, outbox = ways
    taken, title, text = a_call(practice)
    away = ProgramChannel(
        Program(post="http://127.0.0.1:9/api", withdraw="http://127.0.0.1:9/api/{number}"),
        lambda: "",
    )
    channels["gemeente"] = away
    folder.change(replace(folder.get("gemeente"), program=away._program))
    queued = queue_post(desk, practice.actor, taken.request.id, ("gemeente", title, text))
    desk.postings.claim(practice.actor, queued.id)
    desk.postings.settle(practice.actor, queued.id, url="", picture="")
    desk.withdrawals.start(practice.actor, taken.request.id)
    for _ in range(10):
        outbox.tick(practice.actor)
        practice.clock.forward(timedelta(days=1))
    assert states(practice)["gemeente"] == "posted"
    assert open_tasks(practice, TaskKind.WITHDRAW)[0].attempts == 6


def test_what_is_not_on_offer_says_why_and_an_old_look_says_so(ways):
    practice, folder, channels, desk, _ = ways
    offered = {
        one.profile.slug: (one.why_not, one.remark)
        for one in desk.placement.find(Kind.BORROW, "1052 XK").options
    }
    assert offered["krant"][0] == "offer-no-mail"
    assert offered["auto"][0] == "offer-card"
    assert offered["leensite"] == ("", "offer-not-verified")
    channels["krant"] = object()
    today = practice.clock.now().date()
    folder.change(replace(folder.get("krant"), verified_on=today, verified_by="Ineke"))
    folder.change(
        replace(
            folder.get("leensite"),
            verified_on=today - CHECK_AGAIN - timedelta(days=1),
            verified_by="Ineke",
        )
    )
    offered = {
        one.profile.slug: (one.why_not, one.remark)
        for one in desk.placement.find(Kind.BORROW, "1052 XK").options
    }
    assert offered["krant"] == ("", "")
    assert offered["leensite"] == ("", "offer-check-again")
    assert {option.why_not for option in desk.placement.find(Kind.MEAL, "1052 XK").options} == {
        "offer-not-for-kind"
    }


def test_every_reason_and_way_has_its_words(practice):
    for way in PostingMethod:
        assert practice.translate(f"way-{way}")
    for why in (
        "not-for-kind",
        "not-here",
        "off",
        "card",
        "no-address",
        "no-mail",
        "no-program",
        "not-verified",
        "check-again",
    ):
        assert practice.translate(f"offer-{why}")
    for kind in TaskKind:
        assert practice.translate(f"task-{str(kind).replace('_', '-')}")


def test_a_post_that_ends_is_a_task_and_stands_again_once_renewed(ways):
    practice, _, channels, desk, _ = ways
    taken, title, text = a_call(practice)
    channels["krant"] = object()
    queued = queue_post(desk, practice.actor, taken.request.id, ("krant", title, text))
    desk.postings.claim(practice.actor, queued.id)
    desk.postings.settle(practice.actor, queued.id, url="", picture="")
    renewals = Renewals(practice.store, practice.clock, desk.postings.platforms)
    renewals.create_tasks(practice.actor)
    assert open_tasks(practice, TaskKind.RENEW) == ()
    practice.clock.forward(timedelta(days=13))
    renewals.create_tasks(practice.actor)
    renewals.create_tasks(practice.actor)
    assert len(open_tasks(practice, TaskKind.RENEW)) == 1
    practice.clock.forward(timedelta(days=3))
    renewals.create_tasks(practice.actor)
    assert states(practice)["krant"] == "expired"
    renewals.record_renewal(practice.actor, queued.id)
    assert states(practice)["krant"] == "renewed"
    assert open_tasks(practice, TaskKind.RENEW) == ()


def on_the_website(ways, tmp_path):
    practice, folder, _, desk, _ = ways
    taken, title, text = a_call(practice)
    queue_post(desk, practice.actor, taken.request.id, ("website", title, text))
    Feed(practice.store, practice.clock, folder, "A").write(tmp_path)
    return practice, folder, taken, title


def test_the_website_reads_demands_and_a_feed_without_the_resident(ways, tmp_path):
    practice, _, taken, title = on_the_website(ways, tmp_path)
    told = json.loads((tmp_path / "intake.jsonld").read_text(encoding="utf8"))
    demand = told["seeks"][0]
    assert (told["@type"], demand["@type"], demand["name"]) == ("Organization", "Demand", title)
    assert demand["availabilityStarts"] == taken.request.answers["first"]
    feed = ET.parse(tmp_path / "intake.atom").getroot()
    entries = feed.findall(f"{{{ATOM}}}entry")
    assert [entry.findtext(f"{{{ATOM}}}title") for entry in entries] == [title]
    both = (tmp_path / "intake.jsonld").read_text(encoding="utf8") + (
        tmp_path / "intake.atom"
    ).read_text(encoding="utf8")
    resident = practice.use_cases.requests.overview(taken.request.id).resident
    private = [
        part
        for part in (
            resident.first_name,
            resident.last_name,
            resident.street,
            resident.postcode,
            *(phone.number[-8:] for phone in resident.phones),
        )
        if part
    ]
    assert len(private) > 1
    assert [part for part in private if part in both] == []


def test_what_the_guard_stops_later_is_not_on_the_website(ways, tmp_path):
    practice, folder, taken, _ = on_the_website(ways, tmp_path)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        posting = transaction.find(Posting, platform="website")[0]
        transaction.save(
            replace(posting, text=f"{posting.text} Bel mevrouw De Vries-Bakker, 020 618 4217.")
        )
    assert Feed(practice.store, practice.clock, folder, "A").write(tmp_path).value == 0
    assert taken.request.code not in (tmp_path / "intake.atom").read_text(encoding="utf8")


def sizes_and_text(path):
    sizes, translate = set(), []

    def seen(text, _cm, tm, _font, size):
        if text.strip():
            sizes.add(round(size * (abs(tm[0]) or abs(tm[1])), 1))
            translate.append(text)

    reader = PdfReader(path)
    for page in reader.pages:
        page.extract_text(visitor_text=seen)
    return len(reader.pages), sizes, " ".join(translate)


def test_a_notice_has_eight_strips_with_number_and_code(practice, cache, tmp_path):
    taken, title, text = a_call(practice)
    posting = Posting(request_id=taken.request.id, platform="bord", title=title, text=text)
    notice = make_notice(
        posting, taken.request, practice.use_cases.set_up.centre(), practice.translate
    )
    assert draw_notices([notice], tmp_path / "one.pdf", cache) == 1
    pages, sizes, translate = sizes_and_text(tmp_path / "one.pdf")
    assert pages == 1
    assert max(sizes) >= 34
    assert min(sizes) >= 10
    assert translate.count(notice.code) >= 9
    assert len(re.findall(r"020 555 0100", translate)) >= 9
    assert draw_notices([notice] * 3, tmp_path / "two.pdf", cache, per_sheet=2) == 2
    _, sizes, translate = sizes_and_text(tmp_path / "two.pdf")
    assert min(sizes) >= 10
    assert translate.count("gevraagd") == 3 * 9, "also a strip of half a sheet tells all of it"


def test_what_waits_for_the_board_comes_two_to_a_sheet_with_one_key(screen, practice):
    codes = []
    for _ in range(3):
        taken, title, text = a_call(practice)
        codes.append(format_code(taken.request.code))
        with practice.store.write(practice.actor, practice.clock.now()) as transaction:
            posting = transaction.save(
                transaction.save(
                    Posting(request_id=taken.request.id, platform="bord", title=title, text=text)
                ).move_to(PostingState.QUEUED)
            )
            transaction.save(
                Task(
                    kind=TaskKind.HANG_UP,
                    request_id=taken.request.id,
                    posting_id=posting.id,
                    about="bord",
                    due_at=practice.clock.now(),
                )
            )
    screen.go("calls")
    assert screen.pages["calls"].paper.accessibleName() == practice.translate("calls-notice")
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert sizes_and_text(screen.slip.file)[0] == 1
    screen.print_windows.window.close()
    screen.frame.activateWindow()
    screen.pages["calls"].list.setFocus()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    pages, _, translate = sizes_and_text(screen.slip.file)
    assert pages == 2
    assert [code for code in codes if code not in translate] == []


def test_a_long_notice_keeps_letters_that_can_be_read(cache, tmp_path):
    long = Notice("Een heel lange titel over van alles en nog wat " * 2, "Een lange tekst. " * 60,
        "K7Q-F23", "Bel 020 555 0100.", "De Linde",
        ("een heel lang ding met een naam", "020 555 0100", "K7Q-F23"))  # fmt: skip
    draw_notices([long], tmp_path / "long.pdf", cache)
    _, sizes, translate = sizes_and_text(tmp_path / "long.pdf")
    assert min(sizes) >= 10
    assert "K7Q-F23" in translate
    assert "…" in translate, "the rest is left off, and does not run over the strips"
    assert translate.count("Een lange tekst.") < 60


def test_a_profile_that_says_something_unknown_is_told_by_name(tmp_path):
    (tmp_path / "x.toml").write_text(
        'name = "X"\nway = "program"\nkinds = ["borrow"]\n[program]\npost = '
        '"https://x.example"\nposten = "y"\n',
        encoding="utf8",
    )
    faults = ProfileFolder(tmp_path, tmp_path, practice=False).broken()
    assert [fault.values["entry"] for fault in faults] == ["program.posten"]


def test_an_uncertain_post_by_mail_is_asked_of_a_person(ways):
    practice, _, channels, desk, outbox = ways
    taken, title, text = a_call(practice)
    channels["krant"] = MailChannel(sender_at(9, practice.clock), "x@x.example")
    queued = queue_post(desk, practice.actor, taken.request.id, ("krant", title, text))
    desk.postings.claim(practice.actor, queued.id)
    desk.postings.recover_interrupted(practice.actor)
    assert outbox.tick(practice.actor).changed.postings == frozenset()
    assert practice.use_cases.requests.overview(taken.request.id).turn == "turn-uncertain"
    with practice.store.read() as transaction:
        assert transaction.get(Posting, queued.id).state is PostingState.UNCERTAIN
        assert transaction.get(Request, taken.request.id).code


def test_what_is_no_place_to_post_is_a_card_to_take_along(screen, practice, qtbot):
    own = practice.home.folder("platforms")
    (own / "oefenauto.toml").write_text(
        'name = "OefenAuto"\nway = "card"\nkinds = ["ride"]\npractice = true\ncard = '
        '"Alleen wie zelf rijdt, mag huren."\n',
        encoding="utf8",
    )
    practice.use_cases.set_up.update_centre(practice.actor, platforms=())
    screen.page.set("kind", "ride")
    column = screen.pages["desk"].online
    said = practice.translate("online-card", platform="OefenAuto")
    card = next(one for one in column.findChildren(QPushButton) if one.accessibleName() == said)
    card.click()
    qtbot.waitUntil(lambda: screen.slip.file is not None)
    translate = " ".join(page.extract_text() for page in PdfReader(screen.slip.file).pages)
    assert "OefenAuto" in translate
    assert "Alleen wie zelf rijdt" in " ".join(translate.split())


def test_what_a_resident_offers_is_named_before_any_platform(screen, practice, qtbot):
    taken, _, _ = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        request = transaction.get(Request, taken.request.id)
        transaction.save(
            replace(request, kind=Kind.OFFER, answers={"what": "boormachine uitlenen"})
        )
    open_annie(screen)
    column = screen.pages["desk"].online
    said = practice.translate(
        "online-own-offer", what="boormachine uitlenen", code=format_code(taken.request.code)
    )
    qtbot.waitUntil(lambda: said in shown_texts(column))
    assert column._list.itemAt(0).widget().text() == said
    assert practice.use_cases.placement.find(Kind.BORROW, "", "ladder").matching_offers == ()
    assert practice.use_cases.placement.find(Kind.OFFER, "", "boormachine").matching_offers == ()


def test_a_failed_post_goes_back_in_line_as_if_never_tried(ways):
    practice, _, channels, desk, _ = ways
    taken, title, text = a_call(practice)
    channels["krant"] = object()
    queued = queue_post(desk, practice.actor, taken.request.id, ("krant", title, text))
    desk.postings.claim(practice.actor, queued.id)
    desk.postings.release(practice.actor, queued.id, "mail-refused")
    assert states(practice)["krant"] == "failed"
    desk.postings.retry(practice.actor, queued.id)
    with practice.store.read() as transaction:
        again = transaction.get(Posting, queued.id)
    assert (again.state, again.why, again.attempts) == (PostingState.QUEUED, "", 0)


def test_a_closed_request_can_be_opened_again(practice):
    taken, _, _ = a_call(practice)
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    assert practice.use_cases.requests.list_all() == ()
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    assert [one.request.id for one in practice.use_cases.requests.list_all()] == [taken.request.id]
