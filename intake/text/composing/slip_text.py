"""What a slip says.

At most five blocks, each with a question as its heading, one short sentence a line (people.md 1 to
11).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from intake.domain.centre import WEEKDAYS
from intake.domain.phone import format_phone
from intake.domain.request import WAYS_VIA_DESK
from intake.domain.resident import formal_name
from intake.kit.codes import format_code
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import (
    day_phrase,
    money_phrase,
    recurrence_phrase,
    time_phrase,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from intake.domain.agreement import Agreement
    from intake.domain.centre import Centre
    from intake.domain.private_note import PrivateNote
    from intake.domain.request import Request
    from intake.domain.resident import Resident
    from intake.kit.translations import BoundTranslations, Translations


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
    translations: Translations,
    resident: Resident,
    request: Request,
    agreement: Agreement,
    centre: Centre,
) -> SlipText:
    """Write the slip of an agreement, in the resident's language first."""

    def write(language: str) -> SlipText:
        translate = translations.bound_to(language)
        return _pickup(translate, language, resident, request, agreement, centre)

    return _in_languages(resident, write)


def proof_slip(
    translations: Translations, resident: Resident, request: Request, centre: Centre
) -> SlipText:
    """Write "Bewijs van uw vraag": what was asked and when the centre rings back."""

    def write(language: str) -> SlipText:
        return _proof(translations.bound_to(language), language, resident, request, centre)

    return _in_languages(resident, write)


def helper_slip(
    translations: Translations,
    resident: Resident,
    request: Request,
    agreement: Agreement,
    centre: Centre,
    notes: tuple[PrivateNote, ...] = (),
) -> SlipText:
    """Write the helper's slip: to whom, where, when; in Dutch, for the helper wrote in Dutch.

    Of the ``notes`` only what may be shared is told.
    """
    translate = translations.bound_to("nl")
    at = to_local_time(agreement.meet_at)
    address = " ".join(
        part for part in (resident.address_line, resident.postcode, resident.city) if part
    )
    phone = next((format_phone(one.number) for one in resident.phones if not one.wrong), "")
    blocks = [
        Block(
            "mdi6.account-check",
            translate("helper-who"),
            (
                f"{_upper(form_of_address(translate, resident))}.",
                *((f"{address}.",) if address else ()),
            ),
        ),
        Block(
            _ICONS[request.kind],
            translate("slip-what"),
            _helper_does(translate, request, agreement, notes),
        ),
        Block(
            "mdi6.clock-outline",
            translate("slip-when"),
            _when(translate, agreement.meet_at, request),
        ),
        Block(
            "mdi6.key-variant",
            translate("helper-word"),
            (translate("helper-say-word", word=agreement.code_word),),
            agreement.code_word,
        ),
        Block(
            "mdi6.phone",
            translate("helper-late"),
            ((translate("helper-ring", phone=phone),) if phone else (translate("helper-ring-us"),)),
        ),
    ]
    title = translate("helper-title", name=agreement.helper, day=day_phrase(at.date()))
    made = _frame(translate, replace(resident, text_size=16), request, centre, title, blocks)
    return replace(
        made,
        for_whom=translate("helper-thanks"),
        safety=(translate("helper-throw-away"), translate("helper-tell-us")),
    )


def _in_languages(resident: Resident, write: Callable[[str], SlipText]) -> SlipText:
    """Return a slip in the resident's language, with the Dutch one under any other language."""
    first = write(resident.paper_language)
    if resident.paper_language == "nl":
        return first
    return replace(first, also=write("nl"))


def _frame(
    translate: BoundTranslations,
    resident: Resident,
    request: Request,
    centre: Centre,
    title: str,
    blocks: list[Block],
) -> SlipText:
    return SlipText(
        language=translate.language,
        title=title,
        for_whom=translate("slip-for", name=form_of_address(translate, resident)),
        blocks=tuple(blocks[:5]),
        centre=centre.name,
        phone_line=translate("slip-ring"),
        phone=format_phone(centre.phone) if centre.phone else "",
        hours=opening_hours_lines(centre, translate),
        code=format_code(request.code),
        safety=(translate("slip-cancel"), translate("slip-never-pin")),
        size=max(16, min(24, resident.text_size)),
        practice=centre.is_practice,
        practice_mark=translate("slip-practice"),
        more=translate("slip-more"),
    )


