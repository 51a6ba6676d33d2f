"""Mails that nobody writes by hand: a generator of each kind, by a seed."""

from __future__ import annotations

import random

HTML = "text/html; charset=utf-8"
CHARSETS = (
    *("x-none", "idna", "hex", "utf-7", "utf-16", '"ut\x00f"', "undefined", "punycode", "rot13"),
    *("unicode_escape", "base64", "utf-8-sig", "mbcs", "0", "é"),
)
PIECES = (
    *("<![", "<!", "<", "<div>", "<b>", "<p>a</p>", "&#x110000;", "<a b='", "<!--", "</p>"),
    *("<table>", "<svg><p>", "<script>", "<style>", "&amp", "\x00", "<plaintext>"),
)


def _mail(body=b"hoi", **headers):
    named = {"From": "Jan <jan@buren.example>", "Subject": "Reactie"}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return head.encode("utf-8", "surrogateescape") + b"\r\n" + body


def _nested(draw):
    levels = draw.randrange(50, 1500)
    mail = _mail(b"", Content_Type='multipart/mixed; boundary="b0"')
    for at in range(levels):
        mail += b'--b%d\r\nContent-Type: multipart/mixed; boundary="b%d"\r\n\r\n' % (at, at + 1)
    return mail + b"hoi\r\n"


def _forwarded(draw):
    levels = draw.randrange(50, 1500)
    inner = b"Content-Type: message/rfc822\r\n\r\n" * levels
    return _mail(inner + b"hoi", Content_Type="message/rfc822")


def _brackets(draw):
    sign = draw.choice(["(", "<", '"', '\\"', "[", "(<", ",", ";", ":", "@"])
    header = draw.choice(["From", "Subject", "Message-ID", "Content-Type", "Content-Disposition"])
    return _mail(**{header: sign * draw.randrange(100, 20_000) + "jan@buren.example"})


def _encoded_header(draw):
    word = draw.choice(
        ["=?utf-8?q?a=0Ab=0D?=", "=?utf-8?b?!!!?=", "=?x-none?q?a?=", "=?ut\udc9b?q?a?="]
    )
    header = draw.choice(["From", "Subject", "Message-ID"])
    return _mail(**{header: " ".join([word] * draw.randrange(1, 5_000))})


def _odd_line_ends(draw):
    sign = draw.choice([";", '"', "(", "; a"])
    end = draw.choice([b"\r", b"\r "])
    header = b"Content-Type: text/plain; a=" + sign.encode() * draw.randrange(50_000, 400_000)
    return b"From: jan@buren.example\r\nX: y" + end + header + b"\r\n\r\nhoi"


def _nested_report(draw):
    levels = draw.randrange(20, 95)
    inner = b"Content-Type: message/rfc822\r\n\r\n" * levels + b"hoi" * 100_000
    head = 'multipart/report; report-type=delivery-status; boundary="b"'
    return _mail(b"--b\r\n" + inner + b"\r\n--b--\r\n", Content_Type=head)


def _closing_nothing(draw):
    piece = draw.choice(["<div></x>", "<b></i>", "<p></div>"])
    return _mail(piece.encode() * draw.randrange(20_000, 60_000), Content_Type=HTML)


def _many_attributes(draw):
    tag = "<div " + " ".join(f"a{at}=1" for at in range(draw.randrange(5_000, 70_000))) + ">hoi"
    return _mail(tag.encode(), Content_Type=HTML)


def _formatting_left_open(draw):
    """Each paragraph opens again what was never closed (HTML Standard, 13.2.4.3)."""
    tag = draw.choice(["b", "i", "font", "a", "nobr", "CODE"])
    quoted = draw.choice(["", ' t="<"', " t='>'"])
    opened = "".join(f"<{tag}{quoted} a={at}>" for at in range(draw.randrange(100, 900)))
    page = f"<p>{opened}</p>" + "<p>x</p>" * draw.randrange(1_000, 20_000)
    return _mail(page.encode(), Content_Type=HTML)


def _boundaries_in_pieces(draw):
    """A boundary may be written in pieces (RFC 2231, 3)."""
    levels, sign = draw.randrange(50, 900), draw.choice(["*0", "*0*", "*", " "])
    mail = _mail(b"", Content_Type=f'multipart/mixed; boundary{sign}="b0"')
    for at in range(levels):
        head = f'--b{at}\r\nContent-Type: multipart/mixed; boundary{sign}="b{at + 1}"\r\n\r\n'
        mail += head.encode()
    return mail + b"x\r\n" * draw.randrange(1_000, 100_000)


def _charset(draw):
    name = draw.choice(CHARSETS)
    body = bytes(draw.randrange(256) for _ in range(200))
    encoding = draw.choice(["8bit", "base64", "quoted-printable", "x-uuencode", "none"])
    return _mail(
        body, Content_Type=f"text/plain; charset={name}", Content_Transfer_Encoding=encoding
    )


def _page(draw):
    piece = draw.choice(PIECES)
    return _mail(piece.encode() * draw.randrange(1, 40_000), Content_Type=HTML)


def _long(draw):
    return _mail(draw.choice([b"a", b"<p>hallo</p>", b"\n", b"> ", b"\xff"]) * 1_000_000)


def _many_parts(draw):
    part = b"--b\r\nContent-Type: text/plain\r\n\r\nhoi\r\n"
    return _mail(part * draw.randrange(1, 5_000), Content_Type='multipart/mixed; boundary="b"')


def _report(draw):
    copy = draw.choice([b"Message-ID: <" + b"a" * 5_000, b"Message-ID: <1@x>", b"", b"\xff" * 100])
    return _mail(
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n\r\n"
        b"--b\r\nContent-Type: text/rfc822-headers\r\n\r\n" + copy + b"\r\n--b--\r\n",
        Content_Type='multipart/report; report-type=delivery-status; boundary="b"',
    )


def _noise(draw):
    whole = bytearray(_mail(b"Dat kan.\r\n", Content_Type=HTML, Message_ID="<1@buren.example>"))
    for _ in range(draw.randrange(1, 30)):
        whole[draw.randrange(len(whole))] = draw.randrange(256)
    return bytes(whole)


KINDS = (
    _nested,
    _forwarded,
    _brackets,
    _encoded_header,
    _charset,
    _odd_line_ends,
    _nested_report,
    _closing_nothing,
    _many_attributes,
    _formatting_left_open,
    _boundaries_in_pieces,
    _page,
    _long,
    _many_parts,
    _report,
    _noise,
)


def bad_mails(count, seed):
    """Return mails, each kind in turn."""
    draw = random.Random(seed)
    return [KINDS[at % len(KINDS)](draw) for at in range(count)]
