"""Mails as platforms, people and programs write them, by a seed: each with what it answers."""

from __future__ import annotations

import random
from email.message import EmailMessage
from email.utils import make_msgid

from intake.desk.answering.request_likelihood import PostedRequest
from intake.kit.codes import format_code, next_code

_SAID = (
    "Ik heb er een, u mag hem komen halen.", "Dat kan, zaterdag ben ik thuis.",
    "Ik kook donderdag graag voor mevrouw.", "I have one you can borrow.",
    "Ich habe eine Leiter, gern am Samstag.", "Benim var, yarın alabilirsiniz.",
    "Mam drabinę, proszę dzwonić.", "Hoe hoog moet hij zijn?", "Ik kan helaas toch niet komen.",
    "Graag! Bel maar even.", "wij doen mee met de hele straat", "Prima\n\nDan tot zaterdag.",
)  # fmt: skip
_NAMES = (
    "Henk de Vries", "Fatma Yılmaz", "Łucja Kowalska", "O'Brien, Mary", "Ömer", "J. van 't Hof",
    "Anna Jansen-de Wit", "Team Zuid", "",
)  # fmt: skip
_WHAT = (
    "boormachine", "ladder", "rolstoel", "warme maaltijd", "rit naar de oogarts", "tuinhulp",
)  # fmt: skip
_CLOSINGS = (
    "", "\n\nGroet,\n{name}", "\n\n-- \n{name}", "\n\nVerstuurd vanaf mijn iPhone",
    "\n\nMet vriendelijke groet,\n\n{name}\nKinkerstraat 12\n1053 ED", " Groetjes, {name}",
)  # fmt: skip


def requests_of(draw, count=30):
    """Return so many requests, several of them about the same thing."""
    number = draw.randrange(1000)
    requests = []
    for at in range(count):
        code, number = next_code("A", number)
        what = draw.choice(_WHAT)
        requests.append(
            PostedRequest(
                code=code, kind="borrow", what=what, is_open=at % 7 != 0,
                titles=(f"{what.capitalize()} gevraagd",), platforms=("Buurbord", "Peerby"),
                threads=(make_msgid(domain="linde.example"),),
            )
        )  # fmt: skip
    return requests


def _as_written(draw, code):
    """Return a code as somebody writes it, and what can be quoted of it."""
    first, last = code[:3], code[3:]
    ways = [
        format_code(code), code, code.lower(), f"{first} {last}", f"{first}–{last}",
        f"{first.lower()}-{last.lower()}", f"{first}-\n{last}", f"{first} - {last}",
        format_code(code).replace("0", "O").replace("1", "l"),
    ]  # fmt: skip
    return draw.choice(ways)


def _mistyped(draw, code, known):
    """Return a code with one sign wrong that is nearest to this one alone."""
    for _ in range(50):
        at = draw.randrange(1, 6)
        typed = code[:at] + draw.choice("23456789ABCDEFGHJKMNPQRSTVWXYZ") + code[at + 1 :]
        near = [one for one in known if sum(a != b for a, b in zip(one, typed, strict=True)) <= 1]
        has_both = any(sign.isdigit() for sign in typed) and any(sign.isalpha() for sign in typed)
        if typed != code and near == [code] and has_both and typed[1:] != code[:-1]:
            return format_code(typed)
    return format_code(code)


def _mail(draw, text, *, subject, sender, address, html=False):
    mail = EmailMessage()
    mail["From"] = f'"{sender}" <{address}>' if sender else address
    mail["To"] = "Vrijwilligerscentrale <post@linde.example>"
    mail["Subject"] = subject
    mail["Message-ID"] = make_msgid(domain="buren.example")
    charset = draw.choice(("utf-8", "utf-8", "iso-8859-1", "windows-1252"))
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        charset = "utf-8"
    if not html:
        way = draw.choice(("quoted-printable", "base64"))
        mail.set_content(text, charset=charset, cte=way)
        return mail
    lines = "".join(f"<div>{line or '<br>'}</div>" for line in text.split("\n"))
    if draw.random() < 0.5:
        mail.set_content(text, charset=charset, cte="quoted-printable")
        mail.add_alternative(f"<html><body>{lines}</body></html>", subtype="html")
    else:
        mail.set_content(f"<html><body>{lines}</body></html>", subtype="html", cte="base64")
    return mail


def _quoted(draw, body):
    lines = "\n".join(f"> {line}" for line in body.split("\n"))
    return draw.choice(
        (
            f"\n\nOp ma 23 nov. 2026 om 10:02 schreef De Linde <post@linde.example>:\n\n{lines}",
            f"\n\nOn Mon, 23 Nov 2026 at 10:02, De Linde <post@linde.example> wrote:\n{lines}",
            (
                "\n\n________________________________\nVan: De Linde <post@linde.example>\n"
                f"Verzonden: maandag 23 november 2026\nAan: buurt\nOnderwerp: Gevraagd\n\n{body}"
            ),
        )
    )


