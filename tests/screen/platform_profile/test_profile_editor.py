"""Platforms of one's own, described, shared and read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton

from intake.domain.permissions import Role
from intake.domain.platform_profile import (
    PostingMethod,
    SiteApi,
)
from intake.domain.posting import Posting, PostingState
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.kit.errors import UserFacingError
from tests.screen.platform_profile.profile_sheet import by_program, typed
from tests.screens import shown_texts


def test_a_platform_of_ones_own_town_is_added_in_words(editing):
    application, session, editor, window = editing
    editor.open(None)
    typed(
        window,
        name="Wijkplein Noord",
        new_request="https://wijkplein.example/nieuw",
        regions="1020-1029, 1031",
        categories="gereedschap = Klussen; tuin=Buiten",
        text_limit="500",
    )
    made = application.use_cases.postings.platforms.get("wijkplein-noord")
    assert (made.way, made.regions, made.categories, made.text_limit) == (
        PostingMethod.WEB,
        ("1020-1029", "1031"),
        {"gereedschap": "Klussen", "tuin": "Buiten"},
        500,
    )
    assert made.may_post_for_others is None, "what nobody knows is no guess"
    offered = {
        one.profile.slug: one
        for one in application.use_cases.placement.find(session.actor, Kind.HELP, "1025 AA").options
    }
    assert (offered["wijkplein-noord"].why_not, offered["wijkplein-noord"].remark) == (
        "",
        "offer-not-verified",
    )
    editor.open(None)
    typed(window, name="Wijkplein Noord", new_request="")
    assert (
        application.use_cases.postings.platforms.get("wijkplein-noord-2").name == "Wijkplein Noord"
    )


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [("name", "", "profile-needs-name"), ("new_request", "wijkplein.nl", "profile-needs-https"),
        ("sign_in", "http://x.nl", "profile-needs-https"),
        ("mail_to", "redactie", "profile-needs-mail"),
     ("text_limit", "veel", "profile-needs-number"),
     ("regions", "Noord", "volunteer-regions-wrong"),
     ("categories", "tuin", "profile-needs-pairs")],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field_and_stays(editing, name, text, key):
    application, _, editor, window = editing
    editor.open(None)
    typed(window, **({"name": "Proef"} | {name: text}))
    assert application.translate(key) in shown_texts(window)
    assert window.fields.edits[name].text() == text
    assert "proef" not in [one.slug for one in application.use_cases.postings.platforms.all()]


def test_a_change_can_be_undone_and_a_volunteer_may_not_make_one(editing):
    application, session, editor, window = editing
    before = application.use_cases.postings.platforms.get("peerby")
    editor.open(before)
    typed(window, cost="gratis")
    assert application.use_cases.postings.platforms.get("peerby").cost == "gratis"
    editor.undo()
    assert application.use_cases.postings.platforms.get("peerby") == before
    session.signed_in = session.actor._replace(role=Role.VOLUNTEER)
    typed(window, cost="duur")
    assert application.use_cases.postings.platforms.get("peerby") == before
    assert window.notice.isVisible()
    assert "coördinator" in window.notice.text()


def test_the_sheet_opens_from_the_settings_and_closes_with_the_lock(screen, practice, qtbot):
    screen.profile_windows.open(practice.use_cases.postings.platforms.get("oefenleen"))
    assert screen.profile_windows.window.isVisible()
    assert screen.profile_windows.window.fields.edits["name"].text() == "OefenLeen"
    screen.session.lock()
    assert not screen.profile_windows.window.isVisible()


def test_the_settings_change_which_platforms_are_used_and_in_what_order(screen, practice, qtbot):
    screen.go("settings")
    screen.pages["settings"].open("platforms")
    column = screen.pages["settings"].platforms

    def press_(said):
        next(
            one for one in column.findChildren(QAbstractButton) if one.accessibleName() == said
        ).click()

    before = practice.use_cases.set_up.centre().platforms
    press_(practice.translate("settings-sooner-of", platform="OefenPan"))
    after = practice.use_cases.set_up.centre().platforms
    assert (before, after) == (
        ("oefenleen", "oefenhulp", "oefenpan"),
        ("oefenleen", "oefenpan", "oefenhulp"),
    )
    press_(practice.translate("settings-use-platform-of", platform="OefenLeen"))
    assert practice.use_cases.set_up.centre().platforms == ("oefenpan", "oefenhulp")
    offered = {
        one.profile.slug: one.why_not
        for one in practice.use_cases.placement.find(practice.actor, Kind.BORROW, "1052 XK").options
    }
    assert offered["oefenleen"] == "offer-not-chosen"
    press_(practice.translate("settings-use-platform-of", platform="OefenLeen"))
    assert practice.use_cases.set_up.centre().platforms == ("oefenpan", "oefenhulp", "oefenleen")


def test_a_platform_that_was_just_added_is_used(screen, practice):
    screen.settings.refresh()
    screen.profile_windows.open(None)
    window = screen.profile_windows.window
    typed(window, name="Oefenplein", new_request="http://127.0.0.1:9/nieuw")
    assert window.notice.text() == "", window.notice.text()
    made = practice.use_cases.set_up.centre().platforms
    assert made[-1] == "oefenplein"


def test_a_platform_that_the_centre_added_can_be_taken_away_and_back(editing):
    application, session, editor, window = editing
    editor.open(application.use_cases.postings.platforms.get("peerby"))
    assert not window.remove.isVisible(), "what the program brings is left unused instead"
    editor.open(None)
    typed(window, name="Wijkplein Noord", new_request="https://wijkplein.example/nieuw")
    made = application.use_cases.postings.platforms.get("wijkplein-noord")
    application.use_cases.set_up.update_centre(session.actor, platforms=("peerby", made.slug))
    assert window.remove.isVisible()
    window.remove.click()
    assert made.slug not in [one.slug for one in application.use_cases.postings.platforms.all()]
    assert application.use_cases.set_up.centre().platforms == ("peerby",)
    assert application.translate("profile-removed", platform="Wijkplein Noord") in shown_texts(
        window
    )
    assert window.fields.edits["name"].text() == "Wijkplein Noord", (
        "what was known stays on the sheet"
    )
    editor.undo()
    assert application.use_cases.postings.platforms.get(made.slug) == made
    assert window.remove.isVisible()


def test_a_platform_on_which_a_post_stands_is_not_taken_away(editing):
    application, session, editor, window = editing
    editor.open(None)
    typed(window, name="Wijkplein Noord", new_request="https://wijkplein.example/nieuw")
    made = application.use_cases.postings.platforms.get("wijkplein-noord")
    with application.store.write(session.actor, application.clock.now()) as transaction:
        person = transaction.save(Resident(first_name="Wim"))
        request = transaction.save(
            Request(
                kind=Kind.HELP,
                answers={"what": "tuin"},
                resident_id=person.id,
                code="K7QF3A",
                taken_at=application.clock.now(),
            )
        )
        held = transaction.save(
            Posting(request_id=request.id, platform=made.slug, state=PostingState.UNCERTAIN)
        )
    window.remove.click()
    assert application.translate(
        "error-profile-has-posts", platform="Wijkplein Noord", count=1
    ) in shown_texts(window)
    assert application.use_cases.postings.platforms.get(made.slug) == made
    with application.store.write(session.actor, application.clock.now()) as transaction:
        transaction.save(held.move_to(PostingState.WITHDRAWN))
    window.remove.click()
    assert made.slug not in [one.slug for one in application.use_cases.postings.platforms.all()]


def test_what_the_program_brings_is_refused_with_its_reason(editing):
    application, session, _, _ = editing
    with pytest.raises(UserFacingError, match="profile-not-added"):
        application.use_cases.profiles.remove(
            session.actor, application.use_cases.postings.platforms.get("peerby")
        )


def test_a_site_that_takes_posts_from_a_program_is_described_on_the_sheet(editing):
    application, _, editor, window = editing
    editor.open(None)
    assert not window.program.isVisible(), "nobody is asked for what does not belong to the way"
    by_program(window, post="buurt.example", user="redactie")
    assert window.program.isVisible()
    assert not window.trial.isVisible(), "there is no page to try"
    window.program.example.click()
    window.save()
    made = application.use_cases.postings.platforms.get("buurtsite")
    assert (made.way, made.is_ready) == (PostingMethod.PROGRAM, True)
    assert made.program == SiteApi(
        post="https://buurt.example/wp-json/wp/v2/posts",
        user="redactie",
        body={"title": "{title}", "content": "{text}", "status": "publish"},
        find="https://buurt.example/wp-json/wp/v2/posts?search={code}",
        withdraw="https://buurt.example/wp-json/wp/v2/posts/{number}?force=true",
    )
    editor.open(made)
    by_program(
        window,
        body="kop = {title}; tekst = {text}; soort = {kind}",
        headers="Accept = application/json; charset=utf-8",
    )
    window.save()
    changed = application.use_cases.postings.platforms.get("buurtsite").program
    assert (changed.body, changed.headers) == (
        {"kop": "{title}", "tekst": "{text}", "soort": "{kind}"},
        {"Accept": "application/json", "charset": "utf-8"},
    )
    editor.undo()
    assert application.use_cases.postings.platforms.get("buurtsite") == made


@pytest.mark.parametrize(
    ("name", "text", "key", "values"),
    [("post", "", "program-needs-post", {}), ("post", "http://buurt.example/api",
        "profile-needs-https", {}), ("body", "titel", "program-needs-pairs", {}),
        ("body", "", "program-needs-pairs", {}),
     ("body", "titel = {titel}", "program-unknown-value", {"name": "titel"}),
     ("find", "buurt.example", "profile-needs-https", {})],
)  # fmt: skip
def test_what_is_wrong_with_a_program_is_said_beside_its_field(editing, name, text, key, values):
    application, _, editor, window = editing
    editor.open(None)
    by_program(
        window, **({"post": "https://buurt.example/api", "body": "titel = {title}"} | {name: text})
    )
    window.save()
    assert application.translate(key, **values) in shown_texts(window)
    assert window.program.fields.edits[name].text() == text
    assert "buurtsite" not in [one.slug for one in application.use_cases.postings.platforms.all()]


@pytest.mark.parametrize("is_centres", [True, False])
def test_whose_account_it_is_is_shown_and_stays_when_something_else_changes(editing, is_centres):
    application, _, editor, window = editing
    platforms = application.use_cases.postings.platforms
    platforms.change(replace(platforms.get("buuv"), centre_account=is_centres))
    editor.open(platforms.get("buuv"))
    assert window.centre_account.isChecked() is is_centres
    typed(window, text_limit="500")
    assert platforms.get("buuv").centre_account is is_centres


def test_what_was_changed_on_the_sheet_stands_in_the_settings_at_once(screen, practice):
    screen.go("settings")
    screen.pages["settings"].open("platforms")
    screen.profile_windows.open(practice.use_cases.postings.platforms.get("oefenleen"))
    typed(screen.profile_windows.window, name="Leenplein Zuid")
    shown = screen.pages["settings"].findChildren(QAbstractButton)
    assert any("Leenplein Zuid" in one.text() + one.accessibleName() for one in shown)


@pytest.mark.parametrize("ticked", [True, False])
def test_whose_account_it_is_is_kept_as_it_was_ticked(editing, ticked):
    application, _, editor, window = editing
    editor.open(None)
    window.centre_account.setChecked(ticked)
    typed(window, name="Wijkplein Noord", new_request="https://wijkplein.example/nieuw")
    made = application.use_cases.postings.platforms.get("wijkplein-noord")
    assert made.centre_account is ticked
