"""One of the two desks of a race: does what it is told, the moment it is told.

Each line on the standard input is JSON, ``[act, *values]``; the answer is "done" or the key of the
sentence that was told instead.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from uuid import UUID

from intake.desk.answering.reply_types import Meeting
from intake.desk.custody.handovers import HandOut, OutLine
from intake.desk.placing.post_checks import PlatformText
from intake.desk.reporting.concerns import Reported
from intake.domain.concern import ConcernKind
from intake.domain.consent import Purpose
from intake.domain.custody import CodeWordCheck
from intake.domain.permissions import Actor, Role
from intake.domain.resident import DIED
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from intake.kit.paths import Home
from intake.wiring.application import open_application
from tests.builders import READ, at
from tests.fakes import FakeMail, FixedClock, ListMailbox


class RacingDesk:
    """A desk on the server that two share."""

    def __init__(self, home, key, sign):
        self.clock = FixedClock()
        self.application = open_application(Home(Path(home)), key, self.clock, practice=False)
        self.use_cases = self.application.use_cases
        self.actor = Actor(new_id(), f"Desk {sign}", Role.MANAGER, sign)

    def choose(self, reply):
        meeting = Meeting(at(self, "vr 10"), "de balie")
        self.use_cases.replies.choose(self.actor, UUID(reply), meeting)

    def queue(self, request, platform, title, text):
        post = PlatformText(platform, title, text)
        self.use_cases.postings.queue(self.actor, UUID(request), post)

    def claim(self, posting):
        self.use_cases.postings.claim(self.actor, UUID(posting))

    def withdraw_consent(self, resident):
        updates = self.use_cases.resident_updates
        updates.withdraw_consent(self.actor, UUID(resident), Purpose.POST)

    def take_mail(self, message_id, text):
        mail = FakeMail("1", message_id, "Jan", "jan@buren.example", "Reactie", text)
        self.use_cases.mail_import.import_mail(self.actor, ListMailbox(mail))

    def hold(self, task):
        self.use_cases.task_holds.take_up(self.actor, UUID(task))

    def hand_out(self, thing, resident):
        wanted = HandOut(
            resident_id=UUID(resident),
            lines=(OutLine(UUID(thing)),),
            code_word=CodeWordCheck.RIGHT,
        )
        self.use_cases.handovers.hand_out(self.actor, wanted)

    def give(self, participant, thing):
        self.use_cases.allocations.give(self.actor, UUID(participant), UUID(thing), 1)

    def share_out(self, project):
        self.use_cases.allocations.run(self.actor, UUID(project))

    def confirm(self, pledge):
        self.use_cases.pledges.confirm(self.actor, UUID(pledge))

    def withhold(self, request):
        reported = Reported(ConcernKind.INCIDENT, "Hij kwam niet alleen.", "", withhold=True)
        self.use_cases.concerns.report(self.actor, UUID(request), reported)

    def mark_gone(self, resident):
        self.use_cases.resident_updates.mark_gone(self.actor, UUID(resident), DIED)

    def take_request(self, resident):
        draft = self.use_cases.drafts.begin(self.actor).value
        page = {**draft.page, "kind": "borrow", "a.what": "ladder", "resident": resident}
        self.use_cases.take_request.take_and_place(self.actor, draft.id, page, READ)

    def be_first(self, name):
        self.use_cases.sign_in.create_first_colleague(name, "2974")

    def enter(self, staff, pin):
        self.use_cases.sign_in.enter(UUID(staff), pin)


def main(home, key, sign):
    desk = RacingDesk(home, bytes.fromhex(key), sign)
    print("ready", flush=True)
    for line in sys.stdin:
        act, *values = json.loads(line)
        try:
            getattr(desk, act)(*values)
            print("done", flush=True)
        except UserFacingError as error:
            print(error.key, flush=True)
    desk.application.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
