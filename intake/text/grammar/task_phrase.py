"""Write a task as a sentence needs it: "de heg knippen", "knipt de heg", "een lamp op te hangen".

A task without a known verb ("boodschappen", "DigiD", "administratie") is written as help with it:
"helpen met DigiD". Some nouns have a verb of their own: errands are done, a dog is walked.
"""

from __future__ import annotations

import re
from dataclasses import replace

from intake.text.grammar.finite_verbs import is_finite
from intake.text.grammar.mates import doing_of_mate
from intake.text.grammar.missing_articles import join_noun_and_group, with_articles
from intake.text.grammar.moved_things import read_moved
from intake.text.grammar.named_tasks import ALWAYS_TOGETHER, read_named
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.numbers import number_word
from intake.text.grammar.task import TaskPhrase
from intake.text.grammar.task_object import STAY_BARE, help_object, object_phrase
from intake.text.grammar.verbs import Verb, find_verb, known_verb, third_person_of

_COMPANY = frozenset({
    "wandelen", "fietsen", "kaarten", "klaverjassen", "schaken", "dammen", "bridgen", "sjoelen",
    "biljarten", "praten", "koffiedrinken", "zwemmen", "puzzelen", "dansen", "zingen",
    "winkelen", "breien", "haken", "borduren", "sporten", "hardlopen", "tuinieren", "tekenen",
    "musiceren", "vissen", "eten", "lezen", "theedrinken", "kletsen",
})  # fmt: skip
"""What is done together with the resident, not for them."""

_WITH_THE_RESIDENT = frozenset({"leren", "invullen", "aanvragen"})
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
_A_WHILE = re.compile(r"^(?:een )?(?:potje|partijtje|rondje|stukje|eindje|uurtje|baantjes)\b")
_DUTCH = re.compile(
    r"\b(?:nl|ned|nederlandse?)\.? (?:taal )?(?=oefenen\b|leren\b|praten\b)", re.IGNORECASE
)
_INSIDE = frozenset({
    "voortuin", "achtertuin", "tuin", "keuken", "slaapkamer", "woonkamer", "huiskamer", "badkamer",
    "gang", "hal", "schuur", "garage", "kelder", "trappenhuis",
})  # fmt: skip
_ON_TOP = frozenset({"zolder", "balkon", "terras", "dak"})
_NOTED_BEHIND_VERB = re.compile(
    r"^(?P<thing>[a-zéëï][^,;(]*?)(?: (?P<joined>in elkaar|uit elkaar))? (?P<verb>[a-zéëï]{3,}en)"
    rf" (?P<where>buiten|binnen|boven|beneden|{'|'.join((*sorted(_INSIDE), *sorted(_ON_TOP)))}"
    r"|[A-Z][\w-]*(?: [A-Z\d][\w-]*)*)$"
)
"""A task with a place or a make behind its verb: "kast in elkaar zetten IKEA Pax"."""

_HELPING = re.compile(r"^(.{3,30}?) helpen ((?:met|bij) .+)$")
_AGED = re.compile(r"^(\w+) (?:van )?(\d{1,2})(?: jaar)?$")
_BEHIND_A_VERB = (
    "na", "met", "en", "van", "voor", "op", "tijdens", "bij", "in", "aan", "uit", "naar",
    "boven", "onder", "achter", "langs", "tussen", "per",
)  # fmt: skip
_PLAYED_FOR = re.compile(
    r"^(?:de |een )?(?:sint|sinterklaas|piet|kerstman|clown|dj)\b", re.IGNORECASE
)
_NTH_PLAYER = re.compile(
    r"^(?:een )?(?:vierde|derde|vijfde) (?:man|vrouw|speler|persoon) (?:voor|bij) (?:het )?"
    r"(?=\w+en$)"
)
_DEFECT = re.compile(r"^(?:een )?(?:lekkende|kapotte|losse|defecte|vastzittende|scheve)\b")
_JOINED = re.compile(r"^(?P<rest>.+?) (?P<first>\w+en) en (?P<second>\w+en)$")
_THREE = re.compile(r"^(.+?) (\w+en), (\w+en) en( weer)? (\w+en)$")
_MAX_SHORT_TASK_WORDS = 3
_TWO = re.compile(r"^(?P<first>.+? (?P<verb>\w+en)) en (?P<second>.+)$")
_LIST_SEPARATOR = re.compile(r"\s*(?:[,;+]|/(?=\s*[a-z])|\ben\b)\s*(?:en\s+)?")
_LIST_MARK = re.compile(r"[,;+/]")
_MIN_LISTED = 2
_EITHER = re.compile(r"^(?P<one>\w+en) (?P<joiner>of|en) (?P<other>\w+ .+)$", re.IGNORECASE)
_BOTH = re.compile(r"^(\w+ )(\w+en) en (\w+ )(\w+en)$")


