"""The sentences of the program.

One catalogue in Fluent for screen, paper, messages and the command line.

Files keep the sentences of one subject together; a key is unique over all of them. A catalogue is
parsed once and then read from a flat cache, because parsing it takes a third of the start. Only a
message with variants (one, many) uses Fluent's own runtime.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from intake import __version__
from intake.kit.errors import ExternalError
from intake.kit.files import write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

LANGUAGES = ("nl", "en")
"""The languages of the screen."""

PAPER_LANGUAGES = (*LANGUAGES, "tr", "ar", "pl", "uk", "fr", "es", "pap", "ti")
"""The languages in which there are papers for residents."""

PICTURES = "pictures"
"""In place of a language: for people who cannot read."""

_VALUE_NAME_PATTERN = re.compile(r"\$([a-z_]+)")
_PLACEHOLDER_PATTERN = re.compile(r"\{ ?\$([a-z_]+) ?\}")


@dataclass(frozen=True, slots=True)
class FluentSource:
    """A message with variants (one, many), in Fluent: only Fluent's own runtime can fill it in."""

    text: str


Message = str | FluentSource
"""A message of a catalogue; a text is filled in without Fluent's runtime, which is slow."""


class Translate(Protocol):
    """Translates a key and its values into a sentence."""

    def __call__(self, key: str, **values: object) -> str: ...


_MIN_SENTENCES = 500
_MIN_PAPER_SENTENCES = 100
"""A cached table with fewer sentences is incomplete; of some languages there are papers alone."""


