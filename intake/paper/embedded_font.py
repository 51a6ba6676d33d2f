"""A font of which the part that is put into a file is computed once.

Cutting out the used glyphs and compressing them takes most of the time of a single paper. Each file
has the same first part of the font: the common Latin letters. It is remembered, as is every further
part that another file used.
"""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFName, PDFObject
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

_SUBSET_SIZE = 256
"""Characters in one part: a simple font of a PDF has one byte a character."""

_MAX_REMEMBERED = 64


class _RememberingFace(TTFontFace):
    """Remembers its parts, cut and compressed."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._parts: dict[tuple[int, ...], bytes] = {}
        self._compressed: dict[bytes, bytes] = {}

    def makeSubset(self, subset: Any) -> bytes:
        key = tuple(subset)
        if key not in self._parts:
            if len(self._parts) >= _MAX_REMEMBERED:
                self._parts.clear()
                self._compressed.clear()
            self._parts[key] = super().makeSubset(subset)
        return self._parts[key]

    def addSubsetObjects(self, doc: Any, fontname: str, subset: list[int]) -> Any:
        base: Any = super()
        descriptor = base.addSubsetObjects(doc, fontname, subset)
        file = doc.idToObject[f"fontFile:{self.filename}({fontname})"]
        if file.content not in self._compressed:
            self._compressed[file.content] = zlib.compress(file.content, 9)
        file.content = self._compressed[file.content]
        file.dictionary["Filter"] = PDFArray([PDFName("FlateDecode")])
        return descriptor


class _Written(PDFObject):
    """Something that is written into a file as it is."""

    def __init__(self, written: bytes) -> None:
        self._written = written

    def format(self, _document: Any) -> bytes:
        return self._written


class EmbeddedFont(TTFont):
    """A TrueType font whose parts are remembered from file to file."""

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename, shapable=False)
        self.face = _RememberingFace(filename)
        codes = [code for code in self.face.charToGlyph if 32 <= code < 0x180]
        self._common = "".join(map(chr, sorted(codes)[: _SUBSET_SIZE - 1]))
        self._begun: tuple[dict[int, int], list[list[int]], int] | None = None
        self._widths: dict[tuple[float, ...], _Written] = {}

    def begin_file(self, document: Any) -> None:
        """Give the common letters the first part of this font in a file."""
        if self._begun is None:
            self.splitString(self._common, document)
            state: Any = self.state[document]
            self._begun = (state.assignments, state.subsets, state.nextCode)
        codes, parts, next_code = self._begun
        font: Any = self
        state = font._assignState(document)  # noqa: SLF001 - offered for those who roll their own
        state.assignments = dict(codes)
        state.subsets = [list(part) for part in parts]
        state.nextCode = next_code

    def addObjects(self, doc: Any) -> None:
        parts = range(len(self.state[doc].subsets))
        names = [self.getSubsetInternalName(part, doc)[1:] for part in parts]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name in names:
            fonts[name].Widths = self._cached_widths(tuple(fonts[name].Widths.sequence))

    def _cached_widths(self, widths: tuple[float, ...]) -> _Written:
        if widths not in self._widths:
            shown = " ".join(f"{width:g}" for width in widths)
            self._widths[widths] = _Written(f"[{shown}]".encode())
        return self._widths[widths]
