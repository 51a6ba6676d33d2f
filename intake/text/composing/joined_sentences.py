"""Join sentences of a post that belong together: the reason with what is asked."""

from __future__ import annotations

import re

from intake.text.composing.causes import because_of
from intake.text.composing.person_first import about_person
from intake.text.composing.post_plan import Sentence

_HIGH_UP = re.compile(r"^Het is (?:\w+ hoog|op de \w+ verdieping)\.$")
_ABOUT_THEM = ("De buurtgenoot ", "Eén van hen ", "Wie het ophaalt, ")
_SUBJECT_PATTERN = re.compile(r"^(?:De buurtgenoot|Zij) (?=\w)")
_ASKS_FOR = (
    r"^(?P<ask>(?:Wie|Kun|Wil|Heb|Rijd|Heeft)\b[^?]*?)(?P<to> voor| met)?"
    r" een buurtgenoot (?P<where>in|uit) {area}(?P<rest>(?: [^?]*)?\?)$"
)
"""A question for one neighbour; ``{area}`` is where they live."""

_LACKS = re.compile(
    r"^De buurtgenoot .*\b(?:niet|geen|nauwelijks|slecht|moeilijk|nooit)\b"
    r"|^De buurtgenoot (?:is (?:net|pas) |wil graag |gaat graag |mist )"
)
"""A sentence about what somebody cannot do, or would like."""

_MAX_TOLD = 9
_CANNOT = re.compile(
    r"^De buurtgenoot (?P<verb>durft|kan|redt|mag) (?P<rest>(?:.* )?(?:niet|geen)\b.*)$"
    r"|^De buurtgenoot (?P<has>heeft) (?P<lacks>geen (?:auto|aanhanger|bus|busje|ladder|trap"
    r"|vervoer|boormachine|gereedschap|fiets|oven|naaimachine|printer|computer|rijbewijs|tuin)"
    r"\b.*)$"
)


def join_sentences(
    sentences: list[Sentence], reasons: tuple[str, ...], area: str
) -> list[Sentence]:
    """Return the sentences, with the first of the ``reasons`` joined to the opening if possible."""
    said = _put_reason_first(sentences, reasons, area)
    for at, one in enumerate(said):
        if reasons and one.text == reasons[0]:
            said[at] = one._replace(text=_begin_with_self(one.text))
    return _join_neighbour_sentences(_join_because(said, reasons))


def _put_reason_first(
    sentences: list[Sentence], reasons: tuple[str, ...], area: str
) -> list[Sentence]:
    """Begin with what is told about the neighbour: "is net verhuisd en zoekt een trapje"."""
    opening = sentences[0]
    asks = re.match(
        rf"^((?:Een|\w+) buurtgeno(?:ot|ten) (?:in|uit) {re.escape(area)}) ([^?]+\.)$", opening.text
    )
    of_them = next(
        (
            sentence
            for sentence in sentences[1:]
            if sentence.text in reasons and _SUBJECT_PATTERN.match(sentence.text)
        ),
        None,
    )
    if asks is None and (led := _question_after_reason(sentences, reasons, area)):
        return led
    if asks is None or of_them is None or opening.text.count(".") > 1:
        return list(sentences)

    told = _SUBJECT_PATTERN.sub("", of_them.text).rstrip(".")
    if re.search(r" en (?:zoek|kan)", asks[2]):
        return list(sentences)

    is_long = len(told.split()) > _MAX_TOLD or re.search(r",| en | als |\bgeen\b|\bniet\b", told)
    if is_long or ", want " in opening.text:
        return list(sentences)
    first = opening._replace(text=f"{asks[1]} {told} en {asks[2]}")
    return [first, *(sentence for sentence in sentences[1:] if sentence is not of_them)]


