"""What a slip says.

At most five blocks, each with a question as its heading, one short sentence a line (people.md 1 to
11).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from intake.domain.centre import WEEKDAYS
from intake.domain.phone import shown_phone
from intake.domain.request import AT_DESK
from intake.domain.resident import formal_name
from intake.kit.codes import shown
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import day_said, money_said, repeat_said, time_said

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from intake.domain.centre import Centre
    from intake.domain.reply import Agreement
    from intake.domain.request import PrivateNote, Request
    from intake.domain.resident import Resident
    from intake.kit.translations import Words


_ICONS = {
    "borrow": "mdi6.tools",
    "meal": "mdi6.silverware-fork-knife",
    "help": "mdi6.hand-heart",
    "ride": "mdi6.car",
    "offer": "mdi6.gift",
}
_MINE = ("mijn", "m'n", "haar", "zijn", "z'n")
_NOT_MINE = ("uw", "de", "het", "een", "iemand", "degene", "wie", "ons", "onze", "hun", "zelf")


@dataclass(frozen=True)
class Block:
    """One block of a slip.

    ``icon`` names a pictogram of Material Design Icons 6; ``strong`` is the word in the lines that
    is printed bold.
    """

    icon: str
    heading: str
    lines: tuple[str, ...]
    strong: str = ""


@dataclass(frozen=True)
class SlipText:
    """All words of a slip in one language.

    ``also`` is the same in Dutch under a slip in another language. ``size`` is in points.
    """

    language: str
    title: str
    for_whom: str
    blocks: tuple[Block, ...]
    centre: str
    phone_line: str
    phone: str
    hours: tuple[str, ...]
    code: str
    safety: tuple[str, ...]
    size: int = 18
    practice: bool = False
    practice_mark: str = ""
    more: str = ""
    also: SlipText | None = None


def pickup_slip(
    words: Words, resident: Resident, request: Request, agreement: Agreement, centre: Centre
) -> SlipText:
    """Write the slip of an agreement, in the resident's language first."""
    return _in_languages(
        words,
        resident,
        lambda say, language: _pickup(say, language, resident, request, agreement, centre),
    )


def proof_slip(words: Words, resident: Resident, request: Request, centre: Centre) -> SlipText:
    """Write "Bewijs van uw vraag": what was asked and when the centre rings back."""
    return _in_languages(
        words, resident, lambda say, language: _proof(say, language, resident, request, centre)
    )


def helper_slip(
    words: Words,
    resident: Resident,
    request: Request,
    agreement: Agreement,
    centre: Centre,
    notes: tuple[PrivateNote, ...] = (),
) -> SlipText:
    """Write the helper's slip: to whom, where, when; in Dutch, for the helper wrote in Dutch.

    Of the ``notes`` only what may be shared is told.
    """
    say = Said(words, "nl")
    at = to_local_time(agreement.meet_at)
    address = " ".join(
        part for part in (resident.address_line, resident.postcode, resident.city) if part
    )
    phone = next((shown_phone(one.number) for one in resident.phones if not one.wrong), "")
    blocks = [
        Block(
            "mdi6.account-check",
            say("helper-who"),
            (f"{_upper(called(say, resident))}.", *((f"{address}.",) if address else ())),
        ),
        Block(_ICONS[request.kind], say("slip-what"), _helper_does(say, request, agreement, notes)),
        Block("mdi6.clock-outline", say("slip-when"), _when(say, agreement.meet_at, request)),
        Block(
            "mdi6.key-variant",
            say("helper-word"),
            (say("helper-say-word", word=agreement.code_word),),
            agreement.code_word,
        ),
        Block(
            "mdi6.phone",
            say("helper-late"),
            ((say("helper-ring", phone=phone),) if phone else (say("helper-ring-us"),)),
        ),
    ]
    title = say("helper-title", name=agreement.helper, day=day_said(at.date()))
    made = _frame(say, replace(resident, text_size=16), request, centre, title, blocks)
    return replace(
        made,
        for_whom=say("helper-thanks"),
        safety=(say("helper-throw-away"), say("helper-tell-us")),
    )


