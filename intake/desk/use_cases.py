"""All use cases of one desk, as the screen and the command line receive them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    from intake.desk.centre.recovery_key_export import RecoveryKeyExport
    from intake.desk.centre.referrals import Referrals
    from intake.desk.centre.rewordable_sentences import RewordableSentences
    from intake.desk.centre.set_up import SetUp
    from intake.desk.centre.settings_overview import SettingsOverviews
    from intake.desk.centre.sign_in import SignIn
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


@dataclass(frozen=True, kw_only=True)
class UseCases:
    """The use cases of one desk, by name."""

    sign_in: SignIn
    first_run: FirstRun
    set_up: SetUp
    overviews: SettingsOverviews
    mail_settings: MailSettings
    rewordable_sentences: RewordableSentences
    paper_languages: PaperLanguages
    referrals: Referrals
    recovery_key: RecoveryKeyExport
    export: Export
    persons: Persons
    merges: ResidentPairs
    ring_back_promises: RingBackPromises
    rounds: Rounds
    task_holds: TaskHolds
    visits: Visits
    own_things: OwnThings
    things: Things
    thing_photos: ThingPhotos
    handovers: Handovers
    counter: Counter
    mishaps: Mishaps
    extensions: Extensions
    custody_rounds: CustodyRounds
    visit_notes: VisitNotes
    loan_calendar: LoanCalendar
    reports: Reports
    volunteer_book: VolunteerBook
    imports: Imports
    site_answer_texts: SiteAnswerTexts
    addresses: Addresses
    resident_updates: ResidentUpdates
    drafts: Drafts
    paper_forms: PaperForms
    take_back: TakeBack
    take_request: TakeRequest
    placement: PlatformAndOfferFinder
    postings: PostingProgress
    withdrawals: Withdrawals
    wordings: Wordings
    renewals: Renewals
    proof_pictures: ProofPictureCleanup
    outbox: Outbox
    profiles: PlatformProfiles
    mail_import: MailImport
    mail_rules: MailRules
    replies: Replies
    messages: Messages
    volunteers: Volunteers
    calls: Calls
    requests: Requests
    concerns: Concerns
    problems: Problems
    stories: RequestStories
    search: Search
    slips: Slips
    notices: Notices
    sheets: Sheets
    receipts: Receipts
    projects: Projects
    participants: Participants
    pledges: Pledges
    allocations: Allocations
    trips: Trips
    project_imports: ProjectImports
    project_overviews: ProjectOverviews
    day_counter: DayCounter
    bulk_posts: BulkPosts
    practice_camp: PracticeCamp
    project_posts: ProjectPosts
    project_papers: ProjectPapers
