"""Tell which addresses are of this machine, of one site, and safe to open."""

from __future__ import annotations

from urllib.parse import urlsplit

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_WITHOUT_NETWORK = ("about", "data", "blob")


def is_safe_address(address: str) -> bool:
    """Tell whether an address is encrypted on its way, or does not leave this machine."""
    parts = urlsplit(address)
    if parts.scheme == "http":
        return is_loopback(parts.hostname)
    return parts.scheme == "https"


def is_loopback(host: str | None) -> bool:
    """Tell whether a host is this machine itself."""
    return host in _LOOPBACK


def may_open(address: str, *, practice: bool) -> bool:
    """Tell whether a page may be opened.

    In the practice centre only loopback; outside it plain http only there.
    """
    parts = urlsplit(address)
    if parts.scheme in _WITHOUT_NETWORK:
        return True
    is_here = is_loopback(parts.hostname)
    if practice:
        return is_here and parts.scheme == "http"
    return parts.scheme == "https" or (parts.scheme == "http" and is_here)


def is_same_site(address: str, home: str) -> bool:
    """Tell whether an address is of the site that is meant.

    The same host, or one below the same last two names; an address without a host is none other.
    """
    host = urlsplit(address).hostname or ""
    home_host = urlsplit(home).hostname or ""
    if not host or host == home_host:
        return True
    is_number = host[-1].isdigit()
    if "." not in host or is_number:
        return False
    return host.split(".")[-2:] == home_host.split(".")[-2:]
