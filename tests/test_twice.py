"""Pressed twice, started twice, restored twice.

A folder and a file that are odd; a desk that is locked in the middle of something.
"""

from __future__ import annotations

import errno

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from intake.desk.placing.post_checks import PlatformText
from intake.domain.draft import Draft
from intake.domain.message import Message
from intake.domain.posting import Posting, PostingState
from intake.domain.resident import Resident
from intake.keys.passphrase import PassphraseBox
from intake.kit.errors import ExternalError, UserFacingError
from intake.kit.ids import new_id
from intake.kit.lock import hold
from intake.kit.paths import Home
from intake.kit.settings import Settings, load_settings, save_settings
from intake.platforms.profile_files import ProfileFolder
from intake.store.row_conversion import FieldCipher
from intake.store.sqlcipher import connect, verify
from intake.ui.browser.withdrawal_presenter import WithdrawalPresenter
from intake.ui.centre.facts import read_hours
from intake.wiring.restore import give_key, restore
from intake.wiring.startup import desk_key, key_box
from tests.builders import a_call, posted, rows
from tests.fakes import HeldRunner
from tests.screens import open_annie


@pytest.fixture
def home(tmp_path):
    made = Home(tmp_path / "a desk of its own")
    made.root.mkdir()
    return made


def test_a_desk_that_is_open_is_not_opened_again(home):
    first = hold(home.lock)
    assert first is not None
    assert hold(home.lock) is None


def test_a_folder_that_knows_no_locks_opens_without_one(home, monkeypatch):
    def none(*_):
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr("fcntl.flock", none)
    assert hold(home.lock) is not None


@pytest.fixture
def in_the_ring(monkeypatch):
    """A keyring that holds what is written into it, each key by the name of the database that was
    laid aside; "" is the desk's own.
    """
    held: dict[str, bytes] = {}

    class Ring:
        def __init__(self, _home, laid_aside=""):
            self.name = laid_aside

        def write(self, key):
            held[self.name] = key

        def read(self):
            return held.get(self.name)

    monkeypatch.setattr("intake.wiring.restore.key_ring", Ring)
    return held


def a_copy(practice, folder):
    folder.mkdir()
    target = folder / "copy.db"
    practice.store.copy_to(target)
    return target


def test_what_stood_there_is_laid_aside_each_time_and_the_desk_gets_another_sign(
    practice, home, tmp_path, in_the_ring
):
    copy = a_copy(practice, tmp_path / "Kopieën #1")
    key = practice.store._raw_key
    save_settings(home.settings, Settings(desk="A"))
    for standing in (b"the first", b"the second"):
        home.database.write_bytes(standing)
        restore(home, copy, key, lambda _: "")
    assert {path.read_bytes() for path in home.root.glob("*-before-restore-?.db")} == {
        b"the first",
        b"the second",
    }
    assert load_settings(home.settings).desk == ""
    assert in_the_ring == {"": key}


def test_nothing_is_put_back_under_a_desk_that_is_open(practice, home, tmp_path, in_the_ring):
    copy = a_copy(practice, tmp_path / "copies")
    hold(home.lock)
    with pytest.raises(UserFacingError, match="desk-open-already"):
        restore(home, copy, practice.store._raw_key, lambda _: "")


@pytest.mark.parametrize("name", ["Kopieën #1", "wat?", "100% zeker"])
def test_a_copy_lies_in_a_folder_of_any_name(practice, tmp_path, name):
    copy = a_copy(practice, tmp_path / name)
    assert verify(copy, practice.store._raw_key) == len(rows(practice, Resident)) > 0


def stamped(copy, key, step):
    held = connect(copy, key)
    held.execute("UPDATE alembic_version SET version_num = ?", (step,))
    held.close()


def in_the_way(home, _monkeypatch):
    home.database.with_suffix(".restoring").mkdir()


