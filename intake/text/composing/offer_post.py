"""Plan the post for an offer: what somebody would like to do, lends, or gives away."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.help_titles import task_values
from intake.text.composing.offer_answers import (
    take_container_from_why,
    take_duration,
    take_loan_from_why,
)
from intake.text.composing.offer_times import (
    DAY_NAMES_PATTERN,
    FORMS_OF_THINGS,
    availability_sentences,
    has_only_first_day,
    often_phrase,
)
from intake.text.composing.offered import Form, Offered, read_offer
from intake.text.composing.particulars import particulars
from intake.text.composing.post_plan import PostPlan, Sentence
from intake.text.composing.title_days import is_shortened, with_short_days
from intake.text.grammar.named_tasks import GOING_ALONG
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.numbers import number_word

if TYPE_CHECKING:
    from intake.text.composing.post_writer import PostWriter

_PART_OF_DAY = re.compile(r"dag(?:ochtend|middag|avond)(?:en)?\b")
_ON_A_DAY = re.compile(r"^op (?=(?:ma|di|woe|don|vrij|za|zon)\w*dag)")
_OPENINGS = {
    Form.TOGETHER: (1, 2, 3),
    Form.SERVICE: (1, 2, 3),
    Form.TASK: (2, 4),
    Form.LOAN: (1, 2, 3),
    Form.GIVE: (1, 2, 3),
    Form.THING: (1, 2, 3),
}
_MAX_TITLE_PHRASE = 30
"""The length of a thing that leaves no room for its day in a title."""

_MIN_MANY_THINGS = 6
"""From this number of given things on, somebody may take some of them."""

_ACTIVITIES = {"praten": "een praatje maken", "eten": "mee-eten"}
"""What one does for what is named by its verb alone."""

_LESSON = re.compile(r"\b\w*(?:les|lessen|cursus|workshop)\b")
_PLACES = ("plek", "adres", "plaats")

"""What tells that a part of "when" is a remark: "ik ben meestal thuis"."""

_DONE_IN_A_GROUP = re.compile(r"(?:yoga|gym|zumba|pilates|dans|meditatie|cursus|workshop)\b")
_GOING = re.compile(r"^(?:mee ?gaan|mee ?lopen|mee|begeleid\w+) (?:naar|met) ", re.IGNORECASE)
_MAKING = frozenset({"breien", "haken", "naaien", "bakken", "timmeren", "vouwen", "solderen"})
_BEFORE_ITS_PREPOSITION = re.compile(
    r"^(\w+(?: \w+)?) (?:met|voor|aan|bij|in|op|uit|van|naar|tussen) .+$"
)
_WITHOUT_PRONOUN = {**_OPENINGS, Form.LOAN: (1, 3), Form.GIVE: (1, 3), Form.THING: (1, 3)}


def plan_offer(writer: PostWriter) -> PostPlan:
    """Return the plan of a post for an offer."""
    take_loan_from_why(writer)
    take_container_from_why(writer)
    offered = read_offer(writer.what, writer.quantity, writer.answers.get("keep", ""))
    form = offered.form
    values = _forms_of(offered)
    is_taught = offered.task.verb.infinitive.startswith("leren ")
    numbers = _openings(offered, is_taught=is_taught, is_for_another=bool(values["for_another"]))

    phrase = None
    if form is Form.SERVICE:
        writer.named = values["thing"]
    if form in FORMS_OF_THINGS:
        phrase, writer.named = offered.phrase, values["thing"]
    sentences = writer.open_with(f"need-offer-{form}", numbers, **values)
    sentences = _open_with_lesson_question(writer, offered, sentences, values)
    sentences += _for_whom(writer, offered)
    details, lasting = take_duration(offered.details, is_lesson=bool(_LESSON.search(writer.what)))
    told = [*particulars(writer, details, phrase, is_offered=True), *lasting]
    sentences += [Sentence(sentence, 2) for sentence in told]
    sentences += availability_sentences(writer, form)
    reasons = writer.reasons(offered=_pronoun_of(offered))
    values["pronoun"] = _pronoun_asked(offered, reasons)
    if writer.quantity > 1 and form is Form.TASK and _is_making(offered):
        sentences = [_for_children(sentence) for sentence in sentences]
        sentences.append(
            Sentence(writer.say("pieces-at-most", many=number_word(writer.quantity)), 2)
        )
    elif writer.quantity > 1 and form in (Form.TASK, Form.SERVICE):
        sentences.append(Sentence(writer.say("place-for", many=number_word(writer.quantity)), 2))
        reasons = [reason for reason in reasons if not reason.text.startswith("Er is plek voor")]
    sentences += reasons
    named = f"{form}"
    if form is Form.TOGETHER and offered.task.verb.infinitive not in GOING_ALONG:
        named = "together-there"
        values["activity"] = _ACTIVITIES.get(values["infinitive"], values["infinitive"])
    sentences += writer.ask(f"ask-offer-{'task' if _goes_along(offered) else named}", **values)
    if form is Form.TASK and not offered.task.is_joined and not is_taught:
        named = "task-likes"
    if is_taught:
        named = "taught"
        values["taught"] = offered.taught or values["infinitive"]
    if _goes_along(offered):
        named = "task-likes"
        values["likes"] = f"gaat graag mee {values['infinitive']}"
    title = writer.say(f"title-offer-{named}", **values)
    titles: tuple[str, ...] = (*_titles(writer, form, title), title)
    if plain := _plain_title(writer, offered, values):
        dated = (*titles[:-1], *_titles(writer, form, plain))
        titles = (*sorted(dated, key=is_shortened), title, plain)
    titles = _with_shorter(writer, offered, titles)
    return writer.plan((*titles, short_title(writer)), sentences)


def _is_making(offered: Offered) -> bool:
    """Tell whether things are made, so that a number counts them and not who may come."""
    return offered.task.verb.infinitive in _MAKING


def _for_children(sentence: Sentence) -> Sentence:
    return sentence._replace(
        text=sentence.text.replace("Ook kinderen zijn welkom.", "Het kan ook voor kinderen.")
    )


def _with_shorter(writer: PostWriter, offered: Offered, titles: tuple[str, ...]) -> tuple[str, ...]:
    """Add titles that fit where these do not."""
    if offered.form is Form.LOAN:
        short = writer.say("title-offer-loan-short", bare=offered.phrase.shorter.bare)
        dated = writer.add_days(short)[:-1] if writer.until else ()
        return (*titles[:-1], *dated, titles[-1], short)
    if offered.form is Form.GIVE:
        bare = replace(offered.phrase.shorter, before=()).bare
        return (*titles, writer.say("title-offer-give-short", bare=bare))
    return titles


def _for_whom(writer: PostWriter, offered: Offered) -> list[Sentence]:
    """Return what the offer makes possible, and for whom it is."""
    sentences = []
    if offered.so_that:
        sentences.append(Sentence(offered.so_that, 2))
    if offered.for_whom:
        sentences.append(Sentence(writer.say("for-whom", whom=offered.for_whom), 2))
    return sentences


def _goes_along(offered: Offered) -> bool:
    """Tell whether somebody goes along with another, and does not look for company."""
    return offered.form is Form.TOGETHER and bool(_GOING.match(offered.words))


def _openings(offered: Offered, *, is_taught: bool, is_for_another: bool) -> tuple[int, ...]:
    """Return the openings that fit what is offered."""
    form, task = offered.form, offered.task
    if form is Form.TASK and task.is_joined:
        return (1,)
    if is_taught:
        return (3,)
    if _goes_along(offered):
        return (1,)
    if form is Form.TOGETHER and task.verb.infinitive not in GOING_ALONG:
        return (1,) if task.words else (1, 3)
    if form is Form.TASK and (task.is_help or not is_for_another):
        return (4,)
    if form is Form.SERVICE and _DONE_IN_A_GROUP.search(offered.words):
        return (1, 2)
    if offered.phrase.is_known:
        return _OPENINGS[form]
    return _WITHOUT_PRONOUN[form]


def _open_with_lesson_question(
    writer: PostWriter, offered: Offered, opening: list[Sentence], values: dict[str, str]
) -> list[Sentence]:
    """Return the opening that asks who would like a lesson, instead of who can use one."""
    if offered.taught:
        writer.is_asked_already = True
        return [Sentence(writer.say("need-offer-taught", taught=offered.taught), 0)]
    is_lesson = offered.form is Form.SERVICE and bool(_LESSON.search(values["thing"]))
    if is_lesson and opening[0].text == writer.say("need-offer-service-3", **values):
        lesson, to, whom = re.split(r" (aan|voor) ", f"{values['thing']} aan ", maxsplit=1)
        for_whom = f"{to} {whom.removesuffix(' aan ')}" if whom else ""
        said = writer.say("need-offer-service-lesson", lesson=lesson, for_whom=for_whom)
        return [Sentence(said, 0)]
    return opening


def _pronoun_of(offered: Offered) -> str:
    """Return the pronoun of an offered thing; empty for an activity."""
    if offered.form in FORMS_OF_THINGS and offered.phrase.is_known:
        return offered.phrase.subject_pronoun
    return ""


def _plain_title(writer: PostWriter, offered: Offered, values: dict[str, str]) -> str:
    """Return the title without particulars, or with the first of two tasks; else empty."""
    phrase, first = offered.phrase, offered.task.first
    if offered.form in FORMS_OF_THINGS and (phrase.after or phrase.before):
        plain = phrase.shorter
        if not phrase.after or len(plain.bare) > _MAX_TITLE_PHRASE:
            plain = replace(plain, before=())
        values = values | {"bare": plain.bare, "thing": plain.indefinite}
    elif offered.form is Form.TASK and first:
        values = values | {"infinitive": first.infinitive}
    elif offered.form is Form.SERVICE:
        bare = re.sub(r" (?:voor|aan|vanaf|in|op|bij|over) .+$", "", values["bare"])
        if bare == values["bare"]:
            return ""
        values = values | {"bare": bare}
    elif offered.form is not Form.TASK:
        return ""
    elif re.match(r"^(?:aan|voor|uit|met|bij) ", offered.task.words):
        task = replace(offered.task, words="")
        return writer.say("title-offer-task-likes", likes=task.finite_with("graag"))
    elif offered.task.words.startswith("iemand naar "):
        task = replace(offered.task, words=offered.task.words.removeprefix("iemand "))
        return writer.say("title-offer-task-likes", likes=task.finite_with("graag"))
    elif with_whom := _BEFORE_ITS_PREPOSITION.match(offered.task.words):
        task = replace(offered.task, words=with_whom[1])
        return writer.say("title-offer-task-likes", likes=task.finite_with("graag"))
    else:
        return ""

    return writer.say(f"title-offer-{offered.form}", **values)


def short_title(writer: PostWriter) -> str:
    """Return a short title for when no other fits."""
    return writer.say("title-offer-short")


def _titles(writer: PostWriter, form: Form, title: str) -> tuple[str, ...]:
    """Return titles with their day: how often, until when, or the single day."""
    often = often_phrase(writer)
    if form is Form.LOAN and writer.until and not writer.repeat:
        return writer.add_days(title)[:-1]

    bare = title.rstrip("?")
    ends = title[len(bare) :]
    if often and not often.startswith("in overleg"):
        shorter = re.split(r",| tussen | na | vanaf | van (?=\w+ tot )", often)[0]
        days = _PART_OF_DAY.sub("dag", shorter).replace("dag- en ", "dag en ")
        said = dict.fromkeys(
            _ON_A_DAY.sub("", part)
            for part in (often, shorter, writer.repeat, days, *_fewer_words(days))
        )
        whens = [part for part in said if part and not part.startswith(("altijd", "meestal"))]
        if (
            not DAY_NAMES_PATTERN.search(often)
            and writer.first
            and form not in (Form.GIVE, Form.THING)
        ):
            dated = [moment for moment in writer.whens() if not moment.startswith("elke")]
            if form is Form.LOAN and not writer.until:
                dated = [f"vanaf {title}" for title in dated]
            whens = [*dated, *whens]
        if writer.until and form in FORMS_OF_THINGS:
            ends_on = f"t/m {day_phrase(writer.until).partition(' ')[2]}"
            whens.insert(0 if form is Form.GIVE else len(whens), ends_on)
        return tuple(f"{bare}, {when}{ends}" for when in whens)
    if form is Form.LOAN or (form not in FORMS_OF_THINGS and not has_only_first_day(writer)):
        return writer.add_days(title)[:-1]
    if writer.until:
        return (f"{bare}, t/m {day_phrase(writer.until).partition(' ')[2]}{ends}",)
    if writer.first:
        return (f"{bare}, vanaf {day_phrase(writer.first).partition(' ')[2]}{ends}",)
    return ()


def _fewer_words(days: str) -> list[str]:
    """Return the days alone: "dinsdag en donderdag" if "overdag" follows."""
    bare = re.sub(r" (?:van de maand|overdag|meestal)\b", "", _ON_A_DAY.sub("", days))
    named = re.sub(r"^elke (?=\w+dag en )", "", bare)
    short = with_short_days(re.sub(r"^van (?=\w+dag)", "", named).replace("tot en met", "t/m"))
    return [said for said in (bare, named, short) if said != days]


def _pronoun_asked(offered: Offered, reasons: list[Sentence]) -> str:
    """Return what is asked for of many things that are given: few take twenty boxes at once."""
    is_all_at_once = any("alles" in reason.text for reason in reasons)
    if (
        offered.form is Form.GIVE
        and offered.phrase.quantity >= _MIN_MANY_THINGS
        and not is_all_at_once
    ):
        return "er een of meer"
    return offered.phrase.object_pronoun


def _forms_of(offered: Offered) -> dict[str, str]:
    phrase = offered.phrase
    thing, bare = phrase.indefinite, phrase.bare
    if offered.form is Form.SERVICE:
        thing = bare = offered.words
        one = read_noun_phrase(offered.words)
        if one.head.endswith(_PLACES):
            thing = one.indefinite

    values = {
        "thing": thing,
        "definite": phrase.definite,
        "bare": bare,
        "pronoun": phrase.object_pronoun,
        "one": phrase.one_of_it,
        "one_gladly": phrase.one_of_it.replace("er een", "er graag een").replace("ze", "ze graag"),
        "is": phrase.agreeing("is", "zijn"),
        **task_values(offered.task),
        "likes": offered.task.finite_with("graag"),
    }
    for_another = "voor een ander"
    if re.search(r"\b(?:voor|voorlezen|met|iemand|naar|aan|kinderen)\b", values["infinitive"]):
        for_another = ""
    return values | {"for_another": for_another}
