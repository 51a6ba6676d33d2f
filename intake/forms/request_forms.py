"""The five forms.

Their questions follow from what the platforms ask and what the slip says (docs/sources.md).
"""

from __future__ import annotations

from intake.forms.field import HELPER, ON_PAPER, ONLY_DESK, PUBLIC, Field, Form, Type


def _what_field(ask: str) -> Field:
    return Field(key="what", readers=PUBLIC, needed=True, ask=ask)


def _way_field(*choices: str) -> Field:
    return Field(key="way", type=Type.CHOICE, choices=choices, readers=PUBLIC)


_QUANTITY = Field(key="quantity", type=Type.NUMBER, readers=PUBLIC)
_FIRST = Field(key="first", type=Type.DAY, readers=PUBLIC)
_TIME = Field(key="time", type=Type.TIME, readers=PUBLIC)
_REPEAT = Field(key="repeat", type=Type.REPEAT, readers=PUBLIC)
_UNTIL = Field(key="until", type=Type.DAY, readers=PUBLIC, extra=True)
_HELPERS = Field(key="helpers", type=Type.NUMBER, readers=PUBLIC, extra=True)
_WHY = Field(key="why", type=Type.TEXT, readers=PUBLIC, most=400)
_COLLECTOR = Field(key="collector", readers=ON_PAPER)
_CALL_BACK = Field(key="call_back", type=Type.MOMENT, readers=ONLY_DESK)
_COST = Field(key="cost", type=Type.MONEY, readers=PUBLIC)
_NEED = Field(key="need", type=Type.CHOICE, choices=("very", "nice"), readers=PUBLIC, extra=True)
_SAME = Field(
    key="same_helper",
    type=Type.CHOICE,
    choices=("yes", "no", "any"),
    readers=PUBLIC,
    extra=True,
)
_AIDS = Field(
    key="aids",
    type=Type.CHOICE,
    choices=("none", "stick", "rollator", "wheelchair", "mobility_scooter"),
    readers=PUBLIC,
)
_KEEP = Field(key="keep", type=Type.CHOICE, choices=("loan", "keep"), readers=PUBLIC, extra=True)
_STAIRS = Field(
    key="stairs",
    type=Type.CHOICE,
    choices=("none", "few", "many", "lift"),
    readers=PUBLIC,
    extra=True,
)
_PETS = Field(key="pets", readers=HELPER, extra=True)
"""A post names only the animals that ``form_facts`` knows, never the answer itself."""

_NOTE = Field(key="note", type=Type.TEXT, most=1000, extra=True)

BORROW = Form(
    kind="borrow",
    fields=(
        _what_field("what-borrow"),
        _QUANTITY,
        _FIRST,
        Field(key="until", type=Type.DAY, readers=PUBLIC, ask="until-borrow"),
        _way_field("desk", "brought", "fetched", "centre"),
        _CALL_BACK,
        _WHY,
        _COLLECTOR,
        _COST,
        _KEEP,
        _NEED,
        _SAME,
        _NOTE,
    ),
)
MEAL = Form(
    kind="meal",
    fields=(
        _what_field("what-meal"),
        _QUANTITY,
        _FIRST,
        _REPEAT,
        Field(key="diet", secret=True, readers=PUBLIC),
        _way_field("brought", "fetched", "together", "centre", "desk"),
        _COST,
        _CALL_BACK,
        Field(key="allergies", secret=True, readers=HELPER, extra=True),
        _TIME,
        _WHY,
        _COLLECTOR,
        _NEED,
        _SAME,
        _PETS,
        _UNTIL,
        _NOTE,
    ),
)
HELP = Form(
    kind="help",
    fields=(
        _what_field("what-help"),
        _FIRST,
        _TIME,
        _REPEAT,
        _WHY,
        _CALL_BACK,
        _COST,
        _SAME,
        _AIDS,
        _STAIRS,
        _PETS,
        _NEED,
        _HELPERS,
        _UNTIL,
        _NOTE,
    ),
)
RIDE = Form(
    kind="ride",
    fields=(
        _what_field("what-ride"),
        _FIRST,
        _TIME,
        Field(key="back", type=Type.CHOICE, choices=("yes", "no", "wait"), readers=PUBLIC),
        Field(key="persons", type=Type.NUMBER, readers=PUBLIC),
        _AIDS,
        _COST,
        _CALL_BACK,
        _REPEAT,
        _WHY,
        _STAIRS,
        _NEED,
        _SAME,
        _UNTIL,
        _NOTE,
    ),
)
OFFER = Form(
    kind="offer",
    fields=(
        _what_field("what-offer"),
        Field(key="free", readers=PUBLIC),
        _FIRST,
        _REPEAT,
        _WHY,
        _CALL_BACK,
        Field(key="quantity", type=Type.NUMBER, readers=PUBLIC, extra=True),
        _KEEP,
        _UNTIL,
        _NOTE,
    ),
)
FORMS: dict[str, Form] = {form.kind: form for form in (BORROW, MEAL, HELP, RIDE, OFFER)}
"""The forms by kind, in the order of Alt 1 to Alt 5."""
