"""Tell which field the heading of a column names."""

from __future__ import annotations

import re
from functools import lru_cache

from intake.text.words.word_lists import word_list

_MAX_HEADING = 200
"""Characters of a cell that may be a heading: a question of a form is no longer."""


def known_field(heading: str) -> str:
    """Return the field of a heading that is in the list; empty for any other text."""
    text = _plain(heading[:_MAX_HEADING])
    if _IN_BRACKETS.search(text):
        return "persons"
    known = _known_headings()
    bare = _plain(re.sub(r"\s*[(\[].*?[)\]]\s*", " ", text))
    parts = (text, bare, bare.split(" › ")[-1], bare.split(" › ")[0])
    return next((known[part] for part in parts if part in known), "")


def field_of(heading: str) -> str:
    """Return the field that a heading names, also by a word within it; empty if it names none."""
    known = known_field(heading)
    if known:
        return known
    shown = heading[:_MAX_HEADING]
    last = _plain(re.sub(r"\s*[(\[].*?[)\]]\s*", " ", shown)).split(" › ")[-1]
    return next((name for name, pattern in _BY_WORDS if pattern.search(last)), "")


_SOMEBODY_ELSE = re.compile(
    r"(?i)contact\W?(?:p|naam|adres)|\bnood|verwijz|begeleid|hulpverl|behandel|partner"
    r"|ouder 2|casemanager|bezorg|vrijwill|coach|huisarts|familielid|zoon|dochter"
    r"|\bdoor wie\b|ingevuld"
)


def names_somebody_else(heading: str) -> bool:
    """Tell whether a heading is about another person: who helps, whom to ring in need."""
    return _SOMEBODY_ELSE.search(heading) is not None and not known_field(heading)


_IN_BRACKETS = re.compile(r"^(?:gezin|huish|famil)\w*\W*\((?:aant|#|pers|groott|hoeveel)")

