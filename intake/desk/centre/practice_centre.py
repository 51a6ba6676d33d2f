"""Filling the practice centre, through the same use-cases as a real one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from intake.domain.centre import WEEKDAYS, Contact
from intake.domain.consent import STANDING, Consent
from intake.domain.phone import make_phone, parse_phone
from intake.domain.resident import Resident

if TYPE_CHECKING:
    from intake.desk.use_cases import UseCases
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translations
    from intake.ports import Store


@dataclass(frozen=True)
class PracticeCentre:
    """Fills a practice centre once; one that is filled stays as it was left."""

    store: Store
    clock: Clock
    use_cases: UseCases
    translate: Translations

    def fill(self, facts: dict[str, Any]) -> Actor | None:
        """Make centre, colleague, residents and address book of a read file.

        Gives the colleague, or None when there is a centre already.
        """
        if self.use_cases.set_up.centre() is not None:
            return None
        self.use_cases.set_up.create_centre(facts["centre"]["name"], practice=True)
        actor = self.use_cases.sign_in.create_first_colleague(
            facts["staff"]["name"], facts["staff"]["pin"]
        )
        weekdays = dict.fromkeys(WEEKDAYS[:5], "09:00-17:00")
        self.use_cases.set_up.update_centre(
            actor,
            hours=weekdays,
            platforms=("oefenleen", "oefenhulp", "oefenpan"),
            **facts["centre"],
        )
        for step in ("printer", "staff", "recovery"):
            self.use_cases.set_up.complete_step(actor, step)
        for contact in facts["contact"]:
            self.use_cases.set_up.save_contact(actor, Contact(**contact))
        with self.store.write(actor, self.clock.now()) as transaction:
            for one in facts["resident"]:
                phone = parse_phone(one["phone"]) or ""
                rest = {name: value for name, value in one.items() if name != "phone"}
                resident = transaction.save(
                    Resident(phones=(make_phone(phone),), created_at=self.clock.now(), **rest)
                )
                for purpose in STANDING:
                    text = self.translate.in_language("nl", f"consent-{purpose}")
                    transaction.save(
                        Consent(
                            resident_id=resident.id,
                            purpose=purpose,
                            given=True,
                            text_read=text,
                            text_version=self.translate.in_language("nl", "consent-version"),
                            answered_by=resident.full_name,
                            asked_by=actor.staff_id,
                            asked_at=self.clock.now(),
                        )
                    )
        return actor
