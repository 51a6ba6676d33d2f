"""Compose the public post of a request from its answers.

The need first, the area, what the neighbour may expect, one question, and the code at the end.

A list on a platform shows about the first 200 characters (docs/sources.md), so the first sentence
contains what and where. Only answers that the form declares public are used, and the guard still
checks the result. If it is too long for a platform, whole sentences are left out, the least
important first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.forms.field import Reader
from intake.forms.request_forms import FORMS
from intake.kit.numerals import is_numeral
from intake.kit.text_normalization import capitalize_first, shorten
from intake.text.composing.answered_elsewhere import without_answered
from intake.text.composing.asked_for import as_task, counted_once
from intake.text.composing.borrow_post import plan_borrow
from intake.text.composing.discreet_reason import discreet_reason, practical_reason
from intake.text.composing.form_facts import add_form_facts
from intake.text.composing.form_of_address import FormOfAddress
from intake.text.composing.help_post import plan_help
from intake.text.composing.light_reason import is_always_private
from intake.text.composing.meal_post import plan_meal
from intake.text.composing.note_words import write_out_note
from intake.text.composing.offer_post import plan_offer
from intake.text.composing.post_plan import NEVER_LEFT_OUT, PostPlan, Sentence
from intake.text.composing.post_writer import PostWriter
from intake.text.composing.public_wording import (
    is_discreet,
    names_a_faith,
    names_an_illness,
    public_wording,
)
from intake.text.composing.ride_hours import RideHours, read_ride_hours
from intake.text.composing.ride_post import plan_ride
from intake.text.composing.sound_sentence import unknown_words
from intake.text.composing.told_note import MAX_NOTE, is_note_said, with_note
from intake.text.composing.typed_sentences import TypedWhat, split_typed_sentences
from intake.text.composing.unsaid_answers import unsaid_answers
from intake.text.grammar.destination_phrase import (
    destination_phrase,
    known_town_behind,
    town_behind,
)
from intake.text.grammar.diet_phrase import diet_pieces
from intake.text.words.dutch_words import correct_spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from intake.kit.translations import Translate
    from intake.text.composing.wanted import PostStyle, Wanted

MAX_TITLE = 60
_PLANS: dict[str, Callable[[PostWriter], PostPlan]] = {
    "borrow": plan_borrow,
    "meal": plan_meal,
    "help": plan_help,
    "ride": plan_ride,
    "offer": plan_offer,
}


@dataclass(frozen=True)
class Post:
    """The text for a platform; ``withheld`` lists the answers that are left out or reworded."""

    title: str
    text: str
    withheld: tuple[str, ...] = ()


_DIABETES_PATTERN = re.compile(
    r"\b(?:diabetes(?: type \d)?|suikerziekte|suikerpatient)\b", re.IGNORECASE
)
_BENEFITS = re.compile(r"\b(?:het |de )?(?:UWV|CAK|SVB|CJIB|DUO)\b")
_LETTER_TO = re.compile(
    r"\b(bezwaarschrift|bezwaar|brief|brieven|formulier|formulieren)"
    r" (?:(?:aan|van|voor|naar) )?(?:het |de )?(?:UWV|CAK|SVB|CJIB|DUO)\b"
)
_SOMEBODY_AGED = re.compile(
    r",? ?\(?\b(?:(?:oude |jonge )?(?:man|vrouw|mevrouw|meneer)),? \d{2}(?: jaar)?\b\)?",
    re.IGNORECASE,
)
"""Who it is, which no neighbour needs to know: "(man, 54)"."""

_LOSS = re.compile(r"\b(?:overleden|overlijden|gestorven|dood|uitvaart|begrafenis|weduw\w+)\b")
_DECEASED_PATTERN = re.compile(
    r" (?:van|v\.?) (?:(?:haar|zijn|mijn|de|het|d'r|wijlen) (?:overleden )?|overleden )"
    r"(?:man|vrouw|partner|moeder|vader|zus|broer|zoon|dochter|ouders|vriend|vriendin)\b"
)
"""Whose it was, beside a reason that tells of a death."""

_EXPLAINED = re.compile(r"\s*\((?:[^()\s]+ ){2,}[^()]*\)")
"""What a destination is for, in several words between brackets."""

_GOING_ALONG = re.compile(r"^((?:(?:samen|mee|meegaan|meelopen) )+naar )(.+)$", re.IGNORECASE)

_INSTITUTION = re.compile(r"\b(?:in|naar|bij) (?:de |het )?(?:PI|JJI|DJI|TBS)\b.*$")
_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")
_HALF_A_SENTENCE = re.compile(r"^(?:Zodat|Omdat|Doordat|Totdat|Terwijl|Waardoor|Waarvan) ")
"""How a clause begins that lost the sentence it belongs to."""

_HOW_MANY_WEEKS = re.compile(r"^Het duurt \w+ weken\.$")
"""How long a series is, which its first and last day tell."""

_JOINED_CAUSE = re.compile(r", want [^.?]+(?=[.?])")
_AT_END = re.compile(r",(?=[.?]$)")
_ROOM_FOR = re.compile(r"\b(?:plek|plaats|ruimte) voor\b")
_EATS_ANYTHING = re.compile(r"^(?:zij|hij|ze|mevrouw|meneer) (?:eet |lust )?alles$", re.IGNORECASE)
_STILL_WHAT = ("Denk aan ", "Een buurtgenoot ", "Wij zoeken ", "Er zijn ", "Er is ")
"""How a sentence begins that still tells what is asked or offered."""

_NOTES = frozenset({"what", "why", "free", "diet"})
"""Answers that are short notes."""


def public_answers(kind: str, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers of this kind that may be public."""
    return answers_for_reader(kind, answers, Reader.POST)