def _in_languages(
    words: Words, resident: Resident, write: Callable[[Said, str], SlipText]
) -> SlipText:
    language = resident.paper_language
    first = write(Said(words, language), language)
    return first if language == "nl" else replace(first, also=write(Said(words, "nl"), "nl"))


class Said:
    """The catalogue in the language of the paper."""

    def __init__(self, words: Words, language: str) -> None:
        self._words = words
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        return self._words.said(self.language, key, **values)


def _frame(
    say: Said, resident: Resident, request: Request, centre: Centre, title: str, blocks: list[Block]
) -> SlipText:
    return SlipText(
        language=say.language,
        title=title,
        for_whom=say("slip-for", name=called(say, resident)),
        blocks=tuple(blocks[:5]),
        centre=centre.name,
        phone_line=say("slip-ring"),
        phone=shown_phone(centre.phone) if centre.phone else "",
        hours=hours_said(centre, say),
        code=shown(request.code),
        safety=(say("slip-cancel"), say("slip-never-pin")),
        size=max(16, min(24, resident.text_size)),
        practice=centre.is_practice,
        practice_mark=say("slip-practice"),
        more=say("slip-more"),
    )


def called(say: Said, resident: Resident) -> str:
    """Name somebody on paper, as its language does."""
    if say.language == "nl" and resident.salutation:
        return formal_name(resident)
    return resident.full_name


def yours(who: str) -> str:
    """Speak of somebody to the resident.

    "buurvrouw" and "mijn buurvrouw" become "uw buurvrouw"; a name, "de" and "iemand" stay.
    """
    first, _, rest = who.partition(" ")
    if first in _MINE and rest:
        return f"uw {rest}"
    return f"uw {who}" if first.isalpha() and first.islower() and first not in _NOT_MINE else who


def _pickup(
    say: Said,
    language: str,
    resident: Resident,
    request: Request,
    agreement: Agreement,
    centre: Centre,
) -> SlipText:
    what, way = request.what, request.answers.get("way", "")
    at_desk = request.kind == "borrow" and way in AT_DESK
    blocks = [_what(say, request, agreement)]
    if not at_desk:
        blocks.insert(
            0,
            Block(
                "mdi6.account-check",
                say("slip-who"),
                (say(f"slip-who-{request.kind}", name=agreement.helper), say("slip-ask-card")),
            ),
        )
    blocks.append(
        Block("mdi6.clock-outline", say("slip-when"), _when(say, agreement.meet_at, request))
    )
    if at_desk:
        entrance = (
            (centre.entrance,)
            if centre.entrance and agreement.place.startswith(centre.name) and language == "nl"
            else ()
        )
        blocks.append(
            Block(
                "mdi6.map-marker",
                say("slip-where"),
                (say("slip-at", place=agreement.place), *entrance),
            )
        )
    do = (
        say(
            "slip-bring-collector",
            who=yours(request.answers["collector"])
            if language == "nl"
            else request.answers["collector"],
        )
        if at_desk and request.answers.get("collector")
        else say("slip-bring")
        if at_desk
        else say("slip-have-ready")
    )
    blocks.append(
        Block(
            "mdi6.bag-personal" if at_desk else "mdi6.home",
            say("slip-do"),
            (
                do,
                say(
                    "slip-code-word" if at_desk else "slip-code-word-door", word=agreement.code_word
                ),
            ),
            agreement.code_word,
        )
    )
    if agreement.return_by:
        back = to_local_time(agreement.return_by)
        lines = (
            f"{_upper(day_said(back.date(), language))}.",
            say("slip-before", time=time_said(back.time(), language)),
            say("slip-back-same"),
        )
        blocks.append(Block("mdi6.keyboard-return", say("slip-back"), lines))
    many = "-many" if at_desk and request.answers.get("quantity", "1") not in ("", "1") else ""
    title = say(f"slip-title-{'desk' + many if at_desk else request.kind}", what=what)
    return _frame(say, resident, request, centre, title, blocks)


