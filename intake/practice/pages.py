"""Render the pages of the practice sites; every value from outside is escaped."""

from __future__ import annotations

import html
from string import Template
from typing import TYPE_CHECKING

from intake.kit.paths import resources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.practice.practice_posts import PracticePost

SITES = {
    "leen": "OefenLeen",
    "pan": "OefenPan",
    "hulp": "OefenHulp",
    "wijk": "OefenWijk",
    "bord": "OefenBord",
    "app": "OefenApp",
}
_ACCENTS = {
    "leen": "#2e7d32",
    "pan": "#c2410c",
    "hulp": "#6d28d9",
    "wijk": "#0f5c7a",
    "bord": "#7c4a03",
    "app": "#9d174d",
}


def render_page(site: str, template: str, **values: str) -> bytes:
    """Fill a template and put it into the frame of its site; ``values`` are escaped already."""
    folder = resources() / "practice"
    body = Template((folder / f"{template}.html").read_text(encoding="utf8")).safe_substitute(
        values
    )
    frame = Template((folder / "frame.html").read_text(encoding="utf8"))
    return frame.safe_substitute(
        site=site,
        name=SITES[site],
        accent=_ACCENTS[site],
        body=body,
        title=values.get("heading", SITES[site]),
    ).encode()


def listing_page(listing: PracticePost) -> bytes:
    """Return the page of one post, with its answers and the button to remove it."""
    rows = "".join(
        f"<dt>{html.escape(name.capitalize())}</dt><dd>{html.escape(value)}</dd>"
        for name, value in listing.fields.items()
        if name not in ("titel", "omschrijving") and value
    )
    answers = "".join(
        f"<li><b>{html.escape(who)}</b>: {html.escape(text)}</li>" for who, text in listing.answers
    )
    return render_page(
        listing.site,
        "gone" if listing.gone else "listing",
        heading=html.escape(listing.title),
        text=html.escape(listing.text).replace("\n", "<br>"),
        number=str(listing.number),
        rows=rows,
        answers=answers or "<li>Nog geen reacties.</li>",
    )


def home_page(site: str, listings: list[PracticePost]) -> bytes:
    """Return the page with the posts of a site."""
    rows = "".join(
        f'<li><a href="/{site}/oproep/{listing.number}">{html.escape(listing.title)}</a></li>'
        for listing in listings
    )
    return render_page(
        site, "home", heading=SITES[site], rows=rows or "<li>Er staan nog geen oproepen.</li>"
    )


def wizard_page(step: int, answers: Mapping[str, str]) -> bytes:
    """Return one step of the wizard, with the earlier answers in hidden fields."""
    hidden = "".join(
        f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">'
        for name, value in answers.items()
    )
    return render_page("pan", f"pan-{step}", heading=f"Stap {step} van 3", hidden=hidden)
