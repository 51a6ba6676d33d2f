"""Which addresses a window may open, and which belong to one site."""

from __future__ import annotations

import pytest

from intake.kit.web_addresses import (
    is_same_site,
    is_web_address,
    may_open,
    opens_program,
    origin_of,
)


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
        ("//[1", "https://peerby.com/", False),
        ("https://boef.github.io/", "https://buurt.github.io/", False),
        ("https://boef.co.uk/", "https://buurt.co.uk/", False),
        ("https://www.buurt.co.uk/", "https://buurt.co.uk/", True),
        ("https://github.io/", "https://buurt.github.io/", False),
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


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://buuv.example/" + "a" * (2_000 - 21), True),
        ("https://buuv.example/" + "a" * (2_001 - 21), False),
        ("http://[", False),
        ("https:///pad", False),
        ("file:///etc/passwd", False),
    ],
)
def test_what_is_an_address_of_a_page(address, is_one):
    assert is_web_address(address) is is_one


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://buuv.example/x", ("https", "buuv.example", 443)),
        ("http://buuv.example/x", ("http", "buuv.example", 80)),
        ("https://buuv.example:8443/x", ("https", "buuv.example", 8443)),
        ("https:///x", None),
        ("ftp://buuv.example/x", None),
        ("https://buuv.example:x/", None),
        ("about:blank", None),
    ],
)
def test_an_origin_is_scheme_host_and_port(address, origin):
    assert origin_of(address) == origin


@pytest.mark.parametrize(
    ("address", "opens"),
    [("mailto:a@b.example", True), ("tel:112", True), ("https://x", False), ("/pad", False)],
)
def test_what_is_for_another_program(address, opens):
    assert opens_program(address) is opens


@pytest.mark.parametrize("address", ["//[1", "http://[", "//0]", "https://[::1/x"])
def test_half_an_address_is_told_as_none_and_raises_nothing(address):
    assert not is_web_address(address)
    assert not opens_program(address)
    assert not may_open(address, practice=False)
    assert origin_of(address) is None
