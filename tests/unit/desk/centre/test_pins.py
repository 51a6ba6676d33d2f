"""PINs that somebody would try first are not allowed."""

from __future__ import annotations

import pytest

from intake.desk.centre.pins import is_right, new_pin_hash
from intake.kit.errors import UserFacingError


@pytest.mark.parametrize(
    "pin",
    [
        "0000", "1234", "9876", "1212", "112233", "123123", "1221", "123321", "2468", "1357",
        "246802", "2580", "147258", "159753", "1590", "1984", "2026", "241284", "841224",
    ],
)  # fmt: skip
def test_an_easy_pin_is_refused(pin):
    with pytest.raises(UserFacingError, match="pin-easy"):
        new_pin_hash(pin)


@pytest.mark.parametrize("pin", ["2974", "8253", "739164", "502817"])
def test_another_is_kept_and_recognised(pin):
    kept = new_pin_hash(pin)
    assert is_right(kept, pin)
    assert not is_right(kept, pin[::-1])


@pytest.mark.parametrize("pin", ["", "123", "1234567", "12a4", "१२३४"])
def test_what_is_no_pin_is_told(pin):
    with pytest.raises(UserFacingError, match="pin-form"):
        new_pin_hash(pin)
