"""The second column of the desk page: read the line and show the fields of the form.

One line fills the form; each field parses what is typed into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.request import Kind
from intake.forms.field import Field, Type
from intake.forms.request_forms import FORMS
from intake.kit.time_zone import AMSTERDAM, to_local_time
from intake.text.reading.answers import format_answer, parse_answer
from intake.text.reading.form_answers import form_answers
from intake.text.reading.referral_topic import CRISIS, find_referral_topic, fitting_contact
from intake.text.reading.second_wish import split_wishes
from intake.text.reading.thresholds import MAX_LINE_LENGTH
from intake.text.reading.understand import Understood, understand
from intake.text.reading.unread_parts import unread_parts
from intake.text.words.lexicon import lexicon

if TYPE_CHECKING:
    from intake.domain.centre import Contact
    from intake.forms.field import Form
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.call_draft import CallDraft

_HABITS = ("way", "collector")
"""Answers of earlier requests that are proposed again: how it is collected, and by whom."""

_SKIPPED_BY_ENTER = frozenset({"why", "cost", "persons", "aids", "back", "time", "repeat", "diet"})
"""Fields that Enter skips: they matter only if somebody mentions them."""

_ASKED_OF_A_RIDE = frozenset({"time", "back"})
"""No driver comes without knowing when, and whether to wait."""

_WAYS_TO_COLLECT = ("desk", "fetched", "centre")
"""Ways in which the resident, or somebody for them, comes to fetch it."""


@dataclass(frozen=True)
class FieldView:
    """One field as it is shown: its text, its error, and whether the line filled it in."""

    text: str
    fault: str = ""
    filled: bool = False


@dataclass(frozen=True)
class ReferralView:
    """What the line is about if no platform is for it, and a contact for it."""

    topic: str
    contact: Contact | None = None


class WhatPresenter(QObject):
    """Fills and checks the form of a kind."""

    kind_changed = Signal(str)  # the kind, empty for none
    shown = Signal(str, object)  # field key, FieldView
    also_heard = Signal(str)  # a second wish in the line; empty when there is none
    unplaced = Signal(str)  # what was heard and has no field; empty if there is nothing
    referral = Signal(object)  # ReferralView; an empty topic if the line is for a platform
    question_changed = Signal(str)  # what to ask the caller next
    fault = Signal(str)  # a sentence about the line, empty when corrected

    def __init__(self, session: DeskSession, call_draft: CallDraft) -> None:
        super().__init__()
        self._session = session
        self._call_draft = call_draft
        self._prefilled: set[str] = set()
        self._from_line: set[str] = set()
        self._kind_of_line = ""
        call_draft.settling.connect(self._settle)
        self._unplaced: tuple[str, ...] = ()
        call_draft.replaced.connect(self._forget_line)
        call_draft.replaced.connect(self.restore)
        call_draft.changed.connect(self._prefill_habit)

    @property
    def form(self) -> Form | None:
        """The form of the chosen kind."""
        kind = self._call_draft.get("kind")
        return FORMS[kind] if kind else None

    def understand_line(self, line: str) -> None:
        """Parse the line and fill the fields.

        What a person typed or chose is never overwritten; what an earlier line filled in follows
        the new one.
        """
        text = line.strip()
        self._call_draft.end_typing("said")
        self._call_draft.set("said", text)
        if len(text) > MAX_LINE_LENGTH:
            self.fault.emit(self._session.translate("answer-too-long", most=MAX_LINE_LENGTH))
            return

        self.fault.emit("")
        if not text:
            return

        today = to_local_time(self._said_at()).date()
        wishes = split_wishes(line, today, lexicon())
        self._call_draft.set("also", wishes.second)
        self.also_heard.emit(wishes.second)
        understood = understand(wishes.first, today, lexicon())
        topic = self._find_topic(text, understood.kind)
        self._call_draft.set("referral.topic", topic)
        self._show_referral()
        if topic == CRISIS:  # only a person can make a request of it
            return

        if understood.kind and self._call_draft.get("kind") in ("", self._kind_of_line):
            self.choose_kind(understood.kind)
            self._kind_of_line = str(understood.kind)
        if self.form is None:
            return
        self._prefill_understood(
            self.form, understood, unread_parts(wishes.first, today, lexicon())
        )
        if understood.whom == "other" and not self._call_draft.get("for_other"):
            self._call_draft.set("for_other", "yes")

    def _said_at(self) -> datetime:
        """Return the moment from which "tomorrow" counts: that of the paper form, or now."""
        return self._call_draft.entries.written_at or self._session.clock.now()

    def request_anyway(self) -> None:
        """Make a request of something that others can help with, because a person says so."""
        self._call_draft.set("referral.passed", "yes")
        self.understand_line(self._call_draft.get("said"))

    def _find_topic(self, line: str, kind: Kind | None) -> str:
        """Return what others can help with better; empty if somebody passed that by."""
        if self._call_draft.get("referral.passed"):
            return ""
        return find_referral_topic(line, kind)

    def _show_referral(self) -> None:
        """Offer the crisis card, or the fitting entry of the address book."""
        topic = self._call_draft.get("referral.topic")
        if topic in ("", CRISIS):
            self.referral.emit(ReferralView(topic))
        else:
            contacts = self._session.use_cases.referrals.contacts
            self._session.query(contacts, partial(self._on_contacts_read, topic))

    def _on_contacts_read(self, topic: str, contacts: tuple[Contact, ...]) -> None:
        if topic == self._call_draft.get("referral.topic"):
            self.referral.emit(ReferralView(topic, fitting_contact(topic, contacts)))

    def _forget_line(self) -> None:
        """Begin with another call: nothing on its page was filled in here."""
        self._prefilled.clear()
        self._from_line.clear()
        self._kind_of_line = ""

    def choose_kind(self, kind: Kind) -> None:
        """Choose a kind; answers that both kinds have are kept."""
        self._kind_of_line = ""
        if self._call_draft.get("kind") == kind:
            return
        self._call_draft.set("kind", str(kind))
        self._prefilled &= {field.key for field in FORMS[kind].fields}
        self.kind_changed.emit(str(kind))
        self.restore()

    def answer(self, key: str, typed: str) -> None:
        """Parse what was typed into a field and store it, or show what is wrong."""
        if self.form is None or not self.form.asks(key):
            return  # a box of the kind before, left when it disappears

        field = self.form.field(key)
        was_invalid = bool(self._call_draft.get(f"typed.a.{key}"))
        self._call_draft.store_typing(f"a.{key}", "")
        if typed.strip() == self._shown_text(field).strip() and not was_invalid:
            return

        answer = parse_answer(field, typed, self._said_at())
        too_early = self._is_too_early(key, answer.value)
        if too_early and not any(sign.isdigit() for sign in typed):
            # "maandag" beside a Saturday in the future is the Monday after it
            answer = parse_answer(field, typed, self._first_day())
            too_early = self._is_too_early(key, answer.value)

        if answer.fault or too_early:
            self._call_draft.store_typing(f"a.{key}", typed)
            fault = self._session.translate(answer.fault or "answer-until-before", most=field.most)
            self.shown.emit(key, FieldView(typed, fault))
            return

        self._prefilled.discard(key)
        self._from_line.discard(key)
        self._call_draft.set(f"a.{key}", answer.value)
        self.shown.emit(key, FieldView(self._shown_text(field)))
        if key == "first":
            self._check_until()

    def _is_too_early(self, key: str, value: str) -> bool:
        return key == "until" and bool(value) and value < self._call_draft.get("a.first")

    def _first_day(self) -> datetime:
        first = datetime.fromisoformat(self._call_draft.get("a.first"))
        return first.replace(hour=12, tzinfo=AMSTERDAM)

    def typing(self, key: str, text: str) -> None:
        """Store what is being typed, so that it is saved before the field is left."""
        self._call_draft.store_typing(f"a.{key}", text)

    def show_read_aloud_sentence(self, key: str) -> None:
        """Show the sentence to read aloud for the focused field."""
        if self.form is None or not self.form.asks(key):
            return
        translate = self._session.translate
        what = self._call_draft.get("a.what") or translate("ask-it")
        self.question_changed.emit(translate(self.form.field(key).ask_key, what=what))

    def next_empty(self, after: str) -> str:
        """Return the next main field without an answer, or an empty text."""
        if self.form is None:
            return ""
        keys = [field.key for field in self.form.fields if not field.extra]
        start = keys.index(after) + 1 if after in keys else 0
        way = self._call_draft.get("a.way")
        for key in keys[start:]:
            if not self._call_draft.get(f"a.{key}") and not _is_skipped(self.form, key, way):
                return key
        return ""

    def restore(self) -> None:
        """Show every field as the page holds it."""
        self._show_referral()
        if self.form is None:
            self.kind_changed.emit("")
            return
        self.kind_changed.emit(self.form.kind)
        for name in _HABITS:
            self._prefill_habit(f"habit.{name}")
        for field in self.form.fields:
            view = FieldView(self._shown_text(field), filled=field.key in self._prefilled)
            self.shown.emit(field.key, view)
        for key, text in self._call_draft.half_typed("a"):
            self.answer(key, text)
        empty = self.next_empty("") if self._call_draft.get("a.what") else ""
        if empty:
            self.show_read_aloud_sentence(empty)

    def _settle(self) -> None:
        line = self._call_draft.get("typed.said")
        if line:
            self.understand_line(line)
        for key, text in self._call_draft.half_typed("a"):
            self.answer(key, text)

    def _check_until(self) -> None:
        """Ask again for a last day that is now before the first one; the text stays."""
        if self.form is None or not self.form.asks("until"):
            return
        typed = self._shown_text(self.form.field("until"))
        until = self._call_draft.get("a.until")
        if until and until < self._call_draft.get("a.first"):
            self._call_draft.set("a.until", "")
            self._call_draft.store_typing("a.until", typed)
        if self._call_draft.get("typed.a.until"):
            self.answer("until", typed)

    def _prefill_understood(
        self, form: Form, understood: Understood, unread: tuple[str, ...]
    ) -> None:
        found = form_answers(understood, form)
        for name in self._from_line - found.answers.keys():
            self._empty(form, name)
        for name, value in found.answers.items():
            present = self._call_draft.get(f"a.{name}")
            if not present or (name in self._from_line and value != present):
                self._prefill(form.field(name), value)
                self._from_line.add(name)
        self._unplaced = (*found.unplaced.values(), *unread)
        self.unplaced.emit(", ".join(self._unplaced))

    def keep_as_note(self) -> None:
        """Add what was heard and has no field to the note."""
        note = self._call_draft.get("a.note")
        kept = ", ".join(part for part in (note, *self._unplaced) if part)
        self._unplaced = ()
        self.unplaced.emit("")
        if self.form and kept != note:
            self._prefill(self.form.field("note"), kept)

    def _prefill_habit(self, entry: str) -> None:
        """Fill in the answer of the last time, if the form asks for it and it is empty."""
        value = self._call_draft.get(entry)
        if not entry.startswith("habit.") or self.form is None or not value:
            return
        key = entry.removeprefix("habit.")
        if self.form.kind != Kind.BORROW or not self.form.asks(key):
            return
        field = self.form.field(key)
        is_unknown = bool(field.choices) and value not in field.choices
        if not is_unknown and not self._call_draft.get(f"a.{key}"):
            self._prefill(field, value)

    def _prefill(self, field: Field, value: str) -> None:
        self._prefilled.add(field.key)
        self._call_draft.set(f"a.{field.key}", value)
        self.shown.emit(field.key, FieldView(self._shown_text(field), filled=True))

    def _empty(self, form: Form, key: str) -> None:
        """Take back an answer of an earlier line, which the line of now does not give."""
        self._prefilled.discard(key)
        self._from_line.discard(key)
        self._call_draft.set(f"a.{key}", "")
        if form.asks(key):
            self.shown.emit(key, FieldView(""))

    def _shown_text(self, field: Field) -> str:
        value = self._call_draft.get(f"a.{field.key}")
        if field.type is Type.CHOICE:
            return value
        typed = self._call_draft.get(f"typed.a.{field.key}")
        translate = self._session.translate
        return typed or format_answer(field, value, translate, translate.language)


def _is_skipped(form: Form, key: str, way: str) -> bool:
    """Tell whether asking a field makes no sense now: who collects if nobody does, a cost."""
    if form.kind == Kind.RIDE and key in _ASKED_OF_A_RIDE:
        return False
    return key in _SKIPPED_BY_ENTER or (key == "collector" and way not in _WAYS_TO_COLLECT)
