"""Stages of the use cases of projects."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from intake.desk.projects.participants import Signup
from intake.domain.allocation import Allocation
from intake.domain.centre import Centre
from intake.domain.import_run import ImportKind
from intake.domain.pledge import Pledge, PledgeTerms
from intake.domain.project import LoadSize, NeedRule, Project, ProjectItem
from intake.domain.request import Request
from intake.domain.thing import Thing
from tests.builders import replied, rows
from tests.handover_facts import handed_to
from tests.project_facts import a_camp, a_household, a_pledge, a_resident
from tests.real.desk.use_case_stages.stage import case


def camp_with_tent(h):
    """A camp with a household of four and a tent for them, which is here."""
    camp = a_camp(h)
    household = a_household(h, camp, "Fatima", persons=4)
    pledge = a_pledge(h, camp.tent4, confirmed=True)
    return camp, household, pledge


def thing_of(h, pledge):
    return rows(h, Thing, pledge_id=pledge.id)[0]


@case("Projects.begin")
def _(h):
    today = h.clock.now().date()
    new = Project(
        name="Kerstdiner",
        place="De Linde",
        first=today,
        last=today,
        team="Bob en Ineke",
        spare_percent=5,
    )
    return lambda: h.use_cases.projects.begin(h.actor, new).value


@case("Projects.change")
def _(h):
    project = a_camp(h).project
    changed = replace(
        project,
        name="Zomercamping",
        place="Vondelpark",
        first=project.first + timedelta(days=1),
        last=project.last + timedelta(days=1),
        team="Bob",
        spare_percent=15,
    )
    return lambda: h.use_cases.projects.change(h.actor, changed).value


@case("Projects.save_item")
def _(h):
    camp = a_camp(h)
    a_household(h, camp, "Fatima", persons=4)
    item = replace(
        camp.box,
        name="koeltas",
        rule=NeedRule.HOUSEHOLD,
        fits=3,
        family="koel",
        size=LoadSize.CAR,
        is_place=True,
    )
    return lambda: h.use_cases.projects.save_item(h.actor, item).value


@case("Projects.save_item")
def _(h):
    camp = a_camp(h)
    item = ProjectItem(project_id=camp.project.id, name="stoel", rule=NeedRule.PERSON)
    return lambda: h.use_cases.projects.save_item(h.actor, item).value


@case("Projects.remove_item")
def _(h):
    camp = a_camp(h)
    return lambda: h.use_cases.projects.remove_item(h.actor, camp.box.id).value


@case("Projects.call_off")
def _(h):
    camp, _, _ = camp_with_tent(h)
    return lambda: h.use_cases.projects.call_off(h.actor, camp.project.id).value


@case("Projects.close")
def _(h):
    camp = a_camp(h)
    return lambda: h.use_cases.projects.close(h.actor, camp.project.id).value


@case("Projects.begin_again")
def _(h):
    camp = a_camp(h)
    first = camp.project.first + timedelta(weeks=52)
    again = h.use_cases.projects.begin_again
    return lambda: again(h.actor, camp.project.id, first, first).value


@case("Participants.sign_up")
def _(h):
    camp = a_camp(h)
    resident = a_resident(h, "Annie")
    signup = Signup(
        persons=3,
        is_waiting=True,
        goes_first=True,
        fee_cents=500,
        note="bij de wc",
        asked={camp.box.id: 1},
        own={camp.mat.id: 2},
    )
    sign_up = h.use_cases.participants.sign_up
    return lambda: sign_up(h.actor, camp.project.id, resident.id, signup).value


@case("Participants.change")
def _(h):
    camp = a_camp(h)
    household = a_household(h, camp, "Fatima", persons=4)
    signup = Signup(
        persons=6,
        is_waiting=True,
        goes_first=True,
        fee_cents=250,
        note="komt later",
        asked={camp.mat.id: 5},
        own={camp.tent4.id: 1},
    )
    return lambda: h.use_cases.participants.change(h.actor, household.id, signup).value


@case("Participants.change")
def _(h):
    """What a smaller household does not need any more is taken out."""
    camp = a_camp(h)
    household = a_household(h, camp, "Fatima", persons=6)
    return lambda: h.use_cases.participants.change(h.actor, household.id, Signup(persons=4)).value


@case("Participants.leave")
def _(h):
    _, household, _ = camp_with_tent(h)
    return lambda: h.use_cases.participants.leave(h.actor, household.id).value


@case("Participants.sign_up")
def _(h):
    """Who left comes back."""
    camp, household, _ = camp_with_tent(h)
    h.use_cases.participants.leave(h.actor, household.id)
    sign_up = h.use_cases.participants.sign_up
    signup = Signup(persons=2)
    return lambda: sign_up(h.actor, camp.project.id, household.resident_id, signup).value


@case("Participants.pay")
def _(h):
    _, household, _ = camp_with_tent(h)
    return lambda: h.use_cases.participants.pay(h.actor, household.id).value


@case("Participants.sign_up_many")
def _(h):
    camp = a_camp(h)
    people = [(a_resident(h, name).id, Signup(persons=2)) for name in ("Annie", "Wim")]
    many = h.use_cases.participants.sign_up_many
    return lambda: many(h.actor, camp.project.id, people).value


@case("Pledges.offer")
def _(h):
    camp = a_camp(h)
    return lambda: a_pledge(
        h, camp.mat, 4, lender="Kees", contact="0612345678", city="Amsterdam",
        slot="na 18.00 uur", note="in de schuur",
    )  # fmt: skip


@case("Pledges.offer_and_confirm")
def _(h):
    camp = a_camp(h)
    told = Pledge(project_id=camp.project.id, project_item_id=camp.mat.id, lender="Els", count=2)
    return lambda: h.use_cases.pledges.offer_and_confirm(h.actor, told).value


@case("Pledges.confirm")
def _(h):
    camp = a_camp(h)
    a_household(h, camp, "Fatima", persons=4)
    pledge = a_pledge(h, camp.mat, 4)
    return lambda: (
        h.use_cases.pledges.confirm(h.actor, pledge.id, PledgeTerms(3, "na zes uur")).value
    )


@case("Pledges.confirm")
def _(h):
    """Fewer pieces than were confirmed before, then more."""
    camp = a_camp(h)
    pledge = a_pledge(h, camp.mat, 4, confirmed=True)
    return lambda: h.use_cases.pledges.confirm(h.actor, pledge.id, PledgeTerms(2)).value


@case("Pledges.confirm")
def _(h):
    camp = a_camp(h)
    pledge = a_pledge(h, camp.mat, 4, confirmed=True)
    return lambda: h.use_cases.pledges.confirm(h.actor, pledge.id, PledgeTerms(6)).value


@case("Pledges.fall_through")
def _(h):
    _, _, pledge = camp_with_tent(h)
    return lambda: h.use_cases.pledges.fall_through(h.actor, pledge.id).value


@case("Pledges.change")
def _(h):
    _, _, pledge = camp_with_tent(h)
    changed = replace(
        pledge, lender="Kees", contact="0612345678", street="Zeeweg", house_number="12",
        postcode="1051 AB", city="Haarlem", slot="zaterdag", note="aanbellen",
    )  # fmt: skip
    return lambda: h.use_cases.pledges.change(h.actor, changed).value


@case("Allocations.run")
def _(h):
    camp, _, _ = camp_with_tent(h)
    return lambda: h.use_cases.allocations.run(h.actor, camp.project.id).value


@case("Allocations.run")
def _(h):
    """A second run gives anew what is not out and was not chosen: somebody goes first now."""
    camp, _, _ = camp_with_tent(h)
    h.use_cases.allocations.run(h.actor, camp.project.id)
    a_household(h, camp, "Wim", persons=4, goes_first=True)
    return lambda: h.use_cases.allocations.run(h.actor, camp.project.id).value


@case("Allocations.give")
def _(h):
    camp, household, _ = camp_with_tent(h)
    thing = thing_of(h, a_pledge(h, camp.mat, 4, confirmed=True))
    return lambda: h.use_cases.allocations.give(h.actor, household.id, thing.id, 3).value


@case("Allocations.take_away")
def _(h):
    camp, _, _ = camp_with_tent(h)
    h.use_cases.allocations.run(h.actor, camp.project.id)
    given = rows(h, Allocation, project_id=camp.project.id)[0]
    return lambda: h.use_cases.allocations.take_away(h.actor, given.id).value


@case("ProjectImports.carry_out")
def _(h):
    camp = a_camp(h)
    file = h.home.root / "deelnemers.csv"
    file.write_text(
        "Voornaam;Achternaam;Telefoon;Personen;Koelbox\n"
        "Fatima;Yilmaz;0612345678;4;1\nWim;Jansen;0687654321;2;0\n",
        encoding="utf8",
    )
    plan = h.use_cases.imports.plan(h.actor, file, ImportKind.RESIDENTS)
    carry_out = h.use_cases.project_imports.carry_out
    return lambda: carry_out(h.actor, camp.project.id, plan, lambda _done, _all: True).value


@case("ProjectPosts.accept")
def _(h):
    camp = a_camp(h)
    a_household(h, camp, "Fatima", persons=4)
    bulk = h.use_cases.bulk_posts
    posts = bulk.plan(h.actor, camp.project.id, camp.mat.id).value.posts
    bulk.place(h.actor, camp.project.id, posts[:1])
    request = rows(h, Request, code=posts[0].code)[0]
    reply = replied(h, _Taken(request), name="Kees", number="mat")
    accept = h.use_cases.project_posts.accept
    return lambda: accept(h.actor, reply.id, camp.mat.id, PledgeTerms(2, "zaterdag")).value


@case("ProjectPosts.end_needless")
def _(h):
    camp = a_camp(h)
    a_household(h, camp, "Fatima", persons=4)
    bulk = h.use_cases.bulk_posts
    posts = bulk.plan(h.actor, camp.project.id, camp.mat.id).value.posts
    bulk.place(h.actor, camp.project.id, posts[:1])
    a_pledge(h, camp.mat, 4, confirmed=True)
    return lambda: h.use_cases.project_posts.end_needless(h.actor, camp.project.id).value


class _Taken:
    def __init__(self, request):
        self.request = request


@case("ProjectPapers.thank_you_letters")
def _(h):
    camp, _, pledge = camp_with_tent(h)
    h.use_cases.handovers.take_in_code(h.actor, thing_of(h, pledge).code)
    letters = h.use_cases.project_papers.thank_you_letters
    return lambda: letters(h.actor, camp.project.id).value


@case("ProjectPapers.hand_out_table")
def _(h):
    camp, _, _ = camp_with_tent(h)
    h.use_cases.allocations.run(h.actor, camp.project.id)
    return lambda: h.use_cases.project_papers.hand_out_table(h.actor, camp.project.id).value


@case("ProjectPapers.closing_sheet")
def _(h):
    """Who still has something is named on it, and was thereby seen."""
    camp, household, pledge = camp_with_tent(h)
    tent = thing_of(h, pledge)
    h.use_cases.handovers.take_in_code(h.actor, tent.code)
    handed_to(h, tent, household.resident_id)
    return lambda: h.use_cases.project_papers.closing_sheet(h.actor, camp.project.id).value


@case("PracticeCamp.set_up")
def _(h):
    centre = rows(h, Centre)[0]
    with h.store.write(h.actor, h.clock.now()) as transaction:
        transaction.save(replace(centre, is_practice=True))
    return lambda: h.use_cases.practice_camp.set_up(h.actor).value


@case("Projects.call_off")
def _(h):
    """Its posts are taken down too."""
    camp = a_camp(h)
    a_household(h, camp, "Fatima", persons=4)
    bulk = h.use_cases.bulk_posts
    posts = bulk.plan(h.actor, camp.project.id).value.posts
    bulk.place(h.actor, camp.project.id, posts[:1])
    return lambda: h.use_cases.projects.call_off(h.actor, camp.project.id).value


@case("BulkPosts.plan")
def _(h):
    camp = a_camp(h)
    a_household(h, camp, "Fatima", persons=4)
    return lambda: h.use_cases.bulk_posts.plan(h.actor, camp.project.id).value


@case("BulkPosts.place")
def _(h):
    camp = a_camp(h)
    a_household(h, camp, "Fatima", persons=4)
    posts = h.use_cases.bulk_posts.plan(h.actor, camp.project.id).value.posts
    return lambda: h.use_cases.bulk_posts.place(h.actor, camp.project.id, posts[:3]).value


@case("ProjectPapers.route_cards")
def _(h):
    """The route of a guest names them, and they were thereby seen."""
    camp = a_camp(h)
    table = ProjectItem(
        project_id=camp.project.id, name="soep", rule=NeedRule.PERSON, is_place=True
    )
    soup = h.use_cases.projects.save_item(h.actor, table).value
    a_household(h, camp, "Annie", persons=2)
    a_pledge(h, soup, 4, confirmed=True, lender="Ans", slot="18.00")
    h.use_cases.allocations.run(h.actor, camp.project.id)
    return lambda: h.use_cases.project_papers.route_cards(h.actor, camp.project.id).value


@case("Participants.sign_up_new")
def _(h):
    camp = a_camp(h)
    typed = {"first_name": "Bert", "last_name": "Groen", "phone": "0687650021"}
    sign_up = h.use_cases.participants.sign_up_new
    return lambda: sign_up(h.actor, camp.project.id, typed, Signup(persons=3)).value