def answers_for_reader(kind: str, answers: Mapping[str, str], reader: Reader) -> dict[str, str]:
    """Return the answers of this kind that a reader may see.

    If a meal was changed to a drill, its "samen eten" is left out.
    """
    form = FORMS[kind]
    allowed = form.readable_by(reader)
    return {
        key: value
        for key, value in answers.items()
        if key in allowed and value and value in (form.field(key).choices or (value,))
    }


def compose(wanted: Wanted, style: PostStyle, translate: Translate) -> Post:
    """Write the title and the text for one platform, within its limits."""
    public = public_answers(wanted.kind, wanted.answers)
    cut = {key for key in _NOTES & public.keys() if len(public[key]) > MAX_NOTE}
    written = _write_out(wanted.kind, public)
    hours = RideHours(written.get("what", ""))
    if wanted.kind == "ride":
        hours = read_ride_hours(hours.what)
    typed = split_typed_sentences(hours.what, _count_neighbours(written))
    split = {**written, "what": typed.what} if typed.what else written
    answers = _make_answers_discreet(wanted.kind, split, translate)

    writer = PostWriter(wanted, answers, FormOfAddress(informal=style.informal), translate)
    writer.ride_hours = hours
    plan = add_form_facts(_PLANS[wanted.kind](writer), writer)
    plan = with_note(_with_typed_sentences(plan, typed, writer), writer, _spell_out)
    sound = _leave_out_unsound(plan)
    title = _fitting_title(sound.titles, min(style.title_limit or MAX_TITLE, MAX_TITLE))
    text = _fitting_text(sound, style.text_limit, writer)

    reworded = [key for key, value in split.items() if answers.get(key) != value]
    reworded += _answers_not_said(writer, answers)
    if not typed.is_whole or sound.sentences != plan.sentences:
        reworded.append("what")
    asked = {key: value for key, value in wanted.answers.items() if FORMS[wanted.kind].asks(key)}
    unsaid = unsaid_answers(
        {**asked, **written}, f"{title} {text}", dict.fromkeys(reworded), writer.facts_said
    )
    if not is_note_said(writer, text):
        unsaid = (*unsaid, "note")
    return Post(title, text, (*unsaid, *sorted(cut.difference(unsaid))))


def _write_out(kind: str, public: Mapping[str, str]) -> dict[str, str]:
    """Return the answers with their notes bounded, written out and spelled right."""
    written = dict(public)
    for key in _NOTES & public.keys():
        note = public[key][:MAX_NOTE]
        if key == "what":
            note = counted_once(kind, note)
        written[key] = _spell_out(note, is_when=key == "free")
    if "what" in written:
        written["what"] = as_task(kind, without_answered(kind, written["what"], public))
    return written


