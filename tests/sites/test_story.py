"""One request on four real sites: one refuses, one shows a preview, one is cut off after storing.

Nothing stands twice, and nothing is believed that does not stand.
"""

from __future__ import annotations

import contextlib
import importlib
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from intake.desk.placing.post_checks import PlatformText
from intake.domain.posting import Posting, PostingState
from intake.filling.evidence import Outcome
from tests.builders import a_call, rows
from tests.sites.cutting_proxy import cutting_proxy
from tests.sites.posting import Poster


@pytest.fixture
def sites(tmp_path):
    """One form of each of four programs, that run beside each other; Trac's line is cut once."""
    with contextlib.ExitStack() as stack:
        forms = {}
        for name in ("dokuwiki", "redmine", "mediawiki", "trac"):
            module = importlib.import_module(f"tests.sites.programs.{name}")
            folder = tmp_path / name
            folder.mkdir()
            forms[name] = stack.enter_context(module.site(folder))
        trac = forms["trac"][0]
        port = stack.enter_context(cutting_proxy(urlsplit(trac.form).port, b"submit"))
        cut = replace(trac, form=f"http://127.0.0.1:{port}/newticket")
        yield {
            "wiki": forms["dokuwiki"][0],
            "refuses": next(one for one in forms["redmine"] if one.choose),
            "preview": next(one for one in forms["mediawiki"] if one.more_presses),
            "cut": cut,
        }


@pytest.fixture
def poster(qtbot, practice):
    made = Poster(qtbot, practice)
    yield made
    made.close()


def queue_on_all(practice, names):
    """One request, waiting on a platform for each site; gives the postings by site."""
    profiles = practice.use_cases.profiles
    leen = practice.use_cases.postings.platforms.get("oefenleen")
    slugs = {
        name: profiles.save(practice.actor, replace(leen, slug="", name=f"Site {name}")).value.slug
        for name in names
    }
    taken, title, text = a_call(practice)
    queue = practice.use_cases.postings.queue
    return {
        name: queue(practice.actor, taken.request.id, PlatformText(slug, title, text)).value
        for name, slug in slugs.items()
    }


def test_nothing_stands_twice_and_nothing_is_believed_that_does_not_stand(
    poster, practice, sites, counted
):
    postings = queue_on_all(practice, sites)

    def state(name):
        return rows(practice, Posting, id=postings[name].id)[0].state

    told = {}
    for name, form in sites.items():
        poster.use(form, postings[name].platform)
        told[name] = poster.post(postings[name])
    counted("\n".join(f"{name}: {row.outcomes}, stored {row.stored}" for name, row in told.items()))
    assert told["preview"].outcomes == (Outcome.PREVIEW, Outcome.STANDS)
    assert told["refuses"].outcomes == (Outcome.REFUSED,)
    assert {name: row.stored for name, row in told.items()} == {
        "wiki": 1, "refuses": 0, "preview": 1, "cut": 1,
    }  # fmt: skip
    assert {name: state(name) for name in sites} == {
        "wiki": PostingState.POSTED,
        "refuses": PostingState.QUEUED,
        "preview": PostingState.POSTED,
        "cut": PostingState.UNCERTAIN,
    }
    assert not [name for name, row in told.items() if row.wrong or row.twice]

    again = rows(practice, Posting, id=postings["cut"].id)[0]
    back = practice.use_cases.postings.resolve(practice.actor, again.id, is_online=False).value
    poster.use(sites["cut"], back.platform)
    poster.presenter.begin([back])
    poster.until(lambda: poster.window.stage == "filled")
    said = practice.translate("posting-earlier-unknown")
    assert poster.window.panel.said.text().startswith(said), "who is sure is told to look first"
