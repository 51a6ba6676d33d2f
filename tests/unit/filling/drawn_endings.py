"""What a page may show after a button was pressed, drawn by a seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.filling.evidence import Before, Evidence, Link, Message

if TYPE_CHECKING:
    from random import Random

TEXTS = (
    "Uw oproep is geplaatst", "Uw oproep is opgeslagen als concept", "Voorbeeld van uw oproep",
    "Vul alle verplichte velden in", "Uw bericht wacht op goedkeuring", "Your ad was saved",
    "312 oproepen geplaatst", "Controleer uw oproep", "Welkom", "Er ging iets mis", "Preview",
    "Thank you", "Nieuwe oproep", "This field is required", "Entwurf gespeichert", "",
)  # fmt: skip
BUTTONS = ("Plaatsen", "Publiceren", "Wijzigen", "Zoeken", "Submit", "Verder", "Terug")
ADDRESSES = (
    "https://a.example/new",
    "https://a.example/new#x",
    "https://a.example/post/7",
    "about:blank",
)


def draw_ending(chooser: Random) -> tuple[Evidence, Before]:
    """Draw what a page shows, and what it showed before."""
    filled = chooser.choice((1, 3))

    def yes(share: float) -> bool:
        return chooser.random() < share

    def texts(most: int) -> tuple[str, ...]:
        return tuple(chooser.sample(TEXTS, chooser.randint(0, most)))

    now = Evidence(
        address=chooser.choice((*ADDRESSES[:3] * 4, ADDRESSES[3])),
        status=chooser.choice((0, 200, 200, 399, 400, 422)),
        pressed=yes(0.6),
        invalid=chooser.choice((0, 0, 0, 1)),
        code=yes(0.4),
        title=yes(0.4),
        text=yes(0.4),
        in_boxes=yes(0.3),
        titled=yes(0.3),
        filled=filled,
        gone=chooser.choice((0, filled - 1, filled, filled)),
        emptied=chooser.choice((0, 0, 1)),
        messages=tuple(
            Message(text, chooser.choice(("", "good", "bad"))) for text in texts(2) if text
        ),
        headings=texts(2),
        page_title=chooser.choice(TEXTS),
        words="\n".join(texts(3)),
        links=tuple(
            Link(f"https://a.example/{why}", why, why)
            for why in chooser.sample(
                ("permalink", "named", "entry", "message", "other"), chooser.randint(0, 3)
            )
        ),
        buttons=tuple(chooser.sample(BUTTONS, 2)),
    )
    before = Before(
        address=ADDRESSES[0],
        messages=frozenset(texts(2)),
        headings=frozenset(texts(2)),
        lines=frozenset(texts(2)),
        text=yes(0.3),
    )
    return now, before
