"""The settings page: sections at the left, the selected one at the right, each on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from intake.domain.permissions import Permission
from intake.ui.settings.centre_sections import CentreSection, HoursSection
from intake.ui.settings.colleagues_column import ColleaguesColumn
from intake.ui.settings.concerns_column import ConcernsColumn
from intake.ui.settings.desk_sections import CopiesSection, PaperSection, ScreenSection
from intake.ui.settings.mail_column import MailColumn
from intake.ui.settings.mail_rules_column import MailRulesColumn
from intake.ui.settings.mailboxes_column import MailboxesColumn
from intake.ui.settings.more_places import MorePlacesSection
from intake.ui.settings.own_things import OwnThingsSection
from intake.ui.settings.paper_languages_column import PaperLanguagesColumn
from intake.ui.settings.platforms_column import PlatformsColumn
from intake.ui.settings.referral_contacts import ReferralContacts
from intake.ui.settings.rewordable_sentences_column import RewordableSentencesColumn
from intake.ui.settings.wordings_column import WordingsColumn
from intake.ui.widgets.basics import ShrinkableContainer, column, make_scroll_area, set_by_name
from intake.ui.widgets.line_delegate import LineDelegate
from intake.ui.widgets.scroll_into_view import scroll_to_top
from intake.ui.widgets.text_fields import Choice

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from intake.kit.translations import Translations
    from intake.ui.centre.settings_presenter import SettingsPresenter
    from intake.ui.settings.colleagues_presenter import ColleaguesPresenter
    from intake.ui.settings.concerns_presenter import ConcernsPresenter
    from intake.ui.settings.mail_presenter import MailServerPresenter
    from intake.ui.settings.mail_rules_presenter import MailRulesPresenter
    from intake.ui.settings.mailboxes_presenter import MailboxesPresenter
    from intake.ui.settings.own_things_presenter import OwnThingsPresenter
    from intake.ui.settings.paper_languages_presenter import PaperLanguagesPresenter
    from intake.ui.settings.referral_contacts_presenter import ReferralContactsPresenter
    from intake.ui.settings.rewordable_sentences_presenter import RewordableSentencesPresenter
    from intake.ui.settings.wordings_presenter import WordingsPresenter

_SECTIONS_FOR_ALL = frozenset({"staff", "screen", "paper", "more-places"})
"""Sections for everybody; the others need the permission to set up the centre."""

_ROOM_ABOVE = 2
"""Pixels above a section's name: all of them fit on a low screen, without a second scroll bar."""

_NARROW_LETTERS = 92
"""Below this width in letters the sections are selected from a drop-down list."""

_LIST_WIDTH = 250
_NAME = Qt.ItemDataRole.UserRole


class SettingsPresenters(NamedTuple):
    """The presenters of the page's sections."""

    settings: SettingsPresenter
    address_book: ReferralContactsPresenter
    rewordable_sentences: RewordableSentencesPresenter
    wordings: WordingsPresenter
    mailboxes: MailboxesPresenter
    mail_rules: MailRulesPresenter
    mail: MailServerPresenter
    colleagues: ColleaguesPresenter
    paper_languages: PaperLanguagesPresenter
    concerns: ConcernsPresenter
    own_things: OwnThingsPresenter