def form_of_address(translate: BoundTranslations, resident: Resident) -> str:
    """Name somebody on paper, as its language does."""
    if translate.language == "nl" and resident.salutation:
        return formal_name(resident)
    return resident.full_name


def yours(who: str) -> str:
    """Speak of somebody to the resident.

    "buurvrouw" and "mijn buurvrouw" become "uw buurvrouw"; a name, "de" and "iemand" stay.
    """
    first, _, rest = who.partition(" ")
    if first in _MINE and rest:
        return f"uw {rest}"
    if first.isalpha() and first.islower() and first not in _NOT_MINE:
        return f"uw {who}"
    return who


def _pickup(
    translate: BoundTranslations,
    language: str,
    resident: Resident,
    request: Request,
    agreement: Agreement,
    centre: Centre,
) -> SlipText:
    what = request.what
    way = request.answers.get("way", "")
    at_desk = request.kind == "borrow" and way in WAYS_VIA_DESK
    blocks = [_what(translate, request, agreement)]
    if not at_desk:
        blocks.insert(
            0,
            Block(
                "mdi6.account-check",
                translate("slip-who"),
                (
                    translate(f"slip-who-{request.kind}", name=agreement.helper),
                    translate("slip-ask-card"),
                ),
            ),
        )
    blocks.append(
        Block(
            "mdi6.clock-outline",
            translate("slip-when"),
            _when(translate, agreement.meet_at, request),
        )
    )
    if at_desk:
        where = [translate("slip-at", place=agreement.place)]
        if centre.entrance and agreement.place.startswith(centre.name) and language == "nl":
            where.append(centre.entrance)
        blocks.append(Block("mdi6.map-marker", translate("slip-where"), tuple(where)))
    if at_desk and request.answers.get("collector"):
        do = translate(
            "slip-bring-collector",
            who=yours(request.answers["collector"])
            if language == "nl"
            else request.answers["collector"],
        )
    elif at_desk:
        do = translate("slip-bring")
    else:
        do = translate("slip-have-ready")
    blocks.append(
        Block(
            "mdi6.bag-personal" if at_desk else "mdi6.home",
            translate("slip-do"),
            (
                do,
                translate(
                    "slip-code-word" if at_desk else "slip-code-word-door", word=agreement.code_word
                ),
            ),
            agreement.code_word,
        )
    )
    if agreement.return_by:
        back = to_local_time(agreement.return_by)
        lines = (
            f"{_upper(day_phrase(back.date(), language))}.",
            translate("slip-before", time=time_phrase(back.time(), language)),
            translate("slip-back-same"),
        )
        blocks.append(Block("mdi6.keyboard-return", translate("slip-back"), lines))
    many = ""
    if at_desk and request.answers.get("quantity", "1") not in ("", "1"):
        many = "-many"
    title = translate(f"slip-title-{'desk' + many if at_desk else request.kind}", what=what)
    return _frame(translate, resident, request, centre, title, blocks)


def _what(translate: BoundTranslations, request: Request, agreement: Agreement) -> Block:
    quantity = request.answers.get("quantity", "1")
    if quantity not in ("", "1"):
        what = f"{quantity} {request.what}"
    else:
        what = request.what
    if agreement.cost_cents == 0:
        cost = translate("slip-free")
    else:
        cost = translate(
            "slip-cost", money=money_phrase(agreement.cost_cents), name=agreement.helper
        )
    if quantity not in ("", "1") or request.kind != "borrow":
        one = translate(f"slip-what-{request.kind}", what=what)
    else:
        one = translate("slip-what-borrow-one", what=what)
    lines = [one]
    if request.answers.get("diet"):
        lines.append(translate("slip-diet", diet=request.answers["diet"]))
    return Block(_ICONS[request.kind], translate("slip-what"), (*lines, cost))


