"""Name a task in a title: with thing and day, or shorter."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from intake.text.grammar.named_tasks import ALWAYS_TOGETHER, GOING_ALONG
from intake.text.grammar.verbs import known_verb

if TYPE_CHECKING:
    from intake.text.composing.post_writer import PostWriter
    from intake.text.grammar.task import TaskPhrase

_TAIL = re.compile(
    r"(?<=\w) (?:bij|in(?! elkaar| huis)|op|van|uit(?! elkaar)|voor|naar|tijdens) .+$"
)
_TAIL_OF_HELP = re.compile(r"(?<=\w)(?<!^met) (?:bij|in|op|van|uit|voor|met|en) .+$")
_TAIL_OF_MEETING = re.compile(r"(?<=\w) (?:met|bij|over|van|in|op) .+$")
_EITHER = re.compile(r" of | en |, ")
_AT_THE_STREET = re.compile(r" (?:aan de (?:straat|weg)|buiten)$")

_NEEDS_WHERE = frozenset({"halen", "brengen", "zetten", "leggen", "hangen"})
_WITHOUT_WHERE = {"brengen": "wegbrengen", "zetten": "verplaatsen", "leggen": "verplaatsen"}
"""The name of a task without its destination."""

_COMPANION_TITLES = {"wandelen": "wandelen", "fietsen": "fietsen", "schaken": "schaken",
    "kaarten": "kaarten", "klaverjassen": "kaarten", "praten": "company",
    "koffiedrinken": "company"}  # fmt: skip


def task_values(task: TaskPhrase) -> dict[str, str]:
    """Return the forms of a task that sentences need, by name."""
    return {
        "infinitive": task.infinitive,
        "in_clause": task.in_clause,
        "with_te": task.with_te,
        "finite": task.finite,
    }


def help_titles(writer: PostWriter, task: TaskPhrase) -> tuple[str, ...]:
    """Return titles from the longest to the shortest; a title itself tells how often."""
    if not task.is_read:
        noted = writer.say("title-help-noted", task=task.words.removeprefix("met "))
        return (*writer.add_days(noted), *writer.add_days(writer.say("title-help-short")))

    named = [task, *_shorter_tasks(task)]
    titles = [_title(writer, task_name) for task_name in named]
    warm: tuple[str, ...] = ()
    if _is_plain(task) and "voor" not in task.words.split():
        finite = task.finite_with(writer.repeat)
        warm = (f"{writer.say('title-help-for', finite=finite)}?",)
    short = writer.say("title-help-moving" if task.is_moved else "title-help-short")
    if writer.repeat and "?" in titles[0]:
        spanned = [title for each in titles for title in writer.add_span(each)]
        behind = [
            title
            for task_name in named
            for title in writer.add_days(_title_without_moment(writer, task_name))[:-1]
        ]
        if task.is_joined:  # named without how often
            return (*spanned, *titles[1:], titles[0], *behind, short)
        plain = [_title_without_moment(writer, task_name) for task_name in named]
        return (*spanned[:1], *warm, titles[0], *spanned[1:], *titles[1:], *behind, *plain, short)

    return (
        *(writer.add_days(title)[0] for title in warm),
        *writer.add_days_to_each(titles),
        *writer.add_days(short),
    )


def _shorter_tasks(task: TaskPhrase) -> list[TaskPhrase]:
    """Return the task without what follows its object, and the first of two tasks."""
    tail = _TAIL_OF_HELP if task.is_help else _TAIL
    if task.together and task.verb.infinitive == "gaan":
        tail = _TAIL_OF_MEETING
    instead = _WITHOUT_WHERE.get(task.verb.infinitive)
    if instead and not task.is_joined:
        bare = _TAIL.sub("", _AT_THE_STREET.sub("", task.words))
        if bare == task.words:
            return []
        if _AT_THE_STREET.search(task.words):
            instead = "buitenzetten"
        return [replace(task, words=bare, verb=known_verb(instead))]

    parts = re.sub(r" met \w+ \w+(?= in elkaar$|$)", "", task.words)
    shorter = [replace(task, words=parts), replace(task, words=tail.sub("", parts))]
    if task.verb.infinitive == "oefenen":
        shorter.append(replace(task, words=_EITHER.split(task.words)[0]))
    if task.is_help and task.first:
        return [task.first]
    if task.first:
        bare = _TAIL.sub("", task.first.words)
        shorter = [replace(task.first, words=bare)]
        if task.first.verb.infinitive in _NEEDS_WHERE:  # fetched from where, and not for keeps
            shorter = [task.first]
    elif task.is_joined:
        shorter = []

    return [shorter_task for shorter_task in shorter if shorter_task.words != task.words]


def _is_plain(task: TaskPhrase) -> bool:
    return not (task.together or task.is_help or task.is_joined or task.is_done_to_somebody)


def _title_without_moment(writer: PostWriter, task: TaskPhrase) -> str:
    if task.verb.infinitive == "oefenen" and task.words.startswith(("voor ", "met ")):
        return f"{writer.say('title-help', finite=f'oefent mee {task.words}')}?"
    return f"{writer.say('title-help', **task_values(task))}?"


def _title(writer: PostWriter, task: TaskPhrase) -> str:
    values = task_values(task)
    if task.is_joined:
        return f"{writer.say('title-help-joined', **values)}?"
    if task.verb.infinitive == "oefenen":
        if task.words.startswith(("voor ", "met ")):
            doing = task.words.partition(" ")
            values = {
                "finite": f"helpt {writer.repeat} oefenen {' '.join(doing)}".replace("  ", " ")
            }
            return f"{writer.say('title-help', **values)}?"
        values = {"finite": task.finite_with(writer.repeat)}
        return f"{writer.say('title-help-with-them', **values)}?"
    if not task.together:
        if writer.repeat:
            values = values | {"finite": task.finite_with(writer.repeat)}
        return f"{writer.say('title-help', **values)}?"
    if mate := _COMPANION_TITLES.get(task.verb.infinitive):
        return writer.say(f"title-help-{mate}")
    if task.words and task.verb.infinitive not in ALWAYS_TOGETHER | {"gaan", "spelen", "eten"}:
        helping = f"helpt {writer.repeat} {task.infinitive}".replace("  ", " ")
        return f"{writer.say('title-help', finite=helping)}?"

    key = "title-help-together"
    if task.verb.infinitive not in GOING_ALONG:
        key = "title-help-spelen"
    return f"{writer.say(key, **values, when=writer.repeat)}?"
