"""The walk through a Buurtcamping, as a person starts it: its pictures, papers and keystrokes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

from tests.paths import ROOT

PICTURES = ROOT / "docs" / "projects"
KEPT = {
    "projects-begun": "begun",
    "projects-ring": "ring",
    "projects-posts": "posts",
    "projects-shared": "shared",
    "projects-collect": "round",
    "projects-in-house": "in-house",
    "projects-handed-out": "handed-out",
    "closing-sheet": "closing-sheet",
}
PAPERS = ("route-collect", "hand-out-list", "route-return", "closing-sheet", "thank-you-letters")


def test_the_walk_through_a_camp_ends_well_with_its_papers_and_keystrokes(tmp_path, counted):
    told = subprocess.run(
        [sys.executable, "-m", "intake", "walkthrough", "--project", "--out", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert told.returncode == 0, told.stdout[-2000:] + told.stderr[-2000:]
    record = json.loads((tmp_path / "record.json").read_text(encoding="utf8"))
    assert record["well"]
    assert all(record["checks"].values())
    for paper in PAPERS:
        assert (tmp_path / f"{paper}.pdf").read_bytes().startswith(b"%PDF")
    parts = {name: part for name, part in record.items() if name.startswith("project_")}
    assert len(parts) == 8
    assert all(part["P"] == 0 for part in parts.values()), "no step needs the mouse"
    counted("a camp by keys: " + ", ".join(f"{n[8:]} {p['K']}" for n, p in parts.items()))
    pictures = {one["picture"][3:-4]: one["picture"] for one in record["steps"] if one["picture"]}
    assert KEPT.keys() <= pictures.keys()
    if os.environ.get("INTAKE_REDRAW"):
        PICTURES.mkdir(parents=True, exist_ok=True)
        for name, kept in KEPT.items():
            shutil.copyfile(tmp_path / pictures[name], PICTURES / f"{kept}.png")
