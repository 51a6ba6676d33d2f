"""Sites that treat a post differently: they refuse it, show it first, or return their form.

Real sites do this, so who practises can meet it here first.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from intake.practice.pages import render_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.practice.practice_posts import PracticePost

_REQUIRED_CHOICES = {"wijk": "doelgroep", "bord": "duur"}
_REFUSALS = {
    "wijk": (422, "Kies eerst voor wie het is."),
    "bord": (200, "Kies hoe lang het hangt."),
}
SITES_WITH_WAYS = frozenset({"wijk", "bord", "app"})


def form_page(site: str, fields: Mapping[str, str], said: str = "") -> bytes:
    """Return the form of a site with what was typed, and its message."""
    told = f'<p class="note error" role="alert">{html.escape(said)}</p>' if said else ""
    return render_page(
        site,
        f"{site}-new",
        heading="Nieuw bericht",
        said=told,
        action="nieuw",
        titel=html.escape(fields.get("titel", ""), quote=True),
        omschrijving=html.escape(fields.get("omschrijving", "")),
    )


def answer_before_placing(site: str, fields: Mapping[str, str]) -> tuple[int, bytes] | None:
    """Return the answer of a site that does not place a post, or None if it places it.

    A site refuses a post in which nothing was chosen from its list; one site shows a preview first.
    """
    if site in _REQUIRED_CHOICES and not fields.get(_REQUIRED_CHOICES[site]):
        status, said = _REFUSALS[site]
        return status, form_page(site, fields, said)
    if site == "wijk" and "akkoord" not in fields:
        hidden = "".join(
            f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">'
            for name, value in fields.items()
        )
        return 200, render_page(
            site,
            "wijk-preview",
            heading="Voorbeeld",
            titel=html.escape(fields.get("titel", "")),
            text=html.escape(fields.get("omschrijving", "")).replace("\n", "<br>"),
            hidden=hidden,
        )
    return None


def thanks_page(listing: PracticePost) -> bytes:
    """Return the thanks that one site shows at the address of its form."""
    heading = html.escape(listing.title)
    return render_page(listing.site, "wijk-thanks", heading=heading, number=str(listing.number))


def edit_page(listing: PracticePost) -> bytes:
    """Return the form in which one site continues after a post is placed."""
    address = f"/{listing.site}/oproep/{listing.number}"
    return render_page(
        listing.site,
        "bord-new",
        heading="Bericht bewerken",
        said=f'<p class="note success" role="status">Uw bericht is geplaatst. '
        f'<a href="{address}">Bekijk het bericht</a></p>',
        action="../nieuw",
        titel=html.escape(listing.title, quote=True),
        omschrijving=html.escape(listing.text),
    )
