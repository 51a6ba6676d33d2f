"""The posts on the practice sites, stored in one file."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING

from intake.kit.files import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class PracticePost:
    """One post on one practice site.

    ``stands_since`` is in seconds since 1970; ``answers`` are pairs of neighbour and text.
    """

    number: int
    site: str
    fields: dict[str, str]
    stands_since: float
    gone: bool = False
    answers: tuple[tuple[str, str], ...] = field(default_factory=tuple)

    @property
    def title(self) -> str:
        return self.fields.get("titel") or self.fields.get("omschrijving", "").split("\n")[0][:60]

    @property
    def text(self) -> str:
        return self.fields.get("omschrijving", "")


def _read_listings(file: Path) -> list[PracticePost]:
    """Read the posts of the last time; of a damaged file none: they were practice."""
    try:
        return [
            PracticePost(
                **{**entry, "answers": tuple(tuple(answer) for answer in entry["answers"])}
            )
            for entry in json.loads(file.read_text(encoding="utf8"))
        ]
    except (OSError, ValueError, TypeError, KeyError):
        return []


class PracticePosts:
    """All posts; the threads of the server may use it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._all: dict[int, PracticePost] = {}
        for listing in _read_listings(file):
            self._all[listing.number] = listing

    def add(self, site: str, fields: Mapping[str, str], now: float) -> PracticePost:
        with self._lock:
            listing = PracticePost(max(self._all, default=100) + 1, site, dict(fields), now)
            self._keep(listing)
            return listing

    def get(self, number: int) -> PracticePost | None:
        return self._all.get(number)

    def of(self, site: str) -> list[PracticePost]:
        """Return the posts on a site, newest first."""
        return [
            listing
            for listing in reversed(self._all.values())
            if listing.site == site and not listing.gone
        ]

    def all(self) -> list[PracticePost]:
        return list(self._all.values())

    def withdraw(self, number: int) -> None:
        with self._lock:
            self._keep(replace(self._all[number], gone=True))

    def answer(self, number: int, neighbour: str, text: str) -> None:
        with self._lock:
            listing = self._all[number]
            self._keep(replace(listing, answers=(*listing.answers, (neighbour, text))))

    def _keep(self, listing: PracticePost) -> None:
        self._all[listing.number] = listing
        listings = [asdict(kept) for kept in self._all.values()]
        write_file(self._file, json.dumps(listings, ensure_ascii=False))
