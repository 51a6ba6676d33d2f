"""Make and parse reference codes that can be said on the telephone.

A code has one character for the desk, four from a shuffled counter and one check character, all
from Crockford's 32 characters (no I, L, O or U): ``K7Q-F23``. It finds a request; it never proves
who somebody is.

Two desks never share a first character, so they never make the same code. The check character is a
weighted sum over the field GF(32). With six different weights that are not zero it detects every
single wrong character and every swap of two (the argument of Verhoeff, "Error Detecting Decimal
Codes", 1969, for 32 characters). A code never has three letters in a row, so it cannot spell a
word; 0 and 1 count as the O and I that they look like.
"""

from __future__ import annotations

from intake.kit.errors import UserFacingError

CHARACTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6
CODES_PER_DESK = len(CHARACTERS) ** 4
_WEIGHTS = (2, 4, 8, 16, 5)  # powers of the generator 2 in GF(32); the check sign itself weighs 1
_VALUE = {sign: value for value, sign in enumerate(CHARACTERS)}
_MISHEARD_CHARACTERS = str.maketrans(
    {"O": "0", "I": "1", "L": "1", "-": None, " ": None, ".": None, "–": None}
)
_WORD_BREAKING_DIGITS = frozenset("23456789")


def _multiply(left: int, right: int) -> int:
    """Multiply in GF(32), modulo x^5 + x^2 + 1."""
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left & 0b100000:
            left ^= 0b100101
        right >>= 1
    return product


def check_character(signs: str) -> str:
    """Return the check character of up to five characters: of a code, or of a recovery key."""
    total = 0
    for weight, sign in zip(_WEIGHTS, signs, strict=False):
        total ^= _multiply(weight, _VALUE[sign])
    return CHARACTERS[total]


def _scramble(number: int, desk: str) -> int:
    """Map 0 … CODES_PER_DESK-1 to itself, in another order for each desk.

    Four rounds of a Feistel network over 2 × 10 bits.
    """
    import hashlib  # needed only to make a code

    left = number >> 10
    right = number & 1023
    for turn in range(4):
        digest = hashlib.blake2s(
            bytes((ord(desk), turn)) + right.to_bytes(2, "big"), digest_size=2
        ).digest()
        left, right = right, left ^ (int.from_bytes(digest, "big") & 1023)
    return (left << 10) | right


def _may_spell_a_word(code: str) -> bool:
    run = 0
    for sign in code:
        if sign in _WORD_BREAKING_DIGITS:
            run = 0
        else:
            run = run + 1
        if run == 3:
            return True
    return False


def code_for_counter(desk: str, number: int) -> str | None:
    """Return the code for a counter of a desk; None if it could be read as a word."""
    shuffled = _scramble(number, desk)
    middle = "".join(CHARACTERS[(shuffled >> shift) & 31] for shift in (15, 10, 5, 0))
    body = desk + middle
    code = body + check_character(body)
    if _may_spell_a_word(code):
        return None
    return code


def next_code(desk: str, number: int) -> tuple[str, int]:
    """Return the first code from this counter on, and the next counter.

    Raises ``UserFacingError`` when a desk has used all its codes; it then needs a new first
    character.
    """
    while number < CODES_PER_DESK:
        code = code_for_counter(desk, number)
        number += 1
        if code:
            return code, number
    raise UserFacingError("codes-used-up", desk=desk)


def format_code(code: str) -> str:
    """Return a code as it is said and printed, in two groups of three."""
    return f"{code[:3]}-{code[3:]}"


def parse_code(typed: str) -> str | None:
    """Parse a code as somebody types or says it.

    Returns None if it is not a code or a character is wrong.
    """
    code = typed.strip().upper().translate(_MISHEARD_CHARACTERS)
    if len(code) != LENGTH or any(sign not in _VALUE for sign in code):
        return None
    if check_character(code[:5]) == code[5]:
        return code
    return None
