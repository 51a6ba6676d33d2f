"""Post on a real form as a person does, and hold what the window says against what is stored."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest

from intake.desk.placing.post_checks import PlatformText
from intake.domain.posting import PostingState
from intake.filling.evidence import Outcome
from intake.kit.text_normalization import normalize_words
from intake.ui.browser.post_search import PostSearch
from intake.ui.browser.posting_presenter import PostingPresenter
from intake.ui.browser.posting_window import PostingWindow
from intake.ui.desk_session import DeskSession
from tests.builders import a_call, rows
from tests.fakes import InlineRunner
from tests.served_pages import say_it_stands

_PATIENCE_MS = 25_000
_READING_MS = 4_000
"""A person looks the form over before they press; some sites take a text in a moment later."""
_GLANCE_MS = 1_000
"""A person reads what the window says of it; a single page may lead on meanwhile."""
_TELLING_MS = 8_000
"""So long a person waits for what the window says after a press."""


@dataclass(frozen=True)
class Row:
    """What came of one form."""

    form: str
    filled: tuple[str, ...]
    outcomes: tuple[str, ...]
    stored: int
    right: bool
    noticed: bool
    wrong: bool
    twice: bool
    said: str
    address: str
    found: bool

    def line(self) -> str:
        """Return the row of the table."""
        marks = [self.right, self.noticed, self.wrong, self.twice, self.found]
        cells = " | ".join(f"{'yes' if mark else 'no':5}" for mark in marks)
        return f"{self.form:28} | {cells} | {' > '.join(self.outcomes):28} | {self.address}"


HEAD = (
    f"{'form':28} | right | seen  | wrong | twice | found "
    f"| {'outcome after each press':28} | kept address"
)


class Poster:
    """A desk whose platform is one real form, known by its address alone."""

    def __init__(self, qtbot, practice):
        self.qtbot = qtbot
        self.practice = practice
        session = DeskSession(InlineRunner(), InlineRunner(), practice.translate, practice.clock)
        session.use_cases = practice.use_cases
        session.signed_in = practice.actor
        self.presenter = PostingPresenter(session, practice.proof_pictures)
        self.window = PostingWindow(
            self.presenter, practice.translate, practice.home.folder("browser"), 100
        )
        self.platforms = practice.use_cases.postings.platforms
        self._is_signed_in = ""

    def use(self, form, slug="oefenleen"):
        """Let a platform be this form, and sign in there as a person did once."""
        self.form = form
        self.profile = replace(
            self.platforms.get(slug), new_request=form.form, sign_in=form.sign_in
        )
        self.platforms.change(self.profile)
        if form.log_in and form.log_in != self._is_signed_in:
            self.sign_in()
        self._is_signed_in = form.log_in

    def close(self):
        self.window.dispose()
        self.window.close()

    def sign_in(self):
        """Sign in, in the platform's own profile."""
        self.window.sign_in(self.profile)
        asks = "!!document.querySelector('input[type=password]')"
        at = self.form.sign_in.partition("://")[2]

        def is_past():  # the site has led on, as it does at once with who is signed in
            shown = self.run("document.readyState === 'complete' ? location.href : ''")
            return f"//{at.partition('/')[0]}/" in shown and at not in shown

        self.until(lambda: is_past() or self.run(asks))
        if not is_past():
            self.run(self.form.log_in)
            self.until(lambda: is_past() and self.window.is_settled)

    def queue(self, **about):
        """Queue one post; gives it."""
        taken, title, text = a_call(self.practice, **about)
        return self.practice.use_cases.postings.queue(
            self.practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        ).value

    def post(self, posting, *, choosing=False):
        """Fill the form, press its button as often as it takes; gives what came of it.

        With ``choosing`` a person chooses from the list that the program left empty, by keys.
        """
        window = self.window
        self.presenter.begin([posting])
        job = self.presenter.job
        self.until(lambda: window.stage == "filled" or window.panel.link.isVisible())
        self.qtbot.wait(_READING_MS)
        filled = self.listed()
        if os.environ.get("INTAKE_PICTURES"):
            self.keep("before")
        if choosing:
            self.choose()
        outcomes, wrong = [], False
        for press in (self.form.press, *self.form.more_presses):
            self.until(lambda press=press: self.has_target(press))
            self.run(press)
            self.settle(job)
            outcome = window.outcomes.watcher.latest.outcome
            outcomes.append(str(outcome))
            if folder := os.environ.get("INTAKE_PICTURES"):
                self.window.grab().save(f"{folder}/{self.form.name} {len(outcomes)}.png")
            stands = bool(self.form.stored(job.code))
            told = {Outcome.STANDS: True, Outcome.REFUSED: False, Outcome.PREVIEW: False}
            wrong = wrong or (outcome in told and told[outcome] is not stands)
        self.qtbot.wait(_GLANCE_MS)
        stored = self.form.stored(job.code)
        noticed = bool(stored) and window.outcomes.watcher.latest.outcome is Outcome.STANDS
        said, address = window.panel.said.text(), window.outcomes.post_address
        found = noticed and self.is_found(job, address)
        if noticed:
            say_it_stands(window)
        else:
            window.panel.later.click()
        state = next(one for one in rows(self.practice, type(posting)) if one.id == posting.id)
        return Row(
            form=self.form.name,
            filled=filled,
            outcomes=tuple(outcomes),
            stored=len(stored),
            right=len(stored) == 1 and _is_right(posting, *stored[0]),
            noticed=noticed,
            wrong=wrong,
            twice=len(stored) > 1 or (bool(stored) and state.state is PostingState.QUEUED),
            said=said,
            address=address,
            found=found,
        )

    def is_found(self, job, address):
        """Look on the kept address as a withdrawal does: whether the post is seen there."""
        search, answers = PostSearch(self.window.browser, self.window), []
        search.look(job.profile, job.posting, job.code, address, answers.append)
        self.until(lambda: bool(answers))
        return answers[0] is True

    def choose(self):
        """Choose the first that a list has to choose, with the keyboard."""
        box = f"document.querySelector('{self.form.choose}')"

        self.window.activateWindow()
        self.window.view.setFocus()
        before = self.run(f"{box}.value")
        self.run(f"{box}.focus(); 1")
        self.until(lambda: self.run(f"document.activeElement === {box}"))
        QTest.keyClick(self.window.view.focusProxy(), Qt.Key.Key_Down)
        self.until(lambda: self.run(f"{box}.value") != before)
        self.until(lambda: bool(self.window.correction_reader.corrections))

    def settle(self, job):
        """Wait until the site and the window have both said what came of it, or no more comes."""
        before = self.window.outcomes.watcher.latest

        def is_told():
            latest = self.window.outcomes.watcher.latest
            return latest is not before and latest.outcome is not Outcome.UNKNOWN

        with contextlib.suppress(self.qtbot.TimeoutError):  # a step between says nothing
            self.qtbot.waitUntil(is_told, timeout=_TELLING_MS)

    def listed(self):
        """Return what the window lists: what was filled in and what is left to the person."""
        texts = [
            part.text()
            for part in self.window.panel.list.findChildren(type(self.window.panel.said))
        ]
        return tuple(texts)

    def has_target(self, press):
        target = press.partition(".click()")[0]
        return self.run(
            f"(() => {{ try {{ return !!({target}); }} catch (e) {{ return false; }} }})()"
        )

    def run(self, script):
        answers = []
        self.window.page.runJavaScript(script, answers.append)
        self.until(lambda: bool(answers))
        return answers[0]

    def until(self, condition):
        try:
            self.qtbot.waitUntil(condition, timeout=_PATIENCE_MS)
        except self.qtbot.TimeoutError as error:
            shown = f"{self.form.name}: {self.window.address}: {self.window.panel.said.text()}"
            if os.environ.get("INTAKE_PICTURES"):
                self.keep("late")
            raise AssertionError(shown) from error

    def keep(self, when):
        """Keep a picture and what the page's boxes hold, to look at."""
        start = f"{os.environ['INTAKE_PICTURES']}/{self.form.name} {when}"
        self.window.grab().save(f"{start}.png")
        looked = []
        self.window.filler._script.call("look()", looked.append)
        self.until(lambda: bool(looked))
        Path(f"{start}.json").write_text("\n".join(map(str, looked)), "utf8")

    def load(self, address):
        self.window.page.load(QUrl(address))


def _is_right(posting, title, text):
    start = normalize_words(posting.text)[:60]
    return normalize_words(posting.title) in normalize_words(title) and start in normalize_words(
        text.replace("<p>", " ").replace("</p>", " ")
    )
