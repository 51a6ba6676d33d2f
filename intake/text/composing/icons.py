"""The pictograms that stand for something on paper, by their names in Material Design Icons 6."""

from __future__ import annotations

KIND_ICONS = {
    "borrow": "mdi6.tools",
    "meal": "mdi6.silverware-fork-knife",
    "help": "mdi6.hand-heart",
    "ride": "mdi6.car",
    "offer": "mdi6.gift",
}
"""By kind of request."""

BOARD_ICONS = {
    "borrow": "mdi6.tools",
    "meal": "mdi6.silverware-fork-knife",
    "help": "mdi6.broom",
    "ride": "mdi6.car",
    "company": "mdi6.account-group",
    "letters": "mdi6.email-open-outline",
    "garden": "mdi6.flower",
    "offer": "mdi6.hand-heart",
    "other": "mdi6.help",
}
"""By what somebody can point at on the board of the counter."""
