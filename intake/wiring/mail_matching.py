"""Match mails of files with requests, without a database: for a centre that tries it out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from intake.desk.answering.mail_matching import MailMatcher
from intake.desk.answering.request_likelihood import PostedRequest
from intake.kit.codes import parse_code
from intake.mail.mail_reader import read_mail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from intake.desk.answering.mail_matching import MailMatch


def match_files(requests: Path, names: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Return one object for each file: its class, its request and what was written."""
    requests_json = json.loads(requests.read_text("utf8"))
    written = {
        code: str(values["code"])
        for values in requests_json
        for code in [_normalize_code(str(values["code"]))]
    }
    matcher = MailMatcher([_posted_request(values) for values in requests_json])
    for name in names:
        if name.strip():
            raw = Path(name.strip()).read_bytes()
            yield _describe_match(
                name.strip(), matcher.match(read_mail(raw, name.strip())), written
            )


def _normalize_code(code: str) -> str:
    return parse_code(code) or code.replace("-", "").upper()


def _posted_request(one: dict[str, Any]) -> PostedRequest:
    resident = one.get("resident") or {}
    posted = one.get("posted") or []
    last_name = str(resident.get("name") or "").split()
    street = str(resident.get("street") or "").rstrip(" 0123456789-")
    return PostedRequest(
        code=_normalize_code(str(one["code"])),
        kind=str(one.get("kind") or ""),
        what=str(one.get("what") or ""),
        is_open=one.get("state") != "closed",
        names=tuple(name for name in (*last_name[-1:], street) if len(name) > 3),
        titles=tuple(str(post.get("title") or "") for post in posted),
        platforms=tuple(str(post.get("platform") or "") for post in posted),
        threads=tuple(str(post["thread"]) for post in posted if post.get("thread")),
    )


def _describe_match(name: str, match: MailMatch, written: dict[str, str]) -> dict[str, Any]:
    def written_code(code: str | None) -> str | None:
        return written.get(code, code) if code else None

    return {
        "file": name,
        "class": str(match.mail_class),
        "request": written_code(match.request),
        "why": match.why,
        "candidates": [written_code(code) for code in match.candidates],
        "sender_name": match.sender_name,
        "text": match.text,
        "parts": [
            {
                "request": written_code(part.request),
                "sender_name": part.sender_name,
                "text": part.text,
            }
            for part in match.parts
        ],
    }
