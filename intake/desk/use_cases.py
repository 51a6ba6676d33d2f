"""The use-cases of one desk, together: what the screen and the command line are handed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.desk.answering.replies import Replies
    from intake.desk.answering.volunteers import OwnPeople
    from intake.desk.calling.call_tasks import Calls
    from intake.desk.centre.export import Export
    from intake.desk.centre.phrases import Sayings
    from intake.desk.centre.referrals import Refer
    from intake.desk.centre.set_up import SetUp
    from intake.desk.centre.sign_in import SignIn
    from intake.desk.closing.requests import Requests
    from intake.desk.placing.outbox import Outbox
    from intake.desk.placing.postings import Post
    from intake.desk.placing.profiles import Profiles
    from intake.desk.placing.proof_pictures import Proof
    from intake.desk.placing.renewals import Renewals
    from intake.desk.printing.slips import Slips
    from intake.desk.taking.drafts import Drafts
    from intake.desk.taking.persons import Who
    from intake.desk.taking.residents import Residents
    from intake.desk.taking.take_request import Take


@dataclass(frozen=True)
class UseCases:
    """One of each; a page takes only the ones that it needs."""

    sign_in: SignIn
    set_up: SetUp
    who: Who
    drafts: Drafts
    take: Take
    post: Post
    renewals: Renewals
    proof: Proof
    outbox: Outbox
    replies: Replies
    calls: Calls
    requests: Requests
    slips: Slips
    refer: Refer
    sayings: Sayings
    export: Export
    residents: Residents
    own_people: OwnPeople
    profiles: Profiles
