"""Write a short note as a whole sentence: with its subject, its verb and its article.

"dochter verhuist" becomes "een dochter verhuist", "net verhuisd" becomes "de buurtgenoot is net
verhuisd", "rechte trap" becomes "er is een rechte trap". If it is not certain, there is no
sentence.
"""

from __future__ import annotations

import re

from intake.kit.text_normalization import capitalize_first
from intake.text.composing.practical_notes import practical_sentence
from intake.text.composing.state_sentences import Subject, state_sentence
from intake.text.composing.there_sentences import (
    DETERMINED,
    lasting_sentence,
    there_sentence,
)
from intake.text.composing.wish_sentences import feeling_sentence, wish_sentence, without_sentence
from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.finite_verbs import is_finite, is_plural_verb
from intake.text.grammar.missing_articles import (
    add_singular_articles,
    with_places,
)
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.numbers import parse_number
from intake.text.grammar.verbs import find_verb

_STATE_FIRST = re.compile(r"^(?:vol|leeg|nat|open|dicht|samen) (?:is|zijn) (?:hij|ze|het)\b")
_IMPERSONAL = frozenset({"scheelt", "bespaart", "lukt", "hoeft", "kost", "duurt", "valt", "past"})
_VERBS_OF_THINGS = frozenset({
    "ligt", "staat", "hangt", "past", "lekt", "werkt", "doet", "stinkt", "rammelt", "piept",
    "brandt", "klemt", "druppelt", "loopt", "bevat", "weegt", "meet", "is",
})  # fmt: skip
"""Verbs that are rather about a thing than about a person: alone they begin no sentence."""

_SUBORDINATE = re.compile(
    r"^(?:omdat|doordat|aangezien)\s+(ze|zij|hij|zijn \w+|haar \w+|de \w+|het \w+|er)\s+(.+?)"
    r"\s+(\w+)$",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"^(?:want|omdat|doordat|aangezien|en|maar|dus|reden:?)\s+", re.IGNORECASE)
_OUR_OWN = re.compile(r"\b(?:die|dat) van (?:ons|mij|hem|haar|hen|henzelf)\b", re.IGNORECASE)
_OWN = re.compile(r"^(?:mijn|m'n)\s+", re.IGNORECASE)
_AGE_NOUNS = frozenset({"jongste", "oudste", "middelste", "kleinste"})

_DOERS = ("orger", "onteur", "eurder", "ateur", "oerder", "hoeder", "eider", "ervaarder", "akker")
"""Endings of words for a person who does something: "bezorger"."""

_PREPOSITIONS = frozenset({"in", "op", "bij", "sinds", "met", "na", "door", "voor", "tijdens"})
_SO_GLADLY = re.compile(r"(?<!,) dus (?=graag|liefst)")
_GETS_NEW = re.compile(r"^(krijgt|heeft|koopt|kreeg|had|kocht) (\w+e \w+)\b(?! (?:en|van))")
_PARTICIPLE_PATTERN = re.compile(r"^(?:op|af|weg|aan|uit|mee)?ge\w+(?:d|t|en)$")
_WORDS_OF_PERMISSION = ("ook", "gratis", "wel", "best")
_BESIDE_IT = re.compile(r"^(\w+) (eronder|erboven|ernaast|erachter|ervoor|erbij|erop|eromheen)$")
_RESULT_ADJECTIVES = ("klaar", "af", "leeg", "kaal", "dicht", "schoon")
_WANTS_TO = re.compile(r"^(wil|gaat|moet) ([a-zé]{3,}) (\w+en)\b")
_ADVERBS_OF_TIME = frozenset({"net", "pas", "weer", "nog", "al"})
_WITHOUT_ARTICLE = frozenset({
    "bezoek", "visite", "hulp", "eten", "koken", "vrienden", "gasten", "mensen", "logees",
    "neven", "nichten", "collega's",
})  # fmt: skip
_PLURAL_PRONOUNS = frozenset({"ze", "we", "wij", "zij", "ouders", "kinderen", "schoonouders"})
_PLURAL_VERBS_OF_THINGS = frozenset(
    {"passen", "liggen", "hangen", "wegen", "lekken", "staan", "werken"}
)
_VERBS_ALSO_NOUNS = frozenset({"mist", "wast", "hoest", "kookt", "bakt"})
_ARTICLES = frozenset({"de", "het", "een", "haar", "zijn", "hun"})
_MUST_BE_DONE = re.compile(
    r"\b((?:moet|moeten|kan|kunnen|mag|mogen) (?:\w+ ){0,4})"
    r"((?:\w{2,6})?ge(?:\w+(?:d|t)|houden|nomen|geven|sneden|wassen|hesen|holpen|lezen|dragen"
    r"|bonden))\.$"
)
"""A participle that needs "worden": "moet wel vastgehouden"."""

