"""What the guard found is mended, and private words are said otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.domain.message import Message
from intake.domain.request import Request
from intake.text.guarding.guard import guard
from intake.text.guarding.suggestions import Replacements, suggest_replacement
from tests.builders import at, rows
from tests.reply_checks import a_reply, its_resident
from tests.text_facts import ABOUT


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Bel mevrouw De Vries even.", "Bel een buurtgenoot in Oud-West even."),
        ("Wie leent een boor uit? Bel 020 618 4217.", "Wie leent een boor uit? Bel 020 555 0100."),
        (
            "Wie helpt in de tuin? Zij woont alleen en is 84. Graag op dinsdag.",
            "Wie helpt in de tuin? Graag op dinsdag.",
        ),
        ("Kom naar Bosboomstraat 12.", "Kom naar Oud-West."),
        ("BSN 111222333", "BSN"),
        ("Mevrouw De Vries zoekt hulp.", "Een buurtgenoot in Oud-West zoekt hulp."),
        ("Zij woont in de Bosboomstraat 12.", "Zij woont in Oud-West."),
        ("Wie helpt?\nZij woont alleen.\nGraag op dinsdag.", "Wie helpt?\n\nGraag op dinsdag."),
    ],
)
def test_what_the_guard_found_is_mended(text, mended):
    instead = Replacements(
        "een buurtgenoot in Oud-West", "020 555 0100", "balie@delinde.example", "Oud-West", "1052"
    )
    found = guard(text, ABOUT)
    fresh = suggest_replacement(text, found[0], instead).apply_to(text)
    assert fresh == mended
    assert guard(fresh, ABOUT) == ()


def test_what_names_somebody_is_said_in_other_words(practice):
    taken, reply = a_reply(practice)
    one = its_resident(practice, taken)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        one = transaction.save(replace(one, last_name="Zwanenburg"))
        transaction.save(
            replace(
                transaction.get(Request, taken.request.id),
                answers={
                    **taken.request.answers,
                    "what": f"boormachine voor {one.first_name} {one.last_name}",
                },
            )
        )
    practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10 uur"), "bij de balie")
    )
    practice.use_cases.requests.close(
        practice.actor, taken.request.id, "not-needed", cancelled=True
    )
    sent = [f"{message.subject} {message.text}" for message in rows(practice, Message)]
    assert sent
    assert [said for said in sent if one.last_name in said] == []