def _question_after_reason(
    sentences: list[Sentence], reasons: tuple[str, ...], area: str
) -> list[Sentence]:
    """Begin with why somebody cannot do it, then ask; empty if the opening is no such question."""
    opening = sentences[0]
    asks = re.match(_ASKS_FOR.format(area=re.escape(area)), opening.text)
    why = next((part for part in sentences[1:] if part.text in reasons), None)
    if asks is None or why is None or not _LACKS.match(why.text):
        return []
    first = about_person(why.text, f"een buurtgenoot {asks['where']} {area}", is_way_told=True)
    if not first:
        return []
    whom = {" voor": "", " met": " met de buurtgenoot"}.get(asks["to"] or "", " de buurtgenoot")
    question = f"{asks['ask']}{whom}{asks['rest']}"
    left = [part for part in sentences[1:] if part is not why]
    return [opening._replace(text=f"{first} {question}"), *left]


_FILLER = "Het gaat om "
"""How a note that fits no sentence would begin: as a reason it tells a reader nothing."""


def join_reasons(reasons: list[str]) -> list[str]:
    """Return two short reasons as one: "de moeder wordt 90 en de hele familie komt"."""
    reasons = [reason for reason in reasons if not reason.startswith(_FILLER)]
    if len(reasons) < 2 or not all(because_of(reason) for reason in reasons[:2]):
        return reasons
    first, second = reasons[0].rstrip("."), reasons[1]
    if first.startswith("Het "):  # "het fornuis is stuk, nieuwe komt morgen"
        second = re.sub(r"^De (?=(?:nieuwe|oude|andere|vorige) )", "Het ", second)
    both = f"{first} en {second[:1].lower()}{second[1:]}"
    if " en " in first or not because_of(both):
        return reasons
    return [both, *reasons[2:]]


def _join_because(sentences: list[Sentence], reasons: tuple[str, ...]) -> list[Sentence]:
    """Join the first reason to the opening, if both are one sentence with a subject."""
    opening = sentences[0]
    because = next((sentence for sentence in sentences if sentence.text in reasons), None)
    is_asked = "?" in opening.text
    if because is None or is_asked or not opening.text.endswith(".") or ". " in opening.text:
        return sentences
    if ", want " in opening.text:
        return sentences
    reason = because_of(because.text)
    if not reason:
        return sentences
    text = f"{opening.text[:-1]}, {reason}."
    return [
        opening._replace(text=text),
        *(sentence for sentence in sentences[1:] if sentence is not because),
    ]


def _begin_with_self(sentence: str) -> str:
    """Write "zelf durft de buurtgenoot niet meer op de ladder" for a reason with "cannot"."""
    match = _CANNOT.match(sentence)
    if match is None:
        return sentence
    verb, rest = match["verb"] or match["has"], match["rest"] or match["lacks"]
    return f"Zelf {verb} de buurtgenoot {rest.replace(' zelf ', ' ').removeprefix('zelf ')}"


def _join_neighbour_sentences(sentences: list[Sentence]) -> list[Sentence]:
    """Join two sentences about the neighbour: "loopt met een stok en durft niet alleen"."""
    joined: list[Sentence] = []
    for sentence in sentences:
        before = joined[-1] if joined else Sentence("", 0)
        both = [part.text for part in (before, sentence)]
        of_them = next((who for who in _ABOUT_THEM if sentence.text.startswith(who)), None)
        if of_them and before.text.startswith(of_them) and not any(" en " in text for text in both):
            more = sentence.text.removeprefix(of_them)
            text = f"{before.text.rstrip('.')} en {more}"
            joined[-1] = Sentence(text, min(before.importance, sentence.importance))
        elif _HIGH_UP.match(before.text) and sentence.text == "Er is geen lift.":
            text = f"{before.text.rstrip('.')} en er is geen lift."
            joined[-1] = Sentence(text, min(before.importance, sentence.importance))
        elif all(text.startswith("Er is ") and " en " not in text for text in both):
            more = sentence.text.removeprefix("Er is ")
            text = f"{before.text.rstrip('.')} en {more}"
            joined[-1] = Sentence(text, min(before.importance, sentence.importance))
        else:
            joined.append(sentence)
    return joined
