"""Plan the post for a task, or for company."""

from __future__ import annotations

from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.post_writer import PostPlan, PostWriter, Sentence
from intake.text.composing.why_sentence import Subject
from intake.text.grammar.numbers import number_word
from intake.text.grammar.task_phrase import TaskPhrase, read_task


def plan_help(writer: PostWriter) -> PostPlan:
    """A task, or company."""
    task = read_task(writer.what)
    values = task_values(task)
    if task.together:
        need = writer.choose("need-help-together", (1, 2, 3, 4), **values)
    elif task.is_help:
        need = writer.choose("need-help-with", (1, 2, 3, 4, 5, 6), **values)
    elif task.is_joined:
        need = writer.choose("need-help", (1, 3, 6), **values)
    else:
        need = writer.choose("need-help", (1, 2, 3, 4, 5, 6), **values)
    sentences = [
        Sentence(need, 0),
        *writer.why(Subject("dat", "is", is_thing=False)),
        *_helpers(writer),
        *writer.aids(),
    ]
    sentences += _when(writer)
    sentences += [*writer.cost(), Sentence(_question(writer), 0)]
    title = _help_title(writer, task, values)
    titles = writer.dated(title)
    if writer.repeat and not task.together:  # how often stands in the title itself
        titles = titles[-1:]
    return writer.plan(titles, sentences)


def _when(writer: PostWriter) -> list[Sentence]:
    """Say when, but for a single day: that is what the question asks."""
    if writer.repeat:
        key = "when-repeat"
        if writer.clock:
            key = "when-repeat-at"
        return [Sentence(writer.say(key, repeat=writer.repeat, span=writer.span()), 1)]
    if writer.clock and (writer.until or not writer.first):
        return [*writer.until_sentence(), Sentence(writer.say("at"), 1)]
    return writer.until_sentence()


def _question(writer: PostWriter) -> str:
    if writer.repeat:
        return writer.say("ask-help-repeat")
    if writer.first is None or writer.until:
        return writer.say("ask-help")
    key = "ask-help-day"
    if writer.clock:
        key = "ask-help-day-at"
    return writer.say(key, **{"from": day_phrase(writer.first)})


def _helpers(writer: PostWriter) -> list[Sentence]:
    helpers = writer.answers.get("helpers", "1")
    if not helpers.isdigit() or int(helpers) < 2:
        return []
    return [Sentence(writer.say("helpers", helpers=number_word(int(helpers))), 1)]


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
            values["finite"] = task.finite_with(writer.repeat)
        return f"{writer.say('title-help', **values)}?"
    mate = _MATES.get(task.verb.infinitive)
    if mate:
        return writer.say(f"title-help-{mate}")
    return f"{writer.say('title-help-together', **values)}?"
