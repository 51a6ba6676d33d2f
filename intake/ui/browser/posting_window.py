"""The posting window.

At the left what was filled in and what the person must do, at the right the platform's own page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWebEngineCore import QWebEnginePage

from intake.domain.profile import PostingMethod
from intake.filling.snapshot import normalize_words, shows
from intake.ui.browser.filler import Filled, PageFiller
from intake.ui.browser.page import Browser, PlatformPage
from intake.ui.browser.posting_look import PostingLook
from intake.ui.browser.withdrawal_window import LOOKED_MS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtWebEngineCore import QWebEngineProfile

    from intake.domain.profile import LearnedField, Profile
    from intake.kit.translations import Translations
    from intake.ui.browser.posting_presenter import Job, PostingPresenter

_LOAD_LIMIT_MS = 30_000
_FRAME_MS = 20
_MOST_FRAMES = 50
_HANDS_MS = 700


class PostingWindow(PostingLook):
    """Shows one posting at a time. It never presses the platform's button."""

    closed = Signal()

    def __init__(
        self, presenter: PostingPresenter, translate: Translations, profiles: Path, scale: int
    ) -> None:
        super().__init__(translate, scale)
        self._presenter = presenter
        self.browser = Browser(profiles, self)
        self._pasted: QImage | None = None
        self._was_filled = False
        self._trial: tuple[Profile, Mapping[str, str]] | None = None
        self._page: PlatformPage | None = None
        self._filler: PageFiller | None = None
        self._moved_on = self._asking = self._full = self.loaded = self._turning = self._titled = (
            False
        )
        self._form_address = ""
        self._copying = False
        self._taught: dict[str, tuple[LearnedField, ...]] = {}
        self._wire()
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(_LOAD_LIMIT_MS)
        self._limit.timeout.connect(self._go_on_without_the_rest)
        self._hands = QTimer(self)
        self._hands.setInterval(_HANDS_MS)
        self._hands.timeout.connect(self._watch_hands)
        self._hands.start()
        presenter.opened.connect(self._open)
        presenter.finished.connect(self._finished)
        presenter.message.connect(self._tell)

    @property
    def state(self) -> str:
        """Where this posting is: loading, filled, moved on, asking."""
        if self._asking:
            return "asking"
        if self._moved_on:
            return "moved on"
        if self._full:
            return "filled"
        return "loading"

    @property
    def address(self) -> str:
        if self._page:
            return self._page.url().toString()
        return ""

    @property
    def settled(self) -> bool:
        """Whether the page that is shown has been looked at."""
        return self.loaded and not self._turning

    def wait_for_page(self) -> None:
        """The person has pressed the page's own button.

        What is known of this page no longer counts.
        """
        self._turning = True

    def _wire(self) -> None:
        panel = self.panel
        panel.list.copied.connect(lambda text: QGuiApplication.clipboard().setText(text))
        panel.list.pointed.connect(
            lambda index: (
                self._filler.run(f"go({index})", lambda _: self.view.setFocus())
                if self._filler
                else None
            )
        )
        panel.elsewhere.clicked.connect(
            lambda: (
                QDesktopServices.openUrl(QUrl(self._presenter.job.profile.new_request))
                if self._presenter.job
                else None
            )
        )
        panel.again.clicked.connect(self._fill)
        panel.paste.clicked.connect(self._paste)
        panel.stands.clicked.connect(self._stands)
        panel.no.clicked.connect(self._not_there)
        panel.later.clicked.connect(self._later)

    def try_out(self, profile: Profile, values: Mapping[str, str]) -> None:
        """Show what would be filled in on a platform's page, with nothing to place and nothing to
        keep.
        """
        self._trial = profile, values
        self._head(profile, self._translate("posting-trial-title", platform=profile.name))
        self._about.setText(self._translate("posting-trial-about"))
        self.list.show_values(values)
        self._begin(copying=False)
        self._show(profile, profile.new_request)

    def sign_in(self, profile: Profile) -> None:
        """Show a platform's sign-in page, with nothing to place."""
        self._trial = None
        self._head(profile, self._translate("posting-sign-in-title", platform=profile.name))
        self._about.setText("")
        self.list.show_values({})
        self._begin(copying=False)
        self._show(profile, profile.sign_in)

    def _begin(self, *, copying: bool) -> None:
        self._moved_on = self._asking = self._full = self._titled = False
        self._copying = copying
        self._form_address = ""
        self._taught = {}
        self._pasted = None
        self._was_filled = False
        self.panel.link.clear()
        self._buttons()

    def _open(self, job: Job) -> None:
        translate = self._translate
        self._trial = None
        self._head(job.profile, translate("posting-title", platform=job.profile.name))
        self._about.setText(
            translate(
                "posting-about",
                number=job.number,
                total=job.total,
                what=job.values["what"],
                code=job.code,
            )
        )
        self.list.show_values(job.values)
        self._begin(copying=job.profile.way is PostingMethod.COPY)
        if job.number > 1:  # a double press is meant for the one before
            self.panel.later.setEnabled(False)
            QTimer.singleShot(LOOKED_MS, self, lambda: self.panel.later.setEnabled(True))
        self._show(job.profile, job.profile.new_request)

    def _show(self, platform: Profile, address: str) -> None:
        self.loaded = False
        old = self._page
        self._page = self.browser.page_of(platform, address)
        self.signing_in.watch(self._page, platform)
        self._page.refused.connect(
            lambda address: self._copy_instead(
                self._translate("posting-refused", address=address[:80])
            )
        )
        self._page.unsafe.connect(lambda: self._page_fault("posting-unsafe"))
        self._page.says.connect(
            lambda text: self._tell(self._translate("posting-page-says", text=text[:200]))
        )
        self._page.loadStarted.connect(self._limit.start)
        self._page.loadStarted.connect(self._left_the_page)
        self._page.loadFinished.connect(self._loaded)
        self._page.urlChanged.connect(lambda url: self._where.setText(url.toDisplayString()))
        self._filler = PageFiller(self._page, self._page)
        self._filler.filled.connect(self._filled)
        self.view.setPage(self._page)
        if old:
            old.deleteLater()
        self.show()
        self.activateWindow()
        self._tell(self._translate("posting-loading"))
        self._page.load(QUrl(address))

    def _left_the_page(self) -> None:
        """What was filled in may be on its way.

        Until the next page tells, nobody knows whether it stands there.
        """
        if self._filler:
            self._filler.stop()
        if self._was_filled and self._presenter.job:
            self._presenter.may_stand = True

    def _loaded(self, well: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._limit.stop()
        page = self._page
        if page is None or self.sender() not in (
            None,
            page,
        ):  # what a page tells that was left meanwhile is old
            return
        self.loaded = True
        self._turning = False
        self._full = False
        if not well:
            self._page_fault("posting-unsafe" if page.distrusted else "posting-down")
            return
        filler = self._filler
        if filler:
            filler.run(
                "words()", lambda text: self._looked(text or "") if filler is self._filler else None
            )

    def _go_on_without_the_rest(self) -> None:
        """A page that never stops loading is mostly there.

        Fill what shows; one that shows nothing is left.
        """
        filler = self._filler
        if filler:
            filler.run(
                "words()",
                lambda text: (
                    (self._looked(text) if text else self._page_fault("posting-too-slow"))
                    if filler is self._filler
                    else None
                ),
            )

    def _looked(self, text: str) -> None:
        """Once the page shows the post's own code outside any box, it has moved on.

        Else it may be a form to fill.
        """
        job = self._presenter.job
        if self._page is None or self._filler is None:
            return
        if job is None and self._trial:
            self._fill()
            return
        if job is None:
            self._tell(self._translate("posting-signed-in"))
            self._filler.run("begin()", self._went)
            return
        seen = normalize_words(job.code) in normalize_words(text) or (
            self._was_filled and shows(job.values, text)
        )
        if seen and self._page.url().toString() != self._form_address:
            self._moved_on = self._presenter.may_stand = True
            self._buttons()
            self._tell(
                self._translate(
                    "posting-moved-on" if shows(job.values, text) else "posting-shown-otherwise"
                )
            )
            self.stands.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._copying:
            self._tell(self._translate("posting-copying", platform=job.profile.name))
            return
        self._fill()

    def _fill(self) -> None:
        job = self._presenter.job
        profile, values = (job.profile, job.values) if job else self._trial or (None, {})
        if profile and self._filler and self._page:
            self._form_address = self._page.url().toString()
            self._filler.fill(values, profile.learned, titled=self._titled)

    def _filled(self, filled: Filled) -> None:
        self.list.show_filled(filled)
        if filled.steps:
            key = "posting-check"
        elif self._looks_like_sign_in():
            key = "posting-sign-in"
        else:
            key = "posting-nothing"
        if (
            self._was_filled
            and not filled.steps
            and not filled.left
            and key == "posting-nothing"
            and self._presenter.job
        ):
            # a page after the form, with neither code nor text: the person knows
            key = "posting-not-seen"
            self._moved_on = self._presenter.may_stand = True
            self._buttons()
        self._was_filled = self._was_filled or bool(filled.steps)
        if filled.steps:  # a form again: a next step, or one that was sent back
            self._presenter.may_stand = False
        self._titled = self._titled or any(step.role == "title" for step in filled.steps)
        self._tell(
            self._translate(
                key, platform=self._presenter.job.profile.name if self._presenter.job else ""
            )
        )
        if self._filler:
            self._filler.holds(self._held)
            self._filler.run("signedOut()", self._signed_out)
            self._filler.run(f"go({self._filler.last})", self._went)

    def _signed_out(self, is_out: object) -> None:
        """Some sites show the form to anybody and refuse only what is sent."""
        if is_out and not self._moved_on and self._presenter.job:
            self._tell(self._translate("posting-signed-out"))

    def _watch_hands(self) -> None:
        """Keep what the boxes hold while a person works on the page.

        Once it has moved on they are gone.
        """
        filler = self._filler
        at = self._form_address
        if filler and self._full and not self._moved_on and not self._turning:
            filler.holds(
                lambda held: (
                    self._taught.update({at: filler.taught(held)})
                    if filler is self._filler and held and not self._moved_on
                    else None
                )
            )

    def _held(self, held: dict[int, str]) -> None:
        """What the page is about to hold is guarded once more, whoever put it there."""
        if said := self._presenter.look_over(held.values()):
            self._tell(said)

    def _went(self, _: object) -> None:
        self.view.setFocus()
        self._wait_for_paint(_MOST_FRAMES)

    def _wait_for_paint(self, left: int) -> None:
        """What is filled counts as shown once the page has drawn its marks and has the hands.

        A key pressed before would be lost.
        """
        filler = self._filler

        def told(painted: object) -> None:
            if filler is not self._filler:
                return
            if painted or left == 0:
                self._full = True
            else:
                QTimer.singleShot(_FRAME_MS, self, lambda: self._wait_for_paint(left - 1))

        if filler:
            filler.run("painted()", told)

    def _looks_like_sign_in(self) -> bool:
        return bool(
            self._page
            and any(
                word in self._page.url().path().lower()
                for word in ("inlog", "login", "signin", "sign-in", "aanmeld")
            )
        )

    def _stands(self) -> None:
        """Ask once before it counts; then keep the proof."""
        if not self._moved_on and not self._copying:
            return
        if not self._asking:
            self._asking = True
            self._buttons()
            self._tell(self._translate("posting-see-it"))
            self.stands.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        picture = self._presenter.picture_file()
        if self._pasted is None or not self._pasted.save(str(picture)):
            self.view.grab().save(str(picture))
        if self._page:
            self._presenter.learn([one for taught in self._taught.values() for one in taught])
            pasted = self.panel.link.text().strip()
            self._presenter.stands(pasted or self._page.url().toString(), picture, "")

    def _paste(self) -> None:
        """Take the picture that the person made in a browser of their own as the proof."""
        picture = QGuiApplication.clipboard().image()
        if picture.isNull():
            self._pasted = None
        else:
            self._pasted = picture
        self._tell(
            self._translate("posting-no-picture" if picture.isNull() else "posting-picture-kept")
        )

    def _not_there(self) -> None:
        self._asking = False
        self._moved_on = self._presenter.may_stand = False
        self._buttons()
        self._tell(self._translate("posting-not-there-hint"))
        self.view.setFocus()

    def _later(self) -> None:
        if self._presenter.job:
            self._presenter.later()
        else:
            self._finished()

    def _page_fault(self, key: str) -> None:
        if self._page:
            self._page.triggerAction(QWebEnginePage.WebAction.Stop)
        self._copy_instead(self._translate(key))

    def _copy_instead(self, sentence: str) -> None:
        """The page does not go along.

        Say so, and let the person copy, here or in a browser of their own; nothing is lost.
        """
        self._copying = self._presenter.job is not None
        if self._presenter.job:
            self.list.show_values(self._presenter.job.values)
        self._buttons()
        self._tell(sentence)

    def _buttons(self) -> None:
        self.panel.show_state(moved_on=self._moved_on, asking=self._asking, copying=self._copying)

    def _finished(self) -> None:
        self._limit.stop()
        self.hide()
        self.closed.emit()

    def closeEvent(self, event: object) -> None:
        """A closed window gives the post back to the line, or leaves it a question, and opens no
        other.
        """
        at_work = self._presenter.job is not None
        self._presenter.stop()
        self._limit.stop()
        super().closeEvent(event)  # type: ignore[arg-type]
        if at_work:
            self.closed.emit()

    def profile_of(self, slug: str) -> QWebEngineProfile:
        """Give the lasting profile of a platform that was opened here."""
        return self.browser.profiles[slug]

    def put_away(self) -> None:
        """Let page and profiles go in the order that the browser wants."""
        self._limit.stop()
        self._hands.stop()
        if self._filler:
            self._filler.stop()
            self._filler = None
        self.view.setPage(QWebEnginePage(self.view))
        if self._page:
            self._page.deleteLater()
            self._page = None
