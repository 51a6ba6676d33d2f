"""Which platforms are on offer for a request, and why others are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QPushButton

from intake.desk.placing.platform_options import CHECK_AGAIN
from intake.domain.permissions import Role
from intake.domain.platform_profile import PostingMethod
from intake.domain.request import Kind, Request
from intake.domain.task import TaskKind
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from intake.platforms.profile_files import ProfileFolder
from tests.builders import (
    a_call,
)
from tests.fakes import actor
from tests.screens import open_annie, shown_texts

A_VOLUNTEER = actor(Role.VOLUNTEER)


def test_platforms_say_why_they_are_not_on_offer(application):
    from intake.domain.request import Kind

    application.use_cases.set_up.create_centre("De Linde", practice=False)
    offered = {
        one.profile.slug: one
        for one in application.use_cases.placement.find(A_VOLUNTEER, Kind.BORROW, "1052 XK").options
    }
    assert offered["peerby"].why_not == "offer-no-address"
    assert offered["nlvoorelkaar"].why_not == "offer-not-for-kind"
    application.use_cases.postings.platforms.change(
        replace(offered["peerby"].profile, new_request="https://peerby.example/new")
    )
    offered = {
        one.profile.slug: one
        for one in application.use_cases.placement.find(A_VOLUNTEER, Kind.BORROW, "1052 XK").options
    }
    assert (offered["peerby"].why_not, offered["peerby"].remark) == ("", "offer-not-verified")
    application.use_cases.postings.platforms.change(
        replace(offered["peerby"].profile, may_post_for_others=False)
    )
    assert {
        one.profile.slug: one.why_not
        for one in application.use_cases.placement.find(A_VOLUNTEER, Kind.BORROW, "1052 XK").options
    }["peerby"] == "offer-terms-forbid"
    assert all(not one.profile.practice for one in offered.values())


def test_every_platform_of_the_study_is_shipped(application):
    shipped = {profile.name: profile for profile in application.use_cases.postings.platforms.all()}
    assert {
        "Peerby",
        "Thuisgekookt",
        "NLvoorelkaar",
        "BUUV",
        "WeHelpen",
        "Croqqer",
        "SnappCar",
        "Mijnbuurtje",
        "ANWB AutoMaatje",
        "Prikbord",
    } <= set(shipped)
    assert all(profile.verified_on is None for profile in shipped.values())
    assert shipped["SnappCar"].way is PostingMethod.CARD


def test_a_profile_with_plain_http_is_refused(application):
    peerby = application.use_cases.postings.platforms.get("peerby")
    with pytest.raises(UserFacingError, match="profile-address"):
        application.use_cases.postings.platforms.change(
            replace(peerby, new_request="http://peerby.example/new")
        )


def test_in_practice_there_are_practice_platforms_alone(practice):
    names = {profile.slug for profile in practice.use_cases.postings.platforms.all()}
    assert names == {f"oefen{site}" for site in ("leen", "pan", "hulp", "wijk", "bord", "app")}
    leen = practice.use_cases.postings.platforms.get("oefenleen")
    with pytest.raises(UserFacingError, match="profile-address"):
        practice.use_cases.postings.platforms.change(
            replace(leen, new_request="https://echt.example/new")
        )


def test_what_is_not_on_offer_says_why_and_an_old_look_says_so(ways):
    practice, folder, channels, desk, _ = ways
    offered = {
        one.profile.slug: (one.why_not, one.remark)
        for one in desk.placement.find(A_VOLUNTEER, Kind.BORROW, "1052 XK").options
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
        for one in desk.placement.find(A_VOLUNTEER, Kind.BORROW, "1052 XK").options
    }
    assert offered["krant"] == ("", "")
    assert offered["leensite"] == ("", "offer-check-again")
    assert {
        option.why_not for option in desk.placement.find(A_VOLUNTEER, Kind.MEAL, "1052 XK").options
    } == {"offer-not-for-kind"}


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


def test_a_profile_that_says_something_unknown_is_told_by_name(tmp_path):
    (tmp_path / "x.toml").write_text(
        'name = "X"\nway = "program"\nkinds = ["borrow"]\n[program]\npost = '
        '"https://x.example"\nposten = "y"\n',
        encoding="utf8",
    )
    faults = ProfileFolder(tmp_path, tmp_path, practice=False).read_errors()
    assert [fault.values["entry"] for fault in faults] == ["program.posten"]


def test_what_is_no_place_to_post_is_a_card_to_take_along(screen, practice, qtbot):
    own = practice.home.folder("platforms")
    (own / "oefenauto.toml").write_text(
        'name = "OefenAuto"\nway = "card"\nkinds = ["ride"]\npractice = true\ncard = '
        '"Alleen wie zelf rijdt, mag huren."\n',
        encoding="utf8",
    )
    practice.use_cases.set_up.update_centre(practice.actor, platforms=())
    screen.call_draft.set("kind", "ride")
    column = screen.pages["desk"].online
    said = practice.translate("online-card", platform="OefenAuto")
    card = next(one for one in column.findChildren(QPushButton) if one.accessibleName() == said)
    card.click()
    qtbot.waitUntil(lambda: screen.slip.file is not None)
    printed = " ".join(page.extract_text() for page in PdfReader(screen.slip.file).pages)
    assert "OefenAuto" in printed
    assert "Alleen wie zelf rijdt" in " ".join(printed.split())


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
    assert column.list.itemAt(0).widget().text() == said
    assert (
        practice.use_cases.placement.find(
            practice.actor, Kind.BORROW, "", {"what": "ladder"}
        ).matching_offers
        == ()
    )
    assert (
        practice.use_cases.placement.find(
            practice.actor, Kind.OFFER, "", {"what": "boormachine"}
        ).matching_offers
        == ()
    )


def test_one_file_that_cannot_be_read_keeps_no_other_platform(tmp_path):
    (tmp_path / "goed.toml").write_text(
        'name = "Goed"\nway = "paper"\nkinds = ["help"]\n', encoding="utf8"
    )
    (tmp_path / "stuk.toml").write_text("name = [", encoding="utf8")
    folder = ProfileFolder(tmp_path, tmp_path, practice=False)
    assert [profile.slug for profile in folder.all()] == ["goed"]
    assert [fault.values["file"] for fault in folder.read_errors()] == ["stuk.toml"]
    assert folder.get("goed").name == "Goed"


@pytest.mark.parametrize(
    ("asked", "found"), [("een boor", True), ("de set", False), ("een ladder", False)]
)
def test_an_offer_fits_by_a_word_of_four_letters_or_more(practice, asked, found):
    taken, _, _ = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(
            Request(
                code="A2B3CD",
                resident_id=taken.resident.id,
                kind=Kind.OFFER,
                answers={"what": "boor, set"},
                taken_at=practice.clock.now(),
            )
        )
    finder = practice.use_cases.placement.find
    answers = {"what": asked}
    found_offers = finder(practice.actor, Kind.BORROW, "1052 XK", answers).matching_offers
    assert bool(found_offers) is found
