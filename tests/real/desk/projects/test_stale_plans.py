"""What two desks planned at one moment is carried out once; what changed since is followed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.domain.import_run import ImportKind
from intake.domain.participant import Participant
from intake.domain.posting import Posting
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from tests.builders import rows
from tests.project_facts import a_camp, a_household, a_pledge


def go_on(*_):
    return True


@pytest.fixture
def a_list(tmp_path):
    file = tmp_path / "lijst.csv"
    file.write_text("Naam;Telefoon;Personen\nZoe Testers;0611223344;4\nYas Testers;0611223355;2\n")
    return file


def people_of_the_list(practice):
    return [one for one in rows(practice, Resident) if one.last_name == "Testers"]


def test_a_list_that_two_desks_planned_comes_into_the_book_once(practice, a_list):
    imports, actor = practice.use_cases.imports, practice.actor
    plans = [imports.plan(actor, a_list, ImportKind.RESIDENTS) for _ in range(2)]
    made = [imports.carry_out(actor, plan, go_on).value for plan in plans]
    assert [(run.made, run.doubles) for run in made] == [(2, 0), (0, 2)]
    assert len(people_of_the_list(practice)) == 2


def test_a_list_that_two_desks_planned_comes_into_a_project_once(practice, a_list):
    use_cases, actor = practice.use_cases, practice.actor
    project = a_camp(practice).project
    plans = [use_cases.imports.plan(actor, a_list, ImportKind.RESIDENTS) for _ in range(2)]
    added = [
        use_cases.project_imports.carry_out(actor, project.id, plan, go_on).value.added
        for plan in plans
    ]
    assert added == [2, 0]
    assert (
        len(people_of_the_list(practice))
        == len(rows(practice, Participant, project_id=project.id))
        == 2
    )


def test_an_import_stays_while_somebody_of_it_is_in_a_call(practice, a_list):
    imports, actor = practice.use_cases.imports, practice.actor
    plan = imports.plan(actor, a_list, ImportKind.RESIDENTS)
    run = imports.carry_out(actor, plan, go_on).value
    caller = people_of_the_list(practice)[0]
    draft = practice.use_cases.drafts.begin(actor).value
    practice.use_cases.drafts.save(actor, draft.id, {"resident": str(caller.id)})
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        imports.undo(actor, run.id)


def test_posts_that_two_desks_planned_go_out_once_and_within_the_share_of_a_platform(practice):
    use_cases, actor = practice.use_cases, practice.actor
    camp = a_camp(practice)
    for name in "ABCDEFGH":
        a_household(practice, camp, name, persons=4)
    first, second = (use_cases.bulk_posts.plan(actor, camp.project.id).value for _ in range(2))
    placed = use_cases.bulk_posts.place(actor, camp.project.id, first.posts).value
    assert len(placed) == len(first.posts)
    for posts in (first.posts, second.posts):  # a double press, and the other desk
        with pytest.raises(UserFacingError, match="project-nothing-to-post"):
            use_cases.bulk_posts.place(actor, camp.project.id, posts)
    codes = [request.code for request in rows(practice, Request)]
    assert len(codes) == len(set(codes))


def test_a_post_for_what_was_taken_off_the_list_is_not_placed(practice):
    use_cases, actor = practice.use_cases, practice.actor
    camp = a_camp(practice)
    a_household(practice, camp, "Aa", persons=4)
    posts = use_cases.bulk_posts.plan(actor, camp.project.id).value.posts
    before = len(rows(practice, Posting))
    for item_id in {post.item_id for post in posts}:
        use_cases.projects.remove_item(actor, item_id)
    with pytest.raises(UserFacingError, match="project-nothing-to-post"):
        use_cases.bulk_posts.place(actor, camp.project.id, posts)
    assert len(rows(practice, Posting)) == before


def test_a_post_for_what_neighbours_promised_meanwhile_is_not_placed(practice):
    use_cases, actor = practice.use_cases, practice.actor
    camp = a_camp(practice)
    a_household(practice, camp, "Aa", persons=4)
    posts = use_cases.bulk_posts.plan(actor, camp.project.id).value.posts
    items = {item.id: item for item in (camp.tent4, camp.tent2, camp.mat, camp.box)}
    for item_id in {post.item_id for post in posts}:
        a_pledge(practice, items[item_id], 9, confirmed=True)
    with pytest.raises(UserFacingError, match="project-nothing-to-post"):
        use_cases.bulk_posts.place(actor, camp.project.id, posts)


def test_a_promise_whose_lender_was_misspelt_can_be_off(practice):
    use_cases, actor = practice.use_cases, practice.actor
    camp = a_camp(practice)
    pledge = a_pledge(practice, camp.tent4, 2, confirmed=True, lender="Samira")
    thing = rows(practice, Thing, pledge_id=pledge.id)[0]
    changed = use_cases.pledges.change(actor, replace(pledge, lender="Samina"))
    assert changed.changed.things == {thing.id}
    use_cases.pledges.fall_through(actor, pledge.id)
    assert rows(practice, Thing, id=thing.id)[0].removed_at


def test_the_thing_follows_who_lends_it(practice):
    use_cases, actor = practice.use_cases, practice.actor
    camp = a_camp(practice)
    pledge = a_pledge(
        practice, camp.tent4, 2, confirmed=True, lender="Samira", contact="0611223344"
    )
    changed = replace(pledge, lender="Xanthippe", contact="0622334455")
    use_cases.pledges.change(actor, changed)
    thing = rows(practice, Thing, pledge_id=pledge.id)[0]
    assert (thing.lender, thing.lender_contact) == ("Xanthippe", "0622334455")
    assert not use_cases.counter.find_faults(actor)
    facts = use_cases.projects.read(actor, camp.project.id)
    assert [row.name for row in facts.holdings_of(thing.id)] == ["Xanthippe"]


def test_letters_are_made_again_where_the_printer_jammed(practice):
    use_cases, actor = practice.use_cases, practice.actor
    camp = a_camp(practice)
    with pytest.raises(UserFacingError, match="thanks-nobody"):
        use_cases.project_papers.thank_you_letters(actor, camp.project.id)
    a_pledge(practice, camp.tent4, 1, confirmed=True, lender="Samira")
    thing = next(thing for thing in rows(practice, Thing) if thing.lender == "Samira")
    use_cases.handovers.take_in_code(actor, thing.code)
    letters = [
        use_cases.project_papers.thank_you_letters(actor, camp.project.id).value for _ in range(2)
    ]
    assert len(letters[0]) == len(letters[1]) == 1