def _spell_out(note: str, *, is_when: bool = False) -> str:
    """Return a note without its short forms, spelled right."""
    expanded = write_out_note(note, is_when=is_when)
    return _SMALL_WORD.sub(lambda match: correct_spelling(match[0]), expanded)


def _answers_not_said(writer: PostWriter, answers: Mapping[str, str]) -> list[str]:
    """Return the answers of which the writer knows that they are not wholly in the post."""
    unsaid = []
    if answers.get("why") and not writer.is_why_said:
        unsaid.append("why")
    if answers.get("aids", "none") != "none" and not writer.are_aids_said:
        unsaid.append("aids")
    if not writer.is_what_said:
        unsaid.append("what")
    return unsaid


def _count_neighbours(answers: Mapping[str, str]) -> int:
    number = answers.get("persons") or answers.get("quantity") or "1"
    return int(number) if is_numeral(number) else 1


def _with_typed_sentences(plan: PostPlan, typed: TypedWhat, writer: PostWriter) -> PostPlan:
    """Add the sentences that were typed behind what is asked, after the opening."""
    added = [Sentence(writer.readdress(said), 2) for said in typed.sentences]
    planned = _without_what_is_told_elsewhere(plan.sentences, added, writer)
    at = 1
    while planned[at:] and planned[at].text.startswith(_STILL_WHAT):
        at += 1
    return replace(plan, sentences=(*planned[:at], *added, *planned[at:]))


def _without_what_is_told_elsewhere(
    planned: tuple[Sentence, ...], typed: Sequence[Sentence], writer: PostWriter
) -> tuple[Sentence, ...]:
    """Leave out the weeks of a series with two ends, and room that was typed more exactly."""
    is_series = {"repeat", "until"} <= writer.answers.keys()
    tells_room = any(_ROOM_FOR.search(sentence.text) for sentence in typed)
    return tuple(
        sentence
        for sentence in planned
        if not (is_series and _HOW_MANY_WEEKS.match(sentence.text))
        and not (tells_room and sentence.text.startswith("Er is plek voor "))
    )


def _leave_out_unsound(plan: PostPlan) -> PostPlan:
    """Leave out half sentences, and those with words that are none, but for those of the thing.

    The first sentence stays, for it says what is asked, and so does a diet: nobody may miss it.
    """
    first = next(iter(plan.sentences), Sentence("", 0))
    known = set(unknown_words(first.text)) | set(unknown_words(" ".join(plan.titles)))
    kept = [
        sentence
        for sentence in plan.sentences
        if sentence.importance <= 0
        or (
            known.issuperset(unknown_words(sentence.text))
            and not _HALF_A_SENTENCE.match(sentence.text)
        )
    ]
    return replace(plan, sentences=tuple(kept))


def _strip_private_additions(kind: str, answers: dict[str, str]) -> str:
    """Return what is asked for, without whose it was and what a destination is for."""
    what = answers.get("what", "")
    if _LOSS.search(f"{answers.get('why', '')} {what}"):
        what = _DECEASED_PATTERN.sub("", what)
    if kind == "ride":
        what = _EXPLAINED.sub("", what)
    return what


def _make_answers_discreet(
    kind: str, answers: dict[str, str], translate: Translate
) -> dict[str, str]:
    """Reword what tells about health, faith or money.

    A remark that does is left out, and so is the reason if what is asked was reworded
    (docs/sources.md, "Private things").
    """
    answers_left = {
        key: value for key, value in answers.items() if key != "free" or is_discreet(value)
    }
    what = _strip_private_additions(kind, answers)
    if what:
        said = public_wording(kind, what, translate)
        if kind == "ride" and said == translate("compose-discreet-ride"):
            said += known_town_behind(what)
        said = _BENEFITS.sub("instanties", _LETTER_TO.sub(r"\1", said))
        answers_left["what"] = _SOMEBODY_AGED.sub("", said)
        going = _GOING_ALONG.match(what) if kind == "help" else None
        if going and names_an_illness(destination_phrase(going[2])):
            answers_left["what"] = f"{going[1]}{translate('compose-discreet-ride')}"
        if kind == "ride" and names_a_faith(destination_phrase(what)):
            answers_left["what"] = translate("compose-discreet-ride-faith")
        elif kind == "ride" and names_an_illness(destination_phrase(what)):
            veil = translate("compose-discreet-ride")
            town = town_behind(_INSTITUTION.sub("", what)) or known_town_behind(what)
            answers_left["what"] = f"{veil}{town}"

    if answers_left.get("diet"):
        answers_left["diet"] = _DIABETES_PATTERN.sub("suikerarm", answers_left["diet"])
        kept = [
            piece
            for piece in diet_pieces(answers_left["diet"])
            if is_discreet(piece)
            and not is_always_private(piece)
            and not _EATS_ANYTHING.match(piece)
        ]
        if len(kept) < len(diet_pieces(answers_left["diet"])):
            answers_left["diet"] = ", ".join(kept)

    if answers_left.get("why"):
        is_veiled = answers_left.get("what") != what
        if is_veiled:
            answers_left["why"] = practical_reason(answers_left["why"])
        else:
            answers_left["why"] = discreet_reason(answers_left["why"])
    return answers_left


