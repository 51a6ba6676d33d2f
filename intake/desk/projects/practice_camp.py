"""A small Buurtcamping to practise with: half an hour from the first promise to the last tent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.centre.facts import get_centre
from intake.desk.permissions import require_permission
from intake.desk.projects.participants import Signup, add_participants
from intake.desk.projects.pledge_writer import PledgeWriter
from intake.desk.projects.shortages import update_shortage_tasks
from intake.desk.result import Changes, Result
from intake.domain.permissions import Permission
from intake.domain.pledge import Pledge
from intake.domain.project import LoadSize, NeedRule, Project, ProjectItem
from intake.domain.resident import Resident
from intake.domain.task import Task
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Store, WriteTransaction

_NAME, _PARK = "Oefencamping", "Rembrandtpark, om te oefenen"
_HOUSEHOLDS = (
    ("Hanneke", "Prins", 4),
    ("Tariq", "Aziz", 2),
    ("Corrie", "Mulder", 1),
    ("Leyla", "Demir", 5),
    ("Ruud", "Kuipers", 3),
    ("Naima", "Bouali", 2),
    ("Bep", "Smit", 6),
    ("Jan", "Postma", 1),
)
"""Invented people who take part, and with how many."""

_LENDERS = (
    ("Samira", "Lindestraat", "4", "1052 AB", "tent 4 personen", 1, True),
    ("Kees", "Lindestraat", "18", "1052 AB", "tent 4 personen", 1, True),
    ("Joke", "Parkweg", "3", "1053 CD", "tent 4 personen", 1, False),
    ("Scouting De Eik", "Parkweg", "41", "1053 CD", "tent 2 personen", 5, True),
    ("Gerda", "Molenpad", "7", "1054 EF", "tent 2 personen", 2, False),
    ("Hassan", "Molenpad", "9", "1054 EF", "slaapmat", 6, True),
    ("Wil", "Zeeweg", "22", "1055 GH", "slaapmat", 17, True),
    ("Tineke", "Zeeweg", "24", "1055 GH", "slaapmat", 4, False),
    ("Bram", "Kerkplein", "1", "1056 JK", "koelbox", 2, True),
)
"""Lender, street, number, postcode, thing, pieces, and whether somebody rang already.

Only of the large tents there are too few: a team that practises reads two posts, not ten.
"""


@dataclass(frozen=True)
class PracticeCamp:
    """Sets the camp up in the practice centre, as often as somebody wants to play it."""

    store: Store
    clock: Clock

    def set_up(self, actor: Actor) -> Result[Project]:
        """Begin a camp with households, some promises, and some that nobody has rung about.

        Raises ``UserFacingError`` in a real centre.
        """
        require_permission(actor, Permission.RUN_PROJECT)
        now = self.clock.now()
        begins = to_local_time(now).date() + timedelta(days=10)
        with self.store.write(actor, now) as transaction:
            if not get_centre(transaction).is_practice:
                raise UserFacingError("project-practice-only")
            played = len(transaction.find(Project, place=_PARK))
            camp = transaction.save(
                Project(
                    name=f"{_NAME} {played + 1}".removesuffix(" 1"),
                    place=_PARK,
                    first=begins,
                    last=begins + timedelta(days=2),
                    team="het hele team",
                )
            )
            items = {item.name: item for item in _save_items(transaction, camp.id)}
            people = [
                (_resident(transaction, first, last).id, Signup(persons, goes_first=persons == 1))
                for first, last, persons in _HOUSEHOLDS
            ]
            add_participants(transaction, camp.id, people, now)
            writer = PledgeWriter(transaction, actor, now)
            for index, row in enumerate(_LENDERS):
                lender, street, number, postcode, thing, pieces, is_sure = row
                pledge = Pledge(
                    contact=f"020 555 01{index + 30}",
                    project_id=camp.id,
                    project_item_id=items[thing].id,
                    lender=lender,
                    street=street,
                    house_number=number,
                    postcode=postcode,
                    count=pieces,
                )
                saved = transaction.save(pledge)
                if is_sure:
                    writer.confirm(saved, transaction.next_code(actor.desk))
            update_shortage_tasks(transaction, camp.id, now)
            tasks = transaction.changed_ids(Task)
        changed = Changes(projects=frozenset({camp.id}), tasks=tasks)
        return Result(camp, changed, transaction.operation_id)


def _resident(transaction: WriteTransaction, first_name: str, last_name: str) -> Resident:
    """Return an invented resident, who is there already if the camp was played before."""
    known = transaction.find(Resident, first_name=first_name, last_name=last_name)
    new = Resident(first_name=first_name, last_name=last_name)
    return next(iter(known), None) or transaction.save(new)


def _save_items(transaction: WriteTransaction, project_id: UUID) -> list[ProjectItem]:
    large = ProjectItem(
        project_id=project_id,
        name="tent 4 personen",
        rule=NeedRule.FIT,
        fits=4,
        family="tent",
        size=LoadSize.CAR,
    )
    items = (
        large,
        replace(large, id=new_id(), name="tent 2 personen", fits=2, size=LoadSize.BIKE),
        ProjectItem(project_id=project_id, name="slaapmat", rule=NeedRule.PERSON),
        ProjectItem(project_id=project_id, name="koelbox", size=LoadSize.HAND),
    )
    return [transaction.save(item) for item in items]
