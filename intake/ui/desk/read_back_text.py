"""What is read back to the caller before the request is placed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from intake.domain.request import Request
from intake.text.composing.read_back import read_back

if TYPE_CHECKING:
    from intake.domain.resident import Resident
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.call_draft import CallDraft


def read_back_of(call_draft: CallDraft, resident: Resident, session: DeskSession) -> str:
    """Return the call on the page in sentences to read aloud; empty without a kind."""
    call = call_draft.entries
    if call.kind is None or not call.answers.get("what"):
        return ""
    call_back = call.answers.get("call_back")
    request = Request(
        code=call.code,
        resident_id=resident.id,
        caller_id=resident.id if call.for_other else None,
        kind=call.kind,
        answers=call.answers,
        call_back_before=datetime.fromisoformat(call_back) if call_back else None,
        taken_at=call.written_at or session.clock.now(),
    )
    return read_back(request, resident, session.translate)
