"""The words of a project's papers: the route along the lenders, who gets what, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from intake.kit.text_normalization import capitalize_first
from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.practice_mark import practice_mark
from intake.text.composing.sheet_text import TICK, SheetSection, SheetText

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from intake.domain.centre import Centre
    from intake.domain.project import Project
    from intake.kit.translations import BoundTranslations


class RouteStop(NamedTuple):
    """An address on a route, with what is fetched or brought there."""

    slot: str
    lender: str
    address: str
    contact: str
    what: str
    codes: str


class Route(NamedTuple):
    """A trip on paper."""

    number: int
    day: date
    driver: str
    is_return: bool
    stops: tuple[RouteStop, ...]


class GivenRow(NamedTuple):
    """A household on the hand-out table: who, how many, what, where it stands."""

    name: str
    persons: int
    what: str
    codes: str


class HostRow(NamedTuple):
    """A host on the hand-out table: who, where, how many places, and who comes."""

    host: str
    address: str
    contact: str
    places: int
    guests: str


class HandOutTable(NamedTuple):
    """What the hand-out table is made of; there are hosts if a project has places."""

    project: Project
    households: Sequence[GivenRow]
    hosts: Sequence[HostRow] = ()


class ThingRow(NamedTuple):
    """A thing on the closing sheet: whose it is, how many came, went home, are missing, where."""

    name: str
    lender: str
    came: int
    home: int
    missing: int
    where: str


def route_sheet(
    project: Project, routes: Iterable[Route], centre: Centre | None, translate: BoundTranslations
) -> SheetText:
    """Return the words of the routes: a section for each trip, with a box and a line to sign."""
    sections = []
    for route in routes:
        done = "brought" if route.is_return else "loaded"
        begin = ("when", "owner", "address", "phone", "what", "code")
        heads = _heads(translate, *begin, done, "lender-sign")
        key = "project-route-return" if route.is_return else "project-route-collect"
        title = translate(
            key,
            number=route.number,
            day=day_phrase(route.day, translate.language),
            driver=route.driver or "none",
        )
        rows = tuple(
            (
                stop.slot,
                stop.lender,
                stop.address or translate("sheet-address-unknown"),
                stop.contact,
                stop.what,
                stop.codes,
                TICK,
                "",
            )
            for stop in route.stops
        )
        shares = (0.09, 0.16, 0.2, 0.13, 0.16, 0.1, 0.05, 0.11)
        sections.append(SheetSection(title, heads, shares, rows))
    return _sheet("project-routes", project, sections, centre, translate)


def hand_out_table(
    table: HandOutTable,
    centre: Centre | None,
    translate: BoundTranslations,
    *,
    by_thing: bool = False,
) -> SheetText:
    """Return who gets what, by name, or by the code of the first thing: the order of the tents."""
    ordered = sorted(table.households, key=_name_sort_key)
    if by_thing:
        ordered = sorted(table.households, key=lambda row: (row.what, row.codes))
    rows = tuple(
        (capitalize_first(row.name), str(row.persons), row.what, row.codes, TICK, TICK)
        for row in ordered
    )
    order = "thing" if by_thing else "name"
    section = SheetSection(
        translate(f"project-table-by-{order}"),
        _heads(translate, "resident", "persons", "what", "code", "got", "back"),
        (0.24, 0.08, 0.34, 0.2, 0.07, 0.07),
        rows,
        empty=translate("project-table-empty"),
    )
    sections = (section, *_host_sections(table.hosts, translate))
    return _sheet("project-table", table.project, sections, centre, translate)


def _host_sections(
    hosts: Sequence[HostRow], translate: BoundTranslations
) -> tuple[SheetSection, ...]:
    """Return who comes to whom; nothing without hosts."""
    if not hosts:
        return ()
    rows = tuple(
        (host.host, host.address, host.contact, str(host.places), host.guests) for host in hosts
    )
    section = SheetSection(
        translate("project-table-hosts"),
        _heads(translate, "host", "address", "phone", "places", "guests"),
        (0.17, 0.2, 0.14, 0.08, 0.41),
        rows,
    )
    return (section,)


def closing_sheet(
    project: Project,
    things: Sequence[ThingRow],
    numbers: Sequence[tuple[str, str]],
    centre: Centre | None,
    translate: BoundTranslations,
) -> SheetText:
    """Return what came, what went home, and what is missing with where it was last."""
    missing = tuple(
        (thing.name, thing.lender, str(thing.missing), thing.where)
        for thing in things
        if thing.missing
    )
    everything = tuple(
        (thing.name, thing.lender, str(thing.came), str(thing.home), str(thing.missing))
        for thing in things
    )
    sections = (
        SheetSection(
            translate("project-closing-missing"),
            _heads(translate, "what", "owner", "missing", "last-seen"),
            (0.3, 0.3, 0.1, 0.3),
            missing,
            empty=translate("project-closing-nothing"),
        ),
        SheetSection(
            translate("project-closing-numbers"),
            _heads(translate, "what", "count"),
            (0.7, 0.3),
            tuple(numbers),
        ),
        SheetSection(
            translate("project-closing-all"),
            _heads(translate, "what", "owner", "came", "home", "missing"),
            (0.34, 0.36, 0.1, 0.1, 0.1),
            everything,
            empty=translate("project-closing-none"),
        ),
    )
    return _sheet("project-closing", project, sections, centre, translate)


def _sheet(
    key: str,
    project: Project,
    sections: Iterable[SheetSection],
    centre: Centre | None,
    translate: BoundTranslations,
) -> SheetText:
    return SheetText(
        name=translate(key),
        title=f"{translate(key)} · {project.name}",
        made=centre.name if centre else "",
        sections=tuple(sections),
        practice_mark=practice_mark(centre, translate),
        language=translate.language,
        is_wide=True,
    )


def _heads(translate: BoundTranslations, *names: str) -> tuple[str, ...]:
    return tuple(translate(f"sheet-{name}") for name in names)


def _name_sort_key(row: GivenRow) -> str:
    return row.name.casefold()