def no_room(_home, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("shutil.copyfile", full)


@pytest.mark.parametrize(
    ("trouble", "told"), [(in_the_way, "restore-not-written"), (no_room, "store-disk-full")]
)
def test_a_restore_that_fails_halfway_touches_neither_desk_nor_key(
    practice, home, tmp_path, in_the_ring, monkeypatch, trouble, told
):
    copy = a_copy(practice, tmp_path / "copies")
    home.database.write_bytes(b"what stood there")
    in_the_ring[""] = b"its key"
    trouble(home, monkeypatch)
    with pytest.raises(UserFacingError, match=told):
        restore(home, copy, practice.store._raw_key, lambda _: "")
    assert home.database.read_bytes() == b"what stood there"
    assert in_the_ring == {"": b"its key"}


def test_a_newer_program_s_copy_is_refused_before_anything_is_touched(
    practice, home, tmp_path, in_the_ring
):
    copy = a_copy(practice, tmp_path / "copies")
    stamped(copy, practice.store._raw_key, "9999")
    home.database.write_bytes(b"what stood there")
    with pytest.raises(UserFacingError, match="store-newer"):
        restore(home, copy, practice.store._raw_key, lambda _: "")
    assert home.database.read_bytes() == b"what stood there"
    assert in_the_ring == {}


def test_the_key_of_what_was_laid_aside_is_kept_beside_it(practice, home, tmp_path, in_the_ring):
    copy, key = a_copy(practice, tmp_path / "copies"), practice.store._raw_key
    home.database.write_bytes(b"what stood there")
    PassphraseBox(home.wrapped_key, "een lange wachtzin").write(b"x" * 32)
    in_the_ring[""] = b"its key"
    restore(home, copy, key, lambda _: "")
    assert in_the_ring == {"": key, "desk-before-restore-1.db": b"its key"}
    assert not home.wrapped_key.exists(), "a start would ask for a passphrase that opens nothing"
    assert (
        PassphraseBox(home.root / "desk-before-restore-1.wrapped", "een lange wachtzin").read()
        == b"x" * 32
    )


def test_a_keyring_that_opens_later_with_an_older_key_is_not_asked(
    practice, home, tmp_path, monkeypatch
):
    def closed(*_):
        raise ExternalError("keyring-closed")

    monkeypatch.setattr("intake.wiring.restore.key_ring", closed)
    copy, key = a_copy(practice, tmp_path / "copies"), practice.store._raw_key
    restore(home, copy, key, lambda _: "nog een lange wachtzin")
    with pytest.raises(UserFacingError, match="passphrase-instead"):
        key_box(home)
    assert desk_key(home, key_box(home, "nog een lange wachtzin")) == key


def test_a_second_desk_gets_the_key_of_its_centre(home, in_the_ring):
    save_settings(home.settings, Settings(database="postgresql+psycopg://x/y"))
    give_key(home, b"k" * 32, lambda _: "")
    assert in_the_ring[""] == b"k" * 32


def test_a_key_that_does_not_fit_this_desk_s_own_file_is_not_given(
    practice, home, tmp_path, in_the_ring
):
    restore(home, a_copy(practice, tmp_path / "copies"), practice.store._raw_key, lambda _: "")
    with pytest.raises(UserFacingError, match="store-wrong-key"):
        give_key(home, b"k" * 32, lambda _: "")
    assert in_the_ring[""] == practice.store._raw_key


def test_what_another_desk_s_key_has_closed_is_told_in_a_sentence():
    row = new_id()
    closed = FieldCipher(b"a" * 32).close("noten", row)
    with pytest.raises(UserFacingError, match="store-other-key"):
        FieldCipher(b"b" * 32).open(closed, row)


def test_a_key_that_is_gone_is_told_and_no_new_one_made(home):
    class Empty:
        def read(self):
            return None

    home.database.write_bytes(b"x")
    with pytest.raises(UserFacingError, match="key-gone"):
        desk_key(home, Empty())


def test_one_file_that_cannot_be_read_keeps_no_other_platform(tmp_path):
    (tmp_path / "goed.toml").write_text(
        'name = "Goed"\nway = "paper"\nkinds = ["help"]\n', encoding="utf8"
    )
    (tmp_path / "stuk.toml").write_text("name = [", encoding="utf8")
    folder = ProfileFolder(tmp_path, tmp_path, practice=False)
    assert [profile.slug for profile in folder.all()] == ["goed"]
    assert [fault.values["file"] for fault in folder.broken()] == ["stuk.toml"]
    assert folder.get("goed").name == "Goed"


def test_a_second_press_confirms_no_place_that_nobody_looked_at(practice, screen):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    other = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenhulp", title, text)
    ).value
    practice.use_cases.postings.settle(
        practice.actor,
        practice.use_cases.postings.claim(practice.actor, other.id).value.posting.id,
        url="http://127.0.0.1/2",
        picture="",
        text=text,
    )
    slow = HeldRunner()
    presenter = WithdrawalPresenter(screen.session)
    presenter.start(taken.request.id)
    screen.session.runner = slow
    presenter.confirm_withdrawn()
    presenter.confirm_withdrawn()
    slow.let_go()
    assert sorted(str(posting.state) for posting in rows(practice, Posting)) == [
        "posted",
        "withdrawn",
    ]
    assert presenter.place is not None


