"""A camera as the system offers it: Qt finds it, reads a label with it and switches it off again.

The device is ours (``v4l2_camera.c``), all above the kernel is real: Qt's own camera, zxing-cpp.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from intake.paper.reference_code_qr import make_qr_image

CODE = "A8Z-H4V"
DEVICE = "/dev/video61"
SIZE = (640, 480)
HERE = Path(__file__).parent
MAJOR = 81
"""Video4Linux (Linux allocated devices)."""

needs_device_files = pytest.mark.skipif(os.geteuid() != 0, reason="only root makes a device file")


def write_picture(file, *codes):
    """A grey picture in which labels lie beside each other."""
    picture = Image.new("L", SIZE, 180)
    for at, code in enumerate(codes):
        picture.paste(make_qr_image(code).convert("L").resize((260, 260)), (30 + at * 300, 100))
    file.write_bytes(picture.tobytes())


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """The calls of a camera, to be loaded before a program."""
    made = tmp_path_factory.mktemp("camera") / "v4l2_camera.so"
    compile_ = ["cc", "-shared", "-fPIC", "-Wall", "-Werror", "-o", made, HERE / "v4l2_camera.c"]
    subprocess.run([*compile_, "-ldl"], check=True)
    return made


@pytest.fixture
def device():
    """The file by which programs find a camera; without our library nothing is behind it."""
    os.mknod(DEVICE, 0o20666, os.makedev(MAJOR, 61))
    yield DEVICE
    Path(DEVICE).unlink()


def look(library, folder, **more):
    """Run the camera's window in a program of its own; return what it said and asked."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "LD_PRELOAD": str(library),
        "CAMERA_DEVICE": DEVICE,
        "CAMERA_PICTURE": str(folder / "picture"),
        "CAMERA_LOG": str(folder / "log"),
        **more,
    }
    child = [sys.executable, str(HERE / "camera_child.py")]
    done = subprocess.run(
        child, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    log = folder / "log"
    return done.stdout.split(), log.read_text().split() if log.exists() else []


@needs_device_files
def test_a_label_before_the_camera_is_read_and_the_camera_is_switched_off(
    library, device, tmp_path
):
    write_picture(tmp_path / "picture", "https://voorbeeld.example", CODE)
    assert look(library, tmp_path) == ([CODE], ["on", "off"])


@needs_device_files
def test_a_camera_that_another_program_uses_gets_a_sentence(library, device, tmp_path):
    write_picture(tmp_path / "picture", CODE)
    said, asked = look(library, tmp_path, CAMERA_BUSY="1")
    assert said == ["fault"]
    assert "on" not in asked