_WORD = re.compile(r"[\w'-]+")
_NAME_PLACEHOLDER = "-"
"""In place of a name, which is no verb: "Noorwegen"."""

_ARE_THERE = re.compile(r"^Er is(?= (?!een |.* een )[\w -]+ en [\w -]+\.$)")
MAX_WORDS = 14
MAX_CLAUSE_WORDS = 20
"""For a clause with its own subject, which needs nothing but a capital."""


def sentence_of(piece: str, subject: Subject) -> str:
    """Return a note as a sentence; empty if none can be made of it."""
    if piece[:1].isupper() and piece.endswith((".", "!")):
        return piece

    piece = _OUR_OWN.sub(_own_thing_phrase(subject), piece)
    is_clause = DETERMINED.match(piece) and finite_at(piece.lower().split()) is not None
    most = MAX_CLAUSE_WORDS if is_clause else MAX_WORDS
    if len(piece.split()) > most or re.search(r"[:/]", piece):
        return ""

    piece = re.sub(r"^(?:vroeger|voorheen) (?=\w+$)", "was vroeger ", piece)
    if turned := _SUBORDINATE.match(piece):
        if is_finite(turned[3].lower()) or is_plural_verb(turned[3].lower()):
            return f"{capitalize_first(turned[1])} {turned[3]} {turned[2]}."
        return ""

    if piece.startswith("te veel om "):
        return f"{'Het zijn er' if subject.pronoun == 'ze' else 'Het is'} {piece}."
    text = re.sub(r"\b(in|bij) donker\b", r"\1 het donker", without_leads(piece))
    text = re.sub(r"\b([1-5])e? verdieping", _storey, text)
    for write in (
        practical_sentence,
        _clause,
        wish_sentence,
        without_sentence,
        feeling_sentence,
        state_sentence,
        there_sentence,
        lasting_sentence,
    ):
        if sentence := write(text, subject):
            return _finish_sentence(sentence, subject)

    return ""


def _finish_sentence(sentence: str, subject: Subject) -> str:
    """Return a sentence with its articles; empty if no verb can be found in it."""
    told = with_places(add_singular_articles(sentence))
    told = _ARE_THERE.sub("Er zijn", told)
    told = _MUST_BE_DONE.sub(r"\1\2 worden.", told)
    words = _WORD.findall(told.lower())
    has_verb = finite_at(words) is not None or any(map(is_plural_verb, words))
    if not has_verb and not told.startswith("Liever "):
        return ""
    return _distinguish_own_thing(_tell_whose_relative(told, subject), subject)


def _tell_whose_relative(sentence: str, subject: Subject) -> str:
    """Tell whose mother it is if several people ask: "de moeder van een van hen"."""
    kin = re.match(r"^(?:De|Het|Een) (\w+)\b(?! van)", sentence)
    if subject.neighbours == 1 or kin is None or kin[1] not in ("moeder", "vader"):
        return sentence
    return f"{kin[0]} van een van hen{sentence[kin.end() :]}"


def _distinguish_own_thing(sentence: str, subject: Subject) -> str:
    """Distinguish the broken thing from the one that is asked for: "de eigen wasmachine lekt"."""
    article, _, thing = subject.words.partition(" ")
    if not subject.is_thing or not thing:
        return sentence
    return re.sub(
        rf"^{article.capitalize()} (?={thing}\b)", f"{article.capitalize()} eigen ", sentence
    )


def _own_thing_phrase(subject: Subject) -> str:
    """Return what "die van ons" is: "het eigen gourmetstel"."""
    article, _, thing = subject.words.partition(" ")
    return f"{article} eigen {thing}".strip() if thing else "die van hen"


def _storey(match: re.Match[str]) -> str:
    return f"{('eerste', 'tweede', 'derde', 'vierde', 'vijfde')[int(match[1]) - 1]} verdieping"


def without_leads(piece: str) -> str:
    """Return a note without leading words as "want" and "mijn"."""
    return _OWN.sub("", _BECAUSE.sub("", piece))


def finite_at(words: list[str]) -> int | None:
    """Return the position of the verb in a clause of lower-case words."""
    if len(words) > 1 and words[0] in ("ze", "zij"):
        return 1
    for index, word in enumerate(words):
        if is_finite(word) and word not in ("uit", "in", "af", "aan", "over"):
            return index
        if index == 1 and is_plural_verb(word) and (parse_number(words[0]) > 1 or words[0] == "er"):
            return index
        if not is_plural_verb(word):
            continue
        if index == 0 and len(words) > 1 and word != "zijn":
            return 0
        if index and any(find_singular(word) or word in _PLURAL_PRONOUNS for word in words[:index]):
            return index
    if len(words) > 1 and words[0] in _VERBS_ALSO_NOUNS and words[1] in _ARTICLES:
        return 0  # "mist het eten van vroeger"
    return None


