"""What stands on the page of a call but could not be understood.

It is mended or taken away before the call is written, never dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.forms.request_forms import FORMS
from intake.ui.desk.new_person import fault_of
from intake.ui.desk.who_presenter import NEW_FIELDS

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.models.call_draft import CallPage

_OF_NEW = tuple(f"new.{name}" for name in NEW_FIELDS)
_OF_CALLER = ("caller.name", "caller.relation", "caller.phone")
MOST_OF_LINE = 500


def half_typed(page: CallPage, translate: Translations) -> tuple[str, str]:
    """Give the first entry that is not understood and the sentence about it, or two empty texts."""
    call = page.call
    form = None
    if call.kind is not None:
        form = FORMS[call.kind]
    if len(page.shown("said")) > MOST_OF_LINE:
        return "said", translate("answer-too-long", most=MOST_OF_LINE)
    left = [key for key, _ in page.half_typed("a") if form and form.asks(key)]
    if form and left:
        return f"a.{left[0]}", translate(
            "online-why-half", field=translate(form.field(left[0]).label_key)
        )
    checked = (*(_OF_NEW if page.get("new") else ()), *(_OF_CALLER if call.for_other else ()))
    for name in checked:
        if fault := fault_of(name.partition(".")[2], page.get(name).strip(), translate):
            return name, fault
    return "", ""
