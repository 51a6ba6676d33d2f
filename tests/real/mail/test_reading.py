"""Mail of any shape is read as a person reads it."""

from __future__ import annotations

import os
import sys

import pytest

from intake.mail.html import html_to_text
from intake.mail.mail_reader import read_mail
from intake.mail.maildir import drop_mail
from tests.fakes import FakeMail, ListMailbox
from tests.mailboxes import maildir_box


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (
            (
                "<html><head><style>p{color:#000000}</style></head><body style='color:#e9ecef'>"
                "<p>Dat kan.</p><p>Code AQ4-<span>2VT</span></p></body></html>"
            ),
            "Dat kan.\n\nCode AQ4-2VT",
        ),
        (
            "<p>Ja &amp; graag&nbsp;snel</p><blockquote>Wij vragen een boormachine</blockquote>",
            "Ja & graag snel",
        ),
        ("<html><head><title>x</title><body>Hallo<br>daar", "Hallo\ndaar"),
        ("<script>alert(1)</script>", ""),
        ("<div>" * 2_000 + "Ja &amp; graag" + "</div>" * 2_000, "Ja & graag"),
    ],
)
def test_a_mail_that_is_a_page_is_read_as_a_person_reads_it(page, text):
    assert html_to_text(page) == text


@pytest.mark.parametrize("box", ["fake", "maildir"])
def test_both_mailboxes_give_a_mail_once(tmp_path, box):
    if box == "fake":
        mailbox = ListMailbox(FakeMail("1", "<1>", "Henk", "henk@buren.invalid", "Reactie", "Ja"))
    else:
        mailbox = maildir_box(tmp_path)
        drop_mail(
            tmp_path,
            sender="Henk <henk@buren.invalid>",
            to="x@x.invalid",
            subject="Reactie",
            text="Ja\n> Wie heeft een boor?",
        )
    mails = list(mailbox.fetch())
    assert [(mail.sender_name, mail.sender_address, mail.subject, mail.text) for mail in mails] == [
        ("Henk", "henk@buren.invalid", "Reactie", "Ja")
    ]
    mailbox.mark_seen(mails[0].key)
    assert list(mailbox.fetch()) == []


def test_a_mail_in_any_shape_is_read(tmp_path):
    box = maildir_box(tmp_path)
    for name, raw in {
        "empty": b"",
        "junk": b"\xff\xfe\x00",
        "charset": b"From: a@b.invalid\nContent-Type: text/plain; charset=nonsense\n\nJa",
        "html": b"From: a@b.invalid\nContent-Type: text/html\n\n<p>Ja</p>",
    }.items():
        (tmp_path / "new" / name).write_bytes(raw)
    assert len(list(box.fetch())) == 4


@pytest.mark.parametrize(
    ("action", "bounced"),
    [
        ("failed", "<7@linde>"),
        ("delayed", ""),
        ("relayed", ""),
        ("failed\n\nAction: relayed", "<7@linde>"),
        ("delivered\n\nAction: failed", "<7@linde>"),
    ],
)
def test_only_a_report_of_failure_is_a_bounce(tmp_path, action, bounced):
    """A delay is no failure: the mail is still on its way (RFC 3464)."""
    folder = tmp_path / "mail"
    for part in ("new", "cur", "tmp"):
        (folder / part).mkdir(parents=True)
    report = (
        "From: mailer@x.example\nSubject: report\nMessage-ID: <r@x>\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nAction: delayed earlier\n"
        f"--b\nContent-Type: message/delivery-status\n\nAction: {action}\n\n"
        "--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <7@linde>\n\n--b--\n"
    )
    (folder / "new" / "1").write_text(report, encoding="utf8")
    assert [mail.bounced for mail in maildir_box(folder).fetch()] == [bounced]


def test_two_mails_without_a_name_of_their_own_are_two_mails(tmp_path):
    box = maildir_box(tmp_path)
    for number in ("1", "2"):
        (tmp_path / "new" / number).write_bytes(
            b"From: Henk <henk@buren.invalid>\r\nSubject: Reactie\r\n\r\nDat kan.\r\n"
        )
    mails = list(box.fetch())
    assert len({mail.message_id for mail in mails}) == len(mails) == 2
    assert all(mail.message_id for mail in mails)


