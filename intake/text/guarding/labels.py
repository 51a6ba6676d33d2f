"""Name a finding more precisely than by its kind, for the sentence on the screen.

"Gezondheid" does not explain what is wrong with "achter de rollator": the label tells that it is
about walking, about care, about a medicine. Without a rule the label is the kind itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.text_normalization import fold_accents
from intake.text.guarding.finding import FindingKind

if TYPE_CHECKING:
    from intake.text.guarding.finding import Finding


class _Label(NamedTuple):
    kind: FindingKind
    name: str
    words: re.Pattern[str]


def _label(kind: FindingKind, name: str, words: str) -> _Label:
    return _Label(kind, name, re.compile(words, re.IGNORECASE))


_LABELS = (
    _label(
        FindingKind.ADDRESS,
        "plate",
        r"kenteken|^[a-z0-9]{1,3}-[a-z0-9]{2,3}-[a-z0-9]{1,3}$",
    ),
    _label(FindingKind.ADDRESS, "school", r"\bgroep\b|\bklas\b|brugklas|school|^de \w+de van"),
    _label(
        FindingKind.ADDRESS,
        "home",
        r"flat|toren|huize|hospice|residentie|hofje|tehuis|centrum|kamer|appartement|woning|unit",
    ),
    _label(
        FindingKind.ADDRESS,
        "landmark",
        r"tegenover|boven|naast|achter|onder|steegje|om de hoek|\bmet de\b",
    ),
    _label(
        FindingKind.ADDRESS, "house-number", r"nummer|\bnr\b|deur|verdieping|etage|hoog|\bbel\b"
    ),
    _label(
        FindingKind.HEALTH,
        "medicine",
        r"medicijn|pil|tablet|druppel|insuline|morfine|medicatie|slikt|spuit|injectie|baxter|\wolol"
        r"|verdunner|antidepress|antibiot|zuurstof|prednison|paracetamol",
    ),
    _label(
        FindingKind.HEALTH,
        "care",
        r"ziekenhuis|afdeling|opname|opgenomen|operat|geopereerd|ontslag|gips|thuiszorg|verple"
        r"|revali|kliniek|cardio|poli|dagb|zorg|wijkzuster|therap|arts|indicatie|wmo|wlz|pgb|scan",
    ),
    _label(
        FindingKind.HEALTH,
        "mind",
        r"depress|psych|somber|angst|paniek|dement|alzheimer|vergeet|verward|in de war|kwijt"
        r"|geheugen|verslaa|verslav|alcohol|drank|overspannen|burn|trauma|ptss|autis|adhd",
    ),
    _label(
        FindingKind.HEALTH,
        "frailty",
        r"lopen|loopt|been|benen|staan|bukken|tillen|blind|ziend|hoort|horen|horend|doof|rolstoel"
        r"|handicap|gehandicapt|invalide|verlam|voeten|trilt|beeft|gevallen|gebroken",
    ),
    _label(
        FindingKind.FAITH,
        "politics",
        r"stemt|partij|sgp|pvv|vvd|pvda|cda|d66|groenlinks|\bsp\b|fvd|communist|socialist|liberaal"
        r"|vakbond|links|rechts|activist",
    ),
    _label(
        FindingKind.FAITH,
        "origin",
        r"vlucht|asiel|statushouder|azc|afkom|komaf|migra|verblijf|illegaal|uit (?:syrie|eritrea"
        r"|oekraine|afghanistan|iran|irak|somalie|ethiopie|marokko|turkije|suriname|polen)",
    ),
    _label(
        FindingKind.FAITH,
        "orientation",
        r"homo|lesb|biseks|trans|queer|lhbt|met een (?:man|vrouw)|valt op|uit de kast",
    ),
    _label(
        FindingKind.MONEY,
        "cash",
        r"(?:geld|portemonnee|pinpas|sieraden|spaar\w*|huishoudgeld).*(?:ligt|zit|staat|bewaart)"
        r"|(?:ligt|zit).*(?:pot|blik|doos|lade|kast)|oude sok|erfenis|juwelen",
    ),
    _label(
        FindingKind.MONEY,
        "debts",
        r"schuld|deurwaarder|achterstand|beslag|aanmaning|krijt|rood|incasso|wsnp|failliet|lening",
    ),
    _label(
        FindingKind.ALONE,
        "family",
        r"scheid|ex\b|ruzie|contact|kinderen|zoon|dochter|familie|jeugdzorg|voogd|geplaatst|geweld"
        r"|mishandel|gevangenis|alimentatie|omgang|broer|zus",
    ),
    _label(
        FindingKind.ALONE, "loss", r"wedu|overleden|overlijden|gestorven|dood|verloor|verlies|rouw"
    ),
    _label(FindingKind.ABSENCE, "empty-house", r"leeg|onbewoond|onbeheerd|leegsta"),
    _label(FindingKind.KEY, "code", r"code|\d{3}|keer de|wachtwoord|toets|cijfer"),
    _label(FindingKind.KEY, "open-door", r"slot|open|kier|binnen|touwtje|alarm|achterom"),
)
LABEL_NAMES = tuple(label.name for label in _LABELS)


def label_of(text: str, finding: Finding) -> str:
    """Return the precise name of a finding: a word of the catalogue's ``finding-…`` sentences."""
    words = fold_accents(text[finding.start : finding.end])
    return next(
        (
            label.name
            for label in _LABELS
            if label.kind is finding.kind and label.words.search(words)
        ),
        str(finding.kind),
    )
