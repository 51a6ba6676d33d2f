"""What the filling of forms was tuned by, apart from what computes with it.

Chosen on the forms of ``tests/sets`` and held there: ``tests/unit/filling/test_form_sets.py`` says
with which score. What each source and type of control weighs is in ``field_role_tables``; what was
learnt of labels is made by ``tools/learn_labels.py``.
"""

from __future__ import annotations

MIN_SCORE = 0.5
"""From so much on, a control has a role."""

CLEAR = 0.95
"""From so much on, what a person reads beside a control leaves no doubt."""

TIE = 0.08
"""Nearer together than this, two controls are as good as each other, and the person is asked."""

TAUGHT = 9.0
"""The score of a role that a person taught, above any that is computed."""

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
"""What each role says for a form to be the one that describes something."""

OTHER_ROLE = 0.1
"""What any other role says for it."""

ASIDE = 2.0
"""What a control says against it that stands in a header, a footer or a side bar."""

MIN_FORM = 0.9
"""From so much on, one form of a page is the one, and the others are left alone."""

MIN_LIKENESS = 88
"""From so much likeness on (of 100), a choice of a list is the word that is looked for."""

MIN_STEM = 4
"""From so many letters on, a choice may begin with the word that is looked for."""
