"""What the centre says and writes, in its own words where it likes.

Checked before it is kept, with the program's words to go back to.

The words are the centre's, so every desk of it says the same; the audit keeps each earlier wording.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.centre.set_up import find_centre
from intake.desk.permissions import require_permission
from intake.desk.result import Changes
from intake.domain.permissions import Permission
from intake.kit.errors import UserFacingError
from intake.text.composing.readability import measure_readability

if TYPE_CHECKING:
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translations
    from intake.ports import Store

KINDS = ("consent", "say", "message", "letter")
"""What may be worded anew.

Questions of consent, what is read aloud, messages to neighbours, letters to residents.
"""
_WORDABLE = re.compile(
    r"consent-(?:post|keep|ring|share)(?:-other|-notes)?|(?:say|message|letter)-[a-z-]+"
)
_HOLE = re.compile(r"\{ ?\$([a-z_]+) ?\}")
_MOST = 900
_LEAST_EASY = 60


@dataclass(frozen=True)
class Phrase:
    """One text.

    Its key, how the program words it, how the centre does (empty where it has no words of its own).
    """

    key: str
    ours: str
    own: str = ""

    @property
    def said(self) -> str:
        return self.own or self.ours


@dataclass(frozen=True)
class Phrases:
    """Lists and changes what is said."""

    store: Store
    clock: Clock
    translate: Translations

    def all(self) -> tuple[Phrase, ...]:
        """List every text that may be worded anew, by what it is for."""
        with self.store.read() as transaction:
            centre = find_centre(transaction)
        if centre:
            own = centre.texts
        else:
            own = {}
        table = self.translate.default_texts("nl")
        keys = [
            key
            for kind in KINDS
            for key in table
            if key.startswith(f"{kind}-") and _WORDABLE.fullmatch(key)
        ]
        return tuple(
            Phrase(key, str(table[key]), own.get(key, ""))
            for key in keys
            if isinstance(table[key], str)
        )

    def change(self, actor: Actor, key: str, text: str) -> Changes:
        """Keep a text in the centre's own words.

        An empty one, or the program's own, goes back to the program's.

        Raises ``UserFacingError`` for a text that has lost or invented a hole (``{ $what }``), that shouts, or
        that is too hard or too long to hear out.
        """
        require_permission(actor, Permission.SET_UP_CENTRE)
        saying = next((one for one in self.all() if one.key == key), None)
        if saying is None:
            raise UserFacingError("saying-unknown")
        fresh = " ".join(text.split())
        if fresh == " ".join(saying.ours.split()):
            fresh = ""
        if fresh:
            _check(fresh, saying.ours)
        with self.store.write(actor, self.clock.now()) as transaction:
            centre = find_centre(transaction)
            if centre is None:
                raise UserFacingError("centre-no-name")
            texts = {name: said for name, said in centre.texts.items() if name != key} | (
                {key: fresh} if fresh else {}
            )
            transaction.save(replace(centre, texts=texts))
        self.translate.use_own_texts(texts)
        return Changes(centre=True)


def _check(text: str, ours: str) -> None:
    wanted = sorted(set(_HOLE.findall(ours)))
    found = sorted(set(_HOLE.findall(text)))
    if wanted != found or not text.count("{") == text.count("}") == len(_HOLE.findall(text)):
        raise UserFacingError(
            "saying-holes", holes=" ".join(f"{{ ${name} }}" for name in wanted) or "–"
        )
    if len(text) > _MOST:
        raise UserFacingError("saying-long", most=_MOST)
    if "!" in text:
        raise UserFacingError("saying-shouts")
    level = measure_readability(_HOLE.sub("brood", text))
    if min(level.douma, level.brouwer) < _LEAST_EASY:
        raise UserFacingError("saying-hard")
