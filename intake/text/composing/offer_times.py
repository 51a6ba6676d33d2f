"""Say when something is offered: how often, on which days, until when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.free_moments import free_moment_phrase
from intake.text.composing.offered import Form
from intake.text.composing.post_plan import Sentence

if TYPE_CHECKING:
    from intake.text.composing.post_writer import PostWriter

_WEEKDAY = re.compile(r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag")
_OTHER_THAN_WEEKLY = re.compile(r"om de|maand(?!ag)")
_IS_FREE_OF_CHARGE = re.compile(
    r"^(?:ja|nee|is|alles|helemaal)?[ ,]*(?:gratis|kosteloos|voor niets|ja|nee)?[.! ]*$"
)
"""What answers whether it costs something, where it was asked when it is possible."""

_SIDE_REMARK_PATTERN = re.compile(
    r"\b(?:ik|ben|heb|dus|want|omdat|staat|staan|ligt|liggen|is|zijn)\b"
)
DAY_NAMES_PATTERN = re.compile(
    r"dag(?:ochtend|middag|avond)?(?!\w)(?<!hele dag)|weekend|week|maand|zomer|winter"
    r"|overleg|afspraak|vakanties"
)
FORMS_OF_THINGS = (Form.LOAN, Form.GIVE, Form.THING)


def availability_sentences(writer: PostWriter, form: Form) -> list[Sentence]:
    """Return when it is available, in one sentence; a thing is fetched."""
    often = often_phrase(writer)
    if often:
        key = "free-thing" if form in FORMS_OF_THINGS else "free"
        if form is Form.LOAN and writer.until and not writer.repeat:
            said = writer.say("free-loan-span", free=often, days=writer.days)
            return [Sentence(said, 2)]
        if form is Form.LOAN:
            key = "free-loan"
        at = f" om {writer.clock}" if writer.clock else ""
        if form not in FORMS_OF_THINGS and _is_one_day(writer, often):
            return [Sentence(writer.say(key, free=f"{writer.days}, {often}{at}", span=""), 2)]
        return [
            Sentence(
                writer.say(key, free=f"{often}{at}", span=_span_without_weekday(writer, often)), 2
            )
        ]
    if writer.until:
        return [Sentence(writer.say(f"when-offer-{_kind_of(form)}", days=writer.days), 2)]
    if writer.first is None:
        return []

    days = f"vanaf {day_phrase(writer.first)}"
    if form not in FORMS_OF_THINGS and not has_only_first_day(writer):
        days = writer.days
        if writer.clock:
            days = f"{days} om {writer.clock}"

    return [Sentence(writer.say(f"when-offer-{_kind_of(form)}", days=days), 2)]


def _span_without_weekday(writer: PostWriter, often: str) -> str:
    """Return the period without a weekday that was named already: "behalve zondag, t/m 20 dec."."""
    span = writer.span()
    named = _WEEKDAY.findall(often)
    if "vanaf" in often:
        span = span.replace(", vanaf ", ", voor het eerst op ")
    return re.sub(rf"\b{_WEEKDAY.pattern} (?=\d)", "", span) if named else span


def _is_one_day(writer: PostWriter, often: str) -> bool:
    """Tell whether it is offered on one day, of which "often" tells the hours."""
    is_one = writer.first is not None and not writer.until and not writer.repeat
    return is_one and not DAY_NAMES_PATTERN.search(often)


def often_phrase(writer: PostWriter) -> str:
    """Return how often and when it is possible, to follow "dat kan"."""
    free = free_moment_phrase(_keep_times_only(writer.answers.get("free", "").strip().rstrip(".")))
    if has_only_first_day(writer):
        free = ""
    return _join_repeat_and_free(writer.repeat, free)


def _keep_times_only(typed: str) -> str:
    """Return the parts that tell when, without the remarks between them."""
    pieces = re.split(r", (?=\w)", typed)
    kept = [piece for piece in pieces if not _SIDE_REMARK_PATTERN.search(piece.lower())]
    return ", ".join(piece for piece in kept if not _IS_FREE_OF_CHARGE.match(piece.lower()))


def has_only_first_day(writer: PostWriter) -> bool:
    """Tell whether only the first day tells when it is possible: "vanaf april"."""
    return writer.first is not None and writer.answers.get("free", "").startswith("vanaf ")


_DAY_OF_A_MONTH = re.compile(r"^(?P<which>elke \w+ )(?P<day>\w+dag)(?P<rest> van de maand)$")


def _join_repeat_and_free(repeat: str, free: str) -> str:
    """Say "elke dinsdag" and "op dinsdagmiddag" once: "elke dinsdagmiddag"."""
    if "om de week" in repeat:
        free = re.sub(r",? om de week\b,?", "", free).strip(" ,")
    bare = free.removeprefix("op ")
    day, comma, rest = bare.partition(",")
    if comma and day in repeat:  # how often tells it already
        free = rest.strip()
    named = _WEEKDAY.findall(repeat)
    if len(named) == 1 and re.match(rf"^(?:elke )?(?:\w+ )?{named[0]}\b(?!o|m|a)", bare):
        free = re.sub(rf"^(?:elke )?(?:\w+ )?{named[0]}\b(?: van de maand)?,? ?", "", bare)
        bare = free
    if len(named) > 1 and not _OTHER_THAN_WEEKLY.search(repeat) and named == _WEEKDAY.findall(bare):
        return f"elke {bare}"
    monthly = _DAY_OF_A_MONTH.match(repeat)  # "elke eerste zaterdagochtend van de maand"
    if monthly and re.fullmatch(rf"{monthly['day']}(?:ochtend|middag|avond)", bare):
        return f"{monthly['which']}{bare}{monthly['rest']}"
    last_day = repeat.rpartition(" ")[2]
    if repeat and free and bare.startswith(repeat.removeprefix("elke ")):
        return f"elke {bare}"
    if last_day.endswith("dag") and bare.startswith(last_day):
        return f"{repeat.removesuffix(last_day)}{bare}"
    return ", ".join(part for part in (repeat, free) if part)


def _kind_of(form: Form) -> str:
    if form is Form.LOAN:
        return "loan"
    if form in FORMS_OF_THINGS:
        return "thing"
    return "task"
