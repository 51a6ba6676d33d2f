"""A disk that is full, one that may not be written and one that is gone get their true sentence."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from dataclasses import replace

import pytest

from intake.desk.placing.feed import Feed
from intake.domain.platform_profile import LearnedField
from intake.keys.passphrase import PassphraseBox
from intake.keys.sealed_files import SealedFolder
from intake.kit.errors import UserFacingError
from intake.kit.paths import resources
from intake.kit.settings import Settings, load_settings, save_settings
from intake.platforms.profile_files import ProfileFolder
from intake.store.sql_store import open_file_store
from intake.wiring.recovery_and_sample_papers import draw_sample_slip, write_recovery_sheet
from tests.fakes import a_key
from tests.real.store.people import put_annie

pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root mounts a disk"
)


@pytest.fixture
def disk(tmp_path):
    """Mount a disk of two megabytes; gives its folder and what fills it or locks it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "none", folder], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this machine mounts no disk of a test's own")
    yield Disk(folder)
    subprocess.run(["umount", "-l", folder], check=True)


class Disk:
    def __init__(self, folder):
        self.folder = folder

    def fill(self):
        filler = os.open(self.folder / "filler", os.O_WRONLY | os.O_CREAT)
        with suppress(OSError):
            while True:
                os.write(filler, bytes(4096))
        os.close(filler)

    def lock(self):
        subprocess.run(["mount", "-o", "remount,ro", self.folder], check=True)


def profile_written(folder):
    profiles = ProfileFolder(resources() / "platforms", folder, practice=False)
    learned = [LearnedField(role="city", tag="input", name=f"{at}") for at in range(150)]
    profiles.change(replace(profiles.get("buuv"), learned=tuple(learned)))


WRITES = {
    "settings": lambda folder, _: save_settings(
        folder / "settings.json", Settings(printer="x" * 5000)
    ),
    "key": lambda folder, _: PassphraseBox(folder / "key.wrapped", "een lange wachtzin").write(
        a_key()
    ),
    "picture": lambda folder, _: SealedFolder(folder, a_key()).write("a.png", bytes(9000)),
    "profile": lambda folder, _: profile_written(folder),
    "copy": lambda folder, practice: practice.store.copy_to(folder / "intake.db"),
    "export": lambda folder, practice: practice.use_cases.export.write(
        practice.actor, put_annie(practice.store).id, folder / "export.json"
    ),
    "feed": lambda folder, practice: Feed(
        practice.store, practice.clock, practice.use_cases.postings.platforms, "A"
    ).write(folder / "site"),
    "slip": lambda folder, _: draw_sample_slip(folder / "slip.pdf", "A4"),
    "recovery sheet": lambda folder, practice: write_recovery_sheet(
        a_key(), folder / "sheet.pdf", practice.home, practice=True
    ),
}


@pytest.mark.parametrize(
    ("happens", "keys"), [("fill", {"file-disk-full"}), ("lock", {"file-read-only"})]
)
@pytest.mark.parametrize("file", WRITES)
def test_a_file_that_cannot_be_written_is_told_truly(disk, practice, file, happens, keys):
    getattr(disk, happens)()
    with pytest.raises(UserFacingError) as told:
        WRITES[file](disk.folder, practice)
    assert told.value.key in (keys | ({"copy-not-written"} if file == "copy" else set()))
    assert str(disk.folder) in str(told.value.values["folder"])
    left = {path.name for path in disk.folder.iterdir()} - {"filler", "site"}
    assert left == set(), "nothing half written is left"


def test_on_a_full_disk_the_settings_stay_as_they_were(disk):
    save_settings(disk.folder / "settings.json", Settings(idle_minutes=7))
    disk.fill()
    with pytest.raises(UserFacingError, match="file-disk-full"):
        save_settings(disk.folder / "settings.json", Settings(printer="x" * 9000))
    assert load_settings(disk.folder / "settings.json").idle_minutes == 7


def test_a_database_on_a_full_disk_is_told_truly_and_goes_on_once_there_is_room(disk):
    store = open_file_store(disk.folder / "desk.db", a_key())
    annie = put_annie(store)
    disk.fill()
    with pytest.raises(UserFacingError, match="store-disk-full"):
        for number in range(500):
            put_annie(store, first_name=f"Annie {number} " + "x" * 500)
    (disk.folder / "filler").unlink()
    put_annie(store, first_name="Later")
    with store.read() as transaction:
        assert transaction.get(type(annie), annie.id).first_name == "Annie"
    store.close()


def test_a_database_that_may_not_be_written_is_told_truly(disk):
    raw_key = a_key()
    open_file_store(disk.folder / "desk.db", raw_key).close()
    disk.lock()
    with pytest.raises(UserFacingError, match="store-read-only"):
        put_annie(open_file_store(disk.folder / "desk.db", raw_key))
