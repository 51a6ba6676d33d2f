"""Expand the abbreviations of notes, and capitalize words for what belongs to a country."""

from __future__ import annotations

import re
from datetime import time

from intake.kit.paths import resources
from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.clock_words import clock_words
from intake.text.grammar.finite_verbs import is_finite
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.numbers import number_word
from intake.text.grammar.verbs import find_verb, third_person_of
from intake.text.words.calendar_words import WEEKDAYS
from intake.text.words.dutch_words import is_dutch_word
from intake.text.words.word_lists import cached

_PEOPLE_PATTERN = re.compile(
    r"\b(?:eritrees|syrisch|afghaans|pools|oekraïens|ethiopisch|mexicaans|portugees|somalisch"
    r"|iraans|iraaks|russisch|roemeens|bulgaars|hongaars|antilliaans|moluks|fries|zeeuws"
    r"|hollands|nederlands|frans|italiaans|surinaams|turks|marokkaans|indisch|indonesisch"
    r"|engels|duits|spaans|thais|grieks|japans|vlaams|belgisch|limburgs|brabants|gronings)e?\b"
    r"|\bchine(?:es|se)\b"
)
_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste")
_FOR_AND_NOT_FRIDAY = re.compile(
    r"\bvr (?!ochtend|middag|avond|en\b|om\b|of\b|na\b|vanaf|tot|in\b|\d+ ?u\b|\d+[.:])(?=\w)"
)
"""The words after which "vr" means "voor"."""

_MADE_FOR = re.compile(
    r"\b(maken|naaien|breien|bakken|koken|kopen|zoeken|zorgen) v\.?"
    r" (?=(?:de|het|een|haar|zijn|mijn) )"
)
_HOURS = ("vieren", "vijven", "zessen", "zevenen", "achten", "negenen")
_ORDINAL = re.compile(r"\b([1-8])e\b")
_AT_AN_HOUR = re.compile(r"\bom (\d{1,2}) ?u(?:ur)?\b")
_STOREY = re.compile(
    r"\b(van|op|naar|uit) ((?:eerste|tweede|derde|vierde|vijfde) (?:verdieping|etage))"
)
_PETS = re.compile(r"\b(?:kat|poes|hond|hondje|konijn)\b", re.IGNORECASE)
_STOP_WITHIN = re.compile(r"\b(?P<word>[a-zéëïè'-]*[a-zéëïè]{3})\.(?=,| [a-z(])")
_ENDS_A_SENTENCE = frozenset({
    "niet", "meer", "graag", "thuis", "geen", "wel", "ook", "erg", "dan", "mee", "erbij",
    "leuk", "mooi", "goed", "ok", "prima", "fijn", "druk", "oud", "ons", "nu", "bij", "achterin",
    "over", "klaar", "nog", "boven", "beneden", "weg", "terug", "samen", "alleen", "daar", "hier",
    "zelf", "toe", "los", "vast", "altijd", "vaak", "genoeg", "hem", "haar", "hen", "eens",
    "morgen", "vandaag", "binnen", "buiten", "nodig", "keer", "jaar", "uur", "eraf", "eruit",
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
})  # fmt: skip
_SELF_PATTERN = re.compile(r"\bzelf (?P<verb>\w+en) (?:we|wij)\b")


