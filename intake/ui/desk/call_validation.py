"""Tell what is invalid or missing in a call before it can be saved or placed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from intake.domain.phone import parse_phone
from intake.domain.resident import parse_postcode
from intake.forms.request_forms import FORMS
from intake.text.reading.thresholds import MAX_LINE_LENGTH
from intake.ui.desk.person_fields import NEW_FIELDS

if TYPE_CHECKING:
    from intake.desk.taking.persons import Person
    from intake.kit.translations import Translate
    from intake.ui.models.call_draft import CallDraft

_MAX_FIELD_LENGTH = 120
_MAX_QUOTED = 40
_NEW_ENTRIES = tuple(f"new.{name}" for name in NEW_FIELDS)
_CALLER_ENTRIES = ("caller.name", "caller.relation", "caller.phone")


class InvalidEntry(NamedTuple):
    """The first invalid entry, and its sentence; both empty if there is none."""

    name: str = ""
    sentence: str = ""


def validate_person_field(name: str, value: str, translate: Translate) -> str:
    """Return what is wrong with a field of a new resident or a caller, or an empty text."""
    if len(value) > _MAX_FIELD_LENGTH:
        return translate("answer-too-long", most=_MAX_FIELD_LENGTH)
    if name == "phone" and value and parse_phone(value) is None:
        return translate("error-invalid-phone", typed=value[:_MAX_QUOTED])
    if name == "postcode" and value and parse_postcode(value) is None:
        return translate("error-invalid-postcode", typed=value[:_MAX_QUOTED])
    return ""


def find_invalid_entry(call_draft: CallDraft, translate: Translate) -> InvalidEntry:
    """Return the first entry that could not be parsed.

    It must be corrected or removed before the call is saved; it is never dropped.
    """
    if len(call_draft.displayed_text("said")) > MAX_LINE_LENGTH:
        return InvalidEntry("said", translate("answer-too-long", most=MAX_LINE_LENGTH))
    call = call_draft.entries
    form = FORMS[call.kind] if call.kind is not None else None
    for key, _ in call_draft.half_typed("a"):
        if form and form.asks(key):
            label = translate(form.field(key).label_key)
            return InvalidEntry(f"a.{key}", translate("online-why-half", field=label))
    checked: list[str] = []
    if call_draft.get("new"):
        checked += _NEW_ENTRIES
    if call.for_other:
        checked += _CALLER_ENTRIES
    for entry in checked:
        field = entry.partition(".")[2]
        sentence = validate_person_field(field, call_draft.get(entry).strip(), translate)
        if sentence:
            return InvalidEntry(entry, sentence)
    return InvalidEntry()


def missing_for_placing(
    call_draft: CallDraft, person: Person | None, translate: Translate, *, has_platform: bool
) -> str:
    """Return the first thing that is missing before placing, or an empty text."""
    call = call_draft.entries
    invalid = find_invalid_entry(call_draft, translate)
    if invalid.sentence:
        return invalid.sentence
    if not (call.resident_id or call.part("new")):
        return translate("online-why-new" if call_draft.get("new") else "online-why-who")
    if person and person.resident.gone:
        return translate("error-take-gone")
    if call.kind is None or not call.answers.get("what"):
        return translate("online-why-what")
    if not has_platform:
        return translate("online-why-platform")
    if call.for_other and call.part("caller").get("agreed") != "yes":
        return translate("error-post-resident-not-asked")
    return ""
