"""Say a task as a sentence needs it: "de heg knippen", "knipt de heg", "een lamp op te hangen".

A task without a verb that is known ("boodschappen", "DigiD", "administratie") is told as help with
it: "helpen met DigiD". Some nouns have a verb of their own: errands are done, a dog is walked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_noun
from intake.text.grammar.verbs import Verb, find_verb

_COMPANY = frozenset(
    {
        *(
            "wandelen",
            "fietsen",
            "kaarten",
            "klaverjassen",
            "schaken",
            "dammen",
            "bridgen",
            "sjoelen",
        ),
        *(
            "biljarten",
            "praten",
            "koffiedrinken",
            "zwemmen",
            "puzzelen",
            "dansen",
            "zingen",
            "winkelen",
        ),
        *(
            "breien",
            "haken",
            "borduren",
            "sporten",
            "hardlopen",
            "tuinieren",
            "tekenen",
            "musiceren",
        ),
        *("vissen", "eten", "lezen"),
    }
)
"""What is done together with the resident, and not for them."""
_OWN_VERBS = {
    "boodschappen": "doen", "boodschap": "doen", "was": "doen", "afwas": "doen", "vaat": "doen",
    "strijk": "doen", "strijkgoed": "strijken", "strijkwerk": "strijken", "hond": "uitlaten",
    "hondje": "uitlaten", "gras": "maaien", "gazon": "maaien", "heg": "knippen", "haag": "knippen",
    "onkruid": "wieden", "ramen": "lappen", "raam": "lappen", "stoep": "vegen", "huiswerk": "maken",
    "bed": "verschonen", "pakketje": "ophalen", "pakje": "ophalen", "medicijnen": "ophalen",
    "verhuizing": "", "kat": "verzorgen", "poes": "verzorgen", "konijn": "verzorgen",
    "kippen": "verzorgen", "planten": "verzorgen", "lamp": "ophangen", "gordijnrail": "ophangen",
    "gordijnen": "ophangen", "schilderij": "ophangen", "rookmelder": "ophangen",
    "spiegel": "ophangen", "plank": "ophangen", "wandelmaatje": "wandelen",
    "wandeling": "wandelen", "ommetje": "wandelen", "fietsmaatje": "fietsen",
    "schaakmaatje": "schaken", "kaartmaatje": "kaarten", "praatje": "praten",
    "gezelschap": "praten", "bezoek": "praten", "bezoekje": "praten", "band": "plakken",
    "fietsband": "plakken", "grofvuil": "buitenzetten", "vuilnis": "buitenzetten",
    "kliko": "buitenzetten", "container": "buitenzetten",
}  # fmt: skip
_BARE = frozenset({"boodschappen", "onkruid", "huiswerk"})
_WITH_BARE = re.compile(r"^met (rollator|rolstoel|scootmobiel|hond)$")
_DEFECT = re.compile(r"^(?:een )?(?:lekkende|kapotte|losse|defecte|vastzittende|scheve)\b")
_JOINED = re.compile(r"^(?P<rest>.+?) (?P<first>\w+en) en (?P<second>\w+en)$")
_MOVES = re.compile(r"^(.+?) (naar (?:boven|beneden|buiten|binnen)|de trap (?:op|af))$")


@dataclass(frozen=True)
class TaskPhrase:
    """A task: its verb and what it is done with; ``together`` with the resident.

    ``is_joined``: it has two verbs, and is told as it was typed.
    """

    words: str
    verb: Verb
    together: bool
    is_joined: bool = False

    @property
    def infinitive(self) -> str:
        """``de heg knippen``, ``helpen met DigiD``."""
        return self._around(self.verb.infinitive)

    @property
    def with_te(self) -> str:
        """``de heg te knippen``, ``een lamp op te hangen``."""
        return self._around(self.verb.with_te)

    @property
    def in_clause(self) -> str:
        """``de heg knipt``, ``een lamp ophangt``: the end of "iemand die …"."""
        return self._around(self.verb.in_clause)

    @property
    def finite(self) -> str:
        """``knipt de heg``, ``hangt een lamp op``: what follows "wie"."""
        words = [self.verb.finite, self.words, self.verb.particle]
        return " ".join(word for word in words if word)

    def finite_with(self, when: str) -> str:
        """``doet elke vrijdag boodschappen``: with a moment behind the verb."""
        words = [self.verb.finite, when, self.words, self.verb.particle]
        return " ".join(word for word in words if word)

    @property
    def is_help(self) -> bool:
        """Whether it is told as help with something."""
        return self.verb.infinitive == "helpen"

    def _around(self, verb: str) -> str:
        if self.is_help:  # "helpen met DigiD": what it is with follows the verb
            return f"{verb} {self.words}".strip()
        return f"{self.words} {verb}".strip()


def read_task(text: str) -> TaskPhrase:
    """Read what was typed as a task."""
    text = re.sub(r"^(?:hulp|help|helpen) (?:bij|met) (?:het )?", "", text.strip().rstrip("."))
    text = re.sub(r"^samen (?=\w)", "", text)
    if _DEFECT.match(text):
        text = re.sub(r"\bmaken$", "repareren", text)
    return (
        _read_joined(text)
        or _read_moved(text)
        or _read_with_verb(text.split())
        or _read_by_noun(text)
        or TaskPhrase(f"met {_helped_with(text)}", _verb("helpen"), together=False)
    )


def _read_joined(text: str) -> TaskPhrase | None:
    """Read two things to do with one: "een kerstboom van zolder halen en optuigen"."""
    joined = _JOINED.match(text)
    if joined is None or find_verb(joined["first"].lower()) is None:
        return None
    last = find_verb(joined["second"].lower()) or Verb(joined["second"], "", "", "-")
    words = f"{read_noun_phrase(joined['rest']).indefinite} {joined['first']} en"
    return TaskPhrase(words, last, together=False, is_joined=True)


def _read_moved(text: str) -> TaskPhrase | None:
    """Read what is to be carried: "bankstel naar boven"."""
    moved = _MOVES.match(text)
    if moved is None:
        return None
    carried = read_noun_phrase(moved[1]).indefinite
    return TaskPhrase(f"{carried} {moved[2]}", _verb("dragen"), together=False)


def _read_with_verb(words: list[str]) -> TaskPhrase | None:
    """Read a task by the verb in it; the last word first."""
    for at in sorted(range(len(words)), key=lambda at: (at != len(words) - 1, at)):
        verb = find_verb(words[at].lower())
        if verb and _stands_as_verb(words, at):
            rest = " ".join((*words[:at], *words[at + 1 :]))
            leads = at == 0 or not read_noun_phrase(rest).is_known
            together = verb.infinitive in _COMPANY and leads
            return TaskPhrase(_object(rest, verb), verb, together)
    return None


def _read_by_noun(text: str) -> TaskPhrase | None:
    """Read a task that is named by what it is done with: "boodschappen", "hond", "taalles"."""
    last = text.rpartition(" ")[2].lower()
    if last.endswith("les") and find_noun(last):
        return TaskPhrase(text, _verb("geven"), together=False)
    if not _OWN_VERBS.get(last):
        return None
    verb = _verb(_OWN_VERBS[last])
    if verb.infinitive in _COMPANY:
        return TaskPhrase("", verb, together=True)
    return TaskPhrase(_object(text, verb), verb, together=False)


def _stands_as_verb(words: list[str], at: int) -> bool:
    """Tell a verb from a noun of the same letters: it ends the task, or begins it."""
    return at in (0, len(words) - 1) or words[at + 1].lower() in ("met", "en", "van", "voor", "op")


def _object(rest: str, verb: Verb) -> str:
    """Give what the verb is done with its article."""
    if not rest:
        return ""
    if re.match(r"(?:de|het|een|mijn|met|op|in|naar|aan|voor|samen)\b", rest, re.IGNORECASE):
        rest = re.sub(r"^(?:mijn|m'n)\b", "de", rest)
        return _WITH_BARE.sub(lambda met: f"met {read_noun_phrase(met[1]).definite}", rest)
    if " en " in rest or rest.lower() in _BARE:
        return rest
    phrase = read_noun_phrase(rest)
    if verb.object_article == "-":
        return rest
    if not phrase.is_known:
        return phrase.indefinite if len(rest.split()) == 1 else rest
    if verb.object_article == "de":
        return phrase.definite_with_particulars
    return phrase.indefinite


def _helped_with(text: str) -> str:
    phrase = read_noun_phrase(text)
    if not phrase.is_known:
        return text
    if not phrase.is_counted or phrase.is_plural:
        return phrase.bare
    return phrase.definite_with_particulars


def _verb(infinitive: str) -> Verb:
    found = find_verb(infinitive)
    assert found, infinitive  # noqa: S101 - a test walks every verb that is named here
    return found