def _helper_does(
    translate: BoundTranslations,
    request: Request,
    agreement: Agreement,
    notes: tuple[PrivateNote, ...],
) -> tuple[str, ...]:
    lines = [translate(f"helper-what-{request.kind}", what=request.what)]
    lines += [
        translate("helper-allergy", what=note.secret)
        for note in notes
        if note.share and note.secret
    ]
    if request.answers.get("diet"):
        lines.append(translate("slip-diet", diet=request.answers["diet"]))
    if agreement.cost_cents:
        lines.append(translate("helper-gets", money=money_phrase(agreement.cost_cents)))
    return tuple(lines)


def _when(translate: BoundTranslations, moment: datetime, request: Request) -> tuple[str, ...]:
    at = to_local_time(moment)
    lines = [
        f"{_upper(day_phrase(at.date(), translate.language))}.",
        translate("slip-time", time=time_phrase(at.time(), translate.language)),
    ]
    if request.answers.get("repeat"):
        lines.append(
            translate(
                "slip-then", repeat=recurrence_phrase(request.answers["repeat"], translate.language)
            )
        )
    return tuple(lines)


def _proof(
    translate: BoundTranslations,
    language: str,
    resident: Resident,
    request: Request,
    centre: Centre,
) -> SlipText:
    blocks = [
        Block(
            "mdi6.comment-question-outline", translate("slip-asked"), (f"{_upper(request.what)}.",)
        )
    ]
    if request.answers.get("repeat"):
        blocks.append(
            Block(
                "mdi6.calendar",
                translate("slip-when"),
                (f"{_upper(recurrence_phrase(request.answers['repeat'], language))}.",),
            )
        )
    elif request.answers.get("first"):
        blocks.append(
            Block(
                "mdi6.calendar",
                translate("slip-when"),
                (f"{_upper(day_phrase(date.fromisoformat(request.answers['first']), language))}.",),
            )
        )
    blocks.append(Block("mdi6.magnify", translate("slip-we-do"), (translate("slip-we-search"),)))
    if request.call_back_before:
        at = to_local_time(request.call_back_before)
        lines: tuple[str, ...] = (
            translate("slip-we-ring-before", day=day_phrase(at.date(), language)),
            translate("slip-before", time=time_phrase(at.time(), language)),
        )
    else:
        lines = (translate("slip-we-ring"),)
    blocks.append(Block("mdi6.phone", translate("slip-ring-when"), lines))
    return _frame(translate, resident, request, centre, translate("slip-title-proof"), blocks)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def opening_hours_lines(centre: Centre, translate: BoundTranslations) -> tuple[str, ...]:
    """Say the opening hours in two lines when every open day is the same, else a line a day."""
    days = [day for day in WEEKDAYS if centre.hours.get(day)]
    if not days:
        return ()
    spans = {centre.hours[day] for day in days}
    at = [WEEKDAYS.index(day) for day in days]
    if len(spans) == 1 and at == list(range(at[0], at[-1] + 1)):
        span = spans.pop()
        return (
            translate(
                "hours-from-to",
                first=translate(f"weekday-{days[0]}"),
                last=translate(f"weekday-{days[-1]}"),
            ),
            _span(span, translate),
        )
    return tuple(
        f"{translate(f'weekday-{day}')} {_span(centre.hours[day], translate)}" for day in days
    )


def _span(span: str, translate: BoundTranslations) -> str:
    opens, _, closes = span.partition("-")
    return translate("hours-span", opens=_clock(opens), closes=_clock(closes))


def _clock(at: str) -> str:
    hour, _, minute = at.partition(":")
    if int(hour) > 12:
        on_face = int(hour) - 12
    else:
        on_face = int(hour)
    if minute == "00":
        return str(on_face)
    return f"{on_face}.{minute}"
