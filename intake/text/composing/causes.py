"""Tell which sentence may be why somebody asks, so that it follows "want"."""

from __future__ import annotations

import re

from intake.text.grammar.missing_articles import KIN

_HAS_A_SUBJECT = re.compile(
    r"^(?:De (?!buurtgenoot)|Het (?!is voor)|Een |Er (?!ga)|Ze |Hij |Zij |Haar |Zijn |Hun )"
)
_MAX_BECAUSE = 12
_CAUSE = re.compile(
    r"\b(?:kapot|stuk|defect|lekt?|lekken|verstopt|versleten|gescheurd|gebroken|gestolen|kwijt|leeg"
    r"|vol|weg|donker|ontsnapt|weggelopen|deed|deden|omgewaaid|gevallen|gesprongen|doorgebrand"
    r"|komt|komen|wordt|worden|trouwt"
    r"|trouwen|verjaart|jarig|verhuist|verhuizen|verhuisd|geboren|begint|geen|niet|nooit|wil"
    r"|willen|viert|vieren|krijgt|krijgen|gaat|gaan|mist|missen|leert|leren|spreekt|spreken|moet"
    r"|moeten|kan|kunnen|durft|redt|staat|staan|ligt|liggen|klemt|piept|rammelt|houdt|logeert"
    r"|logeren|te \w+|spekglad|verbouwd|dicht|opgezegd|gestopt|ontbreekt|is (?:net|pas|sinds)"
    r"|(?:is|zijn) (?:\w+ )?ge\w+(?:t|d|en)|heeft een (?!busje|auto|aanhanger|bus|fiets))\b"
)
"""Words by which a sentence may be a reason to ask; others are told by themselves."""

_NO_CAUSE = re.compile(
    r"^Er zijn geen drempels|^Er (?:is|zijn|gaat|gaan|staat|ligt) (?!geen|niets)(?!.*\bjarig\b)"
    r"|^(?:Er mag|Dat gaat|Het liefst|De terugweg|Het gaat om|Parkeren|Gratis)\b"
    r"|^Het is een (?:gesprek|afspraak|les)\b"
    r"|^Het gaat niet|^(?:Hij|Ze|Het) (?:moet|moeten|mag|mogen)\b"
    r"|^Het is .+ (?:rijden|lopen|fietsen|wandelen)\b"
    r"|\bis (?:er )?(?:dol|gek) op\b|\bgaat er altijd in\b|\bis (?:heel |erg )?(?:lief|braaf)\b"
    r"|\bis genoeg\b|\book mee\.$|\b(?:op)?halen\.$|\bhaalt (?:het|hem|ze|alles)\b"
    r"|\b(?:bel|intercom|deurbel) doet"
    r"|\bheeft een (?:busje|auto|aanhanger|bus|fiets)\b"
    r"|\b(?:weegt|duurt|kost|past|passen)\b|\b(?:heeft|hebben) (?:hij|ze|zij) al\b"
    r"|\b(?:ligt|liggen|staat|staan|zijn|is) (?:al )?(?:klaar\b|er(?: al)?\.)"
    r"|\b(?:kan|kunnen) .*\bworden\b|\b(?:kan|kunnen|mag) (?:voor|achter|naast|tot|langs|via) "
)
"""Practical things that a neighbour must know, and that are nobody's reason for asking."""


def because_of(sentence: str) -> str:
    """Return a sentence as it follows a comma: "want de moeder komt logeren"; else empty."""
    is_long = len(sentence.split()) > _MAX_BECAUSE
    if not _HAS_A_SUBJECT.match(sentence) or sentence.count(".") > 1 or is_long:
        return ""
    if " als " in sentence or _NO_CAUSE.search(sentence) or not _may_be_cause(sentence):
        return ""
    return f"want {sentence[:1].lower()}{sentence[1:].rstrip('.')}"


def _may_be_cause(sentence: str) -> bool:
    """Tell whether a sentence may be why somebody asks: something broken, or a relative's doing."""
    of_kin = re.match(r"^(?:De|Het|Een|Haar|Zijn) (\w+) ", sentence)
    if of_kin and of_kin[1] in KIN and " maar " not in sentence:
        return True
    return bool(_CAUSE.search(sentence))
