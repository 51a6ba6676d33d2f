"""What a person's corrections on a page teach."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.domain.platform_profile import LearnedField
from intake.filling.corrections import ROLE_LEFT_EMPTY, add_learned, corrections, match_learned
from intake.filling.plan import make_plan
from intake.filling.snapshot import Control, Option
from intake.kit.errors import UserFacingError
from intake.platforms.profile_files import ProfileFolder

POST = {"title": "Boormachine te leen",
    "description": "Wie heeft er een boormachine voor een buurvrouw?", "postcode": "1052",
    "city": "Amsterdam", "category": "gereedschap", "kind": "borrow",
    "request_or_offer": "request"}  # fmt: skip


TITLE, TEXT = (
    Control(0, "input", "text", label="Titel", form=0),
    Control(1, "textarea", label="Omschrijving", form=0),
)


ODD = Control(2, "input", "text", name="r7", label="Regel 7b", form=0)


LIST = Control(
    3,
    "select",
    name="l",
    label="Categorie",
    options=(Option("", "Kies"), Option("1", "Gereedschap"), Option("2", "Tuin en schuur")),
    form=0,
)


PAGE = (TITLE, TEXT, ODD, LIST)


def filled(controls, learned=()):
    return {step.control.index: step.value for step in make_plan(controls, POST, learned).steps}


def taught(held, touched=range(9)):
    plan = make_plan(PAGE, POST)
    return corrections(
        plan.steps,
        PAGE,
        {step.control.index: step.option or step.value for step in plan.steps} | held,
        POST,
        touched,
    )


def test_what_a_person_leaves_as_it_is_teaches_nothing():
    assert taught({}) == ()
    assert taught({2: "iets van de persoon zelf"}) == ()


def test_a_box_that_a_person_filled_with_our_value_is_filled_the_next_time():
    learned = taught({2: "Amsterdam"})
    assert filled(PAGE).get(2) is None
    assert filled(PAGE, learned)[2] == "Amsterdam"


def test_a_box_that_a_person_emptied_is_left_alone():
    learned = taught({0: ""})
    assert [one.role for one in learned] == ["other"]
    assert 0 not in filled(PAGE, learned)


def test_another_choice_of_a_list_is_chosen_the_next_time():
    learned = taught({3: "2"})
    assert filled(PAGE)[3] == "Gereedschap"
    assert filled(PAGE, learned)[3] == "Tuin en schuur"


def test_a_box_is_known_again_by_two_features_and_not_by_one():
    one = LearnedField(
        role="city", tag="input", label="Regel 7b", near="", placeholder="bijv. plaats", name="r7"
    )
    assert match_learned(replace(ODD, placeholder="iets anders"), [one]) == one
    assert (
        match_learned(replace(ODD, label="Heel iets anders", placeholder="nog iets"), [one]) is None
    )
    assert match_learned(replace(ODD, tag="textarea"), [one]) is None


def test_the_newest_correction_of_a_box_counts():
    first, second = (
        LearnedField(role=role, tag="input", label="Regel 7b", name="r7")
        for role in ("city", "postcode")
    )
    assert add_learned([first], [second]) == (second,)


def test_of_very_many_corrections_the_newest_stay():
    many = [LearnedField(role="city", tag="input", name=f"r{at}") for at in range(500)]
    kept = add_learned(many[:400], many[400:])
    assert kept == tuple(many[300:])


def test_what_was_learnt_is_kept_with_the_platform_and_a_bad_entry_is_told(tmp_path, practice):
    folder = ProfileFolder(tmp_path, tmp_path, practice=True)
    leen = replace(
        practice.use_cases.postings.platforms.get("oefenleen"),
        learned=taught({2: "Amsterdam", 3: "2"}),
    )
    folder.change(leen)
    assert folder.get("oefenleen").learned == leen.learned
    file = tmp_path / "oefenleen.toml"
    file.write_text(
        file.read_text(encoding="utf8").replace('role = "city"', "role = 7"), encoding="utf8"
    )
    with pytest.raises(UserFacingError, match="learned"):
        folder.get("oefenleen")


@pytest.mark.parametrize("typed", ["1", "11"])
def test_one_or_two_figures_teach_nothing(typed):
    post = POST | {"quantity": typed, "house_number": typed}
    plan = make_plan(PAGE, post)
    values = {step.control.index: step.option or step.value for step in plan.steps} | {2: typed}
    assert corrections(plan.steps, PAGE, values, post, range(9)) == ()


def test_a_form_that_the_site_empties_after_it_was_sent_teaches_nothing():
    emptied = {control.index: "" for control in PAGE}
    assert taught(emptied, touched=()) == ()
    assert [lesson.role for lesson in taught({0: ""}, touched={0})] == [ROLE_LEFT_EMPTY]


WIJK = Control(
    index=7,
    tag="select",
    type="select-one",
    name="custom[1]",
    label="Sector *",
    options=(Option("", "Kies"), Option("n", "Noord"), Option("z", "Zuid")),
    required=True,
)


def choices_of(learned, **post):
    plan = make_plan((*PAGE, WIJK), {**POST, **post}, learned)
    return [step.option for step in plan.steps if step.control.index == WIJK.index]


def lessons(post, values, touched=(7,)):
    plan = make_plan((*PAGE, WIJK), post)
    held = {step.control.index: step.option or step.value for step in plan.steps}
    return corrections(plan.steps, (*PAGE, WIJK), held | values, post, touched)


def test_what_was_chosen_from_a_list_that_was_left_empty_is_chosen_for_that_kind_again():
    post = {**POST, "kind": "borrow"}
    assert choices_of((), kind="borrow") == []
    learned = lessons(post, {7: "z"})
    assert [(field.choice, field.kind) for field in learned] == [("Zuid", "borrow")]
    assert choices_of(learned, kind="borrow") == ["z"]
    assert choices_of(learned, kind="help") == []
    both = add_learned(learned, lessons({**POST, "kind": "help"}, {7: "n"}))
    assert (choices_of(both, kind="borrow"), choices_of(both, kind="help")) == (["z"], ["n"])


def test_a_list_that_nobody_touched_or_that_stands_as_it_came_teaches_nothing():
    assert lessons(POST, {7: "z"}, touched=()) == ()
    kept = replace(WIJK, held="Zuid")
    plan = make_plan((*PAGE, kept), POST)
    held = {step.control.index: step.option or step.value for step in plan.steps} | {7: "z"}
    assert corrections(plan.steps, (*PAGE, kept), held, POST, (7,)) == ()


def test_a_choice_that_the_list_no_longer_has_is_left_to_the_person():
    learned = (
        LearnedField(role="choice", tag="select", label="Sector *", choice="West", kind="borrow"),
    )
    plan = make_plan((*PAGE, WIJK), {**POST, "kind": "borrow"}, learned)
    assert WIJK.index not in [step.control.index for step in plan.steps]
    assert WIJK.index in [skipped.control.index for skipped in plan.left]


def test_of_two_lessons_about_one_box_the_newest_counts():
    first = LearnedField(role="city", tag="input", label="Regel 7b", name="r7")
    second = LearnedField(role="postcode", tag="input", label="Regel 7b", name="r7")
    assert match_learned(ODD, [first, second]) is second
    assert match_learned(ODD, [second, first]) is first


CATEGORIES = Control(
    8,
    "select",
    "select-one",
    name="cat",
    label="Rubriek",
    options=(
        Option("", "Kies"),
        Option("1", "Gereedschap"),
        Option("2", "Kamperen"),
        Option("3", "Verhuizen"),
        Option("4", "Overig"),
    ),
    form=0,
)
DRILL = {**POST, "kind": "borrow", "category": "", "what": "boormachine"}
SAW = {**DRILL, "what": "zaag", "title": "Zaag te leen gevraagd"}
TENT = {**DRILL, "what": "tent", "title": "Tent te leen gevraagd"}
MOWING = {**DRILL, "kind": "help", "what": "gras maaien", "title": "Wie maait het gras?"}


def category_of(post, learned=()):
    plan = make_plan((TITLE, TEXT, CATEGORIES), post, learned)
    return [step.option for step in plan.steps if step.control.index == CATEGORIES.index]


def test_a_category_that_was_corrected_is_chosen_for_its_subject_and_spoils_no_other():
    unspoilt = [category_of(post) for post in (TENT, MOWING)]
    plan = make_plan((TITLE, TEXT, CATEGORIES), DRILL)
    held = {step.control.index: step.option or step.value for step in plan.steps}
    learned = corrections(plan.steps, (TITLE, TEXT, CATEGORIES), {**held, 8: "3"}, DRILL, {8})
    assert [(one.choice, one.kind, one.subject) for one in learned] == [
        ("Verhuizen", "borrow", "tools")
    ]
    assert category_of(DRILL, learned) == category_of(SAW, learned) == ["3"]
    assert [category_of(post, learned) for post in (TENT, MOWING)] == unspoilt
    assert category_of(TENT) == ["2"]


def test_what_was_learnt_of_two_subjects_stands_side_by_side():
    drill, tent = (
        LearnedField(
            role="category", tag="select", label="Rubriek", choice=choice, kind="borrow", subject=of
        )
        for choice, of in (("Verhuizen", "tools"), ("Overig", "camping"))
    )
    assert add_learned((drill,), (tent,)) == (drill, tent)
    newer = replace(drill, choice="Gereedschap")
    assert add_learned((drill, tent), (newer,)) == (newer, tent)


def test_no_profile_teaches_a_box_the_words_that_nobody_has_looked_over():
    post = {**POST, "what": "boormachine voor Wim Pietersen, Lindestraat 12"}
    taught = (LearnedField(role="what", tag="input", label="Regel 7b"),)
    plan = make_plan([TITLE, TEXT, ODD], post, taught)
    assert [step.value for step in plan.steps if "Pietersen" in step.value] == []
    assert len(plan.steps) == 2


def test_what_was_learnt_of_another_box_stands_in_no_others_way():
    box = Control(0, "input", "text", label="Plaats", name="stad")
    ours = LearnedField(role="city", tag="input", label="Plaats", name="stad")
    others = (
        LearnedField(role="title", tag="select", label="Plaats", name="stad"),
        LearnedField(role="title", tag="input", label="Plaats", name="stad", kind="help"),
        LearnedField(
            role="title", tag="input", label="Plaats", name="stad", subject="garden-tools"
        ),
        LearnedField(role="title", tag="input", label="Titel", name="titel"),
    )
    assert match_learned(box, (ours, *others), "borrow", "tools") == ours
    assert match_learned(box, others, "borrow", "tools") is None


def test_a_page_that_copies_our_text_into_very_many_boxes_teaches_little_and_pushes_nothing_out():
    boxes = tuple(Control(10 + at, "input", "text", name=f"k{at}", form=0) for at in range(300))
    plan = make_plan((*PAGE, *boxes), POST)
    held = {step.control.index: step.option or step.value for step in plan.steps}
    held |= {box.index: "Amsterdam" for box in boxes}
    assert len(corrections(plan.steps, (*PAGE, *boxes), held, POST, touched=())) <= 10
