"""A mail finds its request by code or thread, never a wrong one; without either it waits."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from intake.cli.verbs import run_verb
from intake.desk.answering.mail_matching import MailMatcher
from intake.desk.answering.request_likelihood import PostedRequest
from intake.kit.codes import format_code, next_code
from intake.mail.html import html_to_quoted_text
from intake.mail.mail_reader import read_mail
from tests.generated_mails import KINDS, mails

_LEAST_FOUND = 0.99
CODE, _ = next_code("A", 5)
OTHER, _ = next_code("A", 50)


def test_mails_with_a_code_find_their_request_and_none_a_wrong_one(long):
    wrong, missed, waiting = [], [], []
    named = 0
    kinds = Counter()
    for at, (requests, raw, answer, kind) in enumerate(mails(2031, 1000 if long else 200)):
        match = MailMatcher(requests).match(read_mail(raw, str(at)))
        kinds[kind] += 1
        named += answer is not None
        if match.request not in (None, answer):
            wrong.append((kind, match, raw))
        elif answer and match.request is None:
            missed.append((kind, match, raw.decode("utf8", "replace")))
        elif kind == "nothing":
            waiting.append(len(match.candidates) <= 3)
    assert wrong == []
    assert len(missed) <= named * (1 - _LEAST_FOUND), missed[:3]
    assert all(waiting)
    assert set(kinds) == set(KINDS), "each kind of mail was written"


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">{}</div>', "<div hidden>{}</div>",
        "<span style='font-size:0px'>{}</span>",
        '<p style="color:white">{}</p>', '<font color="#ffffff">{}</font>', "<!-- {} -->",
        "<style>.weg{{display:none}}</style><p class='weg'>{}</p>", "<title>{}</title>",
        '<div style="max-height:0;overflow:hidden">{}</div>', '<div style="opacity:0">{}</div>',
    ],
)  # fmt: skip
def test_what_nobody_sees_decides_nothing(hidden):
    page = f"<html><body>{hidden.format('geheim')}<p>Ik heb er een.</p></body></html>"
    assert html_to_quoted_text(page) == "Ik heb er een."


def test_white_letters_on_a_button_are_seen():
    page = (
        '<table><tr><td bgcolor="#003366"><span style="color:#fff">Bekijk</span></td></tr></table>'
    )
    assert html_to_quoted_text(page) == "Bekijk"


def test_quotations_in_a_page_are_marked():
    page = (
        "<p>Ik heb er een.</p><div class='gmail_quote'>Op maandag schreef u:"
        "<blockquote>Wie heeft er een boor?</blockquote></div>"
    )
    text = html_to_quoted_text(page)
    assert text.split("\n")[0] == "Ik heb er een."
    assert "> Wie heeft er een boor?" in text


def test_the_command_tells_what_each_mail_is(tmp_path, capsys, monkeypatch):
    requests = [{"code": format_code(CODE), "kind": "borrow", "what": "ladder", "state": "open",
                 "resident": {"name": "Annie de Vries", "street": "Kinkerstraat 1"},
                 "posted": [{"platform": "Peerby", "title": "Ladder"}]}]  # fmt: skip
    (tmp_path / "requests.json").write_text(json.dumps(requests))
    mail = tmp_path / "een.eml"
    mail.write_bytes(
        b"From: Henk <henk@x.example>\nSubject: Ladder\n\nIk heb er een, "
        + f"code {CODE.lower()}.\n\nGroet,\nHenk\n".encode()
    )
    names = tmp_path / "names.txt"
    names.write_text(f"{mail}\n")
    assert run_verb(["match-mail", "--requests", str(tmp_path / "requests.json"), str(names)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "file": str(mail), "class": "reply", "request": format_code(CODE), "why": "code",
        "candidates": [], "sender_name": "Henk", "parts": [],
        "text": f"Ik heb er een, code {CODE.lower()}.",
    }  # fmt: skip


def test_a_mail_without_a_code_names_the_likeliest_three_and_no_more():
    requests = [
        PostedRequest(code=code, what="ladder", titles=(f"Ladder gevraagd {at}",))
        for at, code in enumerate(_codes(6))
    ]
    raw = b"From: Henk <henk@x.example>\nSubject: Re: Ladder gevraagd 3\n\nIk heb een ladder.\n"
    match = MailMatcher(requests).match(read_mail(raw, "1"))
    assert match.request is None
    assert match.candidates[0] == requests[3].code
    assert len(match.candidates) == 3


def _codes(count):
    number = 0
    for _ in range(count):
        code, number = next_code("A", number)
        yield code
