"""What people write in a list where there is no telephone number to ring."""

from __future__ import annotations

NO_PHONE = frozenset(
    {"", "-", "--", "geen", "nvt", "n.v.t", "onbekend", "?", "geen telefoon", "x", "geheim",
     "geheim nummer", "geheim nr", "niet", "n.b", "heeft geen telefoon", "geen tel"}
)  # fmt: skip
