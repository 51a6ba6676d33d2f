"""Write in public words what would identify the resident.

A ride to the dialysis is a ride to an appointment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.kit.text_normalization import fold_accents
from intake.text.guarding.finding import FindingKind, PrivateFacts
from intake.text.guarding.guard import find_by_rules, guard
from intake.text.guarding.seen_signs import visible_text
from intake.text.words.word_lists import cached, shipped_list

if TYPE_CHECKING:
    from intake.domain.request import Kind
    from intake.kit.translations import Translate

_FOR_OTHERS = re.compile(r"\b(?:naar|vervoer|rijden|rondleiding|brengen|begeleiden)\b")
_PUBLIC_REPLACEMENTS = (
    (re.compile(r"^ramadan:? ?", re.IGNORECASE), ""),
    (re.compile(r"\brouwkaart", re.IGNORECASE), "kaart"),
    (
        re.compile(
            r"\b(?:huishoudgeld|huishoudboekje|geldzaken|financiën|rekeningen|inkomsten)\b.*"
            r" (?:op een rij zetten|op orde brengen|ordenen|uitzoeken|doornemen|bijhouden)$",
            re.IGNORECASE,
        ),
        "helpen met de administratie",
    ),
    (
        re.compile(r"\b(?:de )?steunkous\w* (?:aan|uit)(?:\w+|- en (?:aan|uit)\w+)", re.IGNORECASE),
        "helpen met aankleden",
    ),
    (re.compile(r"\biftar(?:maaltijd|diner)?\b", re.IGNORECASE), "avondmaaltijd"),
    (
        re.compile(r"\b(?:het )?graf van (?:(?:mijn|de|het|haar|zijn|hun) )?\w+", re.IGNORECASE),
        "een graf",
    ),
    (
        re.compile(r"\bmijn? (?:schoon)?(?:ouders|moeder|vader|man|vrouw) graf\b", re.IGNORECASE),
        "een graf",
    ),
    (re.compile(r"\bcommunie(?=jurk|kleding|pak)", re.IGNORECASE), "feest"),
    (re.compile(r"\bgebedskle(?=ed|den)", re.IGNORECASE), "kle"),
)
"""Replacements that tell less."""

_LANGUAGE = re.compile(
    r"\b(?:in )?(?:het )?(?:Arabisch|Turks|Frans|Engels|Duits|Spaans|Pools|Oekraïens|Tigrinya|Farsi"
    r"|Berbers|Fries|Limburgs|Gronings|Nedersaksisch|Koerdisch|Papiaments|Portugees|Italiaans"
    r"|Russisch|Chinees)\b",
    re.IGNORECASE,
)
"""Languages in which somebody reads or that they learn, which is not private."""

_FOR_WHOM = re.compile(r" (?:voor|aan|met) (?:wie|mensen die|iemand die|ouderen die) .+$")
_PERSONAL_FINDING_KINDS = frozenset({FindingKind.HEALTH, FindingKind.FAITH, FindingKind.MONEY})
_A_PET = re.compile(r"\b(?:kat|kater|poes|hond|hondje|konijn|konijnen|cavia|katten|honden)\b")
_THERAPY_BESIDE = re.compile(r", ?\w*therapie\w*(?=,|$)", re.IGNORECASE)
_PAPERS = re.compile(
    r"brief|brieven|formulier|toeslag|aangifte|papier|administratie|belasting|aanvraag|aanvragen"
    r"|aanslag|rekening",
    re.IGNORECASE,
)
_NOTED_BESIDE = re.compile(r" ?\(([^()]+)\)|, ?([^,()+]+)(?=,|$)")
_NO_PRIVATE_FACTS = PrivateFacts()
_OF_A_HOUSE = re.compile(
    r"\b(?:dak|vloer|muur|muren|gevel|zolder|huis|woning) (?:wordt|worden|is) geïsoleerd\b"
    r"|\b(?:kamer|zolder|schuur|kelder) moet leeg\b"
)
"""Parts of a house, which are not about a person."""

_OF_AN_ANIMAL = re.compile(
    r"^(?:(?:de|een|het|mijn|haar|zijn|hun) )?(?:oude |kleine )?(?:kat|kater|poes|hond|hondje"
    r"|konijn|cavia|papegaai|parkiet|kip|pony|paard)\b"
    r"(?!.*\b(?:ze|zij|hij|ik|mevrouw|meneer|baasje|dochter|zoon|moeder|vader|zus|broer|buur\w*)\b)"
)
"""A pet's illness tells nothing about anybody's health."""

_LAST_DIGITS = 9
"""The last digits of a number, which do not depend on how it begins: 020, +31 20, 0031 20."""


def reveals_private(text: str) -> bool:
    """Tell whether the words alone reveal somebody's health, faith, money and the like."""
    return bool(find_by_rules(text, _NO_PRIVATE_FACTS))


def is_discreet(text: str) -> bool:
    """Tell whether a post may contain it: neither private, nor improper for strangers."""
    text = _OF_A_HOUSE.sub("", text)
    folded = fold_accents(text)
    if _OF_AN_ANIMAL.match(folded):
        found = {finding.kind for finding in find_by_rules(text, _NO_PRIVATE_FACTS)}
        return found <= {FindingKind.HEALTH}
    return not reveals_private(_LANGUAGE.sub("", text)) and not any(
        pattern.search(folded) for pattern in _patterns("patterns")
    )


