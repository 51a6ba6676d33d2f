"""Draw the papers that need no open desk: the recovery sheet and a sample slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.paths import resources
from intake.kit.settings import load_settings
from intake.kit.translations import Translations
from intake.wiring.startup import load_translations

if TYPE_CHECKING:
    from pathlib import Path

    from intake.kit.paths import Home


def write_recovery_sheet(key: bytes, target: Path, home: Home, *, practice: bool) -> None:
    """Write the recovery sheet of a key."""
    from intake.domain.recovery_key import key_to_groups
    from intake.paper.recovery_sheet import draw_recovery

    draw_recovery(
        key_to_groups(key),
        load_translations(home, load_settings(home.settings)),
        target,
        home.folder("cache"),
        practice=practice,
    )


def draw_sample_slip(target: Path, paper: str) -> int:
    """Draw a slip with invented facts, to test a printer or a frozen program; return its pages."""
    import tempfile
    from datetime import UTC, datetime, timedelta
    from pathlib import Path as File

    from intake.domain.centre import Centre
    from intake.domain.request import Kind, Request
    from intake.domain.resident import Resident
    from intake.paper.slip import draw_slip
    from intake.text.composing.proof_slip import proof_slip
    from intake.text.composing.slip_text import SlipFacts

    now = datetime.now(UTC)
    resident = Resident(salutation="mevrouw", last_name="Voorbeeld")
    request = Request(
        code="K7QF20",
        resident_id=resident.id,
        kind=Kind.BORROW,
        taken_at=now,
        answers={"what": "boormachine"},
        call_back_before=now + timedelta(days=2),
    )
    with tempfile.TemporaryDirectory() as cache:
        centre = Centre(
            name="Vrijwilligerscentrale Voorbeeld", phone="+31205550100", is_practice=True
        )
        facts = SlipFacts(resident, request, centre)
        text = proof_slip(Translations(resources() / "words"), facts)
        return draw_slip(text, target, File(cache), paper)