class SettingsPage(QWidget):
    """Shows one section at a time; people without the permission do not see it."""

    def __init__(self, presenters: SettingsPresenters, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenters = presenters
        self._translate = translate
        settings = presenters.settings
        self.centre = CentreSection(settings, translate)
        self.platforms = PlatformsColumn(settings, translate)
        self.more_places = MorePlacesSection(settings, translate)
        self._sections: dict[str, QWidget] = {
            "centre": self.centre,
            "opening": HoursSection(settings, translate),
            "staff": ColleaguesColumn(presenters.colleagues, translate),
            "platforms": self.platforms,
            "mailboxes": MailboxesColumn(presenters.mailboxes, translate),
            "mail-rules": MailRulesColumn(presenters.mail_rules, translate),
            "mail": MailColumn(presenters.mail, translate),
            "paper": PaperSection(settings, translate),
            "languages": PaperLanguagesColumn(presenters.paper_languages, translate),
            "phrases": RewordableSentencesColumn(presenters.rewordable_sentences, translate),
            "wordings": WordingsColumn(presenters.wordings, translate),
            "address-book": ReferralContacts(presenters.address_book, translate),
            "own-things": OwnThingsSection(presenters.own_things, translate),
            "concerns": ConcernsColumn(presenters.concerns, translate),
            "more-places": self.more_places,
            "screen": ScreenSection(settings, translate),
            "copies": CopiesSection(settings, translate),
        }
        self._shown: tuple[str, ...] = ()
        self._current = ""
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)
        outer.setSpacing(12)

        self._left, left_lines = column(translate("place-settings"))
        self._left.setFixedWidth(round(_LIST_WIDTH * settings.settings.scale / 100))
        self.sections = QListWidget()
        self.sections.setObjectName("entries")
        self.sections.setItemDelegate(LineDelegate(self.sections, above=_ROOM_ABOVE))
        self.sections.setAccessibleName(translate("settings-sections"))
        set_by_name(self.sections, horizontalScrollBarPolicy="ScrollBarAlwaysOff")
        self.sections.currentRowChanged.connect(self._on_row_chosen)
        left_lines.addWidget(self.sections, 1)
        outer.addWidget(self._left)

        right = QVBoxLayout()
        self._choice = Choice()
        self._choice.setAccessibleName(translate("settings-section"))
        self._choice.activated.connect(self._on_row_chosen)
        right.addWidget(self._choice)
        self._choice.hide()
        right.addWidget(self._build_section_area(), 1)
        outer.addLayout(right, 1)
        self._list_sections()

    def _build_section_area(self) -> QWidget:
        inside = ShrinkableContainer()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        for section in self._sections.values():
            section.hide()
            lines.addWidget(section)
        lines.addStretch(1)
        return make_scroll_area(inside)

    def start(self) -> None:
        """Read everything again and focus the sections."""
        self._list_sections()
        self.more_places.show_allowed()
        for presenter in self._presenters:
            presenter.refresh()
        self.sections.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open(self, name: str) -> QWidget:
        """Show a section, if the signed-in person may see it; return it."""
        if name in self._shown:
            self.sections.setCurrentRow(self._shown.index(name))
        return self._sections[name]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = event.size().width() / max(1, self.fontMetrics().averageCharWidth())
        narrow = letters < _NARROW_LETTERS
        self._left.setVisible(not narrow)
        self._choice.setVisible(narrow)

    def _list_sections(self) -> None:
        """List the sections that the signed-in person may see, and keep the open one."""
        may_set_up = self._presenters.settings.is_allowed(Permission.SET_UP_CENTRE)
        shown = tuple(name for name in self._sections if may_set_up or name in _SECTIONS_FOR_ALL)
        if shown == self._shown:
            return
        self._shown = shown
        self.sections.blockSignals(True)
        self.sections.clear()
        self._choice.clear()
        for name in shown:
            said = self._translate(f"section-{name}")
            item = QListWidgetItem(said)
            item.setData(_NAME, name)
            self.sections.addItem(item)
            self._choice.addItem(said, name)
        self.sections.blockSignals(False)
        index = 0
        if self._current in shown:
            index = shown.index(self._current)
        self.sections.setCurrentRow(index)
        self._on_row_chosen(index)

    def _on_row_chosen(self, row: int) -> None:
        if not 0 <= row < len(self._shown):
            return
        self._current = self._shown[row]
        for name, section in self._sections.items():
            section.setVisible(name == self._current)
        self._choice.setCurrentIndex(row)
        scroll_to_top(self._sections[self._current])
        if self.sections.currentRow() != row:
            self.sections.setCurrentRow(row)
