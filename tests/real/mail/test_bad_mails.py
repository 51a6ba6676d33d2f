"""One mail cannot stop the desk, whatever stands in it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from selectolax.lexbor import SelectolaxError

from intake.domain.reply import Reply
from intake.kit.errors import ExternalError, UserFacingError
from intake.mail.mail_reader import MAX_CHARACTERS, read_mail
from intake.mail.maildir import drop_mail
from tests.bad_mails import bad_mails
from tests.builders import a_call, posted, rows
from tests.fakes import FakeMail, ListMailbox
from tests.mailboxes import maildir_box


def printable(text):
    return all(
        sign in "\n\t" or (sign >= " " and not 0xD800 <= ord(sign) <= 0xDFFF) for sign in text
    )


def test_every_mail_is_read_or_put_aside_within_bounds(long, counted):
    number = 3_000 if long else 300
    counted(f"bad mails: {number}, exceptions 0")
    for raw in bad_mails(number, seed=13):
        read = read_mail(raw, "1")
        assert len(read.text) <= MAX_CHARACTERS
        for line in (read.sender_name, read.sender_address, read.subject):
            assert "\n" not in line
            assert printable(line)
        assert printable(read.text)


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is POSIX's")
@pytest.mark.parametrize("tag", ["b", "font t='>'", 'a href="<"'])
def test_formatting_that_is_left_open_does_not_fill_the_memory(tag):
    program = (
        "import resource, sys\n"
        "from intake.mail.html import html_to_text\n"
        "resource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))\n"
        "opened = ''.join(f'<{sys.argv[1]} a={at}>' for at in range(900))\n"
        "text = html_to_text(f'<p>{opened}</p>' + '<p>Dat kan.</p>' * 9_000)\n"
        "assert text.count('Dat kan.') == 9_000\n"
    )
    subprocess.run([sys.executable, "-c", program, tag], check=True, timeout=120)


def test_a_page_that_the_parser_gives_up_is_put_aside(monkeypatch):
    def give_up(_page):
        raise SelectolaxError("Can't parse HTML.")

    monkeypatch.setattr("intake.mail.html.LexborHTMLParser", give_up)
    raw = b"From: Jan <jan@buren.example>\r\nContent-Type: text/html\r\n\r\n<p>hoi</p>"
    assert read_mail(raw, "1").unreadable


@pytest.mark.parametrize("written", ["boundary*0", "boundary*", "boundary*0*", "boundary"])
def test_a_mail_whose_lines_meet_too_many_boundaries_is_put_aside(written):
    mail = b"From: Jan <jan@buren.example>\r\n"
    for at in range(95):
        mail += f'Content-Type: multipart/mixed; {written}="b{at}"\r\n\r\n--b{at}\r\n'.encode()
    assert read_mail(
        mail + b"Content-Type: text/plain\r\n\r\nhoi\r\n" + b"x\r\n" * 100_000, "1"
    ).unreadable
    assert not read_mail(
        mail + b"Content-Type: text/plain\r\n\r\nhoi\r\n" + b"x\r\n" * 100, "1"
    ).unreadable


def test_a_neighbours_mail_is_read_whatever_came_in_before_it(practice, tmp_path, long):
    box = maildir_box(tmp_path)
    for at, raw in enumerate(bad_mails(30 if long else 10, seed=14)):
        (tmp_path / "new" / f"{at:03}").write_bytes(raw)
    drop_mail(tmp_path, sender="Henk <h@buren.example>", to="x@x.example", subject="", text="Ja")
    practice.use_cases.mail_import.import_mail(practice.actor, box)
    listed = rows(practice, Reply)
    assert "Henk" in [reply.name for reply in listed]
    assert list(box.fetch()) == [], "none is tried again"
    aside = [reply for reply in listed if reply.text == practice.translate("reply-unreadable")]
    assert aside
    assert all("jan@buren.example" in f"{reply.name} {reply.address}" for reply in aside)
    practice.use_cases.mail_import.import_mail(practice.actor, box)
    assert len(rows(practice, Reply)) == len(listed)


def test_a_mail_on_which_the_program_breaks_is_put_aside_and_the_next_is_read(practice):
    broken = FakeMail("1", "<1@x>", "Jan", "jan@x.example", "Reactie", None)
    good = FakeMail("2", "<2@x>", "Henk", "henk@x.example", "Reactie", "Dat kan.")
    box = ListMailbox(broken, good)
    practice.use_cases.mail_import.import_mail(practice.actor, box)
    assert [(reply.name, reply.text) for reply in rows(practice, Reply)] == [
        ("Jan", practice.translate("reply-unreadable")),
        ("Henk", "Dat kan."),
    ]
    assert box.read == ["1", "2"]


def test_a_mail_that_the_database_does_not_take_now_is_tried_again(practice, monkeypatch):
    box = ListMailbox(FakeMail("1", "<1@x>", "Jan", "jan@x.example", "Reactie", "Dat kan."))

    def busy(*_):
        raise ExternalError("store-busy")

    with monkeypatch.context() as patch:
        patch.setattr(type(practice.store), "write", busy)
        with pytest.raises(ExternalError, match="store-busy"):
            practice.use_cases.mail_import.import_mail(practice.actor, box)
    assert box.read == []
    practice.use_cases.mail_import.import_mail(practice.actor, box)
    assert len(rows(practice, Reply)) == 1


def test_a_mail_that_is_told_of_waits_and_keeps_no_other_from_being_read(practice):
    back = FakeMail("1", "<1@x>", "Post", "post@x.example", "Retour", "", bounced="<7@linde>")
    good = FakeMail("2", "<2@x>", "Henk", "henk@x.example", "Reactie", "Dat kan.")
    box = ListMailbox(back, good)

    def taken(*_):
        raise UserFacingError("store-changed-meanwhile")

    with pytest.raises(UserFacingError, match="store-changed-meanwhile"):
        practice.use_cases.mail_import.import_mail(practice.actor, box, taken)
    assert [reply.name for reply in rows(practice, Reply)] == ["Henk"]
    assert box.read == ["2"]


def test_an_unreadable_mail_that_two_desks_see_is_listed_once(practice):
    mail = read_mail(b"Content-Type: message/rfc822\r\n\r\n" * 300, "the same file")
    for _ in range(2):
        practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    assert len(rows(practice, Reply)) == 1


def test_mails_of_one_id_that_differ_only_beyond_what_is_kept_are_two_mails(practice):
    long = "Ik kan op dinsdag wel helpen.\n" * 1_000
    ends = ("Bel mij maar.", "Nee, toch niet.", "Bel mij maar.")
    head = "From: Jan <jan@x.example>\nMessage-ID: <1@x>\nSubject: Reactie\n\n"
    mails = [read_mail(f"{head}{long}{end}".encode(), str(at)) for at, end in enumerate(ends)]
    replies = []
    for mail in mails:
        practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
        replies.append(len(rows(practice, Reply)))
    assert replies == [1, 2, 2]


@pytest.mark.parametrize(
    ("address", "text", "replies"),
    [
        ("jan@x.example", "Dat kan.", 1),
        ("kwaad@x.example", "Dat kan.", 2),
        ("jan@x.example", "Toch niet.", 2),
    ],
)
def test_another_mail_with_the_same_message_id_is_another_mail(practice, address, text, replies):
    first = FakeMail("1", "<1@x>", "Jan", "jan@x.example", "Reactie", "Dat kan.")
    second = FakeMail("2", "<1@x>", "Jan", address, "Reactie", text)
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(first, second))
    assert len(rows(practice, Reply)) == replies


@pytest.mark.parametrize(
    ("attached", "below"),
    [("Ja hoor, ik help graag.", "Ja hoor"), ("Wie wil helpen? Ja graag.", "Wie wil helpen")],
)
def test_what_somebody_says_above_a_mail_that_they_attach_comes_first(practice, attached, below):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    raw = (
        "From: Piet <piet@b.example>\nSubject: Re: x\nMessage-ID: <4@x>\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
        f"Ik kan toch NIET helpen, code {taken.request.code}.\n"
        "--b\nContent-Type: message/rfc822\n\n"
        f"From: Jan <jan@c.example>\nSubject: re\n\n{attached}\n--b--\n"
    )
    practice.use_cases.mail_import.import_mail(
        practice.actor, ListMailbox(read_mail(raw.encode(), "4"))
    )
    [reply] = rows(practice, Reply)
    assert (reply.name, reply.address) == ("Piet", "piet@b.example")
    assert reply.request_id == taken.request.id
    assert reply.text.startswith("Ik kan toch NIET helpen")
    assert below in reply.text


def test_two_mails_that_differ_in_what_they_hold_alone_are_two(practice):
    head = (
        "From: Piet <piet@b.example>\nSubject: fw\nMessage-ID: <5@x>\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
        "From: Jan <jan@c.example>\nSubject: re\n\n{}\n--b--\n"
    )
    for at, said in enumerate(("Ja graag.", "Nee, ik kan toch niet.", "Ja graag.")):
        mail = read_mail(head.format(said).encode(), str(at))
        practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    assert [reply.text for reply in rows(practice, Reply)] == [
        "Ja graag.",
        "Nee, ik kan toch niet.",
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<body style='font-size:0'><p style='font-size:14px'>Dat kan.</p></body>",
        "<table><tr><td style='font-size:0px'><div style='font-size:13px'>Dat kan.</div></td></tr>",
    ],
)
def test_letters_that_get_a_size_again_are_read(page):
    raw = f"From: Jan <jan@b.example>\nContent-Type: text/html\n\n{page}"
    assert read_mail(raw.encode(), "6").body == "Dat kan."


@pytest.mark.parametrize("whole", ["<body hidden>", "<html style='display:none'><body>"])
def test_a_page_that_shows_nothing_leaves_what_stands_beside_it(whole):
    raw = (
        "From: Jan <jan@b.example>\nContent-Type: multipart/alternative; boundary=b\n\n"
        f"--b\nContent-Type: text/plain\n\nDat kan.\n"
        f"--b\nContent-Type: text/html\n\n{whole}x\n--b--"
    )
    mail = read_mail(raw.encode(), "7")
    assert (mail.unreadable, mail.body) == (False, "Dat kan.")


def test_an_answer_goes_to_one_address():
    raw = b'From: "Jan" <jan@b.example,victim@x.example>\nSubject: x\n\nJa.'
    assert read_mail(raw, "8").sender_address == "jan@b.example"