_PART_OF_DAY = re.compile(r"\b(ma|di|wo|do|vr|za|zo)t? (mid|ocht|av)\b\.?")
_SHORT_FORMS = (
    (re.compile(r"(?<=[a-z]) i (?=[a-z])"), " in "),
    (re.compile(r"\b([ABC][12]) (?=examen|niveau|cursus)"), r"\1-"),
    (re.compile(r"\bvoor 1 (?=(?:persoon|mens|man|kind)\b)"), "voor één "),
    # "1,5 u rijden", "10 min lopen"
    (
        re.compile(
            r"(?<=\d) ?u\b\.?(?=$|[,)]| (?:rijden|lopen|reizen|fietsen|heen|terug|enkele|per)\b)"
        ),
        " uur",
    ),
    (re.compile(r"(?<=\d) ?min\b\.?(?=$|[,)]| (?:rijden|lopen|fietsen|werk)\b)"), " minuten"),
    # "raam 2.40 br", "1,20 hg"
    (re.compile(r"(?<=\d)[.](?=\d\d ?(?:br|breed|hg|hoog|lg|lang|diep)\b)"), ","),
    (re.compile(r"(?<=,\d\d) ?(?:br|breed)\b\.?"), " meter breed"),
    (re.compile(r"(?<=,\d\d) ?(?:hg|hoog)\b\.?"), " meter hoog"),
    (re.compile(r"(?<=,\d\d) ?(?:lg|lang)\b\.?"), " meter lang"),
    (re.compile(r"(?<=,\d\d) ?diep\b"), " meter diep"),
    # "jas mt 128", "soep mt balletjes"
    (re.compile(r"\bmt\b\.? ?(?=\d|[SMLX]{1,3}\b)"), "maat "),
    (re.compile(r"\bmt\b\.?"), "met"),
    # "tel instellen"
    (
        re.compile(r"\btel\.? (?=(?:instellen|koppelen|aansluiten|opladen|maken|repareren)\b)"),
        "telefoon ",
    ),
    # "haalt m op", "zn dochter", "2 kids", "als ie warm is"
    (re.compile(r"(?<=t )'?m (?=(?:op|af|mee|uit|in|weg|terug|aan|niet|wel|ook)\b)"), "hem "),
    (re.compile(r"\bzn (?=[a-z])"), "zijn "),
    (re.compile(r"\bkids\b"), "kinderen"),
    # "allemaal zelfde", "buiten zetten", "v.a. 10u", "zat mid", "hele dec"
    (re.compile(r"\ballemaal zelfde\b"), "allemaal hetzelfde"),
    (re.compile(r"\bmeenmen\b"), "meenemen"),
    (re.compile(r"\bv\.?a\.? ?(?=\d)"), "vanaf "),
    (re.compile(r"\b(stoom|hoor|koffiezet|kopieer)app\b\.?"), r"\1apparaat"),
    (re.compile(r"(?<![\w'’])'?s ?(ochtends|middags|avonds)\b"), r"'s \1"),
    (re.compile(r"\bhoeft niet (groot|nieuw|mooi|duur|sterk)(?=$|[,.])"), r"hoeft niet \1 te zijn"),
    (re.compile(r"\bmag (oud|gebruikt|klein) (?=als (?:hij|het|ze) )"), r"mag \1 zijn, "),
    # "winterjas hr mt 56", "sta op stoel", "voor feestje"
    (re.compile(r"\bhr\b\.?(?= maat| mt|$|,)"), "heren"),
    (re.compile(r"\bdms\b\.?(?= maat| mt|$|,)"), "dames"),
    (re.compile(r"\bsta[ -]?op[ -]?(?=stoel)"), "sta-op"),
    (re.compile(r"\bhoog[ -]laag[ -]?(?=bed)"), "hoog-laag"),
    (
        re.compile(r"\bvoor (?=(?:feestje|verjaardag|bruiloft|concert|bezoekje)(?:$|,))"),
        "voor een ",
    ),
    (re.compile(r"\b(tuin|computer|fiets|tv) (?=klus)"), r"\1"),
    (re.compile(r"(?<=[a-z]) (?=(?:zo goed als nieuw|z\.?g\.?a\.?n\.?)(?:$|,))"), ", "),
    # "fotos", "electrisch", "cv ketel", "leeg halen"
    (re.compile(r"\b(foto|auto|video|piano|menu|baby|hobby)s\b"), r"\1's"),
    (re.compile(r"\belectri"), "elektri"),
    (
        re.compile(
            r"\b(dvd|cd|tv|cv|led|usb|wc) (?=(?:zenders?|kanalen|gids|abonnement|ketel|toestel"
            r"|installatie|speler|kastje|meubel|kast"
            r"|stick|hub|lamp|lampen|strip|bril|rol|papier|pot)\b)"
        ),
        r"\1-",
    ),
    (re.compile(r"\bleeg (?=(?:halen|maken|ruimen)\b)"), "leeg"),
    (re.compile(r"\boude (?=naar|mee|weg|op te)"), "de oude "),
    (re.compile(r"\bals ie\b"), "als hij"),
    # "vertalen Tigrinya - Nederlands"
    (
        re.compile(r"\b(vertalen|tolken) (?:van )?([A-Z]\w+) ?(?:-|/|naar|en) ?([A-Z]\w+)"),
        r"tussen \2 en \3 \1",
    ),
)
_PART_OF_MONTH = re.compile(r"\b(begin|half|eind) (jan|feb|apr|aug|sept|okt|nov|dec)\b\.?")
_LONGEST_ABBREVIATION = 7
_NUMBERED = re.compile(
    r"(?<=\d )(jr|wkn?|st|ltr|pers|jan|febr?|apr|aug|sept|okt|nov|dec|kl|leerl|mnd)\b"
    r"(?:\.(?! [A-Z]))?",
    re.IGNORECASE,
)
_WITH_Y = re.compile(r"\b[a-z]*[b-df-hj-np-tv-z]y[a-z]+\b")
_PROVINCE = re.compile(
    r" \((?:NH|ZH|NB|N-H|Z-H|N-B|Gld|GLD|Ov|OV|Fr|FR|Gr|GR|Dr|DR|Ut|UT|Fl|FL|Zld|L|Lb)\.?\)"
)
"""The province behind a town, which a neighbour does not need."""

