"""Put what a line says into the answers of a form, and return what the form does not ask.

Nothing is lost: what has no field is returned, to be kept as a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from intake.forms.field import Type

if TYPE_CHECKING:
    from intake.forms.field import Form
    from intake.text.reading.understand import Understood

_AIDS = {
    "stok": "stick", "wandelstok": "stick", "rollator": "rollator", "rolator": "rollator",
    "looprek": "rollator", "rolstoel": "wheelchair", "rolstoeler": "wheelchair",
    "rolsoel": "wheelchair", "scootmobiel": "mobility_scooter", "scotmobiel": "mobility_scooter",
    "scootmobil": "mobility_scooter",
}  # fmt: skip
_NUMBER_OF_KIND = {"ride": "persons", "help": "helpers"}
"""What a number counts, if it does not count the thing itself."""

_FIELDS = ("what", "first", "until", "time", "repeat", "way", "why", "diet", "aids", "keep", "cost")


class FormAnswers(NamedTuple):
    """Answers by field, as the form stores them, and facts that the form does not ask."""

    answers: dict[str, str]
    unplaced: dict[str, str]


def form_answers(understood: Understood, form: Form) -> FormAnswers:
    """Return the answer of each field, with values from that field's choices."""
    said = {name: getattr(understood, name) for name in _FIELDS if getattr(understood, name)}
    if understood.chores:
        said["what"] = understood.chores
    counts_things = form.asks("quantity") and not form.field("quantity").extra
    if understood.quantity > 1 or counts_things:
        said[_NUMBER_OF_KIND.get(form.kind, "quantity")] = str(understood.quantity)
    if "aids" in said:
        said["aids"] = _AIDS.get(said["aids"].lower().split()[-1], said["aids"])
    answers, unplaced = {}, {}
    for name, value in said.items():
        if form.asks(name) and _is_possible_answer(form, name, value):
            answers[name] = value
        else:
            unplaced[name] = _euros(value) if name == "cost" else value
    return FormAnswers(answers, unplaced)


def _is_possible_answer(form: Form, name: str, value: str) -> bool:
    field = form.field(name)
    return field.type is not Type.CHOICE or value in field.choices


def _euros(cents: str) -> str:
    euros, rest = divmod(int(cents), 100)
    return f"€ {euros},{rest:02}" if rest else f"€ {euros}"
