"""The tuned numbers of the filling of forms.

They were tuned on the forms of ``tests/sets``; ``tests/unit/filling/test_form_sets.py`` tells the
score. The weights of sources and types of control are in ``field_role_weights``; the learnt weights
of labels are made by ``tools/learn_labels.py``.
"""

from __future__ import annotations

MIN_SCORE = 0.5
"""Minimum score for a control to have a role."""

MIN_CLEAR_SCORE = 0.95
"""From this score on, what a person reads beside a control leaves no doubt."""

MAX_TIE_DIFFERENCE = 0.08
"""Two controls whose scores differ by less are equal, and the person is asked."""

TAUGHT_SCORE = 9.0
"""The score of a role that a person taught, above any computed score."""

ROLES_OF_THE_FORM = {
    "description": 3.0,
    "title": 2.0,
    "summary": 2.0,
    "kind": 2.0,
    "category": 1.5,
    "date_from": 1.0,
    "date_until": 1.0,
    "quantity": 0.5,
    "time_from": 0.5,
    "duration": 0.5,
}
"""How much each role speaks for a form to be the one that describes something."""

OTHER_ROLE = 0.1
"""How much any other role speaks for it."""

WEIGHT_OF_SIDE_CONTENT = 2.0
"""How much a control in a header, a footer or a side bar speaks against it."""

MIN_FORM = 0.9
"""Minimum score of the part of a page that is the form; the others are left alone.

If no part has it, a part that asks for more than a name and a mail address is a further page of a
form; a newsletter and a search are not.
"""

MIN_LIKENESS = 88
"""Minimum similarity (of 100) between an option and the wanted word."""

MIN_STEM = 4
"""Minimum length of the wanted word with which an option may begin."""
