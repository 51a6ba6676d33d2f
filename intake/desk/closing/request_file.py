"""Write a list of requests to a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from typing import TYPE_CHECKING

from intake.kit.codes import format_code
from intake.kit.files import write_file
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from intake.domain.request_list import RequestLine
    from intake.kit.translations import Translate

_HEADS = ("code", "what", "who", "turn", "promised", "online", "taken", "by")

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""First characters of a text that a spreadsheet would run as a formula (OWASP, "CSV Injection")."""

_UNSEEN = re.compile(r"^[\s\ufeff\u200b-\u200f\u2060\xad]+")
"""What a spreadsheet may leave out before it looks at the first character."""


def write_list(lines: Iterable[RequestLine], target: Path, translate: Translate) -> None:
    """Write lines with a header row; raises ``ExternalError`` if the file cannot be written.

    It uses semicolons and a byte order mark, as a Dutch spreadsheet expects them.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([translate(f"requests-{head}") for head in _HEADS])
    for line in lines:
        writer.writerow([_escape_formula(cell) for cell in _cells(line, translate)])
    write_file(target, text.getvalue().encode("utf-8-sig"), mode=0o600)


def _cells(line: RequestLine, translate: Translate) -> tuple[str, ...]:
    promised = ""
    if line.promised_at:
        promised = to_local_time(line.promised_at).strftime("%Y-%m-%d %H:%M")
    name = " ".join(part for part in (line.first_name, line.infix, line.last_name) if part)
    return (
        format_code(line.code),
        f"{translate(f'kind-{line.kind}')}: {line.what}",
        name,
        translate(line.turn),
        promised,
        translate("requests-count", count=line.posted, total=line.postings),
        to_local_time(line.taken_at).strftime("%Y-%m-%d"),
        line.taken_by,
    )


def _escape_formula(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    # Full-width signs ("＝") become the ordinary ones; some spreadsheets take them as such.
    begin = unicodedata.normalize("NFKC", _UNSEEN.sub("", cell)[:1])
    if begin.startswith(_FORMULA) or cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell
