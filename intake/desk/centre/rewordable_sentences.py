"""List and change the sentences that a centre may word itself.

A text is checked before it is stored, and the program's own can be restored. The sentences belong
to the centre, so every desk says the same; the audit holds each earlier wording.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.centre.facts import find_centre, get_centre
from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result
from intake.domain.permissions import Permission
from intake.kit.errors import UserFacingError
from intake.text.composing.readability import measure_readability

if TYPE_CHECKING:
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translations
    from intake.ports import Store

KINDS = ("consent", "say", "message", "letter")
"""What may be reworded: questions of consent, what is read aloud, messages, letters."""

_REWORDABLE = re.compile(
    r"consent-(?:post|keep|ring|share)(?:-other|-notes)?|(?:say|message|letter)-[a-z-]+"
)
_PLACEHOLDER = re.compile(r"\{ ?\$([a-z_]+) ?\}")
_MAX_LENGTH = 900
_MIN_READABILITY = 60

_EASY_WORD = "brood"
"""Replaces a placeholder while readability is measured."""


@dataclass(frozen=True)
class RewordableSentence:
    """One text: its key, the program's wording, and the centre's (empty if it has none)."""

    key: str
    default: str
    own: str = ""

    @property
    def text(self) -> str:
        return self.own or self.default


@dataclass(frozen=True)
class RewordableSentences:
    """Lists and changes the sentences of the centre."""

    store: Store
    clock: Clock
    translations: Translations

    def own_texts(self) -> dict[str, str]:
        """Return the sentences that the centre has reworded, by key."""
        with self.store.read() as transaction:
            centre = find_centre(transaction)
        return dict(centre.texts) if centre else {}

    def list_all(self, actor: Actor) -> tuple[RewordableSentence, ...]:
        """Return every text that may be reworded, grouped by purpose."""
        require_permission(actor, Permission.TAKE_REQUEST)
        with self.store.read(actor) as transaction:
            centre = find_centre(transaction)
        own = centre.texts if centre else {}
        defaults = self.translations.table("nl")
        phrases = []
        for kind in KINDS:
            for key, text in defaults.items():
                is_of_kind = key.startswith(f"{kind}-") and _REWORDABLE.fullmatch(key)
                if is_of_kind and isinstance(text, str):
                    phrases.append(RewordableSentence(key, text, own.get(key, "")))
        return tuple(phrases)

    def change(self, actor: Actor, key: str, text: str) -> Result[str]:
        """Store the centre's own wording; an empty text restores the program's.

        Raises ``UserFacingError`` for a text that lacks a placeholder (``{ $what }``) or has an
        unknown one, has an exclamation mark, is too difficult, or is too long to listen to.
        """
        require_permission(actor, Permission.SET_UP_CENTRE)
        phrase = next((phrase for phrase in self.list_all(actor) if phrase.key == key), None)
        if phrase is None:
            raise UserFacingError("phrase-unknown")
        own = " ".join(text.split())
        if own == " ".join(phrase.default.split()):
            own = ""
        if own:
            _validate(own, phrase.default)
        with self.store.write(actor, self.clock.now()) as transaction:
            centre = get_centre(transaction)
            texts = {name: other for name, other in centre.texts.items() if name != key}
            if own:
                texts[key] = own
            transaction.save(replace(centre, texts=texts))
        self.translations.use_own_texts(texts)
        return Result(own, Changes(centre=True))


def _validate(text: str, default: str) -> None:
    wanted = sorted(set(_PLACEHOLDER.findall(default)))
    found = _PLACEHOLDER.findall(text)
    all_braces_are_placeholders = text.count("{") == text.count("}") == len(found)
    if wanted != sorted(set(found)) or not all_braces_are_placeholders:
        placeholders = " ".join(f"{{ ${name} }}" for name in wanted)
        raise UserFacingError("phrase-holes", holes=placeholders or "–")
    if len(text) > _MAX_LENGTH:
        raise UserFacingError("phrase-long", most=_MAX_LENGTH)
    if "!" in text:
        raise UserFacingError("phrase-shouts")
    readability = measure_readability(_PLACEHOLDER.sub(_EASY_WORD, text))
    if min(readability.douma, readability.brouwer) < _MIN_READABILITY:
        raise UserFacingError("phrase-hard")
