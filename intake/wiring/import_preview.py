"""Show what an import would make of a file, without making anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from intake.wiring.import_lists import read_list

if TYPE_CHECKING:
    from pathlib import Path

    from intake.kit.translations import Translate


def import_preview(file: Path, translate: Translate) -> dict[str, Any]:
    """Return households, rows, doubles and what is wrong, as ``intake import --preview`` prints."""
    preview = read_list(file, {})
    return {
        "households": len(preview.households),
        "rows": [
            {"row": list(household.place), "values": household.values}
            for household in preview.households
        ],
        "doubles": [[list(one), list(other)] for one, other in preview.doubles],
        "wrong": [
            {
                "row": list(wrong.place),
                "why": translate(f"import-wrong-{wrong.field}", written=wrong.written),
            }
            for wrong in preview.wrong
        ],
    }
