"""Facts for papers, and what stands where on a page."""

from __future__ import annotations

from datetime import datetime

from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics

from intake.domain.agreement import Agreement
from intake.domain.centre import Centre
from intake.domain.phone import Phone
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.kit.ids import new_id
from intake.kit.paths import resources
from intake.kit.time_zone import AMSTERDAM
from intake.kit.translations import Translations
from intake.paper.fonts import BOLD, REGULAR
from intake.paper.slip import draw_slip
from tests.fakes import MONDAY

TRANSLATE = Translations(resources() / "words")


ANNIE = Resident(
    salutation="mevrouw",
    first_name="Annie",
    infix="de",
    last_name="Vries-Bakker",
    phones=(Phone("+31206184217"),),
)


LINDE = Centre(
    name="Vrijwilligerscentrale De Linde",
    phone="+31205550100",
    entrance="De ingang is links.",
    hours=dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "09:00-17:00"),
)


DRILL = Request(
    code="K7QF20",
    resident_id=ANNIE.id,
    kind=Kind.BORROW,
    taken_at=MONDAY,
    answers={"what": "boormachine", "way": "desk", "collector": "buurvrouw"},
)


FRIDAY = Agreement(request_id=DRILL.id, reply_id=new_id(), helper="Henk",
    meet_at=datetime(2026, 11, 27, 10, tzinfo=AMSTERDAM),
    place="Vrijwilligerscentrale De Linde, Kinkerstraat 120",
                   return_by=datetime(2026, 11, 30, 17, tzinfo=AMSTERDAM),
                   code_word="appeltaart")  # fmt: skip


def drawn(tmp_path, cache, text, paper="A4"):
    target = tmp_path / "slip.pdf"
    return target, draw_slip(text, target, cache, paper)


def sizes_in(pdf):
    found = []

    def see(text, _ctm, matrix, _font, size):
        if text.strip():
            found.append((text.strip(), round(abs(size * matrix[0]), 1)))

    for page in PdfReader(pdf).pages:
        page.extract_text(visitor_text=see)
    return found


def placed_in(pdf):
    """Return each text of each page with where it begins and ends and how low it stands, in points,
    and the page's width.
    """
    found = []
    for at, page in enumerate(PdfReader(pdf).pages):

        def see(text, moved, matrix, font, size, at=at, page=page):
            if text.strip():
                left, low = matrix[4] + moved[4], matrix[5] + moved[5]
                face = BOLD if font and "700" in str(font.get("/BaseFont")) else REGULAR
                wide = pdfmetrics.stringWidth(text.strip(), face, size * matrix[0])
                found.append(
                    (
                        at,
                        text.strip(),
                        left,
                        left + wide,
                        low,
                        float(page.mediabox.width),
                    )
                )

        page.extract_text(visitor_text=see)
    return found
