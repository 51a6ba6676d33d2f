"""Draw a reference code as a QR symbol, and read it back in tests."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path


def make_qr_image(text: str) -> Image.Image:
    """Return the symbol with one pixel per module and a quiet zone of four."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = Image.fromarray(code.to_image(scale=1, add_quiet_zones=True))
    return image.convert("1")


@lru_cache(maxsize=256)
def qr_rows(text: str) -> tuple[int, str]:
    """Return how many modules a side has, and the symbol as hexadecimal rows, a 1 being white."""
    image = make_qr_image(text)
    return image.width, image.tobytes().hex().upper()


def read_qr(picture: Path) -> str | None:
    """Return the text of the first QR symbol in a picture; None if there is none."""
    barcodes = zxingcpp.read_barcodes(
        Image.open(picture).convert("L"),
        formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]),
    )
    if barcodes:
        return barcodes[0].text
    return None
