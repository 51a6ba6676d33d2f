"""A page as the filling sees it: its controls with the words near them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a list or of a radio group."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Control:
    """One box on a page.

    ``index`` is how the browser finds it again; ``near`` is the text right before it, ``row`` that
    of its group.

    ``form`` is the part of the page that it belongs to, and ``aside`` tells whether that is beside
    the main content. ``suggests`` marks a box that offers suggestions while typing; ``held`` is
    what the site has filled in or chosen; ``max`` is its maximum number; ``twin`` counts the
    equal-looking controls before it.
    """

    index: int
    tag: str
    type: str = ""
    name: str = ""
    id: str = ""
    label: str = ""
    near: str = ""
    row: str = ""
    hint: str = ""
    placeholder: str = ""
    autocomplete: str = ""
    value: str = ""
    options: tuple[Option, ...] = ()
    required: bool = False
    held: str = ""
    maxlength: int = 0
    max: int = 0
    title: str = ""
    aside: bool = False
    suggests: bool = False
    twin: int = 0
    visible: bool = True
    form: int = -1
    lang: str = ""

    @property
    def said(self) -> str:
        """What a person would call this box."""
        return self.label or self.near or self.placeholder or self.hint or self.name


def read_snapshot(raw: list[dict[str, Any]]) -> tuple[Control, ...]:
    """Parse what the browser's script gathered.

    A page may contain anything, so every value is converted to a plain one.
    """
    controls: list[Control] = []
    alike: Counter[tuple[str, ...]] = Counter()
    for gathered in raw:
        values: dict[str, Any] = {}
        for field in fields(Control):
            if field.name == "twin":
                continue
            value = gathered.get(field.name)
            if field.name == "options":
                values["options"] = tuple(
                    Option(str(option.get("value", "")), str(option.get("text", "")).strip())
                    for option in (value if isinstance(value, list) else ())
                    if isinstance(option, dict)
                )
            elif field.name in ("index", "maxlength", "max", "form"):
                if isinstance(value, (int, float)):
                    values[field.name] = int(value)
                else:
                    values[field.name] = {"form": -1}.get(field.name, 0)
            elif field.name in ("required", "visible", "aside", "suggests"):
                values[field.name] = bool(value)
            elif field.name not in ("value", "placeholder"):
                values[field.name] = " ".join(str(value or "").split())
            else:
                values[field.name] = str(value or "")
        looks = tuple(
            str(values[name]) for name in ("tag", "type", "name", "label", "near", "placeholder")
        )
        controls.append(Control(**values | {"twin": alike[looks]}))
        alike[looks] += 1

    return tuple(controls)


_LENGTH_OF_BEGINNING = 40
"""So many letters identify a text."""


def page_shows_post(post: Mapping[str, str], page: str) -> bool:
    """Tell whether a page shows the post.

    Its title or the beginning of its text; dashes, brackets and line ends may differ.
    """
    page_words = normalize_words(page)
    title = normalize_words(post.get("title", ""))
    text = normalize_words(post.get("description", ""))[:_LENGTH_OF_BEGINNING]
    return bool(title and title in page_words) or bool(text and text in page_words)
