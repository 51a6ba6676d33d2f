"""Plan the post for a task, or for company."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.composing.help_titles import help_titles, task_values
from intake.text.composing.particulars import particulars, split_particulars
from intake.text.composing.post_plan import PostPlan, Sentence
from intake.text.composing.task_details import (
    detail_sentence,
    read_task_with,
    split_heading,
    with_both_things,
)
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.numbers import number_word
from intake.text.grammar.plain_task import plain_task
from intake.text.grammar.task_phrase import lists_tasks
from intake.text.grammar.third_person import write_in_third_person
from intake.text.grammar.verbs import find_verb

if TYPE_CHECKING:
    from intake.text.composing.post_writer import PostWriter
    from intake.text.grammar.task import TaskPhrase

_OPENINGS: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
_OPENINGS_OFTEN: tuple[int, ...] = (1, 2, 3, 4, 6)
"""Openings for a repeated task: nobody has "even tijd" each week."""

_OPENINGS_GOING: tuple[int, ...] = (1, 2, 4)
_OPENINGS_OM: tuple[int, ...] = (1, 4)
_OPENINGS_JOINED = (1, 3, 6)
_OPENINGS_TOGETHER: tuple[int, ...] = (1, 2, 3, 4)
_OPENINGS_TO_SOMEBODY = (1, 3, 6)
_OPENINGS_MANY: tuple[int, ...] = (1, 2, 3)
_OPENINGS_MANY_WITH: tuple[int, ...] = (1, 2)
_CARE = re.compile(
    r"\b(?:eten|water|voer) geven|\b(?:voeren|uitlaten|verzorgen|oppassen)\b"
    r"|\bpassen$|\bin huis nemen$"
)
"""Tasks that are done every day of a period, not once within it."""

_BROKEN = re.compile(
    r"^((?:de |het |mijn )?[\w-]+)"
    r" ((?:werkt|doet het|brandt|sluit|start|print) (?:\w+ )?niet(?: \w+)?"
    r"|is (?:stuk|kapot|verstopt|leeg|vol)|lekt|hapert|piept|klemt)$",
    re.IGNORECASE,
)
_WITH_KIN = re.compile(
    r"^met ((?:de|het) (?:moeder|vader|oma|opa|man|vrouw|dochter|zoon|zus|broer|kind))\b"
)
_PUSHING = re.compile(r"^(?:rolstoel )?duwen\b")
_SOMEBODY_WHO = re.compile(r"^(?:een )?iemand (?:die|om)\b", re.IGNORECASE)
_CLEARING_PATTERN = re.compile(
    r"(?<=[,+] )(blad|bladeren|onkruid|takken|snoeiafval|mos|afval|sneeuw) weg(?=,|$| \+)"
)
_THINGS_TO_REPAIR = (
    "raam",
    "deur",
    "kraan",
    "kast",
    "lade",
    "lamp",
    "bed",
    "klep",
    "rolgordijn",
    "hek",
)
"""Things that are repaired if they are said to be broken, whatever else is done with them."""

_SMALL_NUMBER_PATTERN = re.compile(
    r"(?<![\d.,:/x-])(?<!van )(?<!en )\b([2-9]|1[0-2]) (?=[a-z]{3})"
    r"(?!liter|meter|kilo|inch|centimeter|uur|hoog|jaar|maanden|januari|februari|maart|april|mei"
    r"|juni|juli|augustus|september|oktober|november|december)"
)
_AID = re.compile(r"\b(?:rollator|rolstoel|stok|scootmobiel|krukken)\b", re.IGNORECASE)
_AIDS = ("rollator", "rolstoel", "stok", "scootmobiel")


def plan_help(writer: PostWriter) -> PostPlan:
    """Return the plan of a post for a task, or for company."""
    plain, heading = split_heading(_CLEARING_PATTERN.sub(r"\1 weghalen", _plain_task_of(writer)))
    typed, details = _split_task(
        re.sub(r"\s*(?:\+\s*(?=\w)|/\s*(?=[a-z]))", ", ", with_both_things(plain))
    )
    typed = _SMALL_NUMBER_PATTERN.sub(lambda few: f"{number_word(int(few[1]))} ", plain_task(typed))
    details = [re.sub(r"^beetje ", "een beetje ", detail) for detail in details]
    details = [detail for detail in details if not _SOMEBODY_WHO.match(detail)]
    typed, broken = _split_broken_thing(typed)
    if typed.startswith("duwen") and writer.answers.get("aids") == "wheelchair":
        typed = f"rolstoel {typed}"
    task, details = read_task_with(typed, details)
    values = task_values(task) | {
        "moment": writer.moment,
        "helpers": number_word(writer.helpers),
        "in_clause_many": task.in_clause_many,
    }
    sentences = _opening(writer, task, values)
    if not task.together and not _PUSHING.search(typed):
        writer.leave_out_of_why(_AID)
    reasons = writer.reasons(offered=_pronoun_of(task))
    is_needed = bool(_CARE.search(task.infinitive)) or any(
        "keer per" in detail for detail in details
    )
    is_pushed = task.together and writer.answers.get("aids") == "wheelchair"
    is_pushed = is_pushed and any(_PUSHING.match(detail) for detail in details)
    if is_pushed:
        details = [detail for detail in details if not _PUSHING.match(detail)]
    pronoun = _pronoun_of(task)
    of_it = {detail: detail_sentence(task, detail, pronoun) for detail in details}
    details = [detail for detail in details if not of_it[detail]]
    sentences += [Sentence(told, 2) for told in (broken, *of_it.values()) if told]
    sentences += [Sentence(told, 2) for told in particulars(writer, details)]
    when = _when_sentences(writer, is_needed=is_needed)
    if heading:
        sentences.append(Sentence(heading, 3))
    told = " ".join([task.words, *(sentence.text for sentence in reasons)])
    aids: list[Sentence] = []
    if task.together and not any(aid in told for aid in _AIDS):
        who = "".join(_WITH_KIN.findall(task.words)[:1])
        aids = writer.aids(is_pushed=is_pushed, who=who)
    if writer.until_sentence():
        sentences += [*when, *reasons, *aids]
    else:
        sentences += [*reasons, *aids, *when]

    if writer.helpers > 1 and (task.together or task.is_joined or task.is_done_to_somebody):
        sentences.append(Sentence(writer.say("helpers", **values), 1))
    writer.are_aids_said = task.together or bool(_PUSHING.search(typed))
    sentences += writer.cost()
    sentences += _question(writer, task)
    return writer.plan(help_titles(writer, task), sentences)


def _pronoun_of(task: TaskPhrase) -> str:
    """Return the pronoun of the thing in the task: "hij"; empty if there is none."""
    phrase = read_noun_phrase(task.words)
    is_thing = phrase.is_known and not task.together and not task.is_help and not task.is_joined
    return phrase.subject_pronoun if is_thing else ""


def _split_task(what: str) -> tuple[str, list[str]]:
    """Keep several tasks, and three verbs with one object, together; split the rest at commas."""
    if lists_tasks(what):
        return what, []
    three = re.match(r"^[\w ]+? (\w+en), (\w+en) en (?:weer )?(\w+en)$", what)
    if three and all(find_verb(verb) for verb in three.groups()):
        return what, []
    return split_particulars(what)


def _plain_task_of(writer: PostWriter) -> str:
    typed = plain_task(writer.what, is_repeated=bool(writer.repeat))
    return write_in_third_person(typed) or typed


def _split_broken_thing(typed: str) -> tuple[str, str]:
    """Split "wifi werkt niet" into "wifi" and "De wifi werkt niet."; else return it unchanged."""
    match = _BROKEN.match(typed)
    phrase = read_noun_phrase(match[1]) if match else None
    if not match or not phrase or not phrase.is_known:
        return typed, ""
    told = f"{phrase.definite.capitalize()} {match[2]}."
    if phrase.head.lower().endswith(_THINGS_TO_REPAIR):
        return f"{phrase.definite} repareren", told
    return match[1], told


def _opening(writer: PostWriter, task: TaskPhrase, values: dict[str, str]) -> list[Sentence]:
    if task.verb.infinitive == "praten" and task.together:
        company = (1, 2, 4) if writer.moment.startswith("om ") else _OPENINGS_TOGETHER
        return writer.open_with("need-help-company", company, **values)
    if task.together:
        together = _OPENINGS_TOGETHER
        if task.verb.infinitive == "gaan":
            together = _OPENINGS_GOING
        is_either = task.words.endswith((" of", " en"))  # never "schaken of te dammen"
        if is_either or writer.moment.startswith("om "):  # never "om om de week"
            together = _OPENINGS_OM
        return writer.open_with("need-help-together", together, **values)
    if task.is_done_to_somebody:
        return writer.open_with("need-help-with", _OPENINGS_TO_SOMEBODY, **values)
    if not task.is_read:  # a note that fits no verb
        noted = task.words.removeprefix("met ")
        return writer.open_with("need-help-noted", (1,), moment=writer.moment, task=noted)
    if writer.helpers > 1 and not task.is_joined:
        many = _OPENINGS_MANY_WITH if task.is_help else _OPENINGS_MANY
        return writer.open_with("need-help-many", many, **values)

    numbers = _OPENINGS_OFTEN if writer.repeat else _OPENINGS
    if task.is_help:
        return writer.open_with("need-help-with", numbers, **values)
    if task.is_joined:
        return writer.open_with("need-help", _OPENINGS_JOINED, **values)
    return writer.open_with("need-help", numbers, **values)


def _when_sentences(writer: PostWriter, *, is_needed: bool) -> list[Sentence]:
    """Return sentences for what the opening could not tell: a period, the first and last time."""
    sentences = [
        *writer.until_sentence(with_clock=True, is_needed=is_needed),
        *writer.first_and_last(),
    ]
    if writer.clock and not writer.on_day and not sentences:
        sentences.append(Sentence(writer.say("at"), 1))
    return sentences


def _question(writer: PostWriter, task: TaskPhrase) -> list[Sentence]:
    if task.together and task.verb.infinitive == "gaan":
        return writer.ask("ask-help-together")
    if writer.helpers > 1:
        return writer.ask("ask-help-many")
    if writer.repeat:
        return writer.ask("ask-help-repeat")
    return writer.ask("ask-help")
