"""The website's feed: demands and offers, never the resident."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import datetime

from intake.desk.placing.feed import Feed
from intake.desk.placing.post_checks import PlatformText
from intake.domain.consent import Purpose
from intake.domain.platform_profile import PostingMethod
from intake.domain.posting import Posting
from intake.kit.files import write_file
from intake.text.composing.feed_text import ATOM
from tests.builders import a_call, queue_post, rows


def on_the_website(ways, tmp_path):
    practice, folder, _, desk, _ = ways
    taken, title, text = a_call(practice)
    queue_post(desk, practice.actor, taken.request.id, ("website", title, text))
    Feed(practice.store, practice.clock, folder, "A").write(tmp_path)
    return practice, folder, taken, title


def test_the_website_reads_demands_and_a_feed_without_the_resident(ways, tmp_path):
    practice, _, taken, title = on_the_website(ways, tmp_path)
    told = json.loads((tmp_path / "intake.jsonld").read_text(encoding="utf8"))
    demand = told["seeks"][0]
    assert (told["@type"], demand["@type"], demand["name"]) == ("Organization", "Demand", title)
    assert demand["availabilityStarts"] == taken.request.answers["first"]
    feed = ET.parse(tmp_path / "intake.atom").getroot()
    entries = feed.findall(f"{{{ATOM}}}entry")
    assert [entry.findtext(f"{{{ATOM}}}title") for entry in entries] == [title]
    both = (tmp_path / "intake.jsonld").read_text(encoding="utf8") + (
        tmp_path / "intake.atom"
    ).read_text(encoding="utf8")
    resident = practice.use_cases.requests.overview(practice.actor, taken.request.id).resident
    private = [
        part
        for part in (
            resident.first_name,
            resident.last_name,
            resident.street,
            resident.postcode,
            *(phone.number[-8:] for phone in resident.phones),
        )
        if part
    ]
    assert len(private) > 1
    assert [part for part in private if part in both] == []


def test_what_the_guard_stops_later_is_not_on_the_website(ways, tmp_path):
    practice, folder, taken, _ = on_the_website(ways, tmp_path)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        posting = transaction.find(Posting, platform="website")[0]
        transaction.save(
            replace(posting, text=f"{posting.text} Bel mevrouw De Vries-Bakker, 020 618 4217.")
        )
    assert Feed(practice.store, practice.clock, folder, "A").write(tmp_path).value == 0
    assert taken.request.code not in (tmp_path / "intake.atom").read_text(encoding="utf8")


def test_the_feed_leaves_out_what_may_not_go_out_any_more(practice, tmp_path):
    taken, title, text = a_call(practice)
    practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    )
    slugs = frozenset({"oefenleen"})

    class Fed:
        def all(self):
            from dataclasses import replace

            return tuple(
                replace(one, way=PostingMethod.FEED)
                for one in practice.use_cases.postings.platforms.all()
                if one.slug in slugs
            )

    feed = Feed(practice.store, practice.clock, Fed(), practice.actor.desk)
    assert feed.write(tmp_path / "site").value == 1
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.POST
    )
    assert feed.write(tmp_path / "site").value == 0
    assert title not in (tmp_path / "site" / "intake.atom").read_text(encoding="utf8")


def test_the_feed_says_since_when_a_post_stands(ways, tmp_path):
    practice, folder, _, _ = on_the_website(ways, tmp_path)
    practice.clock.forward(days=1)
    Feed(practice.store, practice.clock, folder, "A").write(tmp_path)
    posting = rows(practice, Posting, platform="website")[0]
    entry = ET.parse(tmp_path / "intake.atom").getroot().find(f"{{{ATOM}}}entry")

    assert posting.posted_at is not None
    assert datetime.fromisoformat(entry.findtext(f"{{{ATOM}}}updated")) == posting.posted_at


def test_a_post_that_names_who_rang_is_not_on_the_website(ways, tmp_path):
    practice, folder, _, desk, _ = ways
    taken, title, text = a_call(practice, for_other="Koosje Zonnenberg", agreed="yes")
    queue_post(desk, practice.actor, taken.request.id, ("website", title, text))
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        posting = transaction.find(Posting, platform="website")[0]
        transaction.save(replace(posting, text=f"{posting.text} Vraag naar Koosje Zonnenberg."))
    Feed(practice.store, practice.clock, folder, "A").write(tmp_path)
    for name in ("intake.jsonld", "intake.atom"):
        assert "Koosje" not in (tmp_path / name).read_text(encoding="utf8")


def test_the_folder_of_the_website_is_made_with_those_above_it(ways, tmp_path):
    practice, folder, _, _, _ = ways
    target = tmp_path / "site" / "feeds" / "intake"
    Feed(practice.store, practice.clock, folder, "A").write(target)
    assert (target / "intake.atom").exists()


def test_a_no_while_the_feed_is_written_is_in_it(ways, tmp_path, monkeypatch):
    practice, folder, taken, title = on_the_website(ways, tmp_path)
    written = []

    def write_and_refuse(target, content, **options):
        written.append(target.name)
        if len(written) == 1:
            practice.use_cases.resident_updates.withdraw_consent(
                practice.actor, taken.resident.id, Purpose.POST
            )
        write_file(target, content, **options)

    monkeypatch.setattr("intake.desk.placing.feed.write_file", write_and_refuse)
    Feed(practice.store, practice.clock, folder, "A").write(tmp_path)
    assert len(written) == 4, "it was written twice"
    assert title not in (tmp_path / "intake.jsonld").read_text(encoding="utf8")
    assert title not in (tmp_path / "intake.atom").read_text(encoding="utf8")
