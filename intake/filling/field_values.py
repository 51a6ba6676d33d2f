"""Write a value as a control wants it: a date, an option of a list, a text that fits.

Dates follow type, pattern and language, options the nearest meaning, texts the maximum length.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from intake.filling.category_choice import choose_category
from intake.filling.snapshot import Control, Option
from intake.filling.thresholds import MIN_LIKENESS, MIN_STEM
from intake.kit.text_normalization import normalize_words, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intake.filling.step import Step

_SEPARATOR = {
    "de": ".",
    "fr": "/",
    "es": "/",
    "it": "/",
    "nl": "-",
    "en": "-",
    "pl": ".",
    "tr": ".",
}
_MIN_FIGURES = 3
_FIRST_WORDS = 24
_BORROW = ("lenen", "leen", "borrow", "leihen", "emprunter")
KIND_WORDS = {
    "request": ("cherchez", "cherche", "rechercher", "demander", "demandez", "zoek", "zoeken",
        "zoekt", "buscar", "busca", "pedir", "pide", "suchen sie", "gesucht", "brauche", "anfrage",
        "cercare", "chiedo", "seek", "searching", "asking", "wanted notice", "hulpvraag",
        "ik heb nodig", "iets lenen", "hulp vragen", "ik wil lenen", "ik zoek hulp", "vragen",
        "oproep", "i need", "need help", "want", "seeking", "ricerca", "cerco", "richiesta",
        "procuro", "preciso", "pedido", "soger", "soker", "efterlyses", "szukam", "poszukuje",
        "busco", "necesito", "chercher", "recherche", "emprunter", "trouver", "suchen", "bedarf",
        "leihen", "vraag", "ik vraag", "gevraagd", "gezocht", "ik zoek", "request", "ask", "need",
        "wanted", "gesuch", "suche", "demande", "je cherche", "solicitud", "solicitacao", "demanda",
        "peticion", "lenen", "borrow", "hulp gevraagd", "looking for"),
    "offer": ("zu verkaufen", "zu verleihen", "zu verschenken", "zu vermieten", "a vendre",
        "a donner", "a preter", "en venta", "in vendita", "te huur", "hulpaanbod",
        "aanbod van hulp", "bieden", "biedt", "proposez", "proposer", "offrir", "offrez", "donnez",
        "prete", "ofrecer", "ofrece", "prestar", "anbieten", "bieten", "offrire", "presto",
        "provide", "lending", "aanbieden", "te koop", "te leen", "gratis weg", "weggeven",
        "verkoop", "hulp bieden", "iets uitlenen", "for sale", "giving", "give away", "giveaway",
        "offering", "i can", "selling", "sell", "cedo", "offro", "offerta", "tilbyder", "tilbud",
        "erbjuder", "bortskankes", "oferuje", "oddam", "ofereco", "dou", "vendo", "vends", "donner",
        "preter", "verkaufe", "verschenke", "verleihe", "aanbod", "ik bied", "aangeboden", "offer",
        "angebot", "biete", "offre", "je propose", "oferta", "ofrezco", "uitlenen", "lend"),
}  # fmt: skip


def date_value(iso: str, control: Control, time: str = "") -> str:
    """Write a date for a control.

    ISO for native date boxes, else by its pattern, else by its language.
    """
    year, month, day = iso.split("-")
    if control.type == "date":
        return iso
    if control.type == "datetime-local":
        return f"{iso}T{time or '09:00'}"
    pattern = f"{control.placeholder} {control.hint}".lower()
    shape = re.search(
        r"([dtjm]{1,4}|[jya]{2,4})([-/. ])([dtjm]{1,2})\2([jya]{2,4}|[dt]{1,2})", pattern
    )
    if shape:
        mark = shape[2]
        if shape[1][0] in "jya":
            return mark.join((year, month, day))
        return mark.join((month, day, year) if shape[1].startswith("m") else (day, month, year))
    mark = _SEPARATOR.get(control.lang[:2], "-")
    if control.lang.startswith("en"):
        return iso
    return mark.join((day, month, year))


def nearest_option(options: Sequence[Option], wanted: Sequence[str]) -> Option | None:
    """Choose the option that means what is wanted.

    Equal words come first, then a word inside, then a similar word; None if two fit equally well.
    """
    real = [(_fold_option_text(option.text), option) for option in options if option.text]
    sought = [_fold_option_text(want) for want in wanted]
    for want in sought:
        exact = [option for text, option in real if text == want]
        if len(exact) == 1:
            return exact[0]

    for want in sought:
        holding = [
            option
            for text, option in real
            if f" {want} " in f" {text} " or _has_word_beginning(want, text)
        ]
        if len(holding) == 1:
            return holding[0]
        if holding:
            if len({len(option.text) for option in holding}) > 1:
                return min(holding, key=lambda option: len(option.text))
            return None

    best, likeliest = 0.0, None
    for want in sought:
        for text, option in real:
            likeness = fuzz.ratio(want, text, score_cutoff=max(MIN_LIKENESS, best + 1e-9))
            if likeness:
                best, likeliest = likeness, option

    return likeliest


@lru_cache(maxsize=20_000)
def _fold_option_text(text: str) -> str:
    """Fold the text of an option once: it is compared with hundreds of words."""
    return normalize_words(text)


def _has_word_beginning(want: str, text: str) -> bool:
    """Tell whether a word of the text is the wanted one with another ending.

    "klus" in "Klusjes in huis".
    """
    return len(want) >= MIN_STEM and any(word.startswith(want) for word in text.split())


def other_spellings(role: str, value: str, post: Mapping[str, str]) -> tuple[str, ...]:
    """Return other spellings of a day, an hour or a number, for a box with a mask."""
    if role in ("date_from", "date_until"):
        year, month, day = post[role].split("-")
        spelled = [
            f"{day}-{month}-{year}",
            f"{day}/{month}/{year}",
            f"{day}.{month}.{year}",
            post[role],
            f"{month}/{day}/{year}",
            f"{day}{month}{year}",
        ]
    elif role in ("time_from", "time_until"):
        spelled = [value.replace(":", ""), value.replace(":", ".")]
    elif role == "phone":
        digits = re.sub(r"\D", "", value)
        national = digits
        if digits.startswith("31"):
            national = f"0{digits[2:]}"
        spelled = [national, f"+{digits}" if digits.startswith("31") else national]
    else:
        return ()
    return tuple(name for name in dict.fromkeys(spelled) if name != value)


def still_holds(value: str, content: str) -> bool:
    """Tell whether a box still contains what was put in.

    The same digits in the same order, or the same first words.
    """
    figures = re.sub(r"\D", "", value)
    if len(figures) >= _MIN_FIGURES and len(figures) >= len(re.sub(r"[\W_]", "", value)) / 2:
        return figures in re.sub(r"\D", "", content)
    return normalize_words(value)[:_FIRST_WORDS] in normalize_words(content)


def chosen_suggestion(
    texts: Sequence[str], step: Step, spellings: Sequence[str], post: Mapping[str, str]
) -> int | None:
    """Choose a suggestion of a box by its position; None if nothing fits or two do."""
    options = tuple(Option(str(index), text) for index, text in enumerate(texts))
    if step.role == "category":
        option = choose_category(options, post)
    elif step.role == "kind":
        option = kind_option(replace(step.control, options=options), post)
    else:
        option = nearest_option(options, spellings)
    if option:
        return int(option.value)
    return None


def kind_option(control: Control, post: Mapping[str, str]) -> Option | None:
    """Choose between asking and offering."""
    side = post.get("request_or_offer", "request")
    opposite = "request"
    if side == "request":
        opposite = "offer"
    fits = [
        option
        for option in control.options
        if _option_names_any(option, KIND_WORDS[side])
        and not _option_names_any(option, KIND_WORDS[opposite])
    ]
    if len(fits) > 1 and post.get("kind") == "borrow":
        fits = [option for option in fits if _option_names_any(option, _BORROW)] or fits
    if not fits:  # "Ik vraag iets te leen" beside "Ik heb iets te leen"
        fits = [option for option in control.options if _option_names_any(option, KIND_WORDS[side])]
        fits = fits * all(
            option in fits or _option_names_any(option, KIND_WORDS[opposite])
            for option in control.options
            if option.text.strip()
        )

    if len(fits) == 1:
        return fits[0]
    return None


def names_side(control: Control, side: str) -> bool:
    """Tell whether a list has an option for who asks ("request") or who gives ("offer")."""
    return any(_option_names_any(option, KIND_WORDS[side]) for option in control.options)


def _option_names_any(option: Option, words: Sequence[str]) -> bool:
    text = f" {_fold_option_text(option.text)} "
    return any(f" {word} " in text for word in words)


def text_value(text: str, control: Control) -> str:
    """Shorten a text to the size of a box, at the end of a sentence."""
    return shorten(text, control.maxlength or None)
