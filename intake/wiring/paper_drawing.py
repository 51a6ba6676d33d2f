"""Draw each paper by the kind of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.text.composing.appointment_text import AppointmentText
from intake.text.composing.counter_papers import Coupon, PointingBoard
from intake.text.composing.intake_form import IntakeForm
from intake.text.composing.label_text import LabelText
from intake.text.composing.no_answer_letter import LetterText
from intake.text.composing.receipt_text import ReceiptText
from intake.text.composing.sheet_text import CallSheetText, SheetText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from intake.text.composing.report_text import ChartText, ReportText
    from intake.text.composing.slip_text import SlipText

    PaperText = ReceiptText | AppointmentText | PointingBoard | SheetText | CallSheetText
    PaperSeries = (
        Sequence[Coupon] | Sequence[IntakeForm] | Sequence[LabelText] | Sequence[LetterText]
    )


def draw_paper(text: PaperText, pdf_path: Path, font_cache: Path) -> int:
    """Write a paper to a file and return its number of pages."""
    if isinstance(text, AppointmentText):
        from intake.paper.appointment_card import draw_appointment_card

        return draw_appointment_card(text, pdf_path, font_cache)
    if isinstance(text, PointingBoard):
        from intake.paper.pointing_board import draw_pointing_board

        return draw_pointing_board(text, pdf_path, font_cache)
    if isinstance(text, CallSheetText):
        from intake.paper.call_sheet import draw_call_sheet

        return draw_call_sheet(text, pdf_path, font_cache)
    if isinstance(text, ReceiptText):
        from intake.paper.receipt import draw_receipt

        return draw_receipt(text, pdf_path, font_cache)
    from intake.paper.sheet import draw_sheet

    return draw_sheet(text, pdf_path, font_cache)


def draw_series(
    texts: PaperSeries, pdf_path: Path, font_cache: Path, profile: str = "a4-21", begin_at: int = 1
) -> int:
    """Write several papers of one kind to a file and return its number of pages.

    ``profile`` and ``begin_at`` are for labels: how they lie, and the first free one.
    """
    if isinstance(texts[0], Coupon):
        from intake.paper.coupon import draw_coupons

        return draw_coupons(
            [text for text in texts if isinstance(text, Coupon)], pdf_path, font_cache
        )
    if isinstance(texts[0], IntakeForm):
        from intake.paper.intake_form import draw_intake_forms

        forms = [text for text in texts if isinstance(text, IntakeForm)]
        return draw_intake_forms(forms, pdf_path, font_cache)
    if isinstance(texts[0], LetterText):
        from intake.paper.letter import draw_letters

        letters = [text for text in texts if isinstance(text, LetterText)]
        return draw_letters(letters, pdf_path, font_cache)
    from intake.paper.labels import draw_labels

    labels = [text for text in texts if isinstance(text, LabelText)]
    return draw_labels(labels, pdf_path, font_cache, profile, begin_at)


def draw_batch(
    slips: Sequence[SlipText], pdf_path: Path, font_cache: Path, progress: Callable[[int], bool]
) -> int:
    """Write many slips to one file and return its number of pages; 0 if ``progress`` stopped it."""
    from intake.paper.slip import draw_slips

    return draw_slips(slips, pdf_path, font_cache, progress=progress)


def draw_report(text: ReportText, pdf_path: Path, font_cache: Path) -> int:
    """Write a report to a file and return its number of pages."""
    from intake.paper import report_paper

    return report_paper.draw_report(text, pdf_path, font_cache)


def draw_charts(charts: Sequence[ChartText], pdf_path: Path, font_cache: Path) -> int:
    """Write the charts of a report to a file and return their number."""
    from intake.paper import report_paper

    return report_paper.draw_charts(charts, pdf_path, font_cache)


def write_report_workbook(text: ReportText, pdf_path: Path) -> None:
    """Write the tables of a report to a workbook, each on a sheet of its own."""
    from intake.spreadsheets.workbook import SheetTable, write_workbook

    write_workbook(
        [SheetTable(section.title, section.heads, section.rows) for section in text.sections],
        pdf_path,
    )
