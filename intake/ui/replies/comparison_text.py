"""Put into words what is known of neighbours who reply, and whom to look at first."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.text_normalization import capitalize_first, join_list
from intake.text.composing.date_phrases import money_phrase, short_day, short_time
from intake.ui.widgets.bounded_text import bounded_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from intake.desk.answering.comparison import ReplyFacts
    from intake.desk.answering.reply_types import OpenReply
    from intake.kit.translations import Translations
    from intake.text.reading.wishes import Wish

_MAX_NAME = 40
_MAX_DAYS = 3
_MAX_REFERENCES = 120


class ComparedReply(NamedTuple):
    """Another reply to the same request, in one line."""

    reply_id: UUID
    line: str


def facts_line(facts: ReplyFacts | None, translate: Translations) -> str:
    """Return what is known of a neighbour, what matters most first."""
    return capitalize_first(" · ".join(_facts(facts, translate))) if facts else ""


def compare_lines(
    open_reply: OpenReply, replies: Sequence[OpenReply], translate: Translations
) -> tuple[ComparedReply, ...]:
    """Return the other ``replies`` to the same request, the suggested one first."""
    if open_reply.request is None or open_reply.agreement is not None:
        return ()
    others = [other for other in replies if other.reply.id != open_reply.reply.id]
    return tuple(
        ComparedReply(other.reply.id, _line(other, translate))
        for other in sorted(others, key=_order)
    )


def suggestion(open_reply: OpenReply, replies: Sequence[OpenReply], translate: Translations) -> str:
    """Return whom to look at first among the ``replies`` to one request, and why.

    Empty if nothing is known that tells them apart.
    """
    if open_reply.request is None or open_reply.agreement is not None:
        return ""
    rivals = [other for other in replies if other.facts and not other.is_withheld]
    if len(rivals) < 2:
        return ""
    first, second = sorted(rivals, key=_order)[:2]
    if first.facts is None or second.facts is None or first.facts.rank == second.facts.rank:
        return ""
    reasons = _reasons(first.facts, second.facts, translate)
    name = bounded_line(first.reply.name, _MAX_NAME)
    return translate("reply-look-first", name=name, why=reasons)


def _order(open_reply: OpenReply) -> tuple[object, ...]:
    rank = open_reply.facts.rank if open_reply.facts else ()
    return open_reply.is_withheld, rank, open_reply.reply.sequence


def _line(open_reply: OpenReply, translate: Translations) -> str:
    name = bounded_line(open_reply.reply.name, _MAX_NAME)
    known = " · ".join(_facts(open_reply.facts, translate)) if open_reply.facts else ""
    return f"{name}: {known}" if known else name


def _reasons(first: ReplyFacts, second: ReplyFacts, translate: Translations) -> str:
    """Return the facts of the first that the second lacks."""
    theirs = _facts(first, translate)
    others = set(_facts(second, translate))
    own = [fact for fact in theirs if fact not in others]
    if own:
        return own[0]
    return translate("reply-other-lacks")


def _facts(facts: ReplyFacts, translate: Translations) -> list[str]:
    """Return the facts in words, what matters most first."""
    named = [short_day(day, translate.language) for day in facts.offered[:_MAX_DAYS]]
    days = ", ".join(dict.fromkeys(named))
    helped = facts.helped_resident
    known = {
        translate("fact-went-badly"): facts.went_badly,
        translate("fact-was-liked"): facts.was_liked,
        translate("fact-helped-resident", count=helped): helped and not facts.was_liked,
        translate("fact-fits"): facts.fits_day is True,
        translate("fact-other-day", days=days): facts.fits_day is False,
        translate("fact-offered", days=days): days and facts.fits_day is None,
        **{_wish_sentence(wish, translate): True for wish in facts.wishes if wish.is_met},
        **{_wish_sentence(wish, translate): True for wish in facts.wishes if wish.is_met is False},
        translate("fact-volunteer"): facts.is_volunteer,
        translate("fact-helped-others", count=facts.helped_others): facts.helped_others,
        translate("fact-near"): facts.is_near,
        translate("fact-checked", when=bounded_line(facts.checked, _MAX_NAME)): facts.checked,
        bounded_line(facts.references, _MAX_REFERENCES): facts.references,
        _open_questions(facts, translate): any(wish.is_met is None for wish in facts.wishes),
    }
    return [said for said, is_known in known.items() if is_known]


def _wish_sentence(wish: Wish, translate: Translations) -> str:
    offered = wish.offered
    if wish.name == "cost" and offered == "0":
        return translate("fact-wish-free")
    if wish.name == "time":
        offered = short_time(time.fromisoformat(offered))
    elif wish.name == "cost":
        offered = money_phrase(int(offered))
    answer = "yes" if wish.is_met else "no"
    return translate(f"fact-wish-{wish.name}-{answer}", offered=offered)


def _open_questions(facts: ReplyFacts, translate: Translations) -> str:
    """Return what the reply does not tell about the resident's wishes."""
    names = [translate(f"fact-ask-{wish.name}") for wish in facts.wishes if wish.is_met is None]
    return translate("fact-ask", what=join_list(names, translate("and")))
