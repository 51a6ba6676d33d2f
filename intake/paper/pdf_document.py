"""A file of pages, written with the operators of PDF.

A page of a desk's paper is text, rules, boxes and pictograms. Writing their operators directly is
several times faster than a canvas of reportlab, which keeps a state for each call; its document,
fonts and fields are used as they are. What all pages share (pictograms, the head of a slip) is
drawn once. The operators: ISO 32000-1, annex A. Lengths are in points from the lower left.
"""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from math import cos, radians, sin
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4, A5, A6
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
)

from intake.paper.fonts import BOLD, REGULAR, font_name, text_width, without_missing_signs
from intake.paper.pictograms import pictogram_path
from intake.paper.reference_code_qr import qr_rows
from intake.paper.text_direction import drawing_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intake.paper.embedded_font import EmbeddedFont

PAGES = {"A4": A4, "A5": A5, "A6": A6, "A4-landscape": (A4[1], A4[0])}
"""Width and height in points by name."""

LEFT, RIGHT, CENTRE = "left", "right", "centre"
_MAX_REMEMBERED = 5_000
_RESOURCES = "shared-resources"
_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r", "\n": "\\n"})
_CIRCLE = 0.5523
"""The length of a Bézier curve's handle that draws a quarter of a circle, by its radius."""


class _PageObject(PDFObject):
    """A page that refers to the resources which all pages share."""

    __RefOnly__ = 1

    def __init__(self, contents: Any, width: float, height: float) -> None:
        self._contents = contents
        self._size = f"{width:.2f} {height:.2f}"

    def format(self, document: Any) -> bytes:
        numbers = document.idToObjectNumberAndVersion
        parent = document.Reference(document.Pages).format(document).decode()
        return (
            f"<</Type/Page/Parent {parent}/MediaBox[0 0 {self._size}]"
            f"/Resources {numbers[_RESOURCES][0]} 0 R"
            f"/Contents {numbers[self._contents.name][0]} 0 R>>"
        ).encode()


class _Content(PDFObject):
    """The operators of one page, compressed."""

    __RefOnly__ = 1

    def __init__(self, operators: bytes) -> None:
        self._compressed = zlib.compress(operators, 9)

    def format(self, _document: Any) -> bytes:
        size = len(self._compressed)
        head = b"<</Filter/FlateDecode/Length %d>>\nstream\n" % size
        return head + self._compressed + b"\nendstream"


class PdfDocument:
    """A PDF with its title and its language, which fills page by page.

    ``register_fonts`` must have been called before.
    """

    def __init__(self, title: str, *, author: str = "", language: str = "nl") -> None:
        document: Any = PDFDocument(compression=1, lang=language)
        self._document = document
        self._document.setTitle(title)
        self._document.setAuthor(author)
        self._document.setCreator("Intake")
        self._document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": True})
        self._shared: dict[str, str] = {}
        self._forms: dict[str, PDFObjectReference] = {}
        self._encoded: dict[tuple[str, bool], list[tuple[str, str]]] = {}
        self._fonts: dict[bool, EmbeddedFont] = {}
        for bold, name in ((False, REGULAR), (True, BOLD)):
            font: Any = pdfmetrics.getFont(name)
            font.begin_file(self._document)
            self._fonts[bold] = font
        self.pages = 0

    def new_page(self, width: float, height: float, *, mirrored: bool = False) -> Page:
        """Return a new page; it stands in the file once ``add`` is called."""
        return Page(self, width, height, mirrored=mirrored)

    def add(self, page: Page) -> None:
        """Add a page that is complete."""
        content = _Content(page.operators())
        reference = self._document.Reference(content)
        self._document.addPage(_PageObject(reference, page.width, page.height))
        self.pages += 1

    def content(self) -> bytes:
        """Return the whole file."""
        resources = PDFDictionary(
            {
                "Font": PDFObjectReference("BasicFonts"),
                "XObject": PDFDictionary(self._forms),
                "ProcSet": PDFArray([PDFName("PDF"), PDFName("Text"), PDFName("ImageB")]),
            }
        )
        self._document.Reference(resources, _RESOURCES)
        return bytes(self._document.GetPDFData(None))

    def encode(self, text: str, *, bold: bool) -> list[tuple[str, str]]:
        """Return a line as pairs of a font's name and what it shows, as ``Tf`` and ``Tj`` want."""
        key = (text, bold)
        if len(self._encoded) > _MAX_REMEMBERED:  # a file of a thousand slips has as many names
            self._encoded.clear()
        if key not in self._encoded:
            font = self._fonts[bold]
            self._encoded[key] = [
                (
                    font.getSubsetInternalName(part, self._document),
                    codes.decode("latin-1").translate(_ESCAPES),
                )
                for part, codes in font.splitString(text, self._document)
            ]
        return self._encoded[key]

    def share_drawing(self, key: str, operators: str, width: float, height: float) -> str:
        """Return the name of a drawing that pages refer to instead of repeating it."""
        if key not in self._shared:
            name = f"X{len(self._shared)}"
            form = PDFStream(content=operators.encode("latin-1"))
            form.dictionary["Type"] = PDFName("XObject")
            form.dictionary["Subtype"] = PDFName("Form")
            form.dictionary["BBox"] = PDFArray([0, 0, width, height])
            form.dictionary["Resources"] = PDFDictionary({"Font": PDFObjectReference("BasicFonts")})
            content = zlib.compress(form.content, 9)
            form.content = content
            form.dictionary["Filter"] = PDFArray([PDFName("FlateDecode")])
            self._forms[name] = self._document.Reference(form)
            self._shared[key] = name
        return self._shared[key]


