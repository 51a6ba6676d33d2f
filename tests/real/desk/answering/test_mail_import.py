"""Mail becomes replies: one for each neighbour who wrote, at the request that it answers."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from intake.desk.answering.mail_matching import MailMatcher
from intake.domain.message import Message
from intake.domain.reply import Reply
from intake.domain.resident import Resident
from intake.kit.codes import format_code
from intake.kit.ids import new_id
from tests.builders import a_call, firm, rows
from tests.fakes import FakeMail, ListMailbox


def test_a_digest_gives_a_reply_for_each_neighbour(practice):
    first, _, _ = a_call(practice)
    second, _, _ = a_call(practice, what="ladder")
    text = (
        f"2 nieuwe reacties\n\nBoormachine ({format_code(first.request.code)})\n"
        f"Henk Bos: Ik heb er een.\n\nLadder ({format_code(second.request.code)})\n"
        "Ans: Die staat in de schuur.\n"
    )
    mail = FakeMail("d1", "<d1@x>", "Buurbord", "noreply@buurbord.example", "2 reacties", text)
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    found = {reply.request_id: reply for reply in rows(practice, Reply, message_id="<d1@x>")}
    assert len(rows(practice, Reply, message_id="<d1@x>")) == 2, "and the same mail none again"
    assert found[first.request.id].name == "Henk Bos"
    assert found[second.request.id].text == "Die staat in de schuur."
    assert found[first.request.id].address == "", "the platform's own address reaches nobody"


def test_a_reply_in_the_thread_of_a_message_of_ours_finds_its_request(practice):
    taken, agreement = firm(practice, share=True)
    message = rows(practice, Message, request_id=taken.request.id)[0]
    mail = FakeMail(
        "t1", "<t1@x>", "Henk", "henk@x.example", "Re:", "Prima, tot dan.",
        references=(f"<{message.id}@linde.example>",),
    )  # fmt: skip
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    [reply] = rows(practice, Reply, message_id="<t1@x>")
    assert reply.request_id == taken.request.id == agreement.request_id


def test_a_code_with_one_sign_wrong_finds_its_request(practice):
    taken, _, _ = a_call(practice)
    code = taken.request.code
    wrong = "X" if code[4] != "X" else "Y"
    typed = format_code(code[:4] + wrong + code[5:])
    mail = FakeMail("m1", "<m1@x>", "Henk", "henk@x.example", "Hoi", f"Dat kan. Code {typed}")
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    assert rows(practice, Reply, message_id="<m1@x>")[0].request_id == taken.request.id


def test_a_contact_form_tells_who_wrote_and_where_they_are_answered(practice):
    taken, _, _ = a_call(practice)
    text = (
        "Naam: Henk Bos\nE-mail: henk@buren.example\n"
        f"Bericht: Ik heb er een, {format_code(taken.request.code)}\n\nVerzonden via de website"
    )
    mail = FakeMail("f1", "<f1@x>", "De Linde", "wordpress@linde.example", "Formulier", text)
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    [reply] = rows(practice, Reply, message_id="<f1@x>")
    assert (reply.name, reply.address) == ("Henk Bos", "henk@buren.example")
    assert reply.request_id == taken.request.id


def test_one_mail_about_two_requests_line_by_line_is_one_reply_for_each(practice):
    """A mail of 20 kB held the desk for two minutes and became 1,407 replies."""
    first, second = (a_call(practice, what=what)[0] for what in ("boor", "ladder"))
    codes = [format_code(taken.request.code) for taken in (first, second)]
    text = "\n".join(f"{code} ja graag {number}" for number in range(300) for code in codes)
    mail = FakeMail("q1", "<q1@x>", "Henk", "henk@x.example", "Hoi", text)
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    replies = rows(practice, Reply, message_id="<q1@x>")
    assert {reply.request_id for reply in replies} == {first.request.id, second.request.id}
    assert len(replies) == 2
    assert all("299" in reply.text for reply in replies), "nothing that was written is lost"


def test_a_mail_is_read_before_anything_is_written(practice, monkeypatch):
    """Whatever a stranger wrote, no save of a desk waits until it is read."""
    taken, _, _ = a_call(practice)
    match = MailMatcher.match
    seen = []

    def matched(self, mail, threads=None):
        with practice.store.write(practice.actor, practice.clock.now()) as transaction:
            transaction.save(replace(rows(practice, Resident)[0], note="bewaard"))
        seen.append(mail.key)
        return match(self, mail, threads or {})

    monkeypatch.setattr(MailMatcher, "match", matched)
    said = f"Code {format_code(taken.request.code)}"
    mail = FakeMail("w1", "<w1@x>", "Henk", "henk@x.example", "Hoi", said)
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    assert seen == ["w1"]
    assert rows(practice, Reply, message_id="<w1@x>")[0].request_id == taken.request.id


def test_a_thousand_references_are_looked_up_at_once(practice):
    taken, _ = firm(practice, share=True)
    ours = rows(practice, Message, request_id=taken.request.id)[0]
    others = tuple(f"<{new_id()}@x>" for _ in range(1000))
    mail = FakeMail(
        "r1", "<r1@x>", "Henk", "henk@x.example", "Re:", "Prima.",
        references=(*others, f"<{ours.id}@linde.example>"),
    )  # fmt: skip
    counted = []
    sa.event.listen(practice.store.engine, "before_cursor_execute", lambda *_: counted.append(1))
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    assert rows(practice, Reply, message_id="<r1@x>")[0].request_id == taken.request.id
    assert len(counted) < 120