def read_task(text: str, *, is_theirs: bool = False) -> TaskPhrase:
    """Read what was typed as a task.

    ``is_theirs`` tells that the object is somebody's own: "de containers" and not "containers".
    """
    task = _read_one_task(text)
    if is_theirs and task.is_joined and task.first and task.second:
        return _add_articles_to_both(task)
    if is_theirs and task.verb.infinitive == "spelen" and not _PLAYED_FOR.match(task.words):
        return replace(task, together=True)
    if not is_theirs or task.is_help or task.together or task.is_joined:
        return task
    return _with_their_article(task)


def _add_articles_to_both(task: TaskPhrase) -> TaskPhrase:
    """Return both objects with their article: "de konijnen voeren"."""
    first, second = (
        part if " " in part.words else _with_their_article(part)
        for part in (task.first, task.second)
        if part
    )
    words = task.words
    for before, after in ((task.first, first), (task.second, second)):
        if before and before.words:
            words = re.sub(rf"(?<![\w-]){re.escape(before.words)}(?![\w-])", after.words, words)
    return replace(task, words=words, first=first, second=second)


def _with_their_article(task: TaskPhrase) -> TaskPhrase:
    phrase = read_noun_phrase(task.words)
    is_some = phrase.is_plural and phrase.quantity == 1 and phrase.bare == task.words
    if not phrase.is_known or not is_some or phrase.before or task.words.lower() in STAY_BARE:
        return task
    return replace(task, words=phrase.definite_with_particulars)


def _read_one_task(text: str) -> TaskPhrase:
    if listed := _read_list(text):
        return listed
    text = re.sub(r"^mee (?=(?:wandelen|fietsen|zwemmen|lopen)$)", "", _expand_task(text))
    if known := read_named(text):
        return known

    text = doing_of_mate(text) or text
    if with_them := re.match(r"^samen (?=\w)", text):
        text = text[with_them.end() :]
        task = _read_one_task(text)
        if not task.is_help and not task.is_joined and not task.is_done_to_somebody:
            return replace(task, together=True)

    text = _NTH_PLAYER.sub("", text)
    if _DEFECT.match(text):
        text = re.sub(r"\bmaken$", "repareren", text)
    return (
        _read_helping(text)
        or _read_three(text)
        or _read_joined(text)
        or _read_two(text)
        or read_moved(text)
        or _read_with_known_verb(text.split())
        or _read_by_noun(text)
        or _read_unknown_task(text)
    )


def _read_unknown_task(text: str) -> TaskPhrase:
    """Return help with something unknown: "DigiD", "wifi", or a note as it is."""
    *before, last = text.split() or [""]
    finite = third_person_of(last) if before and last.endswith(("en", "aan", "oen")) else ""
    if is_finite(finite) and not find_singular(last) and not find_noun(last):
        verb = Verb(last, finite, "", "-")
        return TaskPhrase(with_articles(" ".join(before)), verb, together=False)
    words = f"met {help_object(join_noun_and_group(text))}"
    is_read = len(text.split()) < _MAX_SHORT_TASK_WORDS or read_noun_phrase(text).is_known
    if re.search(r" in elkaar$", text):
        return _read_one_task(f"{text} zetten")
    is_read = is_read and not re.search(r"\b(?:niet|geen|t|moet|kan|wil)\b", text)
    return TaskPhrase(words, known_verb("helpen"), together=False, is_read=is_read)


def _expand_task(text: str) -> str:
    """Return a task without abbreviations: "2x", "ov chipkaart", "tuintje winterklaar"."""
    text = re.sub(r"\s*/\s*(?=[a-z])", " of ", re.sub(r"\b(\d)x\b", _write_times, text))
    text = re.sub(r"\bov[ -]?chipkaart", "ov-chipkaart", text, flags=re.IGNORECASE)
    text = re.sub(r"^(?:hulp|help|helpen) (?:bij|met) (?:het )?", "", text.strip().rstrip("."))
    text = re.sub(r"^uitleg (?:over |van |bij )?(?=\w)", "", text, flags=re.IGNORECASE)
    text = _DUTCH.sub("Nederlands ", text)
    text = with_last_n(text)
    if re.search(r" (?:winterklaar|schoon|klaar|leeg)$", text):
        return f"{text} maken"
    return _verb_last(text)


def with_last_n(text: str) -> str:
    """Return a task whose verb was noted as it is spoken: "hond uitlate", "fietsen make"."""
    before, _, last = text.rpartition(" ")
    if before and last.endswith("e") and find_verb(f"{last}n") and not find_noun(last):
        return f"{text}n"
    return text


def _verb_last(text: str) -> str:
    """Return a task with where or of which make it is before its verb: "ramen buiten lappen"."""
    match = _NOTED_BEHIND_VERB.match(text)
    if match is None or not find_verb(match["verb"].lower()):
        return text
    where = match["where"]
    if where in _INSIDE or where in _ON_TOP:
        thing = read_noun_phrase(where)
        where = f"{'op' if where in _ON_TOP else 'in'} {thing.definite}"
    thing = read_noun_phrase(match["thing"])
    named = thing.definite if thing.is_known and not thing.before else match["thing"]
    return " ".join(filter(None, (named, where, match["joined"], match["verb"])))


def _read_helping(text: str) -> TaskPhrase | None:
    """Read who else is helped with what: "zoontje 8 helpen met klokkijken"."""
    helping = _HELPING.match(text)
    if helping is None:
        return None
    whom = _AGED.sub(r"\1 van \2", helping[1])
    phrase = read_noun_phrase(whom)
    if (
        phrase.is_known
        and not phrase.is_plural
        and len(helping[1].split()) <= _MAX_SHORT_TASK_WORDS
    ):
        whom = phrase.definite_with_particulars
    words = f"{whom} {helping[2]}"
    return TaskPhrase(words, known_verb("helpen"), together=False, is_of_another=True)


def _write_times(match: re.Match[str]) -> str:
    return f"{number_word(int(match[1]))} keer"


def _read_joined(text: str) -> TaskPhrase | None:
    """Read two things to do with one object: "een kerstboom van zolder halen en optuigen"."""
    if (both := _BOTH.match(text)) and all(find_verb(both[index]) for index in (2, 4)):
        last = find_verb(both[4])
        assert last  # noqa: S101 - both are known
        verb = find_verb(both[2])
        assert verb  # noqa: S101 - as said
        things = [
            thing if read_noun_phrase(thing).is_plural else object_phrase(thing, of)
            for thing, of in ((both[1].strip(), verb), (both[3].strip(), last))
        ]
        first = TaskPhrase(things[0], verb, together=False)
        words = f"{things[0]} {both[2]} en {things[1]}".strip()
        second = TaskPhrase(things[1], last, together=False)
        return replace(second, words=words, is_joined=True, first=first, second=second)

    joined = _JOINED.match(text)
    if joined is None or find_verb(joined["first"].lower()) is None:
        return None

    last = find_verb(joined["second"].lower()) or Verb(joined["second"], "", "", "-")
    phrase = read_noun_phrase(joined["rest"])
    phrase = replace(phrase, after=with_articles(phrase.after))
    thing = phrase.indefinite
    if joined["rest"].lower().startswith(("de ", "het ")):
        thing = joined["rest"]
    words = f"{thing} {joined['first']} en"
    verb = find_verb(joined["first"].lower())
    assert verb  # noqa: S101 - as said
    first = TaskPhrase(thing, verb, together=False)
    second = TaskPhrase("", last, together=False)
    if not last.finite:  # an unknown verb: only its infinitive can be written
        return replace(second, words=words, is_joined=True, first=first)
    return replace(second, words=words, is_joined=True, first=first, second=second)


def _read_three(text: str) -> TaskPhrase | None:
    """Read three verbs with one object: "vitrage afhalen, wassen en weer ophangen"."""
    three = _THREE.match(text)
    first, last = (find_verb(three[index]) for index in (2, 5)) if three else (None, None)
    if three is None or first is None or last is None or find_verb(three[3]) is None:
        return None
    done_with = object_phrase(three[1], first)
    words = f"{done_with} {three[2]}, {three[3]} en{three[4] or ''}"
    return TaskPhrase(
        words, last, together=False, is_joined=True, first=TaskPhrase(done_with, first, False)
    )


def _read_two(text: str) -> TaskPhrase | None:
    """Read two tasks: "kelderbox uitzoeken en spullen naar de milieustraat"."""
    if either := _EITHER.match(text):
        other = _read_with_known_verb(either["other"].split())
        if find_verb(either["one"].lower()) and other and not other.is_help:
            words = f"{either['one']} {either['joiner']} {other.words}"
            one = TaskPhrase("", known_verb(either["one"].lower()), together=False)
            task = replace(other, words=words, is_joined=True, first=one, second=other)
            return replace(task, joiner=either["joiner"].lower())
    match = _TWO.match(text)
    if match is None or find_verb(match["verb"].lower()) is None:
        return None
    first = _read_with_known_verb(match["first"].split())
    second = read_moved(match["second"]) or _read_with_known_verb(match["second"].split())
    if first is None or second is None:
        return None
    if first.is_help or second.is_help:
        helping = known_verb("helpen")
        words = " en ".join(_helped_with(part) for part in (first, second))
        thing = first.words.removeprefix("samen ")
        short = None
        if thing and not first.is_help:
            short = TaskPhrase(f"met {thing}", helping, together=False)
        return TaskPhrase(f"met {words}", helping, together=False, first=short)
    words = f"{first.infinitive} en {second.words}".rstrip()
    return replace(second, words=words, is_joined=True, first=first, second=second)