class Page:
    """One page that is being drawn.

    ``mirrored`` pages are read from right to left: each place is counted from the right edge, and
    what stands flush left elsewhere stands flush right.
    """

    def __init__(
        self, file: PdfDocument, width: float, height: float, *, mirrored: bool = False
    ) -> None:
        self._file = file
        self.width = width
        self.height = height
        self.mirrored = mirrored
        self._operators: list[str] = []
        self._font = ("", 0.0)

    def draw_text(
        self,
        text: str,
        at: tuple[float, float],
        size: float,
        *,
        bold: bool = False,
        side: str = LEFT,
    ) -> None:
        """Write one line at its base line.

        ``side`` tells which end of the line stands ``at`` the place: left, right or centre. On a
        mirrored page left and right change places.
        """
        shown = without_missing_signs(text)
        if not shown:
            return
        x, y = at
        self._write(
            shown, self._left_edge(shown, x, size, bold=bold, side=side), y, size, bold=bold
        )

    @contextmanager
    def draw_in_white(self) -> Iterator[None]:
        """Write in white, on a filled box."""
        self._draw("1 g")
        yield
        self._draw("0 g")

    def _left_edge(self, text: str, x: float, size: float, *, bold: bool, side: str) -> float:
        if self.mirrored:
            x = self.width - x
            side = {"left": "right", "right": "left"}.get(side, side)
        if side == "left":
            return x
        wide = text_width(text, font_name(bold=bold), size)
        return x - wide if side == "right" else x - wide / 2

    def _write(self, text: str, left: float, y: float, size: float, *, bold: bool) -> None:
        self._operators.append(f"BT 1 0 0 1 {left:.1f} {y:.1f} Tm")
        drawn = drawing_order(text, right_to_left=self.mirrored)
        for font, shown in self._file.encode(drawn, bold=bold):
            if self._font != (font, size):
                self._operators.append(f"{font} {size:g} Tf")
                self._font = (font, size)
            self._operators.append(f"({shown}) Tj")
        self._operators.append("ET")

    def draw_text_with_strong(
        self, text: str, strong: str, at: tuple[float, float], size: float
    ) -> None:
        """Write one line of which a part is bold."""
        if not strong or strong not in text:
            self.draw_text(text, at, size)
            return
        x, y = at
        before, _, after = text.partition(strong)
        pieces = [(before, False), (strong, True), (after, False)]
        if self.mirrored:
            pieces.reverse()
        widths = [text_width(said, font_name(bold=bold), size) for said, bold in pieces]
        left = self.width - x - sum(widths) if self.mirrored else x
        for (said, bold), wide in zip(pieces, widths, strict=True):
            if said.strip():
                self._write(said, left, y, size, bold=bold)
            left += wide

    def draw_rule(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        weight: float,
        *,
        grey: float = 0.0,
        dash: str = "",
    ) -> None:
        """Draw a straight line; ``dash`` holds the lengths of a stroke and of a gap."""
        (left, low), (right, high) = self._mirror_point(*start), self._mirror_point(*end)
        if dash:
            self._draw(f"[{dash}] 0 d")
        self._draw(f"{grey:g} G {weight:g} w {left:.1f} {low:.1f} m {right:.1f} {high:.1f} l S")
        if dash:
            self._draw("[] 0 d")

    def _mirror_point(self, x: float, y: float) -> tuple[float, float]:
        return (self.width - x if self.mirrored else x), y

    def draw_box(
        self,
        corner: tuple[float, float],
        size: tuple[float, float],
        *,
        fill: str = "",
        weight: float = 0.0,
    ) -> None:
        """Draw a box from its lower left corner.

        ``fill`` is a colour as ``rg`` or ``g`` wants it, ``weight`` the width of its outline.
        """
        (left, bottom), (width, height) = corner, size
        if self.mirrored:
            left = self.width - left - width
        shape = f"{left:.1f} {bottom:.1f} {width:.1f} {height:.1f} re"
        if fill:
            self._draw(f"{fill} {shape} f 0 g")
        if weight:
            self._draw(f"0 G {weight:g} w {shape} S")

    def draw_circle(self, x: float, y: float, radius: float, weight: float) -> None:
        """Draw the outline of a circle around a point."""
        x, y = self._mirror_point(x, y)
        handle = radius * _CIRCLE
        self._draw(
            f"0 G {weight:g} w {x + radius:.1f} {y:.1f} m "
            f"{x + radius:.1f} {y + handle:.1f} {x + handle:.1f} {y + radius:.1f} {x:.1f} "
            f"{y + radius:.1f} c {x - handle:.1f} {y + radius:.1f} {x - radius:.1f} "
            f"{y + handle:.1f} {x - radius:.1f} {y:.1f} c {x - radius:.1f} {y - handle:.1f} "
            f"{x - handle:.1f} {y - radius:.1f} {x:.1f} {y - radius:.1f} c {x + handle:.1f} "
            f"{y - radius:.1f} {x + radius:.1f} {y - handle:.1f} {x + radius:.1f} {y:.1f} c S"
        )

    def draw_icon(self, name: str, left: float, bottom: float, size: float) -> None:
        """Draw a pictogram (``mdi6.clock-outline``); it is never mirrored."""
        if self.mirrored:
            left = self.width - left - size
        form = self._file.share_drawing(name, pictogram_path(name), 512, 512)
        scale = size / 512
        self._draw(f"q {scale:.4f} 0 0 {scale:.4f} {left:.1f} {bottom:.1f} cm /{form} Do Q")

    def draw_qr(self, text: str, left: float, bottom: float, side: float) -> None:
        """Draw a QR symbol with its quiet zone, one bit for each module."""
        if self.mirrored:
            left = self.width - left - side
        modules, rows = qr_rows(text)
        self._draw(
            f"q {side:.1f} 0 0 {side:.1f} {left:.1f} {bottom:.1f} cm\n"
            f"BI /W {modules} /H {modules} /BPC 1 /CS /G /F /AHx ID\n{rows}>\nEI Q"
        )

    @contextmanager
    def rotate(self, x: float, y: float, degrees: float) -> Iterator[None]:
        """Draw around another origin, turned by an angle."""
        angle = radians(degrees)
        across, up = cos(angle), sin(angle)
        self._draw(f"q {across:.4f} {up:.4f} {-up:.4f} {across:.4f} {x:.1f} {y:.1f} cm")
        yield
        self._draw("Q")
        self._font = ("", 0.0)

    def _draw(self, operators: str) -> None:
        self._operators.append(operators)

    def operators(self) -> bytes:
        """Return what was drawn."""
        return "\n".join(self._operators).encode("latin-1")