def _read_cached(path: Path, least: int) -> dict[str, Message] | None:
    """Return the cached table; None if there is none, or if it is damaged."""
    try:
        table = json.loads(path.read_text(encoding="utf8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(table, dict) or len(table) <= least:
        return None
    return {key: _from_json(value) for key, value in table.items()}


def _from_json(value: str | list[str]) -> Message:
    return value if isinstance(value, str) else FluentSource(value[0])


def _to_json(message: Message) -> str | list[str]:
    """Return a message as the cache holds it: the source of one with variants is in a list."""
    return message if isinstance(message, str) else [message.text]


def _flatten(source: str) -> dict[str, Message]:
    """Split a Fluent text into its messages. Raises ``ValueError`` if it cannot be read."""
    from fluent.syntax import FluentParser, FluentSerializer, ast

    flat: dict[str, Message] = {}
    serializer = FluentSerializer()
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Junk):
            text = f"words that cannot be read: {(entry.content or '')[:80]}"
            raise ValueError(text)  # noqa: TRY004 - the words are wrong, not their type
        if not isinstance(entry, ast.Message) or entry.value is None:
            continue
        plain = ""
        for part in entry.value.elements:
            if isinstance(part, ast.TextElement):
                plain += part.value
            elif isinstance(part, ast.Placeable) and isinstance(
                part.expression, ast.VariableReference
            ):
                plain += "{$" + part.expression.id.name + "}"
            elif isinstance(part, ast.Placeable) and isinstance(part.expression, ast.StringLiteral):
                plain += part.expression.value
            else:
                flat[entry.id.name] = FluentSource(serializer.serialize_entry(entry))
                break
        else:
            flat[entry.id.name] = plain
    return flat


class BoundTranslations:
    """The catalogue in one fixed language, whatever the screen uses."""

    def __init__(self, translations: Translations, language: str) -> None:
        self._translations = translations
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        return self._translations.in_language(self.language, key, **values)


class Translations:
    """The catalogue in one language, which ``set_language`` changes while the program runs."""

    def __init__(self, folder: Path, cache: Path | None = None, language: str = "nl") -> None:
        self._folder = folder
        self._cache = cache
        self._tables: dict[str, dict[str, Message]] = {}
        self._filled_by_fluent: dict[tuple[str, str], Callable[..., str]] = {}
        self.language = language
        self._own: dict[str, str] = {}
        self._paper_languages: tuple[str, ...] = LANGUAGES

    def use_own_texts(self, own: Mapping[str, str]) -> None:
        """Use the centre's own wording for these texts from now on.

        They are Dutch, as the texts they replace.
        """
        self._own = dict(own)

    @property
    def own_texts(self) -> Mapping[str, str]:
        """The texts that the centre words itself, by their keys."""
        return self._own

    @property
    def paper_languages(self) -> tuple[str, ...]:
        """The languages that residents are spoken with."""
        return self._paper_languages

    def use_paper_languages(self, languages: tuple[str, ...]) -> None:
        """Speak and print these languages with residents from now on: each is signed for."""
        self._paper_languages = languages

    def resident_translations(self, language: str) -> BoundTranslations | None:
        """Return the catalogue in a resident's language; None for Dutch and for one unsigned."""
        if language == LANGUAGES[0] or language not in self._paper_languages:
            return None
        return self.bound_to(language)

    def has_own_text(self, key: str) -> bool:
        """Tell whether the centre words a text itself."""
        return key in self._own

    def set_language(self, language: str) -> None:
        """Use another language for every sentence from now on."""
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        return self.in_language(self.language, key, **values)

    def bound_to(self, language: str) -> BoundTranslations:
        """Return the catalogue fixed to one language: paper and posts use the reader's."""
        return BoundTranslations(self, language)

    def in_language(self, language: str, key: str, **values: object) -> str:
        """Translate a key into a given language, whatever the screen uses.

        Paper follows the resident, not the desk.
        """
        pattern = self.table(language)[key]
        if language == "nl":
            pattern = self._own.get(key, pattern)
        if isinstance(pattern, FluentSource):
            return self._fill_by_fluent(language, key, pattern, values)
        if values or "{$" in pattern:
            return _PLACEHOLDER_PATTERN.sub(lambda hole: str(values[hole[1]]), pattern)
        return pattern

    def value_names(self, key: str) -> frozenset[str]:
        """Return the names of the values that a sentence needs."""
        pattern = self.table(self.language)[key]
        source = pattern.text if isinstance(pattern, FluentSource) else pattern
        return frozenset(_VALUE_NAME_PATTERN.findall(source))

    def has(self, key: str) -> bool:
        return key in self.table(self.language)

    def table(self, language: str) -> dict[str, Message]:
        """Return every message of a language, in the program's own wording."""
        if language not in self._tables:
            self._tables[language] = self._load(language)
        return self._tables[language]

    def _load(self, language: str) -> dict[str, Message]:
        with os.scandir(self._folder / language) as entries:
            files = {entry.name: entry.stat() for entry in entries if entry.name.endswith(".ftl")}
        stamp = max(file.st_mtime_ns for file in files.values()) + sum(
            file.st_size for file in files.values()
        )
        cached = None
        if self._cache:
            cached = self._cache / f"words-{language}-{__version__}-{stamp:x}.json"
        least = _MIN_SENTENCES if language in LANGUAGES else _MIN_PAPER_SENTENCES
        if cached and (loaded := _read_cached(cached, least)):
            return loaded
        table: dict[str, Message] = {}
        for name in sorted(files):
            table.update(_flatten((self._folder / language / name).read_text(encoding="utf8")))
        if cached:
            with suppress(ExternalError):  # without a cache it is only slower
                write_file(
                    cached, json.dumps({key: _to_json(value) for key, value in table.items()})
                )
        return table

    def _fill_by_fluent(
        self, language: str, key: str, source: FluentSource, values: dict[str, Any]
    ) -> str:
        if (language, key) not in self._filled_by_fluent:
            from fluent.runtime import FluentBundle, FluentResource

            bundle = FluentBundle([language], use_isolating=False)
            bundle.add_resource(FluentResource(source.text))
            message: Any = bundle.get_message(key).value
            self._filled_by_fluent[language, key] = lambda **given: str(
                bundle.format_pattern(message, given)[0]
            )
        return self._filled_by_fluent[language, key](**values)
