"""Build the use cases of a desk with the adapters they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.answering.mail_import import MailImport
from intake.desk.answering.mail_rules import MailRules
from intake.desk.answering.messages import Messages
from intake.desk.answering.own_things import OwnThings
from intake.desk.answering.replies import Replies
from intake.desk.answering.site_answer_texts import SiteAnswerTexts
from intake.desk.answering.volunteer_book import VolunteerBook
from intake.desk.answering.volunteers import Volunteers
from intake.desk.calling.call_tasks import Calls
from intake.desk.calling.ring_back_promises import RingBackPromises
from intake.desk.calling.rounds import Rounds
from intake.desk.calling.task_holds import TaskHolds
from intake.desk.calling.visit_notes import VisitNotes
from intake.desk.calling.visit_series import Visits
from intake.desk.centre.export import Export
from intake.desk.centre.first_run import FirstRun
from intake.desk.centre.mail_settings import MailSettings
from intake.desk.centre.paper_languages import PaperLanguages
from intake.desk.centre.pin_pauses import PinPauses
from intake.desk.centre.recovery_key_export import RecoveryKeyExport
from intake.desk.centre.referrals import Referrals
from intake.desk.centre.rewordable_sentences import RewordableSentences
from intake.desk.centre.set_up import SetUp
from intake.desk.centre.settings_overview import SettingsOverviews
from intake.desk.centre.sign_in import SignIn
from intake.desk.closing.refusals import RefusalFollowingStore
from intake.desk.closing.requests import Requests
from intake.desk.custody.counter import Counter
from intake.desk.custody.custody_rounds import CustodyRounds
from intake.desk.custody.extensions import Extensions
from intake.desk.custody.handovers import Handovers
from intake.desk.custody.loan_calendar import LoanCalendar
from intake.desk.custody.mishaps import Mishaps
from intake.desk.custody.thing_photos import ThingPhotos
from intake.desk.custody.things import Things
from intake.desk.finding.search import Search
from intake.desk.placing.outbox import Outbox
from intake.desk.placing.platform_and_offer_finder import PlatformAndOfferFinder
from intake.desk.placing.platform_profiles import PlatformProfiles
from intake.desk.placing.posting_progress import PostingProgress
from intake.desk.placing.proof_picture_cleanup import ProofPictureCleanup
from intake.desk.placing.renewals import Renewals
from intake.desk.placing.withdrawals import Withdrawals
from intake.desk.placing.wordings import Wordings
from intake.desk.printing.notices import Notices
from intake.desk.printing.receipts import Receipts
from intake.desk.printing.sheets import Sheets
from intake.desk.printing.slips_and_letters import Slips
from intake.desk.projects.allocations import Allocations
from intake.desk.projects.bulk_posts import BulkPosts
from intake.desk.projects.day_counts import DayCounter
from intake.desk.projects.lender_trips import Trips
from intake.desk.projects.participants import Participants
from intake.desk.projects.pledges import Pledges
from intake.desk.projects.practice_camp import PracticeCamp
from intake.desk.projects.project_imports import ProjectImports
from intake.desk.projects.project_overviews import ProjectOverviews
from intake.desk.projects.project_papers import ProjectPapers
from intake.desk.projects.project_posts import ProjectPosts
from intake.desk.projects.projects import Projects
from intake.desk.reporting.concerns import Concerns
from intake.desk.reporting.problems import Problems
from intake.desk.reporting.reports import Reports
from intake.desk.story.request_story import RequestStories
from intake.desk.take_back import TakeBack
from intake.desk.taking.addresses import Addresses
from intake.desk.taking.drafts import Drafts
from intake.desk.taking.imports import Imports
from intake.desk.taking.paper_forms import PaperForms
from intake.desk.taking.persons import Persons
from intake.desk.taking.resident_pairs import ResidentPairs
from intake.desk.taking.resident_updates import ResidentUpdates
from intake.desk.taking.take_request import TakeRequest
from intake.desk.use_cases import UseCases
from intake.wiring.code_words import code_words
from intake.wiring.import_lists import read_list

if TYPE_CHECKING:
    from intake.keys.sealed_files import SealedFolder
    from intake.keys.secrets import Secrets
    from intake.kit.clock import Clock
    from intake.kit.mail_accounts import MailAccountFile
    from intake.kit.translations import Translations
    from intake.ports import Platforms, PostcodeList, Store
    from intake.wiring.channel_factory import ChannelFactory


@dataclass(frozen=True)
class UseCaseParts:
    """The parts that the use cases are made of."""

    store: Store
    clock: Clock
    translations: Translations
    platforms: Platforms
    channels: ChannelFactory
    secrets: Secrets
    mail_accounts: MailAccountFile
    desk: str
    proof_pictures: SealedFolder
    thing_photos: SealedFolder
    postcodes: PostcodeList


def build_use_cases(parts: UseCaseParts) -> UseCases:
    """Return every use case of a desk."""
    store = RefusalFollowingStore(parts.store)
    clock = parts.clock
    platforms = parts.platforms
    channel_of = parts.channels.channel_of
    dutch = parts.translations.bound_to("nl")
    sign_in = SignIn(store, clock, parts.desk, PinPauses(clock))
    set_up = SetUp(store, clock)
    postings = PostingProgress(store, clock, platforms)

    return UseCases(
        sign_in=sign_in,
        first_run=FirstRun(set_up, sign_in),
        recovery_key=RecoveryKeyExport(store, clock, sign_in),
        set_up=set_up,
        overviews=SettingsOverviews(store, platforms),
        mail_settings=MailSettings(parts.store, parts.secrets, parts.mail_accounts),
        rewordable_sentences=RewordableSentences(store, clock, parts.translations),
        paper_languages=PaperLanguages(store, clock),
        referrals=Referrals(store, clock),
        wordings=Wordings(store, clock),
        export=Export(store, clock),
        persons=Persons(store, clock),
        merges=ResidentPairs(store, clock),
        ring_back_promises=RingBackPromises(store, clock),
        rounds=Rounds(store, clock, dutch),
        task_holds=TaskHolds(store, clock),
        visits=Visits(store, clock),
        own_things=OwnThings(store, clock),
        things=Things(store, clock),
        thing_photos=ThingPhotos(store, clock, parts.thing_photos),
        handovers=Handovers(store, clock),
        counter=Counter(store, clock),
        mishaps=Mishaps(store, clock),
        extensions=Extensions(store, clock),
        custody_rounds=CustodyRounds(store, clock),
        visit_notes=VisitNotes(store, clock),
        loan_calendar=LoanCalendar(store, clock),
        reports=Reports(store, clock),
        volunteer_book=VolunteerBook(store, clock),
        imports=Imports(store, clock, read_list),
        site_answer_texts=SiteAnswerTexts(store, clock, platforms, dutch),
        addresses=Addresses(store, parts.postcodes),
        resident_updates=ResidentUpdates(store, clock, dutch),
        drafts=Drafts(store, clock),
        paper_forms=PaperForms(store, clock),
        take_back=TakeBack(store, clock),
        take_request=TakeRequest(store, clock, postings),
        placement=PlatformAndOfferFinder(store, clock, platforms, channel_of),
        postings=postings,
        withdrawals=Withdrawals(store, clock, platforms),
        renewals=Renewals(store, clock, platforms),
        proof_pictures=ProofPictureCleanup(store, clock, parts.proof_pictures),
        outbox=Outbox(store, clock, platforms, channel_of, dutch),
        profiles=PlatformProfiles(store, platforms, clock, parts.secrets),
        mail_import=MailImport(store, clock, dutch),
        mail_rules=MailRules(store, clock),
        replies=Replies(store, clock, dutch, code_words()),
        messages=Messages(store, clock),
        volunteers=Volunteers(store, clock),
        calls=Calls(store, clock, dutch, platforms),
        requests=Requests(store, clock, dutch),
        concerns=Concerns(store, clock),
        problems=Problems(store, clock),
        stories=RequestStories(store, clock, platforms),
        search=Search(store, platforms),
        slips=Slips(store, clock, parts.translations),
        notices=Notices(store),
        sheets=Sheets(store, clock, parts.translations),
        receipts=Receipts(store, clock, parts.translations),
        projects=Projects(store, clock, parts.translations),
        participants=Participants(store, clock),
        pledges=Pledges(store, clock),
        allocations=Allocations(store, clock),
        trips=Trips(store, clock, parts.postcodes),
        project_imports=ProjectImports(store, clock),
        project_overviews=ProjectOverviews(store),
        day_counter=DayCounter(store, clock),
        bulk_posts=BulkPosts(
            store=store,
            clock=clock,
            platforms=platforms,
            channel_of=channel_of,
            postings=postings,
            translate=dutch,
        ),
        practice_camp=PracticeCamp(store, clock),
        project_posts=ProjectPosts(store, clock, dutch),
        project_papers=ProjectPapers(store, clock, parts.translations),
    )
