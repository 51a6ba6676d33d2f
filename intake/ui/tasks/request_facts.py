"""What was asked, one line for each answer, in the order of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.forms.request_forms import FORMS
from intake.text.reading.answers import format_answer

if TYPE_CHECKING:
    from intake.domain.request import Request
    from intake.domain.resident import Caller
    from intake.kit.translations import Translations


def request_facts(
    request: Request | None, caller: Caller | None, translate: Translations
) -> tuple[str, ...]:
    """Return what was asked, and who asked it for somebody else; empty without a request."""
    if request is None:
        return ()
    lines = []
    for field in FORMS[request.kind].fields:
        value = request.answers.get(field.key, "")
        if value:
            shown = format_answer(field, value, translate, translate.language)
            if field.choices:
                shown = translate(field.choice_key(value))
            lines.append(f"{translate(field.label_key).rstrip('?')}: {shown}")
    if caller:
        who = ", ".join(part for part in (caller.name, caller.relation) if part)
        lines.append(translate("who-caller", caller=who))
    return tuple(lines)
