"""The pictures of every paper in ``docs/papers``: drawn here, and as the program draws them now.

``INTAKE_REDRAW=1`` draws them anew; then look at each.
"""

from __future__ import annotations

import os
import subprocess

import pytest
from PIL import Image, ImageChops, ImageStat

from intake.kit.translations import LANGUAGES, PAPER_LANGUAGES
from tests.paths import ROOT
from tests.real.paper.all_papers import desk_papers, papers_of
from tests.real.paper.test_kept_papers import PAPERS as SLIPS
from tests.redraw import REDRAW_HINT

FOLDER = ROOT / "docs" / "papers"
_DPI = 60
_GAP = 12
_GROUND = (214, 219, 224)
_COLOURS = 32
_MAX_DIFFERENCE = 3.0
"""Mean difference of a pixel, of 255: another version of the drawing program differs by less."""

SINGLE = {
    "slip": lambda: papers_of("nl")["slip"],
    "proof": lambda: papers_of("nl")["proof"],
    "helper-slip": lambda: SLIPS["helper help-home"],
    "thermal-slip": lambda: papers_of("nl")["thermal"],
    "picture-slip": lambda: papers_of("pictures")["slip"],
    "appointment-card": lambda: papers_of("nl")["appointment"],
    "referral-card": lambda: papers_of("nl")["card"],
    "letter": lambda: papers_of("nl")["letter"],
    "pointing-board": lambda: papers_of("nl")["board"],
    "coupon": lambda: papers_of("nl")["coupon"],
    "notice": lambda: SLIPS["notices"],
    "request-list": lambda: SLIPS["list"],
    "recovery-sheet": lambda: SLIPS["recovery"],
    **{name: (lambda name=name: desk_papers()[name]) for name in desk_papers()},
}
"""What draws each paper, by the name of its picture."""

OTHERS = [language for language in PAPER_LANGUAGES if language not in LANGUAGES[:1]]


def picture_of(draw, folder, cache):
    """Draw a paper and return its first page as a picture."""
    target = folder / "paper.pdf"
    draw(target, cache)
    subprocess.run(
        ["pdftoppm", "-r", str(_DPI), "-png", "-singlefile", target, folder / "page"], check=True
    )
    return Image.open(folder / "page.png").convert("RGB")


def beside_each_other(pictures):
    """Return pictures in one row."""
    wide = sum(picture.width + _GAP for picture in pictures) + _GAP
    high = max(picture.height for picture in pictures) + 2 * _GAP
    sheet = Image.new("RGB", (wide, high), _GROUND)
    left = _GAP
    for picture in pictures:
        sheet.paste(picture, (left, _GAP))
        left += picture.width + _GAP
    return sheet


def check_picture(drawn, kept):
    """Compare with the kept picture, or keep it."""
    if os.environ.get("INTAKE_REDRAW"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        drawn.quantize(_COLOURS).save(kept, optimize=True)
    before = Image.open(kept).convert("RGB")
    assert before.size == drawn.size, f"{kept.name}: {REDRAW_HINT}"
    grey = ImageChops.difference(before.convert("L"), drawn.convert("L"))
    assert ImageStat.Stat(grey).mean[0] < _MAX_DIFFERENCE, f"{kept.name}: {REDRAW_HINT}"


@pytest.mark.parametrize("name", SINGLE)
def test_a_paper_has_a_picture_as_it_is_drawn_now(tmp_path, cache, name):
    check_picture(picture_of(SINGLE[name](), tmp_path, cache), FOLDER / f"{name}.png")


@pytest.mark.parametrize("language", OTHERS)
def test_the_papers_of_a_language_have_a_picture(tmp_path, cache, language):
    drawn = []
    for name, draw in papers_of(language).items():
        folder = tmp_path / name
        folder.mkdir()
        drawn.append(picture_of(draw, folder, cache))
    check_picture(beside_each_other(drawn), FOLDER / "languages" / f"{language}.png")