def _fitting_title(titles: tuple[str, ...], limit: int) -> str:
    """Return the longest title that fits; only the shortest one may be cut."""
    for title in titles:
        if len(title) <= limit:
            return capitalize_first(title)
    return capitalize_first(shorten(titles[-1], limit))


def _fitting_text(plan: PostPlan, limit: int | None, writer: PostWriter) -> str:
    """Return the text that fits: with a short closing, then without the least important.

    If that is too long, it consists of the title and how to answer.
    """
    left = list(plan.sentences)
    if limit is None or len(_join_with_closing(left, plan.closing)) <= limit:
        return _join_with_closing(left, plan.closing)
    closing = plan.short_closing
    left[:1] = [_without_cause(sentence) for sentence in left[:1]]
    while len(_join_with_closing(left, closing)) > limit:
        least = max(left, key=lambda sentence: sentence.importance, default=None)
        if least is None or least.importance <= 0:
            return _shortest_text(plan, limit, writer)
        left.remove(least)
    if len(_join_with_closing(left, plan.closing)) <= limit:
        return _join_with_closing(left, plan.closing)
    return _join_with_closing(left, closing)


def _without_cause(opening: Sentence) -> Sentence:
    """Return an opening without the reason that was joined to it: it goes before any fact."""
    return opening._replace(text=_JOINED_CAUSE.sub("", opening.text))


def _shortest_text(plan: PostPlan, limit: int, writer: PostWriter) -> str:
    """Return the longest title that fits, the area, and how to answer."""
    where = writer.say("where")
    must = [sentence.text for sentence in plan.sentences if sentence.importance == NEVER_LEFT_OUT]
    must += [sentence.otherwise for sentence in plan.sentences if sentence.otherwise]
    for parts in ([where, *must], must, [where], []):
        for title in plan.titles:
            said = capitalize_first(title if title.endswith("?") else f"{title}.")
            text = " ".join([said, *parts, plan.short_closing])
            if len(text) <= limit:
                return _fill_with_sentences(said, parts, plan, limit)
    room = max(limit - len(plan.short_closing) - 1, 0)
    return f"{shorten(capitalize_first(plan.titles[-1]), room)} {plan.short_closing}"


def _fill_with_sentences(title: str, parts: list[str], plan: PostPlan, limit: int) -> str:
    """Add the other sentences that fit, the most important first, in the order of the plan."""
    chosen = set(parts)
    by_importance = sorted(plan.sentences[1:], key=lambda sentence: sentence.importance)
    said = " ".join([title, *parts, plan.short_closing])
    for sentence in by_importance:
        longer = chosen | {sentence.text}
        more = [sentence.text for sentence in plan.sentences[1:] if sentence.text in longer]
        where = [part for part in parts if part not in more]
        text = " ".join([title, *where, *more, plan.short_closing])
        if len(text) <= limit and not sentence.text.endswith("?"):
            chosen, said = longer, text
    return said


def _join_with_closing(sentences: Sequence[Sentence], closing: str) -> str:
    if not any(sentence.text.endswith("?") for sentence in sentences[-1:]):
        closing = closing.replace("Reageer dan", "Reageer graag")
    # an aside ("bijvoorbeeld roti,") has no comma behind it at the end of a sentence
    return " ".join([*(_AT_END.sub("", sentence.text) for sentence in sentences), closing])
