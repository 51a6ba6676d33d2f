"""The use-cases of one desk, together: what the screen and the command line are handed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.desk.calls import Calls
    from intake.desk.drafts import Drafts
    from intake.desk.export import Export
    from intake.desk.outbox import Outbox
    from intake.desk.own_people import OwnPeople
    from intake.desk.post import Post
    from intake.desk.profiles import Profiles
    from intake.desk.proof import Proof
    from intake.desk.refer import Refer
    from intake.desk.renewals import Renewals
    from intake.desk.replies import Replies
    from intake.desk.requests import Requests
    from intake.desk.residents import Residents
    from intake.desk.sayings import Sayings
    from intake.desk.set_up import SetUp
    from intake.desk.sign_in import SignIn
    from intake.desk.slips import Slips
    from intake.desk.take import Take
    from intake.desk.who import Who


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
