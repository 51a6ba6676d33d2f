"""Show the API settings of a site as typed values, and parse them.

Its addresses, what is sent, and the paths in its answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from intake.domain.platform_profile import SiteApi
from intake.kit.web_addresses import is_safe_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.kit.translations import Translate

TEXTS = ("post", "user", "find", "found", "withdraw", "answer_link", "answer_number")
PAIRS = ("body", "headers")
FIELDS = (
    "post",
    "user",
    "body",
    "find",
    "found",
    "withdraw",
    "answer_link",
    "answer_number",
    "headers",
)
METHODS = ("DELETE", "POST", "PUT", "PATCH")
_ADDRESSES = ("post", "find", "withdraw")
_NAMES = frozenset({"title", "text", "code", "kind", "what", "user", "number"})
"""The values of a post that can be referred to (``intake.desk.placing.outbox``), and the platform's
number.
"""

_HOLE = re.compile(r"\{([^{}]*)\}")
_NEXT_PAIR = re.compile(r";\s*(?=[\w.-]+\s*=)|\n")


def show_program(program: SiteApi | None) -> dict[str, str]:
    """Return the API settings as they are typed; a new one proposes the usual answers."""
    held = program or SiteApi(post="")
    return {name: getattr(held, name) for name in TEXTS} | {
        name: "; ".join(f"{ours} = {text}" for ours, text in getattr(held, name).items())
        for name in PAIRS
    }


def read_program(
    typed: Mapping[str, str], method: str, translate: Translate
) -> tuple[SiteApi | None, dict[str, str]]:
    """Parse the fields.

    Returns the settings, None if a field is invalid, and an error for each field.
    """
    faults: dict[str, str] = {}
    values: dict[str, Any] = {name: typed[name].strip() for name in TEXTS}
    for name in PAIRS:
        pairs = [part.partition("=") for part in _NEXT_PAIR.split(typed[name]) if part.strip()]
        if not all(ours.strip() and theirs.strip() for ours, _, theirs in pairs):
            faults[name] = translate("program-needs-pairs")
        values[name] = {ours.strip(): theirs.strip() for ours, _, theirs in pairs}
    for name in _ADDRESSES:
        if values[name] and not is_safe_address(values[name]):
            faults[name] = translate("profile-needs-https")
    if not values["post"]:
        faults["post"] = translate("program-needs-post")
    if not values["body"] and "body" not in faults:
        faults["body"] = translate("program-needs-pairs")
    for name in FIELDS:
        unknown = [hole for hole in _HOLE.findall(typed[name]) if hole not in _NAMES]
        if unknown and name not in faults:
            faults[name] = translate("program-unknown-value", name=unknown[0])
    return (None if faults else SiteApi(**values, withdraw_method=method)), faults


def like_wordpress(typed: Mapping[str, str]) -> dict[str, str]:
    """Fill in the fields for a site with WordPress, from its address.

    A typed user is kept.
    """
    site = urlsplit(
        typed["post"].strip() if "//" in typed["post"] else f"https://{typed['post'].strip()}"
    )
    posts = (
        f"https://{site.netloc or 'uw-site.nl'}{site.path.split('/wp-json')[0].rstrip('/')}/"
        f"wp-json/wp/v2/posts"
    )
    program = SiteApi(
        post=posts,
        user=typed["user"].strip(),
        body={"title": "{title}", "content": "{text}", "status": "publish"},
        find=f"{posts}?search={{code}}",
        withdraw=f"{posts}/{{number}}?force=true",
    )
    return show_program(program)
