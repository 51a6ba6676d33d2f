"""The card of where else somebody can go."""

from __future__ import annotations

import pytest

from intake.paper.card import draw_card
from intake.text.composing.card_text import CardText, Place
from tests.real.paper.paper_facts import placed_in


def places(count, lines):
    return tuple(
        Place(f"Plek {at}", "0800 0113", tuple(f"Regel {line}." for line in range(lines)))
        for at in range(count)
    )


@pytest.mark.parametrize("lines", range(1, 9))
@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_no_place_runs_into_the_foot_or_is_torn_over_two_pages(tmp_path, cache, paper, lines):
    card = CardText("Hulp bij nood", places(9, lines), "Vrijwilligerscentrale De Linde")
    target = tmp_path / "card.pdf"
    pages = draw_card(card, target, cache, paper)
    placed = placed_in(target)
    page_of = {}
    for page in range(pages):
        here = [(said, low) for at, said, _, _, low, _ in placed if at == page]
        foot = next(low for said, low in here if said == card.from_whom)
        assert min(low for said, low in here if said != card.from_whom) > foot
        names = [said for said, _ in here if said.startswith("Plek")]
        assert sum(said.startswith("Regel") for said, _ in here) == lines * len(names)
        page_of |= dict.fromkeys(names, page)
    assert len(page_of) == 9
