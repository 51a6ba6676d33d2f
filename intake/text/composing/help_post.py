"""Plan the post for a task, or for company."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from intake.text.composing.particulars import particulars, split_particulars
from intake.text.composing.post_writer import PostPlan, PostWriter, Sentence
from intake.text.grammar.numbers import number_word
from intake.text.grammar.task_phrase import read_task

if TYPE_CHECKING:
    from intake.text.grammar.task import TaskPhrase

_OPENINGS: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
_OPENINGS_OFTEN: tuple[int, ...] = (1, 2, 3, 4, 6)
"""Nobody has "even tijd" each week."""
_OPENINGS_GOING: tuple[int, ...] = (1, 2, 4)
_OPENINGS_OM: tuple[int, ...] = (1, 4)
_OPENINGS_JOINED = (1, 3, 6)
_OPENINGS_TOGETHER: tuple[int, ...] = (1, 2, 3, 4)
_OPENINGS_TO_SOMEBODY = (1, 3, 6)
_OPENINGS_MANY: tuple[int, ...] = (1, 2, 3)
_OPENINGS_MANY_WITH: tuple[int, ...] = (1, 2)
_TAIL = re.compile(r"(?<=\w) (?:bij|in|op|van|uit|voor) .+$")
_TAIL_OF_HELP = re.compile(r"(?<=\w)(?<!^met) (?:bij|in|op|van|uit|voor|met|en) .+$")
_AIDS = ("rollator", "rolstoel", "stok", "scootmobiel")


def plan_help(writer: PostWriter) -> PostPlan:
    """A task, or company."""
    typed, details = split_particulars(
        re.sub(r"\s*(?:\+\s*(?=\w)|/\s*(?=[a-z]))", ", ", writer.what)
    )
    task = read_task(typed, is_theirs=True)
    values = task_values(task) | {
        "moment": writer.moment,
        "helpers": number_word(writer.helpers),
        "in_clause_many": task.in_clause_many,
    }
    sentences = _opening(writer, task, values)
    sentences += _when(writer)
    if writer.helpers > 1 and (task.together or task.is_joined or task.is_done_to_somebody):
        sentences.append(Sentence(writer.say("helpers", **values), 1))
    sentences += [Sentence(told, 2) for told in particulars(writer, details)]
    reasons = writer.reasons()
    told = " ".join([task.words, *(sentence.text for sentence in reasons)])
    if task.together and not any(aid in told for aid in _AIDS):
        sentences += writer.aids()
    writer.are_aids_said = task.together
    sentences += reasons
    sentences += _question(writer, task)
    sentences += writer.cost()
    return writer.plan(_titles(writer, task, values), sentences)


def _titles(writer: PostWriter, task: TaskPhrase, values: dict[str, str]) -> tuple[str, ...]:
    """Return titles from the fullest to the shortest; how often stands in the title itself."""
    title = _help_title(writer, task, values)
    titles = writer.dated(title)
    is_plain = not (task.together or task.is_help or task.is_joined or task.is_done_to_somebody)
    warm: tuple[str, ...] = ()
    if is_plain and "voor" not in task.words.split():
        finite = task.finite_with(writer.repeat) if writer.repeat else task.finite
        warm = (f"{writer.say('title-help-for', finite=finite)}?",)
    if writer.repeat and not task.together:
        plain = f"{writer.say('title-help', **task_values(task))}?"
        titles = (*writer.spanned(title), *warm, title, *writer.dated(plain)[:-1])
    elif warm:
        titles = (*writer.dated(warm[0])[:1], *titles)
    if task.verb.infinitive == "oefenen":
        shorter = re.split(r" of | en |, ", title)[0].rstrip("?")
        titles = (*titles[:-1], *writer.dated(f"{shorter}?"))
    if task.together and (short := _TAIL.sub("", task.words)) != task.words:
        shorter = replace(task, words=short)
        plain = _help_title(writer, shorter, values | task_values(shorter))
        titles = (*titles[:-1], *writer.dated(plain))
    if task.is_help and (short := _TAIL_OF_HELP.sub("", task.words)) != task.words:
        shorter = replace(task, words=short)
        plain = _help_title(writer, shorter, values | task_values(shorter))
        titles = (*titles[:-1], *writer.spanned(plain), plain)
        if not writer.repeat:
            titles = (*titles[:-1], *writer.dated(plain))
    if task.first:
        only = replace(task.first, words=_TAIL.sub("", task.first.words))
        titles = (
            *titles[:1],
            *writer.dated(f"{writer.say('title-help', finite=only.finite)}?"),
        )
    short = writer.say("title-help-moving" if task.is_moved else "title-help-short")
    return (*titles, *writer.dated(short))


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
    if writer.helpers > 1 and not task.is_joined:
        many = _OPENINGS_MANY_WITH if task.is_help else _OPENINGS_MANY
        return writer.open_with("need-help-many", many, **values)
    numbers = _OPENINGS_OFTEN if writer.repeat else _OPENINGS
    if task.is_help:
        return writer.open_with("need-help-with", numbers, **values)
    if task.is_joined:
        return writer.open_with("need-help", _OPENINGS_JOINED, **values)
    return writer.open_with("need-help", numbers, **values)


def _when(writer: PostWriter) -> list[Sentence]:
    """Say what the opening could not: a span of days, the first time and the last."""
    sentences = [*writer.until_sentence(), *writer.first_and_last()]
    if writer.clock and not writer.on_day:
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


def task_values(task: TaskPhrase) -> dict[str, str]:
    """Return a task as sentences need it, by the names that they use."""
    return {
        "infinitive": task.infinitive,
        "in_clause": task.in_clause,
        "with_te": task.with_te,
        "finite": task.finite,
    }


_MATES = {"wandelen": "wandelen", "fietsen": "fietsen", "schaken": "schaken", "kaarten": "kaarten",
    "klaverjassen": "kaarten", "praten": "company", "koffiedrinken": "company"}  # fmt: skip


def _help_title(writer: PostWriter, task: TaskPhrase, values: dict[str, str]) -> str:
    if task.is_joined:
        return f"{writer.say('title-help-joined', **values)}?"
    if not task.together:
        if writer.repeat:
            values = values | {"finite": task.finite_with(writer.repeat)}
        return f"{writer.say('title-help', **values)}?"
    if task.verb.infinitive == "oefenen":
        return f"{writer.say('title-help', **values)}?"
    mate = _MATES.get(task.verb.infinitive)
    if mate:
        return writer.say(f"title-help-{mate}")
    key = "title-help-together"
    if task.verb.infinitive == "spelen":
        key = "title-help-spelen"
    return f"{writer.say(key, **values)}?"
