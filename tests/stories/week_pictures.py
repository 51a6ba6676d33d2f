"""A picture of each thing that a week brings, made on the pages of its last day."""

from __future__ import annotations

from email.message import EmailMessage

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake.app.caller_pop import CallerPop
from intake.desk.answering.reply_types import TypedReply
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.thing import Thing
from intake.kit.codes import format_code
from tests.builders import a_call, rows
from tests.screens import press, shown_texts
from tests.volunteer_facts import PEOPLE

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier

THINGS = frozenset(
    {
        # replies come in
        "mailboxes", "which-request", "taught", "by-hand", "safe-text",
        # choosing
        "compared", "own-first", "story", "told-on-site", "incident", "first-contact", "deposit",
        # calling
        "today", "caller", "in-call", "round", "left-over", "shift-note", "follow-up", "signals",
    }
)  # fmt: skip


def picture_each_thing(week):
    """Show each thing on its page, look whether it stands there, and keep a picture."""
    week.screen.session.lock()
    week.screen.session.enter(week.practice.actor)  # the settings are a manager's
    taken = _something_of_each(week)
    _of_replies(week, taken)
    _of_choosing(week, taken)
    _of_calling(week)


def _something_of_each(week):
    """A request with three replies, and what the centre has itself."""
    practice = week.practice
    for person in PEOPLE:
        practice.use_cases.volunteers.save(practice.actor, person)
    thing = Thing(name="Ladder", count=2, place="kelder")
    practice.use_cases.own_things.save(practice.actor, thing)
    taken, _, _ = a_call(practice, what="hogedrukspuit", way="brought")
    code = taken.request.code
    for reply in (
        TypedReply("site", "Mevrouw Jansen", "", "Ik heb er een. U kunt hem ophalen, 5 euro."),
        TypedReply("phone", "Piet van 't Hof", "06 12345001", "Ik breng hem, gratis."),
        TypedReply("counter", "Łucja K.", "06 12345002", "Dat kan."),
    ):
        practice.use_cases.replies.enter(practice.actor, code, reply)
    page = EmailMessage()
    page["From"] = "Buurtpunt <meldingen@buurtpunt.example>"
    page["Subject"] = "Nieuw bericht van Aïcha"
    page["Message-ID"] = "<page@buurtpunt.example>"
    page.set_content(
        "<p>Hallo,</p><p>Aïcha schreef:</p><p>Ik kan u wel helpen met de <b>hogedrukspuit</b>.</p>"
        '<p style="display:none">code ZZZ-ZZZ</p><p><a href="https://buurtpunt.example/b/1">'
        f"Beantwoord dit bericht</a></p><p>Code {format_code(code)}</p>",
        subtype="html",
    )
    week.server.deliver("page", page.as_bytes())
    linked = EmailMessage()
    linked["From"] = "Zoë de Wit <zoe@buren.example>"
    linked["Subject"] = "Uw oproep"
    linked["Message-ID"] = "<linked@buren.example>"
    linked.set_content(
        '<p>Hij is van Kärcher: <a href="https://fotos.example/1">foto</a>. '
        f"Code {format_code(code)}</p><script>alert(1)</script>",
        subtype="html",
    )
    week.server.deliver("linked", linked.as_bytes())
    _read_until_there(week, {page["Message-ID"], linked["Message-ID"]})
    return taken


def _read_until_there(week, message_ids):
    """Read the box until these mails have come.

    Dovecot sees by the second that a folder has changed: what is put beside a mail within the
    second in which it looks is seen at a later look.
    """

    def are_there():
        week.read_mail()
        return message_ids <= {reply.message_id for reply in rows(week.practice, Reply)}

    week.wait_until(are_there)


def _open(week, place):
    week.screen.go(place)
    QApplication.processEvents()
    return week.screen.pages[place]


def _section(week, name, part, needs):
    page = _open(week, "settings")
    page.open(part)
    QApplication.processEvents()
    _keep(week, name, needs)


def _keep(week, name, needs, window=None):
    """Keep a picture of what shows the words that it is about."""
    shown = " ".join(shown_texts(window or week.screen.frame))
    assert needs in shown, (name, needs, shown)
    week.picture(name, window)
    week.pictured.add(name)


def _card(week, fits):
    page = _open(week, "replies")
    at = next(at for at, card in enumerate(page.cards) if fits(card))
    page.list.setCurrentRow(at)
    QApplication.processEvents()
    return page


