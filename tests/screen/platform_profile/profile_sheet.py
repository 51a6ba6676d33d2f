"""Typing into the sheet of a profile."""

from __future__ import annotations

from intake.domain.platform_profile import (
    PostingMethod,
)


def typed(window, **values):
    for name, text in values.items():
        window.fields.edits[name].setText(text)
    window.save()


def by_program(window, **values):
    window.way.setCurrentIndex(window.way.findData(PostingMethod.PROGRAM))
    window.fields.edits["name"].setText("Buurtsite")
    for name, text in values.items():
        window.program.fields.edits[name].setText(text)