def lists_tasks(text: str) -> bool:
    """Tell whether a text is a list of several tasks, each with its own verb."""
    return _read_list(text) is not None


def _read_list(text: str) -> TaskPhrase | None:
    """Read several tasks, each with an object and a verb: "lamp ophangen, hond uitlaten en …".

    A verb alone has the object before it: "dozen inpakken + wegbrengen".
    """
    noted = [part for part in _LIST_SEPARATOR.split(text) if part]
    if len(noted) < _MIN_LISTED or not _LIST_MARK.search(text):
        return None
    if any(part.startswith("weer ") for part in noted):  # with the object that came before
        return None
    tasks: list[TaskPhrase] = []
    for part in noted:
        task = read_moved(part) or _read_with_known_verb(_expand_task(part).split())
        if task is None or task.is_help or task.together:
            return None
        if not task.words and (not tasks or not task.verb.finite):
            return None
        tasks.append(task)
    if sum(bool(task.words) for task in tasks) < _MIN_LISTED:
        return None  # several verbs with one object
    *before, last = tasks
    words = f"{', '.join(task.infinitive for task in before)} en {last.words}".rstrip()
    second = last if len(before) == 1 else None
    return replace(last, words=words, is_joined=True, first=tasks[0], second=second)


def _help_with_doing(done_with: str, verb: Verb) -> TaskPhrase:
    """Return "helpen met het invullen van een formulier", in short "met een formulier"."""
    helping = known_verb("helpen")
    short = TaskPhrase(f"met {done_with}", helping, together=False)
    words = f"met het {verb.infinitive} van {done_with}"
    return TaskPhrase(words, helping, together=False, first=short)


def _helped_with(task: TaskPhrase) -> str:
    """Return a task as "helpen met" names it: "het lezen van een brief"."""
    if task.is_help:
        return task.infinitive.removeprefix("helpen met ")
    if not task.words:
        return task.infinitive
    return f"het {task.verb.infinitive} van {task.words.removeprefix('samen ')}"


def _rank(words: list[str], index: int) -> tuple[bool, bool, int]:
    """Return the order in which words are tried as the verb: the last word first."""
    is_plural_first = index == 0 and bool(find_singular(words[0].lower()))
    return (index != len(words) - 1, is_plural_first, index)


def _read_with_known_verb(words: list[str]) -> TaskPhrase | None:
    """Read a task by a known verb in it; the last word is tried first."""
    for index in sorted(range(len(words)), key=lambda index: _rank(words, index)):
        verb = find_verb(words[index].lower())
        if verb and _stands_as_known_verb(words, index):
            rest = " ".join((*words[:index], *words[index + 1 :]))
            if verb.infinitive in _WITH_THE_RESIDENT and rest:
                what = re.sub(r"^(?:het|met) ", "", rest)
                if verb.infinitive == "leren" and find_verb(what.split()[0].lower()):
                    return TaskPhrase(f"met {what}", known_verb("helpen"), together=False)
                return _help_with_doing(object_phrase(what, verb), verb)
            if verb.infinitive == "uitleggen" and rest:
                return TaskPhrase(f"met {help_object(rest)}", known_verb("helpen"), together=False)
            leads = index == 0 or not read_noun_phrase(rest).is_known or bool(_A_WHILE.match(rest))
            together = verb.infinitive in _COMPANY and leads
            if verb.infinitive in ALWAYS_TOGETHER and "hond" not in rest:
                together = True
            if verb.infinitive == "oefenen":
                return TaskPhrase(object_phrase(rest, verb), verb, together=True)
            return TaskPhrase(object_phrase(rest, verb), verb, together)
    return None


def _read_by_noun(text: str) -> TaskPhrase | None:
    """Read a task that is named by its object: "boodschappen", "hond", "taalles"."""
    last = text.rpartition(" ")[2].lower()
    if last.endswith("les") and find_noun(last):
        return TaskPhrase(text, known_verb("geven"), together=False)
    if not _OWN_VERBS.get(last):
        return None
    verb = known_verb(_OWN_VERBS[last])
    if verb.infinitive in _COMPANY:
        return TaskPhrase("", verb, together=True)
    return TaskPhrase(object_phrase(text, verb), verb, together=False)


def _stands_as_known_verb(words: list[str], index: int) -> bool:
    """Tell a verb from a noun with the same letters: it ends the task, or begins it."""
    return index in (0, len(words) - 1) or words[index + 1].lower() in _BEHIND_A_VERB