def _what(say: Said, request: Request, agreement: Agreement) -> Block:
    quantity = request.answers.get("quantity", "1")
    what = f"{quantity} {request.what}" if quantity not in ("", "1") else request.what
    cost = (
        say("slip-free")
        if agreement.cost_cents == 0
        else say("slip-cost", money=money_said(agreement.cost_cents), name=agreement.helper)
    )
    one = (
        say(f"slip-what-{request.kind}", what=what)
        if quantity not in ("", "1") or request.kind != "borrow"
        else say("slip-what-borrow-one", what=what)
    )
    diet = (say("slip-diet", diet=request.answers["diet"]),) if request.answers.get("diet") else ()
    return Block(_ICONS[request.kind], say("slip-what"), (one, *diet, cost))


def _helper_does(
    say: Said, request: Request, agreement: Agreement, notes: tuple[PrivateNote, ...]
) -> tuple[str, ...]:
    diet = (say("slip-diet", diet=request.answers["diet"]),) if request.answers.get("diet") else ()
    cost = (
        (say("helper-gets", money=money_said(agreement.cost_cents)),)
        if agreement.cost_cents
        else ()
    )
    mind = tuple(
        say("helper-allergy", what=note.secret) for note in notes if note.share and note.secret
    )
    return (say(f"helper-what-{request.kind}", what=request.what), *mind, *diet, *cost)


def _when(say: Said, moment: datetime, request: Request) -> tuple[str, ...]:
    at = to_local_time(moment)
    lines = [
        f"{_upper(day_said(at.date(), say.language))}.",
        say("slip-time", time=time_said(at.time(), say.language)),
    ]
    if request.answers.get("repeat"):
        lines.append(say("slip-then", repeat=repeat_said(request.answers["repeat"], say.language)))
    return tuple(lines)


def _proof(
    say: Said, language: str, resident: Resident, request: Request, centre: Centre
) -> SlipText:
    blocks = [
        Block("mdi6.comment-question-outline", say("slip-asked"), (f"{_upper(request.what)}.",))
    ]
    if request.answers.get("repeat"):
        blocks.append(
            Block(
                "mdi6.calendar",
                say("slip-when"),
                (f"{_upper(repeat_said(request.answers['repeat'], language))}.",),
            )
        )
    elif request.answers.get("first"):
        blocks.append(
            Block(
                "mdi6.calendar",
                say("slip-when"),
                (f"{_upper(day_said(date.fromisoformat(request.answers['first']), language))}.",),
            )
        )
    blocks.append(Block("mdi6.magnify", say("slip-we-do"), (say("slip-we-search"),)))
    if request.call_back_before:
        at = to_local_time(request.call_back_before)
        lines: tuple[str, ...] = (
            say("slip-we-ring-before", day=day_said(at.date(), language)),
            say("slip-before", time=time_said(at.time(), language)),
        )
    else:
        lines = (say("slip-we-ring"),)
    blocks.append(Block("mdi6.phone", say("slip-ring-when"), lines))
    return _frame(say, resident, request, centre, say("slip-title-proof"), blocks)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def hours_said(centre: Centre, say: Said) -> tuple[str, ...]:
    """Say the opening hours in two lines when every open day is the same, else a line a day."""
    days = [day for day in WEEKDAYS if centre.hours.get(day)]
    if not days:
        return ()
    spans = {centre.hours[day] for day in days}
    at = [WEEKDAYS.index(day) for day in days]
    if len(spans) == 1 and at == list(range(at[0], at[-1] + 1)):
        span = spans.pop()
        return (
            say("hours-from-to", first=say(f"weekday-{days[0]}"), last=say(f"weekday-{days[-1]}")),
            _span(span, say),
        )
    return tuple(f"{say(f'weekday-{day}')} {_span(centre.hours[day], say)}" for day in days)


def _span(span: str, say: Said) -> str:
    opens, _, closes = span.partition("-")
    return say("hours-span", opens=_clock(opens), closes=_clock(closes))


def _clock(at: str) -> str:
    hour, _, minute = at.partition(":")
    on_face = int(hour) - 12 if int(hour) > 12 else int(hour)
    return str(on_face) if minute == "00" else f"{on_face}.{minute}"
