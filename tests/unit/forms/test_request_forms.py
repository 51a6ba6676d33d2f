"""What the forms ask, and how much they take."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from intake.forms.request_forms import FORMS
from intake.text.reading.answers import parse_answer

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WITH_A_REASON = [
    kind for kind, form in FORMS.items() if any(field.key == "why" for field in form.fields)
]


@pytest.mark.parametrize("kind", WITH_A_REASON)
def test_a_reason_may_be_told_at_length(kind):
    why = next(field for field in FORMS[kind].fields if field.key == "why")
    assert parse_answer(why, "x" * 400, NOW).fault == ""
    assert parse_answer(why, "x" * 401, NOW).fault == "answer-too-long"