def _clause(text: str, subject: Subject) -> str:
    """Return a note with a verb as a sentence, with its own subject or with the neighbour."""
    words = text.split()
    at = finite_at([words[0].lower(), *map(_lower_or_name, words[1:])])
    if at is None:
        return ""
    if at == 0:
        return _neighbour_sentence(text, words, subject)
    if _STATE_FIRST.match(text):  # "vol is hij te zwaar"
        return f"{capitalize_first(text)}."

    relative = {"die", "dat"} & {word.lower() for word in words[1 : min(at, 3)]}
    if relative and finite_at([word.lower() for word in words[at + 1 :]]) is None:
        return ""  # "dochter die anders kookt": it tells who, and nothing about her

    text = re.sub(r"^(stukje|eindje|beetje|poosje|tijdje|uurtje|paar) ", r"een \1 ", text)
    text = re.sub(r"^er (komt|is|staat|moet) (\w+e \w+)", _add_article_after_er, text)
    first = words[0].lower()
    if first.isdigit() and at == 1:
        return ""
    if first in ("meneer", "mevrouw") and subject.neighbours > 1:
        return ""  # whoever is meant of the two is nobody's business
    if DETERMINED.match(text) or first in ("meneer", "mevrouw") or parse_number(first):
        return f"{capitalize_first(text)}."

    before = " ".join(words[:at])
    rest = " ".join(words[at:])
    if subject_of_it := _short_subject(before, words[at]):
        return f"{capitalize_first(subject_of_it)} {rest}."
    if first in ("eerst", "dan", "daarna") or "of" in words[:at]:
        return ""
    return _with_subject(text, before, rest)


def _lower_or_name(word: str) -> str:
    return _NAME_PLACEHOLDER if word[:1].isupper() else word.lower()


def _short_subject(before: str, finite: str) -> str:
    """Return the one word before a verb, or two as "meubel eronder", with its article."""
    if beside := _BESIDE_IT.match(before):
        return f"{_with_article(beside[1])} {beside[2]}"
    last = before.rpartition(" ")[2]
    if " " in before and _is_doing(last, finite) and not (find_noun(last) or find_singular(last)):
        return before  # "kleine stukjes lopen lukt"
    if " " in before:
        return ""
    if before == "bezoek" and finite == "duurt":
        return "het bezoek"
    if _is_doing(before, finite):
        return before
    return _with_article(before)


def _is_doing(word: str, finite: str) -> bool:
    """Tell an activity from a plural: "instappen gaat goed", not "de instappen"."""
    return find_verb(word.lower()) is not None and not is_plural_verb(finite.lower())


def _with_subject(text: str, before: str, rest: str) -> str:
    """Return a clause with more than one word before the verb."""
    phrase = read_noun_phrase(before)
    first = before.partition(" ")[0].lower()
    if first in _PREPOSITIONS:  # "met de fiets lukt het niet"
        return f"{capitalize_first(text)}."
    if phrase.before and phrase.is_known and (first == "hele" or is_adjective(first)):
        return f"{capitalize_first(phrase.definite_with_particulars)} {rest}."
    is_named = phrase.head[:1].isupper() or any(word[:1].isupper() for word in phrase.before)
    if phrase.is_known and not is_named and phrase.head.lower() not in _WITHOUT_ARTICLE:
        return f"{capitalize_first(phrase.definite_with_particulars)} {rest}."
    if first in _ADVERBS_OF_TIME:
        return ""
    return f"{capitalize_first(text)}."


def _add_article_after_er(match: re.Match[str]) -> str:
    """Write "er komt nieuwe vloer" with its article."""
    return f"er {match[1]} {read_noun_phrase(match[2]).indefinite}"


def _with_article(word: str) -> str:
    """Return the one word before a verb with its article: "een dochter", "de mail", "bezoek"."""
    lower = word.lower()
    if lower in _WITHOUT_ARTICLE or lower in ("oma", "opa"):
        return word
    if is_adjective(lower):  # "oude is stuk"
        return f"de {lower}"
    if lower in _AGE_NOUNS or (find_noun(lower) is None and lower.endswith(_DOERS)):
        return f"de {lower}"
    phrase = read_noun_phrase(word)
    return phrase.definite if phrase.is_known or phrase.is_plural else word


