"""Replies, messages and volunteers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from intake.desk.answering.reply_types import Meeting, TypedReply
from intake.domain.thing import Thing
from intake.domain.volunteer import VolunteerAnswer
from intake.kit.ids import new_id
from tests.builders import a_call, at, posted
from tests.fakes import FakeMail, KeepingSender, ListMailbox
from tests.real.desk.use_case_stages.stage import (
    ZOE,
    answered,
    case,
    chosen,
    queued,
    request_of,
    told,
)


@case("MailImport.import_mail")
def _(h):
    taken, title, text = a_call(h)
    posted(h, taken, title, text)
    return lambda: answered(h, taken)


@case("Replies.enter")
def _(h):
    code = a_call(h)[0].request.code
    return lambda: (
        h.use_cases.replies.enter(
            h.actor, code, TypedReply("phone", "Samira", "a@b.example", "Dat kan.")
        ).value
    )


@case("Replies.link")
def _(h):
    taken, _, _ = a_call(h)
    h.use_cases.mail_import.import_mail(
        h.actor, ListMailbox(FakeMail("1", f"<{new_id()}>", "Henk", "h@x", "Hoi", "Ik heb er een"))
    )
    return lambda: (
        h.use_cases.replies.link(
            h.actor, h.use_cases.replies.list_open(h.actor).replies[0].reply.id, taken.request.code
        ).changed
    )


@case("Replies.put_aside")
def _(h):
    taken, _, _ = a_call(h)
    reply = answered(h, taken)
    return lambda: h.use_cases.replies.put_aside(h.actor, reply.id).value


@case("Replies.return_to_list")
def _(h):
    taken, _, _ = a_call(h)
    reply = answered(h, taken)
    h.use_cases.replies.put_aside(h.actor, reply.id)
    return lambda: h.use_cases.replies.return_to_list(h.actor, reply.id).value


@case("Replies.choose")
def _(h):
    taken, _, _ = a_call(h)
    reply = answered(h, taken)
    return lambda: (
        h.use_cases.replies.choose(
            h.actor,
            reply.id,
            Meeting(at(h, "vr 10"), "De Linde", 250, at(h, "ma 17"), cents_per_km=21),
        ).value
    )


@case("Replies.record_neighbour_answer")
def _(h):
    _, agreement = chosen(h)
    return lambda: (
        h.use_cases.replies.record_neighbour_answer(h.actor, agreement.id, yes=False).changed
    )


@case("Messages.send_written")
def _(h):
    chosen(h)
    return lambda: h.use_cases.messages.send_written(h.actor, KeepingSender()).changed


@case("Messages.send_written")
def _(h):
    chosen(h)
    return told(
        lambda: h.use_cases.messages.send_written(h.actor, KeepingSender(broken=True)).changed
    )


def volunteer(h):
    h.use_cases.volunteers.save(h.actor, replace(ZOE, id=new_id()))
    return h.use_cases.volunteers.list_active(h.actor)[-1]


case("Volunteers.save")(
    lambda h: lambda: h.use_cases.volunteers.save(h.actor, replace(ZOE, id=new_id())).value
)


@case("Volunteers.archive")
def _(h):
    one = volunteer(h)
    return lambda: h.use_cases.volunteers.archive(h.actor, one.id).changed


@case("Volunteers.undo_change")
def _(h):
    before = volunteer(h)
    h.use_cases.volunteers.save(h.actor, replace(before, when="vrijdag"))
    return lambda: h.use_cases.volunteers.undo_change(h.actor, before).changed


@case("Volunteers.restore")
def _(h):
    one = volunteer(h)
    h.use_cases.volunteers.archive(h.actor, one.id)
    return lambda: h.use_cases.volunteers.restore(h.actor, one.id).changed


@case("Volunteers.record_answer")
def _(h):
    one, posting = volunteer(h), queued(h)
    return lambda: (
        h.use_cases.volunteers.record_answer(
            h.actor, posting.id, one.id, VolunteerAnswer.YES
        ).changed
    )


@case("TakeBack.undo")
def _(h):
    taken, _, _ = a_call(h)
    meeting = Meeting(at(h, "vr 10"), "De Linde")
    choice = h.use_cases.replies.choose(h.actor, answered(h, taken).id, meeting)
    return lambda: h.use_cases.take_back.undo(h.actor, choice.operation, choice.changed)


@case("Replies.keep_in_reserve")
def _(h):
    taken, _ = chosen(h)
    other = answered(h, taken)
    return lambda: h.use_cases.replies.keep_in_reserve(h.actor, other.id).value


@case("MailImport.import_mail")
def _(h):
    taken, title, text = a_call(h)
    posted(h, taken, title, text)
    mail = FakeMail("7", "<7@x>", "Jan", "jan@buren.invalid", "Boormachine", "Ik heb er een.")
    return lambda: h.use_cases.mail_import.import_mail(h.actor, ListMailbox(mail))


def mail_to_learn_from(h):
    text = "Kop\nVan: Jan (buur)\nBericht:\nIk heb er een.\nVoet"
    mail = FakeMail("8", "<8@x>", "Buurtpunt", "meldingen@x.example", "Nieuw antwoord", text)
    h.use_cases.mail_import.import_mail(h.actor, ListMailbox(mail))
    replies = h.use_cases.replies.list_open(h.actor).replies
    return next(one.reply for one in replies if one.reply.message_id == "<8@x>").id


@case("MailRules.teach_aside")
def _(h):
    reply = mail_to_learn_from(h)
    return lambda: h.use_cases.mail_rules.teach_aside(h.actor, reply).value


@case("MailRules.teach_reading")
def _(h):
    reply = mail_to_learn_from(h)
    return lambda: (
        h.use_cases.mail_rules.teach_reading(h.actor, reply, "Jan", "Ik heb er een.").value
    )


@case("MailRules.remove")
def _(h):
    rule = h.use_cases.mail_rules.teach_aside(h.actor, mail_to_learn_from(h)).value
    return lambda: h.use_cases.mail_rules.remove(h.actor, rule.id).value


def own_thing(h):
    thing = Thing(name="Boormachine", count=2, place="plank 3", note="met boren")
    return h.use_cases.own_things.save(h.actor, thing).value


case("OwnThings.save")(lambda h: lambda: own_thing(h))


@case("OwnThings.save")
def _(h):
    thing = own_thing(h)
    other = replace(thing, name="Klopboor", count=3, place="kast", note="zwaar")
    return lambda: h.use_cases.own_things.save(h.actor, other).value


@case("OwnThings.remove")
def _(h):
    thing = own_thing(h)
    return lambda: h.use_cases.own_things.remove(h.actor, thing.id).value


@case("OwnThings.lend")
def _(h):
    thing = own_thing(h)
    request = request_of(h)
    return lambda: h.use_cases.own_things.lend(h.actor, request, thing.id).value


@case("VolunteerBook.register")
def _(h):
    new = replace(
        ZOE, id=new_id(), how_far="met de fiets", vog_on=date(2024, 3, 1), references="aardig"
    )
    talk_at = at(h, "vr 10")
    return lambda: (
        h.use_cases.volunteer_book.register(h.actor, new, vog_asked=True, talk_at=talk_at).value
    )


@case("VolunteerBook.pause")
def _(h):
    zoe = volunteer(h)
    return lambda: h.use_cases.volunteer_book.pause(h.actor, zoe.id, date(2027, 1, 1)).value


@case("VolunteerBook.plan_vog_reminders")
def _(h):
    h.use_cases.volunteers.save(h.actor, replace(ZOE, id=new_id(), vog_on=date(2023, 12, 1)))
    return lambda: h.use_cases.volunteer_book.plan_vog_reminders(h.actor).value
