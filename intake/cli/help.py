"""The text of ``intake --help``: one line for each command, in the language of the settings."""

from __future__ import annotations

from intake.kit.errors import UserFacingError
from intake.kit.paths import find_home, resources
from intake.kit.settings import Settings, load_settings
from intake.kit.translations import Translations

VERBS = (
    "understand", "guard", "compose", "say", "match-mail", "import", "platforms", "doctor", "slip",
    "feed", "recovery", "key", "restore", "call", "fill", "walkthrough",
)  # fmt: skip
_WIDTH = 14


def terminal_translations() -> Translations:
    """Return the sentences of the terminal, in the language of the settings."""
    try:
        settings = load_settings(find_home(practice=False).settings)
    except UserFacingError:  # a command speaks even if the settings are unreadable
        settings = Settings()
    translate = Translations(resources() / "words")
    translate.set_language(settings.language)
    return translate


def run_help() -> int:
    """Print what the program is and which commands it has."""
    translate = terminal_translations()
    print(f"{translate('help-intro')}\n")
    print(f"  {'--practice':{_WIDTH}}{translate('help-practice')}\n")
    print(translate("help-verbs"))
    for verb in VERBS:
        print(f"  {verb:{_WIDTH}}{translate(f'help-{verb}')}")
    print(f"\n{translate('help-more')}")
    return 0
