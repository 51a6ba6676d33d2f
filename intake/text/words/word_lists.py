"""Load the word lists: the program's own, and what a centre adds to them.

A centre puts files of the same names into the folder ``words`` of its desk, with the same headings
and its own words. In ``guard.toml`` a word that ends in ``*`` means every word that begins with it.
Additions are read at the next start; an unreadable file adds nothing. A start imports this long
before it needs a list, so a parser is imported with the first list.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from intake.kit.errors import UserFacingError
from intake.kit.paths import resources

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OPEN_LISTS = ("lexicon.toml", "guard.toml", "plain.toml", "nouns.toml")
"""The files to which a centre may add."""

Reader = TypeVar("Reader", bound="Callable[..., Any]")
_readers: list[Any] = []
_folder: Path | None = None


def cached(reader: Reader, most: int = 1) -> Reader:
    """Cache the result of a reader of these lists, until they are extended."""
    made: Any = lru_cache(maxsize=most)(reader)
    _readers.append(made)
    return made  # type: ignore[no-any-return]


def extend_from(folder: Path | None) -> None:
    """Add a centre's own words; it must be called before anything is understood or guarded."""
    global _folder  # noqa: PLW0603 - the lists belong to the process: there is one desk in it
    has_own_lists = any(_path(before, name) for before in (_folder, folder) for name in OPEN_LISTS)
    _folder = folder
    if has_own_lists:
        for reader in _readers:
            reader.cache_clear()


def shipped_list(name: str) -> dict[str, Any]:
    """Return a shipped list."""
    import tomllib

    return tomllib.loads((resources() / "words" / name).read_text(encoding="utf8"))


def own_list(name: str) -> dict[str, Any]:
    """Return what the centre added; nothing if its file is invalid."""
    try:
        return _read_own(name)
    except UserFacingError:
        return {}


def word_list(name: str) -> dict[str, Any]:
    """Return a list with the centre's own words in it."""
    return _merge_lists(shipped_list(name), own_list(name))


def faults() -> tuple[UserFacingError, ...]:
    """Return what is wrong with each of the centre's files that adds nothing."""
    found = []
    for name in OPEN_LISTS:
        try:
            _read_own(name)
        except UserFacingError as told:
            found.append(told)
    return tuple(found)


def _path(folder: Path | None, name: str) -> Path | None:
    if folder and (folder / name).is_file():
        return folder / name
    return None


def _read_own(name: str) -> dict[str, Any]:
    path = _path(_folder, name)
    if path is None:
        return {}
    import tomllib

    try:
        centre_words = tomllib.loads(path.read_text(encoding="utf8"))
    except (OSError, ValueError, RecursionError) as error:
        raise UserFacingError("words-file-unreadable", file=str(path)) from error
    _check(centre_words, shipped_list(name), str(path))
    return centre_words


def _check(own: dict[str, Any], shipped: dict[str, Any], file: str) -> None:
    """Compare a centre's list with the shipped one: the same headings, and words in each."""
    for heading, words in own.items():
        beside = shipped.get(heading)
        if (
            isinstance(beside, dict)
            and isinstance(words, dict)
            and all(isinstance(text, str) for text in beside.values())
        ):
            good = all(isinstance(text, str) for text in words.values())
        elif isinstance(beside, dict) and isinstance(words, dict):
            _check(words, beside, file)
            good = True
        else:
            good = (
                isinstance(beside, list)
                and isinstance(words, list)
                and all(isinstance(text, str) and text.strip(" *") for text in words)
            )
        if not good:
            raise UserFacingError("words-entry-wrong", file=file, entry=heading)


def _merge_lists(shipped: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    joined = dict(shipped)
    for heading, words in own.items():
        if isinstance(words, dict):
            joined[heading] = _merge_lists(shipped[heading], words)
        elif isinstance(words, list):
            joined[heading] = [*shipped[heading], *words]
        else:
            joined[heading] = words
    return joined
