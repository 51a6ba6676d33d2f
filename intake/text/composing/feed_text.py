"""Write the feed of open requests.

Schema.org Demand and Offer as JSON-LD, and Atom (RFC 4287).
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.text_normalization import clean_values, without_controls

if TYPE_CHECKING:
    from datetime import datetime

ATOM = "http://www.w3.org/2005/Atom"
_HTML_ESCAPES = str.maketrans(
    {sign: f"\\u{ord(sign):04x}" for sign in ("<", ">", "&", "\u2028", "\u2029")}
)
"""Characters that would end the script element around the feed, and their JSON escapes."""


class Entry(NamedTuple):
    """One request as the public may read it; it contains nothing that identifies the resident.

    ``first`` and ``until`` are ISO days, empty if unknown.
    """

    key: str
    code: str
    title: str
    text: str
    is_offer: bool
    is_service: bool
    area: str
    first: str
    until: str
    since: datetime


class Publisher(NamedTuple):
    """The centre, which publishes the feed."""

    name: str
    phone: str
    email: str


def make_json_ld_feed(entries: tuple[Entry, ...], who: Publisher) -> str:
    """Return what the centre asks and offers as an Organization (schema.org/Demand, Offer)."""

    def describe_entry(entry: Entry) -> dict[str, object]:
        facts = {
            "@type": "Offer" if entry.is_offer else "Demand",
            "identifier": entry.code,
            "name": entry.title,
            "description": entry.text,
            "itemOffered": {
                "@type": "Service" if entry.is_service else "Product",
                "name": entry.title,
            },
            "areaServed": entry.area,
            "availabilityStarts": entry.first,
            "availabilityEnds": entry.until,
            "validFrom": entry.since.isoformat(),
        }
        return {name: value for name, value in facts.items() if value}

    feed: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": who.name,
        "telephone": who.phone,
        "email": who.email,
    }
    feed |= {
        "seeks": [describe_entry(entry) for entry in entries if not entry.is_offer],
        "makesOffer": [describe_entry(entry) for entry in entries if entry.is_offer],
    }
    shown = {name: value for name, value in feed.items() if value or name == "seeks"}
    written = json.dumps(clean_values(shown), ensure_ascii=False, indent=1)
    return f"{written.translate(_HTML_ESCAPES)}\n"


def make_atom_feed(entries: tuple[Entry, ...], who: Publisher, now: datetime) -> str:
    """Return the same as a feed that any website can read.

    The ids stay the same each time.
    """
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "nl"})
    _add_element(feed, "id", f"urn:intake:{who.email or who.name}")
    _add_element(feed, "title", who.name)
    _add_element(feed, "updated", max((entry.since for entry in entries), default=now).isoformat())
    _add_element(ET.SubElement(feed, f"{{{ATOM}}}author"), "name", who.name)
    for entry in entries:
        node = ET.SubElement(feed, f"{{{ATOM}}}entry")
        _add_element(node, "id", f"urn:uuid:{entry.key}")
        _add_element(node, "title", entry.title)
        _add_element(node, "updated", entry.since.isoformat())
        _add_element(node, "published", entry.since.isoformat())
        _add_element(node, "content", entry.text)
        ET.SubElement(
            node, f"{{{ATOM}}}category", {"term": "offer" if entry.is_offer else "demand"}
        )
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _add_element(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = without_controls(text)
