"""How a post addresses its readers."""

from __future__ import annotations


class Address:
    """How a neighbour is addressed: "je" throughout, or "u" throughout."""

    def __init__(self, *, informal: bool) -> None:
        self.words = _FORMAL
        if informal:
            self.words = _INFORMAL


_INFORMAL = {"je": "je", "jou": "jou", "jouw": "je", "kun": "kun je", "heb": "heb je",
    "kook": "kook je", "rijd": "rijd je", "krijg": "je krijgt", "wil": "wil je",
    "can": "je kunt", "ga": "ga je", "doe": "doe je"}  # fmt: skip
_FORMAL = {"je": "u", "jou": "u", "jouw": "uw", "kun": "kunt u", "heb": "heeft u",
    "kook": "kookt u", "rijd": "rijdt u", "krijg": "u krijgt", "wil": "wilt u",
    "can": "u kunt", "ga": "gaat u", "doe": "doet u"}  # fmt: skip
