"""Tell which addresses are of this machine, of one site, and safe to open."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_WEB = ("http", "https")
_WITHOUT_NETWORK = ("about", "data", "blob")
MAX_ADDRESS = 2_000
"""Characters of an address that is kept; browsers and servers take little more."""


_NO_ADDRESS = urlsplit("invalid:")
"""Stands for what is no address: of no site, and opened by nothing."""


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:  # half of an address in numbers, such as "//[1"
        return _NO_ADDRESS


def is_safe_address(address: str) -> bool:
    """Tell whether an address is encrypted on its way, or does not leave this machine."""
    parts = _split(address)
    if parts.scheme == "http":
        return is_loopback(parts.hostname)
    return parts.scheme == "https"


def is_loopback(host: str | None) -> bool:
    """Tell whether a host is this machine itself."""
    return host in _LOOPBACK


def is_web_address(address: str) -> bool:
    """Tell whether an address is one of a page, and not of a file, a folder or a program."""
    parts = _split(address)
    return parts.scheme in _WEB and bool(parts.hostname) and len(address) <= MAX_ADDRESS


def opens_program(address: str) -> bool:
    """Tell whether a link is for another program: a mail, a telephone number, an app."""
    parts = _split(address)
    if parts is _NO_ADDRESS:
        return False
    return bool(parts.scheme) and parts.scheme not in (*_WEB, *_WITHOUT_NETWORK)


def origin_of(address: str) -> tuple[str, str, int | None] | None:
    """Return scheme, host and port, which together say who a page is of; None where it has none.

    https://html.spec.whatwg.org/multipage/browsers.html#origin
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _WEB or not parts.hostname:
        return None
    return parts.scheme, parts.hostname, port or {"http": 80, "https": 443}[parts.scheme]


def may_open(address: str, *, practice: bool) -> bool:
    """Tell whether a page may be opened.

    In the practice centre only loopback; outside it plain http only there.
    """
    parts = _split(address)
    if parts.scheme in _WITHOUT_NETWORK:
        return True
    is_here = is_loopback(parts.hostname)
    if practice:
        return is_here and parts.scheme == "http"
    return parts.scheme == "https" or (parts.scheme == "http" and is_here)


def is_same_site(address: str, home: str) -> bool:
    """Tell whether an address is of the site that is meant.

    The same host, or one below the same last two names; an address without a host is none other,
    what is no address at all is.
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
    return host.split(".")[-2:] == home_host.split(".")[-2:]
