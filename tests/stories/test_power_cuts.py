"""A power cut loses nothing that was acknowledged, and leaves no file half."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.interruptions.desk_work import KINDS
from tests.stories.test_kills import interrupted, line_of

CUTS, CUTS_LONG = 1, 10


def has_disk(how, folder):
    """Tell whether this machine lets us mount one: as root, outside of a locked container."""
    if not hasattr(os, "geteuid") or os.geteuid() or not shutil.which("mkfs.ext4"):
        return False
    if how == "lossy":
        return Path("/dev/fuse").exists()
    image, mounted = folder / "try", folder / "try here"
    mounted.mkdir()
    with image.open("wb") as file:
        file.truncate(8 << 20)
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True)
    try:
        tried = subprocess.run(["mount", "-o", "loop", image, mounted], check=False)
    finally:
        subprocess.run(["umount", mounted], check=False, capture_output=True)
    return tried.returncode == 0


@pytest.mark.parametrize("how", ["lossy", "image"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_power_cut_loses_nothing_that_was_acknowledged(how, kind, tmp_path, long, counted):
    if not has_disk(how, tmp_path):
        pytest.skip("this machine mounts no disk of a test's own")
    cuts = CUTS_LONG if long else CUTS
    report = interrupted(how, kind, cuts, tmp_path)
    assert report["interrupted"] == cuts
    counted(line_of(f"power cuts ({how})", kind, report))