def test_a_receipt_that_a_mail_was_opened_is_no_bounce(tmp_path):
    box = maildir_box(tmp_path)
    (tmp_path / "new" / "1").write_text(
        "From: henk@buren.invalid\nSubject: Gelezen\n"
        'Content-Type: multipart/report; report-type=disposition-notification; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nGelezen.\n"
        "--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <7@linde>\n--b--\n",
        encoding="utf8",
    )
    assert [mail.bounced for mail in box.fetch()] == [""]


def test_a_mail_that_only_names_a_report_is_no_bounce(tmp_path):
    box = maildir_box(tmp_path)
    (tmp_path / "new" / "1").write_text(
        "From: henk@buren.invalid\nSubject: Reactie\n"
        'Content-Type: multipart/mixed; name="delivery-status"; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nDat kan.\n"
        "--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <7@linde>\n--b--\n",
        encoding="utf8",
    )
    assert [mail.bounced for mail in box.fetch()] == [""]


def test_a_long_page_is_not_a_deep_one():
    assert html_to_text("<p>a</p>" * 1_500).count("a\n") == 1_499


def test_of_a_very_long_page_the_beginning_is_read():
    assert len(html_to_text("a" * 600_000)) == 200_000


def test_what_is_no_file_among_the_mail_is_left_and_the_next_is_read(tmp_path):
    box = maildir_box(tmp_path)
    (tmp_path / "new" / "0 a folder").mkdir()
    drop_mail(tmp_path, sender="Henk <h@x.example>", to="x@x.example", subject="", text="Ja")
    assert [mail.text for mail in box.fetch()] == ["Ja"]


def test_a_name_is_cut_and_of_what_cannot_be_read_the_sender_stands_as_it_was_written(tmp_path):
    long = read_mail(b"From: " + b"a" * 500 + b" <a@x.example>\r\n\r\nJa", "1")
    assert (len(long.sender_name), long.sender_address) == (100, "a@x.example")
    deep = b"Content-Type: message/rfc822\r\n\r\n" * 200
    unreadable = read_mail(b"From:  Jan <jan@x.example>\r\nSubject: x\r\n" + deep, "1")
    assert (unreadable.unreadable, unreadable.sender_name) == (True, "Jan <jan@x.example>")


def test_what_is_attached_is_not_what_was_written():
    attached = (
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nbijlage\r\n"
        b"--b\r\nContent-Type: text/html\r\n\r\n<p>Dat kan.</p>\r\n--b--\r\n"
    )
    assert read_mail(b"From: a@x.example\r\n" + attached, "1").text == "Dat kan."


@pytest.mark.parametrize(("length", "unreadable"), [(4_000, False), (4_001, True)])
def test_a_content_type_longer_than_anybody_writes_is_not_parsed(length, unreadable):
    header = b"Content-Type: text/plain; x="
    header += b"a" * (length - len(header))
    assert read_mail(header + b"\r\nFrom: a@x.example\r\n\r\nJa", "1").unreadable is unreadable


ENCODED = (
    ("=?utf-8?q?Bront=C3=AB,_Zo=C3=AB?= <echt@buurt.example>", "Brontë, Zoë", "echt@buurt.example"),
    (
        "=?utf-8?q?Henk_=3Ciemand=40anders.example=3E?= <echt@buurt.example>",
        "Henk <iemand@anders.example>",
        "echt@buurt.example",
    ),
    ('"Vries, Henk de" <echt@buurt.example>', "Vries, Henk de", "echt@buurt.example"),
    ("echt@buurt.example", "", "echt@buurt.example"),
    ("echt@buurt.example (Henk)", "Henk", "echt@buurt.example"),
    ("=?utf-8?q?Jan_de_Vries_=3Cjan=40x=2Enl=3E?=", "Jan de Vries", "jan@x.nl"),
    (r'"Jan \"J\" Vries" <jan@x.nl>', 'Jan "J" Vries', "jan@x.nl"),
)


