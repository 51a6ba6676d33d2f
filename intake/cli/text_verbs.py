"""The commands that read and write texts, one JSON object on each line: compose and say."""

from __future__ import annotations

import json
import sys
import textwrap
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from intake.domain.agreement import Agreement
from intake.domain.centre import Centre
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.forms.field import Type
from intake.forms.request_forms import FORMS
from intake.kit.ids import new_id
from intake.kit.paths import resources
from intake.kit.translations import Translations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from intake.domain.message import Message
    from intake.text.composing.slip_text import SlipText

COMPOSE_HELP = """one request a line as JSON in, its post out

In:  {"kind", "answers": {...}, "informal": true, "title_limit", "text_limit", "area", "centre",
     "phone", "code", "desk_fetches": false}
Out: {"title", "text", "withheld": [names of answers that are left out or reworded]}
"""
SAY_HELP = """one request a line as JSON in, what is said or printed of it out

In:  {"say": "read_back"|"ring_back"|"slip"|"helper_slip"|"letter"|"mail_chosen", "kind",
     "answers": {...}, "resident": {...}, "caller": {...} or null, "agreement": {"helper",
     "meet_at", "place", "cost_cents", "return_by", "code_word"} or null, "centre": {...}, "code"}
Out: {"lines": [...]}
"""
_NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
_CODE = "K7QF20"


@dataclass(frozen=True)
class _Style:
    """How the platform of a line wants its posts."""

    informal: bool
    title_limit: int | None
    text_limit: int | None


_FORM_BY_TYPE = {
    Type.NUMBER: "number",
    Type.DAY: "YYYY-MM-DD",
    Type.TIME: "HH:MM",
    Type.MOMENT: "YYYY-MM-DDTHH:MM",
    Type.REPEAT: "RRULE",
    Type.MONEY: "cents",
}


def answers_help() -> str:
    """Return the answers of each kind, with their form or their choices, for ``--help``."""
    lines = ["Answers, all of them as text, by kind:"]
    for form in FORMS.values():
        said = ", ".join(
            f"{field.key} ({'|'.join(field.choices) or _FORM_BY_TYPE.get(field.type, 'text')})"
            for field in form.fields
        )
        lines += textwrap.wrap(f"{form.kind}: {said}", 96, subsequent_indent="     ")
    return "\n".join(lines)


def run_compose(lines: Iterable[str]) -> int:
    """Print a post for each line."""
    from intake.text.composing.compose import compose
    from intake.text.composing.wanted import Wanted

    translate = Translations(resources() / "words").bound_to("nl")
    for line in lines:
        asked = json.loads(line)
        wanted = Wanted(
            kind=str(asked["kind"]),
            answers=_answers_of(asked),
            area=str(asked.get("area") or ""),
            centre=str(asked.get("centre") or ""),
            phone=str(asked.get("phone") or ""),
            code=_parse_code_of(asked),
            desk_fetches=asked.get("desk_fetches") is True,
        )
        style = _Style(
            informal=asked.get("informal", True) is True,
            title_limit=asked.get("title_limit"),
            text_limit=asked.get("text_limit"),
        )
        post = compose(wanted, style, translate)
        _print({"title": post.title, "text": post.text, "withheld": list(post.withheld)})
    return 0


def run_say(lines: Iterable[str]) -> int:
    """Print what is said or printed, for each line."""
    translations = Translations(resources() / "words")
    for line in lines:
        asked = json.loads(line)
        said = _Said(asked, translations)
        _print({"lines": SAYINGS[str(asked["say"])](said)})
    return 0


class _Said:
    """The records of one line, as the desk would hold them."""

    def __init__(self, asked: dict[str, Any], translations: Translations) -> None:
        self.translations = translations
        self.resident = Resident(**_known_facts(Resident, asked.get("resident") or {}))
        self.centre = Centre(**{"name": "", **_known_facts(Centre, asked.get("centre") or {})})
        caller = new_id() if asked.get("caller") else None
        self.request = Request(
            code=_parse_code_of(asked),
            resident_id=self.resident.id,
            caller_id=caller,
            kind=Kind(asked["kind"]),
            answers=_answers_of(asked),
            taken_at=_NOON,
        )
        self._agreed = asked.get("agreement") or {}

    @property
    def agreement(self) -> Agreement:
        agreed = self._agreed
        return Agreement(
            request_id=self.request.id,
            reply_id=new_id(),
            helper=str(agreed.get("helper") or ""),
            meet_at=datetime.fromisoformat(agreed["meet_at"]),
            place=str(agreed.get("place") or ""),
            cost_cents=int(agreed.get("cost_cents") or 0),
            return_by=_moment(agreed.get("return_by")),
            code_word=str(agreed.get("code_word") or ""),
        )


