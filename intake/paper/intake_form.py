"""Draw the empty forms for a power cut: one on a sheet of A4, numbered, with room to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.files import write_file
from intake.paper.flow import Flow, Layout
from intake.paper.fonts import REGULAR, register_fonts, text_width
from intake.paper.pdf_document import PdfDocument

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from intake.text.composing.intake_form import FormPart, IntakeForm

_SIZE = 13.0
_SMALL = 12.0
_TITLE = 22.0
_LINE = 37.0
"""Points between two lines to write on: a hand needs nine millimetres and more."""

_BOX = 13.0


def draw_intake_forms(forms: Sequence[IntakeForm], pdf_path: Path, font_cache: Path) -> int:
    """Write the forms to a file, one on a sheet, and return the number of sheets."""
    register_fonts(font_cache)
    file = PdfDocument(forms[0].title, author=forms[0].centre)
    for form in forms:
        layout = Layout(
            left=40,
            right=40,
            top=30,
            bottom=34,
            leading=1.3,
            practice_mark=form.practice_mark,
            mark_size=_SMALL,
        )
        flow = Flow(file, layout)
        _draw_form(flow, form)
        flow.finish()
    write_file(pdf_path, file.content())
    return file.pages


def _draw_form(flow: Flow, form: IntakeForm) -> None:
    flow.write(form.title, _TITLE, bold=True)
    flow.write(form.centre, _SMALL)
    flow.skip(2)
    flow.draw_rule(2)
    for part in form.before:
        _draw_part(flow, part)
    flow.skip(_LINE * 0.85)
    _draw_ticks(flow, form.kinds, flow.layout.left)
    for part in form.after:
        _draw_part(flow, part)
    flow.skip(10)
    for question in form.consents:
        flow.skip(8)
        flow.write(question, _SIZE, width=flow.width * 0.64)
        flow.y += _SIZE * 0.3
        _draw_ticks(flow, form.answers, flow.layout.left + flow.width * 0.68)
    flow.skip(14)
    flow.write(form.foot, _SMALL, bold=True)


def _draw_part(flow: Flow, part: FormPart) -> None:
    """Draw a heading and the fields of one line, each with its name below its line."""
    flow.skip(_LINE * (0.9 if part.heading else 1.1))
    page = flow.page
    if part.heading:
        page.draw_text(part.heading, (flow.layout.left, flow.y), _SIZE, bold=True)
        flow.skip(_LINE * 0.8)
    gap = 14.0
    width = (flow.width - gap * (len(part.fields) - 1)) / len(part.fields)
    for index, field in enumerate(part.fields):
        left = flow.layout.left + index * (width + gap)
        page.draw_rule((left, flow.y), (left + width, flow.y), 0.7)
        page.draw_text(field, (left, flow.y - _SMALL), 10)
    flow.skip(_SMALL)


def _draw_ticks(flow: Flow, words: tuple[str, ...], left: float) -> None:
    x = left
    for said in words:
        wide = _BOX + 22 + text_width(said, REGULAR, _SIZE)
        if x + wide > flow.page.width - flow.layout.right + 16 and x > left:
            x = left
            flow.skip(_SIZE * 1.8)
        flow.page.draw_box((x, flow.y - 2), (_BOX, _BOX), weight=0.9)
        flow.page.draw_text(said, (x + _BOX + 5, flow.y), _SIZE)
        x += wide
