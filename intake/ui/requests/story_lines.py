"""Put the events of a request into lines: when, what, by whom, and details."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.message import UNSENT_STATES
from intake.domain.resident import formal_name
from intake.domain.visit_report import Side
from intake.forms.request_forms import FORMS
from intake.kit.text_normalization import capitalize_first
from intake.text.composing.date_phrases import short_moment
from intake.text.reading.answers import format_answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.desk.story.events import StoryEvent
    from intake.desk.story.request_story import RequestStory
    from intake.domain.agreement import Agreement
    from intake.domain.message import Message
    from intake.domain.posting import Posting
    from intake.domain.reply import Reply
    from intake.kit.translations import Translations

_PURPOSES = ("post", "share")
"""Consents about this request; the others are the person's."""

_KINDS_WITHOUT_NAME = ("neighbour-yes", "called-off", "restored")
"""Events of an agreement whose sentence does not name who recorded them."""


@dataclass(frozen=True)
class StoryLine:
    """One event.

    ``more`` can be unfolded, ``picture`` names a proof, ``slip`` a paper to show again.
    """

    when: str
    said: str
    more: str = ""
    picture: str = ""
    slip: UUID | None = None


class StoryWriter:
    """Writes the events of one request in the language of the screen."""

    def __init__(self, story: RequestStory, translate: Translations) -> None:
        self._story = story
        self._translate = translate
        aggregate = story.aggregate
        self._postings: dict[UUID, Posting] = {
            posting.id: posting for posting in aggregate.postings
        }
        self._replies: dict[UUID, Reply] = {reply.id: reply for reply in aggregate.replies}
        self._slips = {slip.id for slip in aggregate.slips}
        self._agreements: dict[UUID, Agreement] = {
            agreement.id: agreement for agreement in aggregate.agreements
        }
        self._messages: dict[UUID, Message] = {message.id: message for message in story.messages}

    def lines(self) -> tuple[StoryLine, ...]:
        """Return every event in words, oldest first."""
        lines: list[StoryLine] = []
        for event in self._story.events:
            line = self._line(event)
            if line is not None and line not in lines[-1:]:  # one act on two mails of a neighbour
                lines.append(line)
        waiting = [message for message in self._story.messages if message.state in UNSENT_STATES]
        lines += [self._describe_wait(message) for message in waiting]
        return tuple(lines)

    def _line(self, event: StoryEvent) -> StoryLine | None:
        said, more, picture = self._describe_event(event)
        if not said:
            return None
        when = short_moment(event.at, self._translate.language)
        slip = event.record_id if event.record_id in self._slips else None
        return StoryLine(when, said, more, picture, slip)

    def _describe_event(self, event: StoryEvent) -> tuple[str, str, str]:
        by = self._story.staff.get(event.staff_id, "")
        if event.record_id in self._messages:
            return (*self._message_texts(event.kind, self._messages[event.record_id]), "")
        if event.record_id in self._postings:
            return self._posting_texts(event, self._postings[event.record_id], by)

        writers: dict[str, Callable[[StoryEvent, str], tuple[str, str]]] = {
            "reply": self._reply,
            "chosen": self._agreement,
            "neighbour-yes": self._agreement,
            "resident-yes": self._agreement,
            "called-off": self._agreement,
            "restored": self._agreement,
            "consent": self._consent,
            "call": self._call,
            "changed": self._change_texts,
            "taken": self._describe_taking,
            "slip": self._slip_texts,
            "report": self._report,
        }
        if event.kind.startswith("reply-"):
            return (*self._ended_reply_texts(event), "")

        writer = writers.get(event.kind)
        if writer is not None:
            return (*writer(event, by), "")

        key = f"story-{event.kind}"
        if not self._translate.has(key):
            return "", "", ""
        return self._translate(key, by=by), "", ""

    def _posting_texts(self, event: StoryEvent, posting: Posting, by: str) -> tuple[str, str, str]:
        profile = self._story.profiles.get(posting.platform)
        platform = profile.name if profile else posting.platform
        said = self._translate(f"story-{event.kind}", platform=platform)
        said = self._add_name(said, by)
        if event.kind not in ("posted", "renewed"):
            return said, "", ""
        parts = (posting.title, posting.text, posting.url)
        return said, "\n".join(part for part in parts if part), posting.picture

    def _message_texts(self, kind: str, message: Message) -> tuple[str, str]:
        """Tell what happened to a message to a neighbour; its text can be unfolded."""
        reply = self._replies.get(message.reply_id) if message.reply_id else None
        name = reply.name if reply else message.to
        return self._translate(f"story-{kind}", name=name), f"{message.subject}\n{message.text}"

    def _describe_wait(self, message: Message) -> StoryLine:
        when = short_moment(message.written_at, self._translate.language)
        return StoryLine(when, *self._message_texts("message-waits", message))

    def _add_name(self, said: str, by: str) -> str:
        """Add who did it; what the program did has no name."""
        if not by:
            return said
        return self._translate("story-with-name", said=said, by=by)

    def _describe_taking(self, _event: StoryEvent, by: str) -> tuple[str, str]:
        return self._translate("story-taken", by=by), self._story.aggregate.request.said

    def _slip_texts(self, event: StoryEvent, by: str) -> tuple[str, str]:
        key = "story-helper-slip" if event.detail == "true" else "story-slip"
        return self._translate(key, by=by), ""

    def _reply(self, event: StoryEvent, _by: str) -> tuple[str, str]:
        reply = self._replies.get(event.record_id)
        if reply is None:
            return "", ""
        channel = self._translate(f"story-channel-{('other', 'mail')[reply.by_mail]}")
        return self._translate("story-reply", name=reply.name, channel=channel), reply.text

    def _ended_reply_texts(self, event: StoryEvent) -> tuple[str, str]:
        reply = self._replies.get(event.record_id)
        if reply is None:
            return "", ""
        return self._translate(f"story-{event.kind}", name=reply.name), ""

    def _agreement(self, event: StoryEvent, by: str) -> tuple[str, str]:
        agreement = self._agreements.get(event.record_id)
        if agreement is None:
            return "", ""
        who = formal_name(self._story.aggregate.resident)
        key = f"story-{event.kind}"
        said = self._translate(key, helper=agreement.helper, who=who, by=by)
        if event.kind in _KINDS_WITHOUT_NAME:
            said = self._add_name(said, by)
        return said, ""

    def _consent(self, event: StoryEvent, by: str) -> tuple[str, str]:
        consent = next(
            (
                consent
                for consent in self._story.aggregate.consents
                if consent.id == event.record_id
            ),
            None,
        )
        if consent is None or consent.purpose not in _PURPOSES:
            return "", ""
        answer = "later"
        if consent.given is not None:
            answer = "yes" if consent.given else "no"
        said = self._translate(f"story-consent-{consent.purpose}-{answer}", by=by)
        return said, consent.text_read

    def _call(self, event: StoryEvent, by: str) -> tuple[str, str]:
        outcome = self._translate(f"outcome-{event.detail.replace('_', '-')}")
        return self._translate("story-call", outcome=outcome, by=by), ""

    def _report(self, event: StoryEvent, _by: str) -> tuple[str, str]:
        """Tell how it went, as one side told it; an answer that was not given is left out."""
        report = next(
            (report for report in self._story.reports if report.id == event.record_id), None
        )
        if report is None:
            return "", ""
        answers = {"went": report.went_well, "again": report.again}
        told = [
            self._translate(f"story-report-{name}-{'yes' if answer else 'no'}")
            for name, answer in answers.items()
            if answer is not None
        ]
        agreement = self._agreements.get(report.agreement_id)
        name = formal_name(self._story.aggregate.resident)
        if report.side is Side.NEIGHBOUR and agreement:
            name = agreement.helper
        said = "; ".join((*told, *([report.saved] if report.saved else ())))
        return self._translate("story-report", name=capitalize_first(name), said=said), ""

    def _change_texts(self, event: StoryEvent, by: str) -> tuple[str, str]:
        before, _, after = event.detail.partition("\n")
        lines = changed_answers(
            self._story.aggregate.request.kind, _answers(before), _answers(after), self._translate
        )
        if not lines:
            return "", ""
        return self._translate("story-changed", by=by, what=lines[0]), "\n".join(lines[1:])


def changed_answers(
    kind: str, before: dict[str, str], after: dict[str, str], translate: Translations
) -> list[str]:
    """Return the changed answers, one on each line: "Nodig vanaf: za 28 nov → zo 29"."""
    form = FORMS[kind]
    lines = []
    for field in form.fields:
        old, new = before.get(field.key, ""), after.get(field.key, "")
        if old != new:
            shown = (
                format_answer(field, value, translate, translate.language) or "–"
                for value in (old, new)
            )
            lines.append(f"{translate(field.label_key)}: {' → '.join(shown)}")
    return lines


def _answers(kept: str) -> dict[str, str]:
    """Parse answers as the audit stores them; empty if that fails."""
    try:
        read = json.loads(kept or "{}")
    except ValueError:
        return {}
    if not isinstance(read, dict):
        return {}
    return read
