"""Write in a post what a cook must know: "Het eten moet zoutarm zijn"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.kit.text_normalization import capitalize_first
from intake.text.composing.clause import sentence_of
from intake.text.composing.counted_people import CountedPeople
from intake.text.composing.post_plan import NEVER_LEFT_OUT, Sentence
from intake.text.composing.state_sentences import Subject
from intake.text.grammar.diet_phrase import LITTLE_OR_MUCH, Diet, allergy_of, read_diet
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.numbers import number_word, parse_number

if TYPE_CHECKING:
    from intake.text.composing.post_writer import PostWriter
    from intake.text.grammar.noun_phrase import NounPhrase

_MAY_CONTAIN_PATTERN = re.compile(
    r"^(?:wel|mag wel|kan wel) (?:een beetje |wat )?(\w+)$"
    r"|^(.+?) (?:ok|oké|is goed|mag|wel|mag wel|kan wel)$",
    re.IGNORECASE,
)
_DISH_QUALITY_PATTERN = re.compile(
    r"^(\w+) (halal|koosjer|vegetarisch|gaar|zacht|gemalen|biologisch|apart"
    r"|(?:(?:heel |erg |goed )?(?:zacht|gaar|fijn|klein) )?"
    r"(?:gekookt|gesneden|gepureerd|geprakt|gestoomd))$"
)
_SOME_DIET_PATTERN = re.compile(
    r"^(\d+|een|één|twee|drie|vier|vijf|zes)(?: keer| ?x)?"
    r" ((?:zonder|geen|veg|halal|koosjer).*|\w+(?:vrij|arm|loos)|\w+-?allergie)$"
)
_HOW_MANY_BEHIND = re.compile(r"^(\w+) (\d+)$")
"""How many people have this diet: "halal 10"."""

_OF_HIM_OR_HER = re.compile(r"^(?:mw|mevr|mevrouw|mnr|dhr|meneer)\.? (?=\w)", re.IGNORECASE)
_SOME_EAT = re.compile(r"^(\d+|een|één|twee|drie|vier|vijf|zes) (?:eten|eet) (?!geen\b)(\w+)$")
_EATERS = {"vegetariërs": "vegetarisch", "vegetariers": "vegetarisch", "veganisten": "veganistisch",
    "vegetariër": "vegetarisch", "moslims": "halal", "vega": "vegetarisch"}  # fmt: skip
_PERSONS_NOTE_PATTERN = re.compile(
    r"^(\d+|een|één|twee|drie) (kind|kinderen|persoon|personen|man|vrouw)(?: met(?: een)?)?"
    r" ([\w-]+)$",
    re.IGNORECASE,
)


_MAY_NOT_EAT = re.compile(
    r"^(\d+|een|één|twee|drie) (kind|kinderen|persoon|personen) (mag|mogen) geen (\w+)$"
)
_WHOSE_BEHIND = re.compile(
    r"^(\w+-?allergie|allergisch voor \w+)"
    r" (jongste|oudste|middelste|moeder|vader|dochter|zoon|kind)$"
)
"""An allergy with the one who has it behind it: "pinda-allergie jongste"."""

_WHOSE_ALLERGY_PATTERN = re.compile(
    r"^(?P<who>(?:(?:de|het|een) )?\w+)(?: (?:heeft|is)(?: een)?)? (?P<allergy>\w+-?allergie"
    r"|allergisch voor .+)$",
    re.IGNORECASE,
)


def diet_sentences(
    writer: PostWriter, qualities: list[str], dish: NounPhrase | None = None
) -> list[Sentence]:
    """Return the diet in sentences; ``qualities`` are what was noted about the ``dish``.

    It is never left out, however short the post must be.
    """
    given = writer.answers.get("diet", "").strip().rstrip(".")
    diet = read_diet(", ".join(part for part in (*qualities, given) if part))
    sentences = _requirement_sentences(writer, diet, dish)
    if diet.allergies:
        people = CountedPeople(writer.quantity)
        who = people.agreeing("de buurtgenoot mag", "zij mogen")
        sentences.append(writer.say("diet-allergy", who=who, diet=diet.allergies))
    rest = list(diet.rest)
    if diet.without and not diet.must_be and (amount := _amount_of(diet)):
        rest.remove(amount)
    sentences += [_note_sentence(writer, piece) for piece in rest]
    return [Sentence(text, NEVER_LEFT_OUT) for text in sentences]


def _requirement_sentences(writer: PostWriter, diet: Diet, dish: NounPhrase | None) -> list[str]:
    """Return how the dish must be and what it must not contain; "het eten" if any dish will do."""
    food, must = "het eten", "moet"
    if dish and dish.is_known:
        food, must = dish.definite, dish.agreeing("moet", "moeten")
    inside = ""  # a dish that was named is not named again
    if food == "het eten":
        inside = food
    one = read_noun_phrase(diet.without.rpartition(" ")[2])
    may = one.agreeing("mag", "mogen")
    sentences = []
    amount = _amount_of(diet)
    if diet.without and amount and not diet.must_be:
        sentences.append(
            writer.say(
                "diet-amount",
                may="mag",
                diet=f"{_only(amount)} en geen {diet.without}",
                food=inside,
            )
        )
    elif diet.must_be and diet.without:
        said = {"food": food, "must": must, "diet": diet.must_be, "may": may}
        sentences.append(writer.say("diet-both", **said, without=diet.without))
    elif diet.must_be:
        sentences.append(writer.say("diet", food=food, must=must, diet=diet.must_be))
    elif diet.without:
        sentences.append(writer.say("diet-without", may=may, without=diet.without, food=inside))
    if diet.may_not_be:
        sentences.append(writer.say("diet-not", diet=diet.may_not_be))
    return sentences


def _amount_of(diet: Diet) -> str:
    """Return "weinig zout", if it is the only note of its kind."""
    amounts = [piece for piece in diet.rest if LITTLE_OR_MUCH.match(piece)]
    return amounts[0] if len(amounts) == 1 else ""


def _note_sentence(writer: PostWriter, piece: str) -> str:
    """Return the sentence about one note that is no quality of the whole meal."""
    if welcome := _MAY_CONTAIN_PATTERN.match(piece):
        return f"{capitalize_first(welcome[1] or welcome[2])} mag wel."

    piece = _OF_HIM_OR_HER.sub("1 ", piece)
    piece = _SOME_EAT.sub(r"\1 personen \2", _HOW_MANY_BEHIND.sub(_write_number_first, piece))
    piece = _WHOSE_BEHIND.sub(r"\2 \1", piece)
    if of_some := _SOME_DIET_PATTERN.match(piece):
        return _persons_sentence(of_some[1], "personen", of_some[2].replace("geen ", "zonder "))
    if of_one := _PERSONS_NOTE_PATTERN.match(piece):
        return _persons_sentence(*of_one.groups())
    if allergic := _allergy_sentence(piece):
        return allergic
    if LITTLE_OR_MUCH.match(piece):
        return _amount_sentence(writer, piece.lower())

    if quality := _DISH_QUALITY_PATTERN.match(piece):
        part = read_noun_phrase(quality[1])
        must = part.agreeing("moet", "moeten")
        if part.is_known:
            return f"{capitalize_first(part.definite)} {must} {quality[2]} zijn."

    if told := sentence_of(piece, Subject("dat", "is", is_thing=False)):
        return told

    named = read_noun_phrase(piece)
    if named.is_known:
        return writer.say("diet-thing", diet=named.indefinite)
    return writer.say("diet-other", diet=piece)


def _amount_sentence(writer: PostWriter, piece: str) -> str:
    """Return how much of something a dish may contain: "Er mogen weinig koolhydraten in."."""
    what = piece.rpartition(" ")[2]
    may = read_noun_phrase(what).agreeing("mag", "mogen")
    if what.endswith("ten"):
        may = "mogen"
    return writer.say("diet-amount", may=may, diet=_only(piece), food="het eten")


def _only(amount: str) -> str:
    """Return "maar weinig zout", and "extra groente" as it is."""
    return f"maar {amount}" if amount.startswith(("weinig ", "minder ")) else amount


def _write_number_first(match: re.Match[str]) -> str:
    return f"{match[2]} {_EATERS.get(match[1].lower(), match[1])}"


def _allergy_sentence(piece: str) -> str:
    """Write "jongste heeft notenallergie" as something the cook must not forget."""
    if may_not := _MAY_NOT_EAT.match(piece):
        many = number_word(parse_number(may_not[1].lower()) or 1).replace("één", "Eén")
        return f"{capitalize_first(many)} {may_not[2]} {may_not[3]} geen {may_not[4]} eten."
    of_whom = _WHOSE_ALLERGY_PATTERN.match(piece)
    allergy = allergy_of(of_whom["allergy"]) if of_whom else ""
    if not of_whom or not allergy:
        return ""
    who = of_whom["who"]
    if not who.startswith(("de ", "het ", "een ")):
        who = f"de {who}".replace("de kind", "het kind")
    return f"{capitalize_first(who)} mag echt geen {allergy} eten."


def _persons_sentence(how_many: str, who: str, what: str) -> str:
    """Write "1 kind notenallergie" as "één kind mag echt geen noten eten"."""
    number = parse_number(how_many.lower()) or 1
    many, may, eats = number_word(number), "mogen", "eten"
    if number == 1:
        many, may, eats = "Eén", "mag", "eet"
        who = who.replace("personen", "persoon")
    if allergy := allergy_of(what):
        return f"{capitalize_first(many)} {who} {may} echt geen {allergy} eten."
    what = read_diet(what).eats or what
    return f"{capitalize_first(many)} {who} {eats} {what}."
