"""A thousand slips in one file, and one warm slip, beside reportlab's platypus doing the same slip.

    python bench/slips.py [--count 1000] [--plot slips.png]

Both draw the words of the same agreements in the same run, so that only the ratios count: how many
slips a second, how many bytes a slip, and how long one slip takes when the fonts are there.
"""

from __future__ import annotations

import argparse
import io
import statistics
import tempfile
from pathlib import Path
from time import perf_counter
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus import Image as PaperImage

from intake.paper.fonts import BOLD, REGULAR, register_fonts
from intake.paper.pdf_document import PdfDocument
from intake.paper.pictograms import pictogram_path
from intake.paper.reference_code_qr import make_qr_image
from intake.paper.slip import add_slip
from tests.real.paper.batch_texts import slip_texts

_OURS, _THEIRS = "#205f8a", "#b0bac4"
PLAIN, PLAIN_BOLD = "Plain", "Plain-Bold"
"""The same two fonts as reportlab itself puts them into a file."""


class _Icon(Flowable):
    """A pictogram for platypus, as an outline."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.width = self.height = 42

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.scale(42 / 512, 42 / 512)
        self.canv.addLiteral(pictogram_path(self.name))
        self.canv.restoreState()


def platypus_parts(text) -> list:
    """Return the flowables of one slip: the same words, pictograms and QR."""
    plain = ParagraphStyle("plain", fontName=PLAIN, fontSize=18, leading=25)
    strong = ParagraphStyle("strong", fontName=PLAIN_BOLD, fontSize=20, leading=28)
    small = ParagraphStyle("small", fontName=PLAIN_BOLD, fontSize=15, leading=21)
    head = [Paragraph(escape(said), small) for said in (text.centre, text.phone)]
    hours = [Paragraph(line, small) for line in text.hours]
    parts = [
        Table([[head, hours]], colWidths=[290, 210]),
        Paragraph(escape(text.title), ParagraphStyle("title", strong, fontSize=26, leading=36)),
        Paragraph(escape(text.for_whom), plain),
    ]
    for block in text.blocks:
        words = [Paragraph(block.heading, strong)]
        for line in block.lines:
            said = escape(line)
            if block.strong:
                said = said.replace(
                    block.strong, f'<font name="{PLAIN_BOLD}">{block.strong}</font>'
                )
            words.append(Paragraph(said, plain))
        table = Table([[_Icon(block.icon), words]], colWidths=[56, 444])
        top, line = ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.7)
        table.setStyle(TableStyle([top, (*line, "#b3b3b3")]))
        parts.append(table)
    file = io.BytesIO()
    make_qr_image(text.code.replace("-", "")).save(file, "PNG")
    file.seek(0)
    foot = [Paragraph(text.code, strong)] + [Paragraph(line, small) for line in text.safety]
    parts += [Spacer(1, 8), Table([[PaperImage(file, 80, 80), foot]], colWidths=[100, 400])]
    return parts


def draw_with_platypus(texts) -> bytes:
    """Return one file with a page for each slip."""
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file, pagesize=A4, leftMargin=45, rightMargin=45, topMargin=30, bottomMargin=30, lang="nl"
    )
    parts = []
    for text in texts:
        parts += [*platypus_parts(text), PageBreak()]
    document.build(parts)
    return file.getvalue()


def draw_ours(texts) -> bytes:
    """Return one file with a page for each slip."""
    file = PdfDocument("Briefjes", author=texts[0].centre)
    for text in texts:
        add_slip(file, text)
    return file.content()


def seconds(work, *arguments) -> tuple[float, bytes]:
    begun = perf_counter()
    made = work(*arguments)
    return perf_counter() - begun, made


def one_warm(work, text, rounds: int = 15) -> float:
    """Return the median seconds of one slip, after a first one."""
    work([text])
    return statistics.median(seconds(work, [text])[0] for _ in range(rounds))


def main() -> None:
    """Print the ratios, and plot them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--plot", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        register_fonts(Path(folder))
        for own, plain in ((REGULAR, PLAIN), (BOLD, PLAIN_BOLD)):
            path = next(Path(folder).glob(f"{own}-[0-9a-f]*.ttf"))
            pdfmetrics.registerFont(TTFont(plain, str(path)))
        texts = slip_texts(chosen.count)
        draw_ours(texts[:5])
        draw_with_platypus(texts[:5])
        ours, file = seconds(draw_ours, texts)
        theirs, other = seconds(draw_with_platypus, texts)
        warm, warm_theirs = one_warm(draw_ours, texts[0]), one_warm(draw_with_platypus, texts[0])
    count = len(texts)
    rows = (
        ("slips a second", count / ours, count / theirs, "x platypus", theirs / ours, 6.0),
        ("bytes a slip", len(file) / count, len(other) / count, "bytes", len(file) / count, 1500.0),
        ("one slip, ms", warm * 1000, warm_theirs * 1000, "of platypus", warm / warm_theirs, 1 / 3),
    )
    print(f"{count} slips in nl and en; ours, platypus, what counts (goal)")
    for name, own, other_one, unit, figure, goal in rows:
        print(f"{name:16} {own:10.2f} {other_one:10.2f} {figure:10.2f} {unit} ({goal:.2f})")
    if chosen.plot:
        plot(rows, chosen.plot)


def plot(rows, target: Path) -> None:
    """Draw each pair as two bars, on their own scale, the lower the shorter."""
    wide, high, gap = 280, 220, 30
    picture = Image.new("RGB", (wide * len(rows), high), "white")
    draw = ImageDraw.Draw(picture)
    for at, (name, own, other, unit, figure, goal) in enumerate(rows):
        left = at * wide + gap
        draw.text((left, 8), f"{name}: {figure:.2f} {unit} (goal {goal:.2f})", fill="black")
        for bar, (said, value) in enumerate((("Intake", own), ("platypus", other))):
            x = left + bar * 100
            top = high - 40 - 130 * value / max(own, other)
            draw.rectangle((x, top, x + 70, high - 40), fill=(_OURS, _THEIRS)[bar])
            draw.text((x, high - 32), f"{said} {value:.1f}", fill="black")
    picture.save(target)


if __name__ == "__main__":
    main()