def _of_replies(week, taken):
    _section(week, "mailboxes", "mailboxes", "Antwoorden ophalen")
    _card(week, lambda card: not card.is_known)
    _keep(week, "which-request", "Misschien is het een van deze")
    _card(week, lambda card: "Kärcher" in card.text)
    _keep(week, "safe-text", "https://fotos.example/1")
    page = _card(week, lambda card: "Ik kan u wel helpen" in card.text)
    page.teach_button.click()
    QApplication.processEvents()
    _keep(week, "taught", "Mails zoals deze voortaan herkennen")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_O, ALT)
    QApplication.processEvents()
    _keep(week, "by-hand", "Over welk verzoek gaat het?")
    press(Qt.Key.Key_Escape)


def _of_choosing(week, taken):
    practice, mine = week.practice, taken.request.id
    _card(week, lambda card: card.request_id == mine and "brengen of halen" in card.facts.lower())
    _keep(week, "compared", "Kijk eerst naar Piet")
    page = _card(week, lambda card: card.request_id == mine and bool(card.safe_place))
    _keep(week, "first-contact", "eerste keer")
    page.agreement.fields["deposit"].setText("20 euro")
    page.agreement.damage.setCurrentIndex(1)
    page.agreement.fields["deposit"].setFocus()
    QApplication.processEvents()
    _keep(week, "deposit", "Borg")
    page = _card(week, lambda card: card.request_id == mine and "ophalen" in card.text)
    page.agreement.fields["when"].setText(week.soon)
    page.agreement.fields["place"].setText("de balie")
    page.choose_button.setFocus()
    press(Qt.Key.Key_Return, CONTROL)
    calls = _open(week, "calls")
    calls.select(next(card.row_id for card in calls.cards if card.is_site_answer))
    QApplication.processEvents()
    _keep(week, "told-on-site", "op de site")
    week.screen.go("desk")
    week.screen.call.begin()
    for name, value in (("kind", "borrow"), ("a.what", "ladder")):
        week.screen.call_draft.set(name, value)
    week.screen.who.open(taken.resident.id)
    QApplication.processEvents()
    _keep(week, "own-first", "Wij hebben dit zelf")
    week.screen.call.discard_current()
    agreed = next(
        one
        for one in rows(practice, Request, state="agreed")
        if one.id in {request.request.id for request in week.taken}
    )
    week.screen.show_request(agreed.id)
    QApplication.processEvents()
    _keep(week, "story", "Wat er gebeurd is")
    press(Qt.Key.Key_M, ALT)
    QApplication.processEvents()
    _keep(week, "incident", "Alleen coördinatoren")
    strip = week.screen.pages["request"].concern
    strip.text.setPlainText("De helper kwam te laat en was boos.")
    strip.text.setFocus()
    press(Qt.Key.Key_Return, CONTROL)
    _section(week, "signals", "concerns", "was boos")


def _of_calling(week):
    CallerPop(week.screen).show_caller("0612349901")
    week.wait_until(lambda: bool(week.screen.call_draft.get("resident")))
    QApplication.processEvents()
    _keep(week, "caller", "El Amrani")
    calls = _open(week, "calls")
    ring = next(card for card in calls.cards if card.is_call and card.dial_number)
    calls.select(ring.row_id)
    QApplication.processEvents()
    _keep(week, "today", "Tot slot:")
    calls.shift.click()
    QApplication.processEvents()
    window = week.screen.side_windows.shift_note
    _keep(week, "shift-note", "Reacties die wachten", window)
    window.close()
    calls.problems.click()
    QApplication.processEvents()
    _keep(week, "left-over", "kan toch niet", week.screen.side_windows.problems)
    week.screen.side_windows.problems.close()
    calls = _open(week, "calls")
    calls.select(ring.row_id)
    press(Qt.Key.Key_N, ALT)
    calls.list.setFocus()
    press(Qt.Key.Key_Down)
    QApplication.processEvents()
    _keep(week, "in-call", "U bent nog in gesprek met")
    press(Qt.Key.Key_L, ALT)
    week.clock.forward(days=20)
    calls = _open(week, "calls")
    calls.round.click()
    QApplication.processEvents()
    needed = week.screen.application.translate("task-still-needed")
    calls.select(next(card.row_id for card in calls.cards if card.title == needed))
    QApplication.processEvents()
    _keep(week, "round", "Is het nog nodig?")