def _patterns(heading: str) -> tuple[re.Pattern[str], ...]:
    return _discreet_words()[heading]


@cached
def _discreet_words() -> dict[str, tuple[re.Pattern[str], ...]]:
    return {
        heading: tuple(re.compile(pattern) for pattern in patterns)
        for heading, patterns in shipped_list("discreet.toml").items()
    }


def names_an_illness(destination: str) -> bool:
    """Tell whether going there reveals something about health, as the guard reads a sentence."""
    read = (
        f"Rit gevraagd naar {destination}, zaterdag 28 november\n"
        f"Wie rijdt een buurtgenoot naar {destination}? Er is een afspraak bij {destination}."
    )
    folded = fold_accents(destination)
    if any(
        pattern.search(folded) for pattern in (*_patterns("patterns"), *_patterns("destinations"))
    ):
        return True
    named = {finding.kind for finding in find_by_rules(destination, _NO_PRIVATE_FACTS)}
    if named - {FindingKind.NAME}:  # a town may be called like a person
        return True
    return any(finding.kind is FindingKind.HEALTH for finding in guard(read, _NO_PRIVATE_FACTS))


def names_a_faith(destination: str) -> bool:
    """Tell whether going there reveals what somebody believes."""
    read = f"Wie rijdt een buurtgenoot naar {destination}?"
    return any(finding.kind is FindingKind.FAITH for finding in guard(read, _NO_PRIVATE_FACTS))


def private_kinds_in(text: str, private_facts: PrivateFacts) -> tuple[FindingKind, ...]:
    """Return in which ways a text identifies the people it is about.

    A name, their street, number, mail or postcode; or a bank account, a key.

    Another address may be named, of a community centre where they meet.
    """
    seen = visible_text(text)
    return tuple(
        dict.fromkeys(
            finding.kind
            for finding in guard(seen, private_facts)
            if finding.stop
            and _names_the_resident(finding.kind, seen[finding.start : finding.end], private_facts)
        )
    )


def _names_the_resident(kind: FindingKind, words: str, private_facts: PrivateFacts) -> bool:
    if kind is FindingKind.ADDRESS:
        return any(
            fold_accents(street) in fold_accents(words)
            for street, _ in private_facts.places
            if street
        )
    if kind is FindingKind.POSTCODE:
        return bool(private_facts.postcode) and fold_accents(private_facts.postcode).replace(
            " ", ""
        ) == fold_accents(words).replace(" ", "")
    if kind is FindingKind.PHONE:
        return any(_last_digits(words) == _last_digits(phone) for phone in private_facts.phones)
    if kind is FindingKind.EMAIL:
        return fold_accents(words) in {fold_accents(address) for address in private_facts.emails}
    return True


def _last_digits(number: str) -> str:
    return re.sub(r"\D", "", number.partition(";")[0])[-_LAST_DIGITS:]


def _is_private(words: str, private_facts: PrivateFacts) -> bool:
    return reveals_private(words) or bool(private_kinds_in(words, private_facts))


def _keep_if_discreet(match: re.Match[str]) -> str:
    """Return a remark between brackets or after a comma, if it is about nobody."""
    said = _LANGUAGE.sub("", match[1] or match[2])
    kinds = {finding.kind for finding in find_by_rules(said, _NO_PRIVATE_FACTS)}
    is_told = any(pattern.search(fold_accents(said)) for pattern in _patterns("patterns"))
    if is_told or kinds & _PERSONAL_FINDING_KINDS:
        return ""
    return match[0]


def public_wording(
    kind: Kind | str,
    what: str,
    translate: Translate,
    private_facts: PrivateFacts = _NO_PRIVATE_FACTS,
) -> str:
    """Return what is asked for in words that reveal neither private facts nor who it is about."""
    for pattern, otherwise in _PUBLIC_REPLACEMENTS:
        what = pattern.sub(otherwise, what)
    if kind == "ride":
        what = _THERAPY_BESIDE.sub("", what)
    else:
        what = _NOTED_BESIDE.sub(_keep_if_discreet, what)

    said = _LANGUAGE.sub("", what)
    if kind == "offer" and _FOR_OTHERS.search(what) and not private_kinds_in(what, private_facts):
        return what  # driving others there reveals nothing about oneself

    if kind == "offer":  # for whom it is reveals nothing about who offers it
        what = _FOR_WHOM.sub("", what) or what
        said = _FOR_WHOM.sub("", said) or said
    if _A_PET.search(said) and not private_kinds_in(what, private_facts):
        kinds = {finding.kind for finding in find_by_rules(said, _NO_PRIVATE_FACTS)}
        if kinds <= {FindingKind.HEALTH}:  # it is the pet's
            return what

    if reveals_private(said) or private_kinds_in(what, private_facts):
        head, *details = re.split(r"\s*[,;()+]\s*|\s+en\s+", what)
        if details and kind != "ride" and not _is_private(head, private_facts):
            kept = [detail for detail in details if not _is_private(detail, private_facts)]
            return ", ".join(part for part in (head, *kept) if part)
        if kind == "help" and _PAPERS.search(what):
            return translate("compose-discreet-help-papers")
        return translate(f"compose-discreet-{kind}")

    return what
