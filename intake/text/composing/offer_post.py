"""Plan the post for what somebody would like to do for another, or has over."""

from __future__ import annotations

import re

from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.help_post import task_values
from intake.text.composing.post_writer import PostPlan, PostWriter, Sentence
from intake.text.composing.why_sentence import Subject
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.task_phrase import read_task

_GIVES_AWAY = re.compile(r"\b(?:weg te geven|weggeven|weg|gratis|over)\b[ ,]*", re.IGNORECASE)
_SERVICES = (
    "les",
    "lift",
    "hulp",
    "gezelschap",
    "vervoer",
    "oppas",
    "begeleiding",
    "bezoek",
    "therapie",
)
_WEEKDAYS = {
    "ma": "maandag", "di": "dinsdag", "wo": "woensdag", "do": "donderdag", "vr": "vrijdag",
    "za": "zaterdag", "zo": "zondag",
}  # fmt: skip
_SHORT_DAY = re.compile(r"\b(?:ma|di|wo|do|vr|za|zo)\b", re.IGNORECASE)


_GIVEN = {True: (1, 2), False: (1,)}
"""The wordings for what is given away: the second needs a pronoun."""


def plan_offer(writer: PostWriter) -> PostPlan:
    """What somebody would like to do for another, or has over."""
    typed = writer.what
    gives = bool(_GIVES_AWAY.search(typed))
    what = _GIVES_AWAY.sub("", typed).strip(" ,") or typed
    task = read_task(what)
    phrase = read_noun_phrase(what, writer.quantity)
    values = {
        "thing": phrase.indefinite, "bare": phrase.bare, "pronoun": phrase.object_pronoun,
        "one": phrase.one_of_it, **task_values(task),
    }  # fmt: skip
    is_service = phrase.head.lower().endswith(_SERVICES)
    when = "free"
    if task.together:
        need = writer.choose("need-offer-together", (1, 2), **values)
        title = writer.say("title-offer-task", **values)
    elif is_service or not (phrase.is_known or not task.is_help):
        values["thing"] = values["bare"] = what
        need = writer.choose("need-offer-service", (1, 2), **values)
        title = writer.say("title-offer-service", **values)
    elif not task.is_help and not gives and task.words != what:
        need = writer.choose("need-offer-task", (1, 2, 3), **values)
        title = writer.say("title-offer-task", **values)
    elif gives:
        when = "free-thing"
        need = writer.choose("need-offer-give", _GIVEN[phrase.is_known], **values)
        title = writer.say("title-offer-give", **values)
    else:
        when = "free-thing"
        need = writer.choose("need-offer-thing", (1, 2), **values)
        title = writer.say("title-offer-thing", **values)
    sentences = [
        Sentence(need, 0),
        *writer.why(Subject("dat", "is", is_thing=False)),
        *_offered_when(writer, when),
    ]
    sentences.append(Sentence(writer.say("ask-offer"), 0))
    return writer.plan((title,), sentences)


def _offered_when(writer: PostWriter, key: str) -> list[Sentence]:
    """Say when it may be had, in one sentence; a thing is fetched."""
    free = _when_free(writer.answers.get("free", "").strip().rstrip("."))
    often = _joined(writer.repeat, free)
    if often:
        return [Sentence(writer.say(key, free=often, span=writer.span()), 2)]
    if writer.until:
        return writer.until_sentence()
    if writer.first:
        return [Sentence(writer.say("when-from", **{"from": day_phrase(writer.first)}), 2)]
    return []


def _joined(repeat: str, free: str) -> str:
    """Say "elke dinsdag" and "op dinsdagmiddag" once: "elke dinsdagmiddag"."""
    bare = free.removeprefix("op ")
    if repeat and free and bare.startswith(repeat.removeprefix("elke ")):
        return f"elke {bare}"
    return ", ".join(part for part in (repeat, free) if part)


def _when_free(typed: str) -> str:
    """Return what was jotted down as it follows "dat kan": "op maandag en donderdag, overdag"."""
    said = _SHORT_DAY.sub(lambda day: _WEEKDAYS[day[0].lower()], typed)
    said = re.sub(r"^weekend\b", "in het weekend", said)
    return re.sub(rf"^(?={'|'.join(_WEEKDAYS.values())})", "op ", said)