def test_a_step_that_another_was_first_to_take_is_told(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    practice.use_cases.postings.release(practice.actor, posting.id)
    with pytest.raises(UserFacingError, match="post-moved-on"):
        practice.use_cases.postings.release(practice.actor, posting.id)
    assert rows(practice, Posting)[0].state is PostingState.QUEUED


@pytest.mark.parametrize(
    ("typed", "read"),
    [("9-24", "09:00-23:59"), ("9-24.30", None), ("9-17", "09:00-17:00"), ("20-24", "20:00-23:59")],
)
def test_hours_until_midnight_are_hours_of_a_day(typed, read):
    assert read_hours(typed) == read


def test_a_centre_is_not_made_before_every_field_of_the_step_will_do(screen, practice):
    faults = []
    screen.first_run.faults.connect(faults.append)
    screen.first_run.begin("", "Ineke", "1234")
    screen.first_run.begin("De Lnide", " ", "1234")
    assert [list(fault) for fault in faults] == [["centre"], ["name"]]


def test_a_locked_desk_asks_for_no_file_any_more(screen, practice, qtbot):
    open_annie(screen)
    screen.pages["desk"].who._export()
    asked = [window for window in QApplication.topLevelWidgets() if isinstance(window, QFileDialog)]
    assert asked
    screen.session.lock()
    assert not any(dialog.isVisible() for dialog in asked)


def test_somebody_searched_for_during_a_call_is_listed_and_the_call_waits(screen, practice, qtbot):
    open_annie(screen)
    screen._search("meijer")
    qtbot.waitUntil(lambda: screen.pages["desk"].who._list.count() > 0)
    assert screen.page.get("resident") == ""
    assert [
        draft.state
        for draft in practice.use_cases.drafts.list_unfinished(practice.actor.desk)
        if draft.page.get("resident")
    ] == ["parked"]


def test_the_habit_of_somebody_opened_by_mistake_goes_with_them(screen):
    open_annie(screen)
    assert screen.page.get("a.collector") == "buurvrouw"
    screen.who.forget()
    assert (screen.page.get("a.collector"), screen.page.get("habit.collector")) == ("", "")


def test_the_export_holds_the_letters_and_the_call_under_way(screen, practice):
    taken, _, _ = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(
            Message(
                request_id=taken.request.id,
                to="henk@buurt.example",
                subject="Ja graag",
                text="Beste Henk",
                written_at=practice.clock.now(),
            )
        )
        transaction.save(
            Draft(
                staff_id=practice.actor.staff_id,
                desk="A",
                page={"resident": str(taken.resident.id), "said": "nog iets"},
                saved_at=practice.clock.now(),
            )
        )
    held = practice.use_cases.export.collect(practice.actor, taken.resident.id).value
    assert [row["text"] for row in held["message"]] == ["Beste Henk"]
    assert "to" not in held["message"][0]
    assert any(row["page"].get("said") == "nog iets" for row in held["draft"])
