"""A call of the walk is held against what stands in the desk and on its site."""

from __future__ import annotations

from intake.walkthrough.verify_call import check_call
from tests.builders import a_call, posted


def test_each_post_must_stand_on_its_site(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    checks = check_call(practice, taken.request.id, {"platforms": 1})
    assert checks["platforms"]
    assert not checks["stands on its practice site"], "its address shows no post"
    assert not checks["a reply came in by mail"]