@pytest.mark.parametrize(("written", "name", "address"), ENCODED)
def test_the_address_is_read_before_a_name_is_decoded(written, name, address):
    mail = read_mail(f"From: {written}\r\nSubject: hoi\r\n\r\nDat kan.\r\n".encode(), "k")
    assert (mail.sender_name, mail.sender_address) == (name, address)


def in_parts(*parts, kind="mixed"):
    lines = ["From: Henk <henk@buurt.example>", "MIME-Version: 1.0"]
    lines += [f'Content-Type: multipart/{kind}; boundary="b"', ""]
    for content_type, text in parts:
        lines += ["--b", f"Content-Type: {content_type}", "", text]
    return "\r\n".join([*lines, "--b--", ""]).encode()


def test_every_part_of_a_mail_is_read():
    parts = (("text/plain", "Ja graag"), ("image/png", "x"), ("text/plain", "Vrijdag kan ik NIET"))
    assert read_mail(in_parts(*parts), "k").text == "Ja graag\n\nVrijdag kan ik NIET"


def test_an_empty_alternative_hides_no_other():
    parts = (("text/plain", " "), ("text/html", "<p>Nee, ik kan niet</p>"))
    assert read_mail(in_parts(*parts, kind="alternative"), "k").text == "Nee, ik kan niet"


def test_of_alternatives_one_is_read():
    parts = (("text/plain", "Ja"), ("text/html", "<p>Ja</p>"))
    assert read_mail(in_parts(*parts, kind="alternative"), "k").text == "Ja"


@pytest.mark.parametrize("sealed", ["application/ms-tnef", "application/pkcs7-mime", "image/jpeg"])
def test_a_mail_of_which_nothing_can_be_read_says_so(sealed):
    mail = read_mail(in_parts((sealed, "x")), "k")
    assert mail.unreadable
    assert mail.sender_address == "henk@buurt.example"


def test_a_text_that_is_cut_shows_that_more_was_written():
    mail = read_mail(f"From: h@b.example\r\n\r\n{'ja ' * 10_000}Nee toch niet".encode(), "k")
    assert mail.text.endswith("[…]")


@pytest.mark.parametrize("body", ["> Wie heeft een boor?\r\n", "\r\n"])
def test_a_mail_without_words_of_its_own_says_so(body):
    assert read_mail(f"From: h@b.example\r\n\r\n{body}".encode(), "k").unreadable


def test_a_part_is_read_wherever_its_header_stands():
    raw = (
        b"From: Jan <jan@buren.invalid>\r\n"
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        + b"".join(
            b"--b\r\nX-Nr: %d\r\nContent-Type: text/plain\r\n\r\nDeel %d\r\n" % (at, at)
            for at in range(1, 99)
        )
        + b"--b--\r\n"
    )
    mail = read_mail(raw, "1")
    assert not mail.unreadable
    assert "Deel 98" in mail.text


def test_a_long_header_of_a_part_makes_a_mail_unreadable():
    raw = (
        b"From: Jan <jan@buren.invalid>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\nX-Nr: 1\r\nContent-Type: text/plain; x="
        + b"y" * 5_000
        + b"\r\n\r\nJa\r\n--b--\r\n"
    )
    assert read_mail(raw, "1").unreadable


def test_two_unreadable_mails_of_one_name_are_both_kept(tmp_path):
    box = maildir_box(tmp_path)
    for content in (b"From: a\r\n\r\n", b"From: b\r\n\r\n"):
        (tmp_path / "new" / "1.eml").write_bytes(content)
        (mail,) = box.fetch()
        assert mail.unreadable
        box.mark_seen(mail.key)
    kept = [path for path in tmp_path.rglob("*.sealed") if path.is_file()]
    assert len(kept) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with a name")
def test_a_pipe_in_the_mailbox_keeps_no_mail_waiting(tmp_path):
    box = maildir_box(tmp_path)
    os.mkfifo(tmp_path / "new" / "0-pipe")
    drop_mail(tmp_path, sender="henk@buren.invalid", to="x@x", subject="Reactie", text="Dat kan.")
    assert [mail.text for mail in box.fetch()] == ["Dat kan."]
