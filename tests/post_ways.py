"""Platforms of every way to post, for one centre."""

from __future__ import annotations

import pytest

from intake.platforms.profile_files import ProfileFolder
from tests.builders import use_cases_with_platforms

FILES = {
    "leensite": (
        'name = "Leensite"\nway = "web"\nkinds = ["borrow"]\nnew_request = '
        '"https://leensite.example/nieuw"\n'
    ),
    "krant": (
        'name = "Krant"\nway = "mail"\nkinds = ["borrow"]\nmail_to = '
        '"redactie@krant.example"\nexpires_after_days = 14\n'
    ),
    "gemeente": (
        'name = "Gemeente"\nway = "program"\nkinds = ["borrow"]\n[program]\npost = '
        '"https://gemeente.example/api"\n'
    ),
    "belbus": (
        'name = "Belbus"\nway = "phone"\nkinds = ["borrow"]\nphone = "0205551234"\nhours = '
        '"9 tot 12 uur"\nnotice_days = 2\n'
    ),
    "bord": 'name = "Bord"\nway = "paper"\nkinds = ["borrow"]\n',
    "website": 'name = "Website"\nway = "feed"\nkinds = ["borrow"]\n',
    "eigen": 'name = "Eigen"\nway = "own"\nkinds = ["borrow"]\n',
    "auto": (
        'name = "Auto"\nway = "card"\nkinds = ["borrow"]\nterms = "Alleen de bestuurder '
        'zelf huurt."\n'
    ),
}


@pytest.fixture
def ways(practice, tmp_path):
    """The desk with a platform for every way; channels are put in by the test."""
    practice.use_cases.set_up.update_centre(practice.actor, platforms=())
    own = tmp_path / "platforms"
    own.mkdir()
    for slug, text in FILES.items():
        (own / f"{slug}.toml").write_text(text, encoding="utf8")
    folder, channels = ProfileFolder(own, own, practice=False), {}
    desk = use_cases_with_platforms(practice, folder, lambda profile: channels.get(profile.slug))
    return practice, folder, channels, desk, desk.outbox