_BY_WORDS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("person_address", r"^naam(?:\s?\+\s?|\s?/\s?|,? en |\s?&\s?)adres"),
        ("family", r"(?:gezin|famil|huishoud)\w*.?\s*(?:nr|num|id\b|code)"),
        (
            "postcode_number",
            r"(?:post\w*|\bpc)\W*(?:\+|/|&|\ben\b)\s*(?:huis\w*|hs|h)?\.?\s?n(?:r|um)",
        ),
        ("persons", r"hoeve*u?l|\bin huis\b|^huish\w*\.?$|^gezin\w* (?:tot|aant|sam)"),
        ("persons", r"hoeveel (?:pers|mens|man\b)|hoevelen|volw\w*\W*(?:\+|/|en)\W*kind"),
        ("children", r"^(?:#|aantal)?\s*(?:kind\w*|knd|kids|jeugd)\W*\d"),
        ("persons", r"^bew\.?$"),
        ("adults", r"^\d{1,2}\s?(?:-|–|t/m|tot)\s?\d{1,2}(?:\s?j\w*\.?)?$"),
        ("adults", r"^\d{1,2}\s?(?:\+|plus)(?:\s?j\w*\.?)?$"),
        ("persons", r"kind\w*\W*(?:\+|/|en)\W*volw|how many|^gez\w*\W*(?:gr|aant)|samenst"),
        ("adults", r"^(?:#|aantal)?\s*(?:volw\w*|vw|adults)\.?$"),
        ("children", r"^(?:#|aantal)?\s*(?:kind(?:eren)?|knd|children)\.?$"),
        ("address", r"(?<!mail)adres|(?:straat|street).*(?:nr|num|huis|\bno\b)|\bwaar woon"),
        ("place", r"(?:post\w*|\bpc\b).*(?:plaats|stad|plts|wpl)"),
        ("diet", r"dieet|allerg|eetwens|\beet\b|\beten\b|halal|vegetar|zoutarm|voeding"),
        ("phone", r"whatsapp|^nood\w*n|telef|\btel\s?\d?\b|mobiel|\bmob\b|\bgsm\b|\bvaste?\b"),
        ("phone", r"nummer.*\bbe(?:l|reik)|\bbe(?:l|reik)\w*.*nummer|\bbereikbaar"),
        ("postcode", r"(?:post\w*|\bpc)\W+(?:cijf|let|num)\w*$"),
        ("postcode", r"post\s?c|postal|^(?:\w+ )?pc\s?\d?$"),
        ("addition", r"(?<!\+)(?<!\+ )(?<!en )\btoev"),
        ("number", r"huis\s?n|^hs\.?\s?n|^h\.?n(?:r|um)"),
        ("infix", r"(?:name|naam|surname)[ _]?prefix|\bprefix\b"),
        ("first_name", r"given[ _]?name|\bforename"),
        ("street", r"(?:address|adres)[ _](?:street|straat|line)"),
        ("number", r"(?:address|adres|house|street|huis)[ _]?(?:number|num|no\b|nummer)"),
        ("addition", r"(?:address|number|nummer|house)[ _]?(?:suffix|addition|extension|toev)"),
        ("persons", r"(?:household|family)[ _]?(?:size|members)"),
        ("language", r"(?:preferred|native|home)[ _]?language"),
        ("phone_area", r"kengetal|netnummer|\barea[ _]?code"),
        ("phone", r"abonnee|subscriber|phone[ _](?:mobile|home|number)|(?:mobile|home)[ _]phone"),
        ("first_name", r"(?:voorn|roepn|voorl)\w*\W+(?:(?:en|met)\W+)?(?:tussenv|tv\b|voorvoeg)"),
        ("infix", r"\b(?:tussenv|voorvoeg|voorvgs)"),
        ("street", r"straat|^str\b"),
        ("name", r"voor\w*.*achter|achter\w*.*voor|achternaam\s?[/,+&]"),
        (
            "first_name",
            r"voorn|voorl|^vr?n(?:aa)?m|^vrl|roepn|initia|first name|^v\.?(?:naam|nm)\b",
        ),
        ("last_name", r"achtern|familien|surname|last name|^a\.?(?:naam|nm)\b"),
        (
            "name",
            r"^wie (?:is|bent|ben|gee?f|ge?ft|komt|doet|gaat)\b|^(?:klant|bewoner)(?:\(s\))?$",
        ),
        ("name", r"naam|\bheet\b|\bwie (?:ben|bent)\b"),
        ("persons", r"\beters\b|\bmonden\b|\bkoppen\b|\bzielen\b"),
        ("persons", r"\bpers|gezinsgr|hoeveel|huishoudgr|aantal (?:leden|in)"),
        ("needs", r"nodig|behoef|lenen|\bwens|\bvraagt\b|\bkan gebruiken\b"),
        ("city", r"plaats|\bstad\b|lives in|^w\w{0,4}pl\b\.?|^pla?a?ts"),
        ("language", r"\btaal(?!maat|coach|vrij|doc|buddy)|\btalen\b|\bspreek|speaks|language"),
        ("note", r"\bcomments?\b|kwijt|\bmemo|remarks|\bopm|bijz|notit|toelicht|aantek|\bnog iets"),
        ("note", r"\bweten\b|\bverder\b"),
    )
)
"""Words within a longer heading that tell what its column holds, the surest first."""


@lru_cache(maxsize=1)
def _known_headings() -> dict[str, str]:
    listed = word_list("columns.toml")
    return {_plain(name): field for field, names in listed.items() for name in names}


def _plain(heading: str) -> str:
    whole = re.sub(r"(?<=\w)-\s+(?=\w)", "", heading)  # a word that was broken over two lines
    whole = whole.replace("_", " ")  # as programs name the fields that they export
    return " ".join(whole.casefold().replace("\n", " ").split()).strip(" :*.?!").strip()
