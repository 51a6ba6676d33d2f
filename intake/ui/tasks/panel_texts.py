"""The texts of an errand, in the order in which the panel shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.tasks.errands import Errand


def panel_texts(errand: Errand, translate: Translations, *, tells_request: bool) -> tuple[str, ...]:
    """Return ten texts, each empty if there is nothing to tell.

    What must be done, who, their number, by when, what it is about, the last attempt, what must
    come first, how to talk, what to say and what to leave on the voicemail. ``tells_request`` is
    False where the page shows the request itself.
    """
    view = errand.first
    about = view.other_about if tells_request else ""
    script = view.script
    if len(errand.views) > 1:
        about = "\n".join(each.about for each in errand.views)
        if view.is_call:
            script = "\n\n".join(each.script for each in errand.views)
    if view.is_call and script:
        script = translate("call-read-aloud", text=script)
    if view.closing:
        script = f"{script}\n{translate('call-closing', text=view.closing)}"
    return (
        view.title,
        view.who_capital,
        view.numbers,
        " · ".join(part for part in (view.due, view.waits) if part),
        about,
        view.last_attempt,
        view.caution,
        view.habits,
        script,
        view.voicemail,
    )