def _read_back(said: _Said) -> list[str]:
    from intake.text.composing.read_back import read_back

    return [read_back(said.request, said.resident, said.translations)]


def _ring_back(said: _Said) -> list[str]:
    from intake.text.composing.ring_back import ring_back

    return [ring_back(said.request, said.agreement, said.translations)]


def _slip(said: _Said) -> list[str]:
    from intake.text.composing.pickup_slip import pickup_slip
    from intake.text.composing.slip_text import SlipFacts

    facts = SlipFacts(said.resident, said.request, said.centre)
    return _lines_of(pickup_slip(said.translations, facts, said.agreement))


def _helper_slip(said: _Said) -> list[str]:
    from intake.text.composing.helper_slip import helper_slip
    from intake.text.composing.slip_text import SlipFacts

    facts = SlipFacts(said.resident, said.request, said.centre)
    return _lines_of(helper_slip(said.translations, facts, said.agreement))


def _letter(said: _Said) -> list[str]:
    from intake.text.composing.no_answer_letter import no_answer_letter
    from intake.text.composing.slip_text import SlipFacts

    facts = SlipFacts(said.resident, said.request, said.centre)
    letter = no_answer_letter(said.translations, facts, 3, _NOON.date())
    return [letter.title, letter.dear, *letter.sentences, letter.close]


def _mail_chosen(said: _Said) -> list[str]:
    from intake.desk.answering.invitation import InvitationWriter
    from intake.domain.reply import Reply
    from intake.text.guarding.finding import PrivateFacts

    reply = Reply(name=said.agreement.helper, address="x@x.example", received_at=_NOON)
    writer = InvitationWriter(
        said.translations.bound_to("nl"), _NOON, desk_fetches=said.centre.desk_fetches
    )
    about = PrivateFacts(centre_name=said.centre.name)
    mail: Message = writer.write(about, said.request, reply, said.agreement)
    return [mail.subject, *mail.text.split("\n")]


SAYINGS: dict[str, Callable[[_Said], list[str]]] = {
    "read_back": _read_back,
    "ring_back": _ring_back,
    "slip": _slip,
    "helper_slip": _helper_slip,
    "letter": _letter,
    "mail_chosen": _mail_chosen,
}
"""What can be said about a request, by name."""


def _lines_of(slip: SlipText) -> list[str]:
    lines = [slip.title, slip.for_whom]
    for block in slip.blocks:
        lines += [block.heading, *block.lines]
    return [*lines, slip.phone_line, slip.phone, *slip.safety]


def _answers_of(asked: dict[str, Any]) -> dict[str, str]:
    """Return the answers of a line; the name of one that its form does not ask is told."""
    answers = asked.get("answers") or {}
    form = FORMS[str(asked["kind"])]
    unknown = sorted(name for name in map(str, answers) if not form.asks(name))
    if unknown:
        print(f"{form.kind}: {', '.join(unknown)}: not asked by this form", file=sys.stderr)
    return {str(name): str(value) for name, value in answers.items() if value not in (None, "")}


def _parse_code_of(asked: dict[str, Any]) -> str:
    return str(asked.get("code") or _CODE).replace("-", "").upper()


def _known_facts(kind: type, facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts that are fields of a record."""
    from intake.domain.phone import make_phone

    fields = kind.__dataclass_fields__  # type: ignore[attr-defined]
    known: dict[str, Any] = {
        name: value for name, value in facts.items() if name in fields and isinstance(value, str)
    }
    if "phones" in fields and isinstance(facts.get("phones"), list):
        known["phones"] = tuple(make_phone(str(phone)) for phone in facts["phones"])
    if isinstance(facts.get("hours"), dict):
        known["hours"] = {str(day): str(span) for day, span in facts["hours"].items()}
    known.pop("birth_date", None)
    return known


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _print(answer: dict[str, Any]) -> None:
    print(json.dumps(answer, ensure_ascii=False))
