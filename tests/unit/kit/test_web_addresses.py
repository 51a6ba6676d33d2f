"""Which addresses a window may open, and which belong to one site."""

from __future__ import annotations

import pytest

from intake.kit.web_addresses import is_same_site, may_open


@pytest.mark.parametrize(
    ("address", "home", "same"),
    [
        ("https://www.peerby.com/x", "https://peerby.com/nieuw", True),
        ("https://login.peerby.com/", "https://www.peerby.com/", True),
        ("https://peerby.com.boef.example/", "https://peerby.com/", False),
        ("https://boef.example/", "https://peerby.com/", False),
        ("http://127.0.0.1:8000/x", "http://127.0.0.1:8000/y", True),
        ("http://10.0.0.1/", "http://127.0.0.1/", False),
        ("about:blank", "https://peerby.com/", True),
        ("http://1.site.example/", "https://www.site.example/", True),
        ("http://10.0.0.12/", "http://11.0.0.12/", False),
    ],
)  # fmt: skip
def test_what_counts_as_the_same_site(address, home, same):
    assert is_same_site(address, home) is same


@pytest.mark.parametrize(
    ("address", "practice", "allowed"),
    [
        ("http://127.0.0.1:8000/leen", True, True), ("https://peerby.com", True, False),
        ("http://example.org", True, False), ("https://127.0.0.1.example.org", True, False),
        ("http://10.0.0.1/", True, False),
        ("https://peerby.com", False, True), ("http://peerby.com", False, False),
        ("http://localhost:1", False, True), ("file:///etc/passwd", False, False),
        ("ftp://x", False, False), ("ftp://localhost/x", False, False),
        ("javascript:alert(1)", False, False),
        ("about:blank", False, True), ("data:text/plain,x", True, True),
    ],
)  # fmt: skip
def test_where_the_window_may_go(address, practice, allowed):
    assert may_open(address, practice=practice) is allowed
