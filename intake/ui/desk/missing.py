"""What a call still lacks before anything of it can be placed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.ui.desk.half_typed import half_typed

if TYPE_CHECKING:
    from intake.desk.taking.persons import Person
    from intake.kit.translations import Translations
    from intake.ui.models.call_draft import CallPage


def missing(
    page: CallPage, person: Person | None, translate: Translations, *, platforms: bool
) -> str:
    """Say the first thing that is still to be asked or chosen, or nothing."""
    call = page.call
    if half := half_typed(page, translate)[1]:
        return half
    if not (call.resident_id or call.part("new")):
        return translate("online-why-who")
    if person and person.resident.gone:
        return translate("error-take-gone")
    if call.kind is None or not call.answers.get("what"):
        return translate("online-why-what")
    if not platforms:
        return translate("online-why-platform")
    if call.for_other and call.part("caller").get("agreed") != "yes":
        return translate("error-post-resident-not-asked")
    return ""
