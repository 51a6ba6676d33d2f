"""Fill the practice centre with residents and requests, by the ordinary use cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from intake.desk.result import Changes, Result
from intake.domain.centre import WEEKDAYS, Contact
from intake.domain.consent import STANDING, Consent
from intake.domain.phone import make_phone, parse_phone
from intake.domain.resident import Resident

if TYPE_CHECKING:
    from intake.desk.use_cases import UseCases
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translations
    from intake.ports import Store, WriteTransaction


@dataclass(frozen=True)
class PracticeCentreFiller:
    """Fills a practice centre once; a filled one is left as it is."""

    store: Store
    clock: Clock
    use_cases: UseCases
    translations: Translations

    def fill(self, facts: dict[str, Any]) -> Result[Actor | None]:
        """Create the centre, colleague, residents and address book of a practice file.

        Returns the colleague, or None if there is a centre already.
        """
        set_up = self.use_cases.set_up
        if set_up.centre() is not None:
            return Result(None)
        set_up.create_centre(facts["centre"]["name"], practice=True)
        staff = facts["staff"]
        actor = self.use_cases.sign_in.create_first_colleague(staff["name"], staff["pin"]).value
        set_up.update_centre(
            actor,
            hours=dict.fromkeys(WEEKDAYS[:5], "09:00-17:00"),
            platforms=("oefenleen", "oefenhulp", "oefenpan"),
            **facts["centre"],
        )
        for step in ("printer", "staff", "recovery"):
            set_up.complete_step(actor, step)
        for contact in facts["contact"]:
            set_up.save_contact(actor, Contact(**contact))
        with self.store.write(actor, self.clock.now()) as transaction:
            for resident_facts in facts["resident"]:
                self._add_resident(transaction, actor, resident_facts)
        return Result(actor, Changes(centre=True))

    def _add_resident(
        self, transaction: WriteTransaction, actor: Actor, facts: dict[str, str]
    ) -> None:
        now = self.clock.now()
        phone = make_phone(parse_phone(facts["phone"]) or "")
        rest: dict[str, Any] = {name: value for name, value in facts.items() if name != "phone"}
        resident = transaction.save(Resident(phones=(phone,), created_at=now, **rest))
        dutch = self.translations.bound_to("nl")
        for purpose in STANDING:
            transaction.save(
                Consent(
                    resident_id=resident.id,
                    purpose=purpose,
                    given=True,
                    text_read=dutch(f"consent-{purpose}"),
                    text_version=dutch("consent-version"),
                    answered_by=resident.full_name,
                    asked_by=actor.staff_id,
                    asked_at=now,
                )
            )
