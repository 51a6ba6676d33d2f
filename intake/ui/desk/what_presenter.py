"""The second column: what is needed?

One line fills the form; each field understands what is typed into it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.forms.field import Field, Type
from intake.forms.request_forms import FORMS
from intake.kit.time_zone import to_local_time
from intake.text.reading.answers import format_answer, parse_answer
from intake.text.reading.understand import Understood, understand
from intake.text.words.lexicon import lexicon
from intake.ui.desk.half_typed import MOST_OF_LINE

if TYPE_CHECKING:
    from intake.domain.request import Kind
    from intake.forms.field import Form
    from intake.ui.models.call_draft import CallPage
    from intake.ui.session import Session


@dataclass(frozen=True)
class Shown:
    """One field as it stands.

    Its text, what is wrong with it, and whether the line filled it in.
    """

    text: str
    fault: str = ""
    filled: bool = False


class WhatPresenter(QObject):
    """Fills and checks the form of a kind."""

    kind_changed = Signal(str)
    shown = Signal(str, object)
    ask = Signal(str)
    fault = Signal(str)

    def __init__(self, session: Session, page: CallPage) -> None:
        super().__init__()
        self._session = session
        self._page = page
        self._filled: set[str] = set()
        page.settling.connect(self._settle)
        page.replaced.connect(self.restore)
        page.changed.connect(self._habit)

    @property
    def form(self) -> Form | None:
        kind = self._page.get("kind")
        if kind:
            return FORMS[kind]
        return None

    def said(self, line: str) -> None:
        """Understand the line and fill what is still empty.

        What a person typed is never overwritten.
        """
        self._page.typing("said", "")
        self._page.set("said", line.strip())
        too_long = len(line.strip()) > MOST_OF_LINE
        self.fault.emit(
            self._session.translate("answer-too-long", most=MOST_OF_LINE) if too_long else ""
        )
        if not line.strip() or too_long:
            return
        found = understand(line, to_local_time(self._session.clock.now()).date(), lexicon())
        if found.kind and not self._page.get("kind"):
            self.kind(found.kind)
        if self.form is None:
            return
        self._fill(found)
        if found.whom == "other" and not self._page.get("for_other"):
            self._page.set("for_other", "yes")

    def kind(self, kind: Kind) -> None:
        """Choose a kind; answers that the other kind has too are kept."""
        if self._page.get("kind") == kind:
            return
        self._page.set("kind", str(kind))
        self._filled &= {field.key for field in FORMS[kind].fields}
        self.kind_changed.emit(str(kind))
        self.restore()

    def answer(self, key: str, typed: str) -> None:
        """Understand what was typed into a field, keep it, and show how it was understood or what
        to do.
        """
        if self.form is None or not self.form.asks(
            key
        ):  # a box of the kind before it, left as it goes away
            return
        field = self.form.field(key)
        now = self._session.clock.now()
        before = self._page.get(f"typed.a.{key}")
        self._page.typing(f"a.{key}", "")
        if typed.strip() == self._shown_text(field).strip() and not before:
            return
        read = parse_answer(field, typed, now)
        too_early = key == "until" and bool(read.value) and read.value < self._page.get("a.first")
        if read.fault or too_early:
            self._page.typing(f"a.{key}", typed)
            self.shown.emit(
                key,
                Shown(
                    typed,
                    self._session.translate(read.fault or "answer-until-before", most=field.most),
                ),
            )
            return
        self._filled.discard(key)
        self._page.set(f"a.{key}", read.value)
        self.shown.emit(key, Shown(self._shown_text(field)))
        if key == "first":
            self._look_at_until()

    def _look_at_until(self) -> None:
        """Ask anew for a last day that comes before the first one by now.

        What stands there stays.
        """
        if self.form is None or not self.form.asks("until"):
            return
        shown = self._shown_text(self.form.field("until"))
        if self._page.get("a.until") and self._page.get("a.until") < self._page.get("a.first"):
            self._page.set("a.until", "")
            self._page.typing("a.until", shown)
        if self._page.get("typed.a.until"):
            self.answer("until", shown)

    def undo_filled(self, key: str) -> None:
        """Take back what the line filled in."""
        if key in self._filled and self.form is not None:
            self._filled.discard(key)
            self._page.set(f"a.{key}", "")
            self.shown.emit(key, Shown(""))

    def typing(self, key: str, text: str) -> None:
        """Keep what is being typed into a field, so that it is saved before the field is left."""
        self._page.typing(f"a.{key}", text)

    def _settle(self) -> None:
        if line := self._page.get("typed.said"):
            self.said(line)
        for key, text in self._page.half_typed("a"):
            self.answer(key, text)

    def focused(self, key: str) -> None:
        """Show the sentence to read aloud for the field that has the focus."""
        if self.form is None or not self.form.asks(key):
            return
        field = self.form.field(key)
        self.ask.emit(
            self._session.translate(
                field.ask_key, what=self._page.get("a.what") or self._session.translate("ask-it")
            )
        )

    def next_empty(self, after: str) -> str:
        """Name the next main field without an answer, or nothing."""
        if self.form is None:
            return ""
        keys = [field.key for field in self.form.fields if not field.extra]
        start = 0
        if after in keys:
            start = keys.index(after) + 1
        return next(
            (
                key
                for key in keys[start:]
                if not self._page.get(f"a.{key}") and not _skipped(key, self._page.get("a.way"))
            ),
            "",
        )

    def restore(self) -> None:
        """Show every field as the page holds it."""
        if self.form is None:
            self.kind_changed.emit("")
            return
        self.kind_changed.emit(self.form.kind)
        for name in ("way", "collector"):
            self._habit(f"habit.{name}")
        for field in self.form.fields:
            self.shown.emit(
                field.key, Shown(self._shown_text(field), filled=field.key in self._filled)
            )
        for key, text in self._page.half_typed("a"):
            self.answer(key, text)
        empty = ""
        if self._page.get("a.what"):
            empty = self.next_empty("")
        if empty:
            self.focused(empty)

    def _fill(self, found: Understood) -> None:
        assert self.form is not None  # noqa: S101 - said() has looked
        known = {field.key: field for field in self.form.fields}
        for part in fields(found):
            if part.name not in known or self._page.get(f"a.{part.name}"):
                continue
            value = str(getattr(found, part.name))
            if not value or (
                known[part.name].type is Type.CHOICE and value not in known[part.name].choices
            ):
                continue
            self._filled.add(part.name)
            self._page.set(f"a.{part.name}", value)
            self.shown.emit(part.name, Shown(self._shown_text(known[part.name]), filled=True))

    def _habit(self, name: str) -> None:
        """Fill in what went well the last time, where the form asks it and nobody has answered."""
        if not name.startswith("habit.") or self.form is None or not self._page.get(name):
            return
        key = name.removeprefix("habit.")
        field = next((field for field in self.form.fields if field.key == key), None)
        if (
            field is None
            or self._page.get(f"a.{key}")
            or (field.choices and self._page.get(name) not in field.choices)
            or self.form.kind != "borrow"
        ):
            return
        self._filled.add(key)
        self._page.set(f"a.{key}", self._page.get(name))
        self.shown.emit(key, Shown(self._shown_text(field), filled=True))

    def _shown_text(self, field: Field) -> str:
        if field.type is Type.CHOICE:
            return self._page.get(f"a.{field.key}")
        return self._page.get(f"typed.a.{field.key}") or format_answer(
            field,
            self._page.get(f"a.{field.key}"),
            self._session.translate,
            self._session.translate.language,
        )


def _skipped(key: str, way: str) -> bool:
    """Leave out what makes no sense to ask.

    Why for a meal, who collects when nobody does, a cost that was not spoken of.
    """
    return key in ("why", "cost", "persons", "aids", "back", "time", "repeat", "diet") or (
        key == "collector" and way not in ("desk", "fetched", "centre")
    )