def _neighbour_sentence(text: str, words: list[str], subject: Subject) -> str:
    verb = words[0].lower()
    told = _sentence_about_no_person(text, words, subject)
    if told is not None:
        return told
    if re.match(r"is (?:net|pas|sinds|al|vroeger|nu|weer) ", text) and subject.neighbours == 1:
        return f"De buurtgenoot {text[:1].lower()}{text[1:]}."
    if text.startswith("loopt over") and subject.pronoun:
        return f"{capitalize_first(subject.pronoun)} {text}."
    if subject.pronoun and _is_of_the_thing(verb, words):
        return f"{capitalize_first(subject.pronoun)} {text[:1].lower()}{text[1:]}."
    if len(words) == 1 or verb in ("ben", "heb") or _is_of_a_thing(verb, words):
        return ""

    lower_first = f"{text[:1].lower()}{text[1:]}"
    lower_first = re.sub(r"^heeft (\w+) nodig\b", _add_article_to_need, lower_first)
    lower_first = _GETS_NEW.sub(_add_article_to_new, lower_first)
    lower_first = _WANTS_TO.sub(_add_article_to_thing, lower_first)
    lower_first = re.sub(
        r"\b(met|in) (rollator|rolstoel|stok|scootmobiel)\b",
        lambda aid: f"{aid[1]} {read_noun_phrase(aid[2]).indefinite}",
        lower_first,
    )
    if verb in ("komt", "komen") and read_noun_phrase(words[-1]).is_known and len(words) == 2:
        return f"Er {lower_first}."  # "komt visite"
    if verb in _PLURAL_VERBS_OF_THINGS:
        return f"Ze {lower_first}."
    if is_plural_verb(verb):
        return f"Zij {lower_first}."
    lower_first = _SO_GLADLY.sub(", dus ", lower_first)
    if subject.neighbours > 1:
        one = subject.one_of_them
        return f"{capitalize_first(one)} {lower_first}." if one else ""
    return f"De buurtgenoot {lower_first}."


def _sentence_about_no_person(text: str, words: list[str], subject: Subject) -> str | None:
    """Return a note that begins with a verb and is about no person; None if it is about one.

    It is empty if nobody can know who or what does it.
    """
    verb = words[0].lower()
    if _is_of_nobody(verb, words):
        return ""
    if verb == "moet" and words[-1] in _RESULT_ADJECTIVES:
        return f"Dat {text}."
    if verb == "past" and subject.pronoun:
        return f"{capitalize_first(subject.pronoun)} {text}."
    if verb == "mag" and words[1:2] and words[1].lower() in _WORDS_OF_PERMISSION:
        return f"Het {text}." if subject.kind == "meal" else ""
    if verb in _IMPERSONAL and words[:2] != ["past", "op"]:
        return f"{_impersonal_clause(words)}."
    return None


def _is_of_nobody(verb: str, words: list[str]) -> bool:
    """Tell whether it is unknown who does it: "valt", "komt in maart"."""
    if verb == "valt":
        return len(words) < 2 or words[1].lower() not in ("niet", "mee", "tegen", "zwaar")
    return verb == "komt" and words[1:2] == ["in"]


def _is_of_the_thing(verb: str, words: list[str]) -> bool:
    """Tell whether it is about the thing of a task: "klemt", "zit onder de schuur"."""
    if verb == "zit":
        return bool({"onder", "boom", "dak", "struik"} & set(words))
    if verb == "mag":
        return words[1:2] in (["naar"], ["weg"], ["mee"], ["gratis"])
    if verb == "wordt":
        return bool(_PARTICIPLE_PATTERN.match(" ".join(words[1:2])))
    return verb in _VERBS_OF_THINGS - {"loopt"}


def _add_article_to_new(match: re.Match[str]) -> str:
    """Write "krijgt nieuwe vloer" with its article."""
    phrase = read_noun_phrase(match[2])
    return f"{match[1]} {phrase.indefinite}" if phrase.is_known else match[0]


def _add_article_to_thing(match: re.Match[str]) -> str:
    """Write "wil fotoboek maken" with its article."""
    noun = find_noun(match[2])
    if noun is None or not noun.is_counted or find_verb(match[3]) is None:
        return match[0]
    return f"{match[1]} een {match[2]} {match[3]}"


def is_of_things(verb: str) -> bool:
    """Tell whether a verb at the beginning of a note is rather about a thing than a person."""
    return verb in _VERBS_OF_THINGS


def _add_article_to_need(match: re.Match[str]) -> str:
    """Write "heeft rijbewijs nodig" with its article."""
    return f"heeft {read_noun_phrase(match[1]).indefinite} nodig"


def _is_of_a_thing(verb: str, words: list[str]) -> bool:
    """Tell whether it is rather about a thing: "doet het niet", and not "doet examen"."""
    if verb == "doet":
        return "het" in words
    return verb in _VERBS_OF_THINGS - {"loopt"}


def _impersonal_clause(words: list[str]) -> str:
    """Write "lukt zelf niet meer" as "zelf lukt dat niet meer"."""
    rest = [word for word in words[1:] if word.lower() != "zelf"]
    if len(rest) < len(words) - 1:
        return " ".join(("Zelf", words[0].lower(), "dat", *rest))
    return " ".join(("Dat", words[0].lower(), *rest))
