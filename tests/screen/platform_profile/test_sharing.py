"""Profiles as files: shared, read, refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.domain.platform_profile import (
    LearnedField,
    PlatformProfile,
    PostingMethod,
    SiteApi,
    slug_of,
)
from intake.domain.request import Kind
from intake.kit.errors import ExternalError, UserFacingError
from intake.kit.paths import resources
from intake.platforms.profile_files import ProfileFolder, profile_to_toml, read_profile
from intake.ui.platform_profile.api_values import show_program
from intake.ui.platform_profile.profile_values import (
    ProfileSheet,
    read_profile_with_faults,
    show_profile,
)


def test_what_is_shared_is_one_file_without_a_name_and_is_read_at_another_centre(editing, tmp_path):
    application, _, editor, window = editing
    taught = (LearnedField(role="title", tag="input", label="Kop"),)
    peerby = replace(
        application.use_cases.postings.platforms.get("peerby"),
        new_request="https://peerby.example/new",
        verified_on=application.clock.now().date(),
        verified_by="Ineke",
        learned=taught,
    )
    application.use_cases.postings.platforms.change(peerby)
    editor.open(peerby)
    editor.export(tmp_path / "peerby.toml")
    assert "Ineke" not in (tmp_path / "peerby.toml").read_text(encoding="utf8")
    application.use_cases.postings.platforms.change(replace(peerby, new_request="", learned=()))
    editor.import_file(tmp_path / "peerby.toml")
    there = application.use_cases.postings.platforms.get("peerby")
    assert (there.new_request, there.learned, there.verified_on) == (
        "https://peerby.example/new",
        taught,
        None,
    ), "nobody here has looked at it"
    assert window.fields.edits["new_request"].text() == "https://peerby.example/new"
    editor.undo()
    assert application.use_cases.postings.platforms.get("peerby").new_request == ""


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [("x.toml", "geen toml [", "profile-unreadable"),
     pytest.param("x.toml", f'cost = "{"x" * 600_000}"', "profile-unreadable", id="too-large"),
     pytest.param("x.toml", f"{'.'.join('ab' * 20_000)} = 1", "profile-unreadable", id="deep-key"),
     pytest.param("x.toml", f"[{'a.' * 20_000}a]", "profile-unreadable", id="deep-table"),
     pytest.param("x.toml", f'"a b".{"c." * 20_000}d = 1', "profile-unreadable", id="deep-quoted"),
        ("x.toml", 'name = "X"\nway = "web"\nkinds = ["borrow"]\npractice = true\n',
            "profile-entry-wrong"),
     ("x.toml", 'name = "X"\nway = "web"\nkinds = ["borrow"]\nnew_request = "http://x.nl"\n',
         "profile-address"), ("x.toml",
         'name = "X"\nway = "web"\nkinds = ["borrow"]\nregions = ["Noord"]\n',
         "profile-entry-wrong")],
)  # fmt: skip
def test_a_file_that_is_no_profile_is_refused_with_its_reason(
    application, tmp_path, name, text, fault
):
    (tmp_path / name).write_text(text, encoding="utf8")
    with pytest.raises(UserFacingError, match=fault):
        application.use_cases.postings.platforms.read_file(tmp_path / name)


def test_a_file_that_is_not_there_and_a_folder_that_takes_none_are_told(application, tmp_path):
    with pytest.raises(ExternalError, match="profile-not-read"):
        application.use_cases.postings.platforms.read_file(tmp_path / "weg.toml")
    with pytest.raises(ExternalError, match="file-folder-gone"):
        application.use_cases.postings.platforms.write_to(
            application.use_cases.postings.platforms.get("peerby"), tmp_path / "geen" / "map.toml"
        )


def test_every_shipped_profile_is_read_shown_and_written_as_it_was(application, tmp_path):
    for path in sorted((resources() / "platforms").glob("*.toml")):
        profile = read_profile(path)
        sheet = ProfileSheet(
            typed=show_profile(profile) | show_program(profile.program),
            method=profile.way,
            kinds=profile.kinds,
            may_post=profile.may_post_for_others,
            informal=profile.informal,
            http_method=profile.program.withdraw_method if profile.program else "",
        )
        read = read_profile_with_faults(profile, sheet, application.translate)
        assert (read.profile, read.faults) == (profile, {}), path.name
        (tmp_path / path.name).write_text(profile_to_toml(profile), encoding="utf8")
        assert read_profile(tmp_path / path.name) == profile


def test_a_program_part_survives_the_sheet(tmp_path):
    folder = ProfileFolder(tmp_path, tmp_path, practice=False)
    there = PlatformProfile(
        slug="g",
        name="G",
        way=PostingMethod.PROGRAM,
        kinds=frozenset(Kind),
        program=SiteApi(post="https://g.example/api", body={"t": "{title}"}),
    )
    folder.change(there)
    assert folder.get("g") == there


def test_a_shared_file_holds_no_key_and_a_wrong_one_stops_nobody(application, tmp_path):
    application.use_cases.set_up.create_centre("De Linde", practice=False)
    actor = application.use_cases.sign_in.create_first_colleague("Ineke", "2974").value
    there = replace(
        application.use_cases.postings.platforms.get("peerby"),
        way=PostingMethod.PROGRAM,
        program=SiteApi(
            post="https://x.example/api",
            user="redactie",
            headers={"Authorization": "Bearer geheim", "X": "{code}"},
        ),
    )
    application.use_cases.profiles.export_file(actor, there, tmp_path / "peerby.toml")
    text = (tmp_path / "peerby.toml").read_text(encoding="utf8")
    assert "geheim" not in text
    assert "redactie" not in text
    assert "{code}" in text
    for wrong in (
        'regions = ["Amsterdam"]',
        "regions = [1052]",
        'categories = "x"',
        'sign_in = "https://[x"',
    ):
        (tmp_path / "x.toml").write_text(
            f'name = "X"\nway = "web"\nkinds = ["borrow"]\n{wrong}\n', encoding="utf8"
        )
        with pytest.raises(UserFacingError):
            application.use_cases.profiles.import_file(actor, tmp_path / "x.toml")
    (tmp_path / "Buurt (1).toml").write_text(
        'name = "X"\nway = "web"\nkinds = ["borrow"]\n', encoding="utf8"
    )
    assert (
        application.use_cases.profiles.import_file(actor, tmp_path / "Buurt (1).toml").value[0].slug
        == "buurt-1"
    )
    assert len(slug_of("Een heel lange naam " * 20)) <= 60
