"""Plan the post for a task, or for company."""

from __future__ import annotations

from intake.text.composing.particulars import particulars, split_particulars
from intake.text.composing.post_writer import PostPlan, PostWriter, Sentence
from intake.text.grammar.numbers import number_word
from intake.text.grammar.task_phrase import TaskPhrase, read_task

_OPENINGS = (1, 2, 3, 4, 5, 6)
_OPENINGS_JOINED = (1, 3, 6)
_OPENINGS_TOGETHER = (1, 2, 3, 4)
_OPENINGS_TO_SOMEBODY = (1, 3, 6)
_OPENINGS_MANY = (1, 2, 3)
_OPENINGS_MANY_WITH = (1, 2)
_AIDS = ("rollator", "rolstoel", "stok", "scootmobiel")


def plan_help(writer: PostWriter) -> PostPlan:
    """A task, or company."""
    typed, details = split_particulars(writer.what)
    task = read_task(typed)
    values = task_values(task) | {
        "moment": _moment(writer),
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
    short = writer.say("title-help-moving" if task.is_moved else "title-help-short")
    return (*titles, *writer.dated(short))


def _opening(writer: PostWriter, task: TaskPhrase, values: dict[str, str]) -> list[Sentence]:
    if task.verb.infinitive == "praten" and task.together:
        return writer.open_with("need-help-company", _OPENINGS_TOGETHER, **values)
    if task.together:
        return writer.open_with("need-help-together", _OPENINGS_TOGETHER, **values)
    if task.is_done_to_somebody:
        return writer.open_with("need-help-with", _OPENINGS_TO_SOMEBODY, **values)
    if writer.helpers > 1 and not task.is_joined:
        numbers = _OPENINGS_MANY_WITH if task.is_help else _OPENINGS_MANY
        return writer.open_with("need-help-many", numbers, **values)
    if task.is_help:
        return writer.open_with("need-help-with", _OPENINGS, **values)
    if task.is_joined:
        return writer.open_with("need-help", _OPENINGS_JOINED, **values)
    return writer.open_with("need-help", _OPENINGS, **values)


def _moment(writer: PostWriter) -> str:
    """Return the one day and its hour, for an opening that asks for it."""
    if writer.repeat or writer.first is None or writer.until:
        return ""
    if writer.clock:
        return f"{writer.on_day} om {writer.clock}"
    return writer.on_day


def _when(writer: PostWriter) -> list[Sentence]:
    """Say when, but for a single day: that is what the question asks."""
    if writer.repeat:
        key = "when-repeat"
        if writer.clock:
            key = "when-repeat-at"
        return [Sentence(writer.say(key, repeat=writer.repeat, span=writer.span()), 0)]
    if writer.clock and (writer.until or not writer.first):
        return [*writer.until_sentence(), Sentence(writer.say("at"), 1)]
    return writer.until_sentence()


def _question(writer: PostWriter, task: TaskPhrase) -> list[Sentence]:
    if not _moment(writer):
        is_company = writer.repeat or task.together
        return writer.ask("ask-help-repeat" if is_company else "ask-help")
    key = "ask-help-day"
    if task.together:
        key = "ask-help-together-day"
    elif writer.helpers > 1:
        key = "ask-help-many-day"
    return writer.ask(key, moment=_moment(writer))


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
    mate = _MATES.get(task.verb.infinitive)
    if mate:
        return writer.say(f"title-help-{mate}")
    return f"{writer.say('title-help-together', **values)}?"
