"""Tell which addresses belong to this machine, belong to one site, and are safe to open."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_WEB_SCHEMES = ("http", "https")
_LOCAL_SCHEMES = ("about", "data", "blob")
MAX_ADDRESS = 2_000
"""Maximum length of a stored address; browsers and servers accept little more."""


_NO_ADDRESS = urlsplit("invalid:")
"""Replaces an invalid address: it belongs to no site and nothing opens it."""


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:  # an incomplete numeric address, as "//[1"
        return _NO_ADDRESS


def is_safe_address(address: str) -> bool:
    """Tell whether an address is encrypted in transit, or does not leave this machine."""
    parts = _split(address)
    if parts.scheme == "http":
        return is_loopback(parts.hostname)
    return parts.scheme == "https"


def is_loopback(host: str | None) -> bool:
    """Tell whether a host is this machine."""
    return host in _LOOPBACK


def is_web_address(address: str) -> bool:
    """Tell whether an address is a page, and not a file, a folder or a program."""
    parts = _split(address)
    return parts.scheme in _WEB_SCHEMES and bool(parts.hostname) and len(address) <= MAX_ADDRESS


def opens_program(address: str) -> bool:
    """Tell whether a link opens another program: mail, telephone, an app."""
    parts = _split(address)
    if parts is _NO_ADDRESS:
        return False
    return bool(parts.scheme) and parts.scheme not in (*_WEB_SCHEMES, *_LOCAL_SCHEMES)


def origin_of(address: str) -> tuple[str, str, int | None] | None:
    """Return scheme, host and port, which identify the owner of a page; None without a host.

    https://html.spec.whatwg.org/multipage/browsers.html#origin
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _WEB_SCHEMES or not parts.hostname:
        return None
    return parts.scheme, parts.hostname, port or {"http": 80, "https": 443}[parts.scheme]


def may_open(address: str, *, practice: bool) -> bool:
    """Tell whether a page may be opened.

    In the practice centre only loopback addresses; otherwise plain http only for those.
    """
    parts = _split(address)
    if parts.scheme in _LOCAL_SCHEMES:
        return True
    is_here = is_loopback(parts.hostname)
    if practice:
        return is_here and parts.scheme == "http"
    return parts.scheme == "https" or (parts.scheme == "http" and is_here)


def is_same_site(address: str, home: str) -> bool:
    """Tell whether an address belongs to a site.

    It must have the same host, or one below the same registered name: of "a.github.io" and
    "b.github.io" the owners differ (https://publicsuffix.org). An address without a host does
    belong; an invalid one does not.
    """
    parts = _split(address)
    if parts is _NO_ADDRESS:
        return False
    host = parts.hostname or ""
    home_host = _split(home).hostname or ""
    if not host or host == home_host:
        return True
    is_number = host[-1].isdigit()
    if "." not in host or is_number:
        return False
    registered = _registered_name(host)
    return registered is not None and registered == _registered_name(home_host)


@lru_cache(maxsize=256)
def _registered_name(host: str) -> str | None:
    return _public_suffixes().privatesuffix(host.rstrip("."))


@lru_cache(maxsize=1)
def _public_suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList  # it reads its list, which a start does not need

    return PublicSuffixList()
