"""How a post addresses its readers."""

from __future__ import annotations

import re

from intake.text.grammar.requests import make_requests_informal


class FormOfAddress:
    """How a neighbour is addressed: "je" throughout, or "u" throughout."""

    def __init__(self, *, informal: bool) -> None:
        self._informal = informal
        self.words = _FORMAL
        if informal:
            self.words = _INFORMAL

    def readdress_sentence(self, sentence: str) -> str:
        """Return a sentence that was typed to "u" as this post says it."""
        if not self._informal:
            return sentence
        sentence = make_requests_informal(sentence)
        for pattern, familiar in _FAMILIAR_REPLACEMENTS:
            sentence = pattern.sub(familiar, sentence)
        return sentence


_INFORMAL = {"je": "je", "jou": "jou", "jouw": "je", "kun": "kun je", "heb": "heb je",
    "kook": "kook je", "rijd": "rijd je", "krijg": "je krijgt", "wil": "wil je",
    "can": "je kunt", "ga": "ga je", "doe": "doe je",
    "zoek": "zoek je"}  # fmt: skip
_FORMAL = {"je": "u", "jou": "u", "jouw": "uw", "kun": "kunt u", "heb": "heeft u",
    "kook": "kookt u", "rijd": "rijdt u", "krijg": "u krijgt", "wil": "wilt u",
    "can": "u kunt", "ga": "gaat u", "doe": "doet u",
    "zoek": "zoekt u"}  # fmt: skip
_FAMILIAR_REPLACEMENTS = (
    (re.compile(r"\bkunt u\b"), "kun je"),
    (re.compile(r"\bwilt u\b"), "wil je"),
    (re.compile(r"\bmoet u\b"), "moet je"),
    (re.compile(r"\b(\w{2,})t u\b"), r"\1 je"),
    (re.compile(r"\b(bij|voor|met|van|aan|naar|om|door) u\b"), r"\1 jou"),
    (re.compile(r"\buw\b"), "je"),
    (re.compile(r"\bUw\b"), "Je"),
    (re.compile(r"\bu heeft\b"), "je hebt"),
    (re.compile(r"\bu\b"), "je"),
    (re.compile(r"\bU\b"), "Je"),
)
"""How what was typed to "u" is said to "je": "krijgt u" becomes "krijg je"."""