_MONTHS = {"jan": "januari", "feb": "februari", "mrt": "maart", "apr": "april", "jun": "juni",
    "jul": "juli", "aug": "augustus", "sep": "september", "sept": "september", "okt": "oktober",
    "nov": "november", "dec": "december"}  # fmt: skip
_SHORT_MONTH = re.compile(
    rf"\b(in|hele|eind|begin|half|vanaf|tot|sinds|na|van|\d{{1,2}}) ({'|'.join(_MONTHS)})\b\.?",
    re.IGNORECASE,
)


def write_out_note(text: str, *, is_when: bool = False) -> str:
    """Return a text without the abbreviations of hasty notes: "elektr. kacheltje".

    ``is_when`` marks a text about when, in which "vr" is a day and not "voor".
    """
    whole = _abbreviations()
    text = _NUMBERED.sub(lambda found: whole[found[1].lower()], text)
    text = _PROVINCE.sub("", _WITH_Y.sub(_spell_with_ij, text))
    text = re.sub(r"(?<=\d)\s*x\b(?! ?\d)", " keer", text)
    text = re.sub(r"\b([1-9]) keer\b", lambda at: f"{number_word(int(at[1]))} keer", text)
    text = re.sub(r"(?<=\w) ?(?<![a-z])t/m(?![a-z]) ?(?=\w)", " tot en met ", text)
    text = re.sub(
        r"\bvoor ([2-9]|1[0-2]) (?=kinderen|personen|mensen|honden)", _write_number_after_for, text
    )
    text = re.sub(r"\b(hele|elke|per|deze|volgende|vorige|komende|1) wk\b\.?", r"\1 week", text)
    text = re.sub(r"\bna ([4-9])e?n\b", _spell_hour_after_na, text)
    text = re.sub(r"\+ ?/ ?- ?(?=\d)", "ongeveer ", text)
    text = re.sub(r"(?<=\w) '?t (?=\w)", " het ", text)
    text = re.sub(r"\bp\.? ?(d|w|m)\b\.?", _expand_per, text)
    for pattern, whole_words in _SHORT_FORMS:
        text = pattern.sub(whole_words, text)
    text = _SELF_PATTERN.sub(_replace_we_after_self, text)
    text = _AT_AN_HOUR.sub(lambda at: f"om {clock_words(time(int(at[1]) % 24))}", text)
    text = re.sub(r"(?<=\w) (?:evt\.?|eventueel) (\w+)$", r" of \1", text)
    text = re.sub(r"\b([12])-?pers(?:oons)?\b\.?", _write_bed_size, text)
    text = re.sub(r"\((?:t?je|s|\w?en)\)|[?!]+(?=\s|$)", "", text)
    text = re.sub(r"\bsneeuwruimen\b", "sneeuw ruimen", text)
    text = re.sub(r"\b(\w+en)/(\w+en)\b", _join_two_verbs, text)
    text = _MADE_FOR.sub(r"\1 voor ", text)
    text = re.sub(r"\bv\.? (?=\d+ ?(?:pers|personen|man)\b)", "voor ", text)
    text = re.sub(r"\b([1-9])e et\b\.?", r"\1e etage", text)
    text = re.sub(r"\b([A-Z]\w+|[a-z]{4,})str\b\.?", r"\1straat", text)
    text = re.sub(r"\bbuurvr\b\.?", "de buurvrouw", text)
    text = _PART_OF_MONTH.sub(_write_part_of_month, text)
    text = _SHORT_MONTH.sub(lambda at: f"{at[1]} {_MONTHS[at[2].lower()]}", text)
    text = re.sub(r"\bff (?=[a-z])", "even ", text)
    text = re.sub(r"\bnr\.? (?=[a-z])", "naar ", text)
    text = re.sub(r"\bp (?=dag|week|maand|keer|jaar)", "per ", text)
    text = re.sub(r"\bv (?=\d|[a-z]{2})", "van ", text)
    text = re.sub(r"\bNL(?= (?:is|was|gaat|lukt)\b|$|,)", "Nederlands", text)
    text = re.sub(r"\bNL (?=[a-z])", "Nederlandse ", text)
    text = re.sub(r"(?<!\d )\bm (?=[a-z]{3})", "met ", text)
    if not is_when:
        text = _FOR_AND_NOT_FRIDAY.sub("voor ", _PART_OF_DAY.sub(_write_part_of_day, text))
    text = re.sub(r"\b(nieuwe|nwe|oude|mobiele) tel\b\.?", r"\1 telefoon", text)
    text = re.sub(r"\bdigid app\b", "DigiD-app", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(\d+|veertig|vijftig|dertig|twintig) man\b", r"\1 mensen", text)
    text = re.sub(r"\b([A-Z][A-Za-z]+) app\b", r"\1-app", text)
    text = re.sub(r"\b([2-6]) ?-?deurs\b", lambda doors: f"{number_word(int(doors[1]))}deurs", text)
    text = re.sub(r"\b1,5 (?=jaar|uur|liter|meter|week|weken|maand)", "anderhalf ", text)
    text = _ORDINAL.sub(lambda at: _ORDINALS[int(at[1]) - 1], text)
    if _PETS.search(text):
        text = re.sub(r"\basiel\b", "dierenasiel", text)
    text = _abbreviation_pattern().sub(
        lambda found: whole[found[found.lastgroup or 0].lower()], text
    )
    text = re.sub(r"\b(balkon|kamer|flat|woning) (\w+(?:de|ste) verdieping)", r"\1 op de \2", text)
    text = _STOREY.sub(r"\1 de \2", text)
    text = _STOP_WITHIN.sub(_drop_full_stop, text)
    return re.sub(r"\bvan ([2-9]) (?=maanden|jaar)", _write_age, text)


def _spell_with_ij(match: re.Match[str]) -> str:
    """Write "slypen" as "slijpen" if only that is a word."""
    written = match[0].replace("y", "ij")
    for word, is_kept in ((match[0], True), (written, False)):
        if find_noun(word) or find_singular(word) or find_verb(word) or is_adjective(word):
            return match[0] if is_kept else written
    return match[0]


_NAMES = {"whatsapp": "WhatsApp", "facebook": "Facebook", "netflix": "Netflix", "digid": "DigiD",
    "skype": "Skype", "spotify": "Spotify", "youtube": "YouTube",
    "sinterklaas": "Sinterklaas"}  # fmt: skip
_BY_NAME = re.compile(rf"\b(?:{'|'.join(_NAMES)})\b", re.IGNORECASE)


def _write_part_of_day(match: re.Match[str]) -> str:
    """Return "zaterdagmiddag" for "za mid"."""
    part = {"mid": "middag", "ocht": "ochtend", "av": "avond"}[match[2]]
    return f"{WEEKDAYS[match[1]]}{part}"


def _drop_full_stop(match: re.Match[str]) -> str:
    """Remove the stop of an abbreviation that no table contains; keep the end of a sentence."""
    word = match["word"]
    is_word = (
        len(word) > _LONGEST_ABBREVIATION
        or word in _ENDS_A_SENTENCE
        or is_finite(word)
        or is_adjective(word)
        or find_noun(word) is not None
        or bool(find_singular(word))
        or find_verb(word) is not None
        or is_dutch_word(word)
    )
    return match[0] if is_word else word


def _replace_we_after_self(match: re.Match[str]) -> str:
    """Write "zelf krijgen we het niet op" of the one who asks."""
    return f"zelf {third_person_of(match['verb'])} de buurtgenoot"


def _join_two_verbs(match: re.Match[str]) -> str:
    """Write "lezen/schrijven" with "en"; two things get "of"."""
    if find_verb(match[1].lower()) and find_verb(match[2].lower()):
        return f"{match[1]} en {match[2]}"
    return match[0]


def _write_number_after_for(match: re.Match[str]) -> str:
    return f"voor {number_word(int(match[1]))} "


def _spell_hour_after_na(match: re.Match[str]) -> str:
    return f"na {_HOURS[int(match[1]) - 4]}"


def _expand_per(match: re.Match[str]) -> str:
    return {"d": "per dag", "w": "per week", "m": "per maand"}[match[1]]


def _write_bed_size(match: re.Match[str]) -> str:
    return {"1": "eenpersoons", "2": "tweepersoons"}[match[1]]


def _write_part_of_month(match: re.Match[str]) -> str:
    return f"{match[1]} {_abbreviations().get(match[2], match[2])}"


def _write_age(match: re.Match[str]) -> str:
    return f"van {number_word(int(match[1]))} "


def _capitalize_ikea(match: re.Match[str]) -> str:
    return "-".join(part for part in ("IKEA", match[1]) if part)


@cached
def _abbreviation_lines() -> list[list[str]]:
    lines = (resources() / "words" / "abbreviations.tsv").read_text(encoding="utf8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cached
def _abbreviations() -> dict[str, str]:
    return {fields[0]: fields[1] for fields in _abbreviation_lines()}


@cached
def _abbreviation_pattern() -> re.Pattern[str]:
    """Match an abbreviation; one that is also a word only with its full stop."""
    with_stop: list[str] = []
    bare: list[str] = []
    for short, _, *stop in _abbreviation_lines():
        (with_stop if stop else bare).append(re.escape(short))
    bare.sort(key=len, reverse=True)
    return re.compile(
        rf"(?<![\d.])(?<!\d )\b(?:(?P<stop>{'|'.join(with_stop)})\."
        rf"|(?P<bare>{'|'.join(bare)})\b\.?)(?=\s|$|,|;|\))",
        re.IGNORECASE,
    )


def with_counts(text: str) -> str:
    """Return counted things with the number first: "dekbed 2x" becomes "2 dekbed"."""
    text = re.sub(r"\b(\d{1,2}) ?x (?=[a-z])", r"\1 ", text)
    return re.sub(r"(^|, )([a-zé-]+) (\d{1,2}) ?x\b(?! ?\d)", r"\1\3 \2", text)


def with_peoples(text: str) -> str:
    """Return a text with capitals for what belongs to a country: "iets Hollands", "Nederlands"."""
    text = re.sub(
        r"\bikea\b(?: (kast|bed|bank|bureau|meubels?)\b)?",
        _capitalize_ikea,
        text,
        flags=re.IGNORECASE,
    )
    text = _BY_NAME.sub(lambda name: _NAMES[name[0].lower()], text)
    return _PEOPLE_PATTERN.sub(lambda word: word[0].capitalize(), text)


_MADE_BY_HAND = re.compile(r"^(?:zelf|hand)ge\w+(?:d|t|en)e?$")
_NEVER_NAMES = frozenset({"eerste", "tweede", "derde", "vierde", "begane", "geen", "een", "de",
    "het", "mijn", "samen", "iemand", "wat", "met", "naar", "voor"})  # fmt: skip


def lower_first(text: str) -> str:
    """Undo the capital at the beginning of a line, unless the word is a name."""
    first = text.partition(" ")[0]
    if not first[1:].islower() or "-" in first:
        return text
    lower = first.lower()
    if lower in _NEVER_NAMES:
        return f"{lower}{text[len(first) :]}"
    is_known = find_noun(lower) or find_verb(lower) or is_adjective(lower) or find_singular(lower)
    if not is_known and not _MADE_BY_HAND.match(lower):
        return text
    return f"{lower}{text[len(first) :]}"
