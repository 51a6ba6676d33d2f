"""The whole walk, as a person starts it; the README's pictures come from it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest
from PIL import Image

from tests.paths import ROOT
from tests.real_parts import real

PICTURES = ROOT / "docs"


README = {
    "desk": "desk-ready-known_caller",
    "posting": "posting-known_caller-1-1",
    "posting-other": "posting-known_caller-2-1",
    "replies": "replies-known_caller",
    "calls": "calls-known_caller",
    "slip": "slip-known_caller",
}


@pytest.fixture(scope="module")
def walk(tmp_path_factory):
    out = tmp_path_factory.mktemp("walk")
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(
        [sys.executable, "-m", "intake", "walkthrough", "--out", str(out)],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env=env,
    )
    return told, out, json.loads((out / "record.json").read_text(encoding="utf8"))


def test_the_walk_ends_well(walk):
    told, _, record = walk
    assert told.returncode == 0, told.stdout[-2000:] + told.stderr[-2000:]
    assert record["well"]
    assert all(all(each.values()) for each in record["checks"].values())


def test_its_modelled_time_is_within_the_budget_and_no_step_needs_the_mouse(walk):
    record = walk[2]
    for call, most in (("known_caller", 60), ("new_caller", 78)):
        count = record[call]
        assert count["seconds"] <= most
        assert (count["P"], count["H"]) == (0, 0)
        assert abs(count["K"] * 0.28 + count["M"] * 1.35 - count["seconds"]) < 0.1
    assert (
        record["by_hand"]["seconds"]
        > record["known_caller"]["seconds"] + record["new_caller"]["seconds"]
    )
    print({call: record[call] for call in record if call.endswith(("caller", "mouse", "hand"))})


def test_with_the_mouse_every_command_is_a_click(walk):
    record = walk[2]
    for call, most_clicks in (("known_caller", 12), ("new_caller", 16)):
        by_keys, by_mouse = record[call], record[f"{call}_mouse"]
        assert 0 < by_mouse["P"] <= most_clicks
        assert by_mouse["K"] < by_keys["K"]


def test_a_ringing_telephone_is_one_key_away_from_its_request(walk):
    count = walk[2]["ringing"]
    assert (count["K"], count["P"], count["H"]) == (2, 0, 0), "Alt and one letter"


def test_from_a_reply_to_the_slip_takes_a_few_keys_and_no_mouse(walk, counted):
    for call in ("known_caller", "new_caller"):
        count = walk[2][f"{call}_follow_up"]
        assert (count["P"], count["H"]) == (0, 0)
        assert 0 < count["K"] <= 14
        counted(f"from a reply to the slip, {call}: K {count['K']}, P 0, M {count['M']}")


def test_the_facts_of_the_calls_are_those_that_must_hold(walk):
    from intake.kit.paths import resources

    told = json.loads((resources() / "practice" / "walk.json").read_text(encoding="utf8"))
    for call in ("known_caller", "new_caller"):
        assert set(told[call]["must_hold"]) <= set(walk[2]["checks"][call])


def test_the_pictures_of_the_readme_are_those_of_today(walk):
    """Drawn anew by ``INTAKE_REDRAW=1``; otherwise their size must still be that of the page."""
    _, out, _ = walk
    for name, step in README.items():
        fresh = next(path for path in sorted(out.glob("*.png")) if path.stem.endswith(step))
        kept = PICTURES / f"{name}.png"
        if os.environ.get("INTAKE_REDRAW"):
            PICTURES.mkdir(exist_ok=True)
            shutil.copyfile(fresh, kept)
        with Image.open(kept) as one, Image.open(fresh) as other:
            assert one.size == other.size
        assert f"]({name}.png)" in (PICTURES / "gebruik.md").read_text(encoding="utf8")


def test_the_wheel_runs_elsewhere(tmp_path):
    """Build the wheel, install it into a folder of its own, and run a verb from another place."""
    root = ROOT
    real(shutil.which("python3") or sys.executable, "no Python")
    built = subprocess.run(
        [
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--no-isolation",
            "--outdir",
            str(tmp_path),
            str(root),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout[-1500:] + built.stderr[-1500:]
    wheel = next(tmp_path.glob("*.whl"))
    place = tmp_path / "place"
    subprocess.run([sys.executable, "-m", "zipfile", "-e", str(wheel), str(place)], check=True)
    code = (
        "import intake, sys; from intake.__main__ import main; assert 'place' in "
        "intake.__file__; sys.argv = ['intake', 'doctor']; sys.exit(main())"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr[-1500:]
    assert "platforms" in told.stdout