class _Writer:
    """What a mail is written with: the requests it may be about, and who writes it."""

    def __init__(self, draw, requests):
        self.draw, self.requests = draw, requests
        self.request = draw.choice(requests)
        self.other = draw.choice([one for one in requests if one.code != self.request.code])
        self.said, self.name = draw.choice(_SAID), draw.choice(_NAMES)
        self.closing = draw.choice(_CLOSINGS).format(name=self.name or "de buren")
        self.written = _as_written(draw, self.request.code)
        self.answer = self.request.code

    def mail(self, text, *, subject=None, sender=None, address=None, html=None):
        draw = self.draw
        what = self.request.what
        if subject is None:
            subject = draw.choice((f"Re: {what}", "Reactie", "", f"{what} gevraagd"))
        return _mail(
            draw,
            text,
            subject=subject,
            sender=self.name if sender is None else sender,
            address=address or f"buur{draw.randrange(1000)}@buren.example",
            html=draw.random() < 0.4 if html is None else html,
        )

    def text(self):
        return self.mail(f"{self.said}\nHet gaat om code {self.written}.{self.closing}")

    def subject(self):
        subject = f"Re: {self.request.what} [{format_code(self.request.code)}]"
        return self.mail(f"{self.said}{self.closing}", subject=subject)

    def quoted(self):
        body = f"Wie heeft er een {self.request.what}?\nNoem code {self.written.strip()}."
        return self.mail(f"{self.said}{self.closing}{_quoted(self.draw, body)}", html=False)

    def mistyped(self):
        code = _mistyped(self.draw, self.request.code, [one.code for one in self.requests])
        return self.mail(f"{self.said} Code {code}{self.closing}")

    def thread(self):
        mail = self.mail(f"{self.said}{self.closing}")
        mail["In-Reply-To"] = self.request.threads[0]
        return mail

    def platform(self):
        text = (
            f"Hallo De Linde,\n\nHenk Bos heeft gereageerd op uw oproep ({self.written}):\n\n"
            f"“{self.said}”\n\nReageer via de app.\n\nUitschrijven"
        )
        return self.mail(text, sender="Buurbord", address="noreply@buurbord.example")

    def form(self):
        text = (
            "Naam: Henk Bos\nE-mail: henk@buren.example\n"
            f"Bericht: {self.said} Code {self.written}\n"
        )
        return self.mail(text, address="wordpress@linde.example")

    def forward(self):
        text = (
            "Hoort bij ons?\n\n---------- Forwarded message ---------\n"
            "Van: Henk Bos <henk@x.example>\nDate: ma 23 nov. 2026\n"
            f"Subject: Re: {self.request.what}\nTo: <ik@x.example>\n\n"
            f"{self.said} Code {self.written}"
        )
        return self.mail(text, subject=f"Fwd: {self.request.what}", html=False)

    def nothing(self):
        self.answer = None
        return self.mail(f"{self.said}{self.closing}")

    def two(self):
        self.answer = None
        codes = f"{format_code(self.request.code)} en voor {format_code(self.other.code)}"
        return self.mail(f"{self.said} Dat geldt voor {codes}.{self.closing}")

    def bulk(self):
        self.answer = None
        text = f"{self.request.what} gevraagd, code {self.written}.\n\nAfmelden kan hier."
        mail = self.mail(text, subject="Nieuwsbrief van de wijk", html=False)
        mail["List-Unsubscribe"] = "<mailto:weg@x.example>"
        return mail

    def hidden(self):
        way = self.draw.choice(_HIDDEN)
        mail = EmailMessage()
        mail["From"] = "Henk <henk@buren.example>"
        mail["Subject"] = "Reactie"
        mail.set_content(
            f"<html><body><div style='{way}'>code {format_code(self.other.code)}</div>"
            f"<p>{self.said}</p><p>Code {format_code(self.request.code)}</p></body></html>",
            subtype="html",
        )
        return mail


_HIDDEN = (
    "display:none", "font-size:0", "color:#fff", "max-height:0;overflow:hidden", "opacity:0",
    "visibility: hidden", "mso-hide:all",
)  # fmt: skip
KINDS = (
    "text", "subject", "quoted", "mistyped", "thread", "platform", "form", "forward", "nothing",
    "two", "bulk", "hidden",
)  # fmt: skip


def a_mail(draw, requests):
    """Return one mail, the code of its request (None if none is certain), and its kind."""
    writer = _Writer(draw, requests)
    kind = draw.choice(KINDS)
    mail = getattr(writer, kind)()
    return mail.as_bytes(), writer.answer, kind


def mails(seed, count):
    """Yield requests, and so many mails with what each answers."""
    draw = random.Random(seed)
    for _ in range(count // 20):
        requests = requests_of(draw)
        for _ in range(20):
            yield requests, *a_mail(draw, requests)
