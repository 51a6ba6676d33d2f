"""A small Buurtcamping: tents by household, a mat a person, cool boxes for who asks."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

from intake.desk.projects.participants import Signup
from intake.domain.phone import make_phone
from intake.domain.pledge import Pledge
from intake.domain.project import LoadSize, NeedRule, Project, ProjectItem
from intake.domain.resident import Resident
from intake.kit.time_zone import to_local_time


def a_camp(practice, name="Buurtcamping Rembrandtpark", spare=0):
    """A project three weeks from now, with its items by a short name."""
    projects, actor = practice.use_cases.projects, practice.actor
    first = to_local_time(practice.clock.now()).date() + timedelta(weeks=3)
    camp = projects.begin(
        actor,
        Project(
            name=name,
            place="Rembrandtpark",
            first=first,
            last=first + timedelta(days=2),
            spare_percent=spare,
        ),
    ).value

    def item(**values):
        return projects.save_item(actor, ProjectItem(project_id=camp.id, **values)).value

    return SimpleNamespace(
        project=camp,
        tent4=item(
            name="tent 4 personen", rule=NeedRule.FIT, fits=4, family="tent", size=LoadSize.CAR
        ),
        tent2=item(
            name="tent 2 personen", rule=NeedRule.FIT, fits=2, family="tent", size=LoadSize.BIKE
        ),
        mat=item(name="slaapmat", rule=NeedRule.PERSON, size=LoadSize.BIKE),
        box=item(name="koelbox", rule=NeedRule.ASKED, size=LoadSize.HAND),
    )


def a_resident(practice, name, **values):
    """A resident in the book."""
    resident = Resident(
        first_name=name,
        last_name=values.pop("last_name", "Bakker"),
        phones=(make_phone("0206184217"),),
        **values,
    )
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        return transaction.save(resident)


def a_household(practice, camp, name, persons=1, **signup):
    """A resident who takes part with so many persons."""
    resident = a_resident(practice, name)
    participants = practice.use_cases.participants
    told = Signup(persons=persons, **signup)
    return participants.sign_up(practice.actor, camp.project.id, resident.id, told).value


def a_pledge(practice, item, count=1, *, confirmed=False, **values):
    """What a lender promises of an item."""
    pledges = practice.use_cases.pledges
    told = {"lender": "Samira", "postcode": "1052 XK", "street": "Parkweg", "house_number": "3"}
    pledge = Pledge(
        project_id=item.project_id, project_item_id=item.id, count=count, **{**told, **values}
    )
    pledge = pledges.offer(practice.actor, pledge).value
    if confirmed:
        pledge = pledges.confirm(practice.actor, pledge.id).value
    return pledge


def counts_of(practice, camp, item):
    """The numbers of one item."""
    facts = practice.use_cases.projects.read(practice.actor, camp.project.id)
    return next(line.counts for line in facts.lines() if line.item.id == item.id)
