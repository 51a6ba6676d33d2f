"""The database key as groups of characters, for the recovery sheet.

A person can read and type them, and hears which one is wrong.
"""

from __future__ import annotations

from intake.kit.codes import CHARACTERS, check_character
from intake.kit.errors import UserFacingError

_GROUP = 4
_KEY_BITS = 256
_CHARACTERS_NEEDED = 52  # 256 bits, 5 in each, rounded up


def key_to_groups(key: bytes) -> tuple[str, ...]:
    """Return a 32-byte key as 13 groups of four characters and a check character."""
    number = int.from_bytes(key, "big") << (_CHARACTERS_NEEDED * 5 - _KEY_BITS)
    signs = "".join(
        CHARACTERS[(number >> shift) & 31] for shift in range((_CHARACTERS_NEEDED - 1) * 5, -1, -5)
    )
    groups = [signs[index : index + _GROUP] for index in range(0, _CHARACTERS_NEEDED, _GROUP)]
    return tuple(
        group + check_character(_add_check_character(group, index))
        for index, group in enumerate(groups)
    )


def _add_check_character(group: str, index: int) -> str:
    """Return the group with its check character, which covers its position as well.

    So two groups that are swapped are noticed.
    """
    return group + CHARACTERS[index]


def groups_to_key(typed: str) -> bytes:
    """Parse the groups of a recovery sheet.

    Raises ``UserFacingError`` with the number of the first wrong group, or if some are missing.
    """
    signs = "".join(typed.upper().translate(str.maketrans("OIL", "011", "-")).split())
    groups = [signs[index : index + _GROUP + 1] for index in range(0, len(signs), _GROUP + 1)]
    for index, group in enumerate(groups[:13]):
        if (
            len(group) != _GROUP + 1
            or any(sign not in CHARACTERS for sign in group)
            or check_character(_add_check_character(group[:_GROUP], index)) != group[_GROUP]
        ):
            raise UserFacingError("recovery-group-wrong", group=index + 1)
    if len(groups) != _CHARACTERS_NEEDED // _GROUP:
        raise UserFacingError("recovery-length", groups=_CHARACTERS_NEEDED // _GROUP)
    number = 0
    for sign in "".join(group[:_GROUP] for group in groups):
        number = number << 5 | CHARACTERS.index(sign)
    return (number >> (_CHARACTERS_NEEDED * 5 - _KEY_BITS)).to_bytes(_KEY_BITS // 8, "big")
