"""Tell whether what is told about a person is light enough for neighbours to read.

Nobody can list everything that is private, so a part of a reason about somebody stands in a post
only if it is recognised as harmless: what they like, a feast, a visit, a move, what they have not
got, what they learn. All else stays at the desk, and the screen tells so.
"""

from __future__ import annotations

import re

from intake.text.composing.clause import finite_at
from intake.text.composing.reason import SEVERAL_KIN
from intake.text.composing.sound_sentence import has_clipped_word
from intake.text.grammar.missing_articles import KIN

_PERSONS = frozenset({
    "ze", "zij", "hij", "haar", "zijn", "hun", "mevrouw", "meneer", "die", "we", "wij", "ik",
    "mw", "dhr", "student", "vader", "moeder", "gezin", "stel", "echtpaar", "weduwe", "iemand",
})  # fmt: skip
_LIKES = (
    r"\b(?:houdt?|houden) (?:\w+ )?van\b",
    r"\b(?:vindt?|vinden)\b.*\b(?:leuk|fijn|gezellig|lekker|mooi|zonde|prettig)\b",
    r"\b(?:leuk|fijn|gezellig|lekker|mooi) (?:zou|om|als)\b|\bgraag\b|\bhobby\b",
    r"\b(?:mis|mist|missen) (?:\w+ ){0,4}(?:eten|smaak|tuin|koken|bakken|zingen)\b",
    r"\b(?:mis|mist|missen) (?:\w+ ){0,4}(?:muziek|voorlezen|lezen|dansen)\b",
    r"\biets terugdoen\b",
)
_HARMLESS_TASKS = (
    r"(?:op|af|neer|weg|in|uit|door|mee|om|aan|schoon|vast)?"
    r"(?:hangen|behangen|schilderen|verven|sauzen|klussen|bouwen|timmeren|zagen|boren|schuren"
    r"|schroeven|zetten|plaatsen|leggen|richten|knappen|ruimen|maken|repareren|plakken|monteren"
    r"|planten|zaaien|tuinieren|snoeien|knippen|maaien|spitten|harken|oogsten|bakken|koken|eten"
    r"|drinken|proeven|trakteren|vieren|nodigen|uitnodigen|feesten|spelen|zingen|dansen|lezen"
    r"|schrijven|tekenen|breien|haken|naaien|borduren|puzzelen|kaarten|schaken|dammen|vissen"
    r"|wandelen|fietsen|zwemmen|kamperen|schaatsen|sporten|oefenen|kijken|luisteren|beeldbellen"
    r"|mailen|appen|printen|scannen|kopiëren|filmen|fotograferen|geven|doen|brengen|halen|nemen"
    r"|vervoeren|verplaatsen|verkopen|bewaren|wassen|strijken|poetsen|stofzuigen|dweilen|vegen"
    r"|verhuizen|(?:kleiner|groter|samen) wonen|logeren|slapen|helpen|gebruiken|lenen|winkelen"
    r"|passen|rijden)"
)
"""What anybody may want to do; "scheiden", "weglopen" and "terugkrijgen" are not among it."""

_AUXILIARIES = r"\b(?:wil|willen|wilde|gaat|gaan|moet|moeten|mag|mogen|kan|kunnen|zou)"
_WANTS = (rf"{_AUXILIARIES} (?:\w+ ){{0,8}}{_HARMLESS_TASKS}\b",)
_COMPANY = (
    r"\bnaar (?:een |haar |zijn |de )?(?:zus|broer|zoon|dochter|familie|vriend|vriendin)\b",
    r"\b(?:logeren|logeert|logees?|bezoek|visite|gasten|vrienden|vriendinnen|kleinkind\w*)\b",
    r"\b(?:blijft|blijven|komt|komen) (?:\w+ ){0,3}(?:slapen|eten|helpen|langs|mee)\b",
    (
        r"\b(?:familie|kinderen|kleinkinderen) (?:komt|komen)\b"
        r"|\b(?:komt|komen) de (?:hele )?familie\b"
    ),
    r"\bmet z'n \w+en\b|\bmet (?:zijn|hun) (?:tweeën|drieën|vieren|vijven|zessen|achten)\b",
)
_FEASTS = (
    r"\b(?:wordt|worden) (?:\d+|\w+tig)\b|\bmet pensioen\b",
    r"\b(?:verjaard\w*|jarig|feest\w*|bruiloft|trouwt?|trouwen|getrouwd|jubileum|kerst\w*)\b",
    r"\b(?:sinterklaas|pasen|diner|etentje|picknick|uitje|reünie|diploma|geslaagd|concert)\b",
    r"\b(?:optreden|wandeltocht|vakantie|kamperen)\b",
)
_HOUSE = (
    r"\b(?:verhui\w*|eigen (?:woning|kamer)|klust?|klussen|schilder\w*|behang\w*|verf\w*)\b",
    r"\bnieuwe (?:woning|huis|flat|kamer|bank|kast)\b",
    r"\b(?:bouw\w*|timmer\w*|tuin\w*|moestuin|balkon|kelder|zolder|schuur)\b",
    r"\b(?:past|passen|ligt|staat|staan|liggen) (?:niet |er )?(?:in|op|onder|stil|klaar)\b",
    r"\b(?:trap|ladder|hoogte)\b",
)
_HAS_NOT = (
    r"\bheeft maar\b",
    r"\b(?:geen|zonder) (?:eigen )?(?:auto|rijbewijs|aanhanger|fiets|ladder|trap|boor\w*|oven)\b",
    r"\b(?:geen|zonder) (?:eigen )?(?:gereedschap|tuin|ruimte|plek|printer|computer|laptop)\b",
    r"\b(?:geen|zonder) (?:eigen )?(?:internet|\w*machine|telefoon|vervoer)\b",
)
_DOES = (
    r"\b(?:leert|leren|oefent|oefenen|les|lessen|cursus|examen|studeert|begonnen)\b",
    r"\b(?:breit|haakt|naait|kookt|bakt|zingt|speelt|schildert|leest|tuiniert|verzamelt|spaart)\b",
    r"\b(?:spreekt|praat|neemt|brengt|gunt|helpt|geeft|verdeelt|deelt|deed)\b",
    (
        r"\b(?:was|is) (?:\w+ jaar |vroeger )?(?:coupeuse|verkoper|verkoopster|conducteur|tuinder"
        r"|boer|boerin|verpleegster|secretaresse|metselaar|automonteur|bloemist|slager)\b"
    ),
    r"\b(?:was|is) (?:vroeger )?(?:kok|kapster|kapper|docent|juf|meester|timmerman|bakker)\b",
    r"\b(?:was|is) (?:vroeger )?(?:loodgieter|fietsenmaker|naaister|tuinman|elektricien)\b",
    r"\b(?:was|is) (?:vroeger )?(?:schilder|leraar|lerares|chauffeur)\b",
)
_PETS = (r"\b(?:ontsnapt|weggelopen|hond|kat|poes|konijn|kip|kippen|vogel|vogels)\b",)
_WISHES = (rf"\b(?:wil|willen|gaat|gaan) (?:\w+ ){{1,7}}{_HARMLESS_TASKS}\b",)
_BESIDE_PRIVATE = re.compile("|".join((*_LIKES, *_WISHES, *_FEASTS, *_HOUSE)))
"""What tells nothing of what was left out beside it."""

_OF_A_RELATIVE = re.compile(r"^(?:moeder|vader|oma|opa|man|vrouw|zoon|dochter)\b")
_TELLS_OF_TROUBLE = re.compile(
    r"\b(?:niet|geen|nog|meer|zonder|maar|moet|moeten|mag|zelf|terug|weer|eindelijk|altijd|nooit)\b"
    r"|\b(?:ze|hij|haar|zijn|hun)\b.*\b(?:ze|hij|hun)\b|\b(?:daar|dan|dat|die|dus|want|omdat)\b"
)
_LIGHT = re.compile("|".join((
    *_LIKES, *_WANTS, *_COMPANY, *_FEASTS, *_HOUSE, *_HAS_NOT, *_DOES, *_PETS,
)))  # fmt: skip
"""What a neighbour may read of somebody."""

_HEAVY = re.compile(
    r"\b(?:sterv\w*|doodgaan|(?:einde?|eind) aan (?:zijn|haar|hun) leven|zelfdoding|miskram\w*"
    r"|miskraam|drank|drinken|drugs|gokken|\w*begeleid\w*|ggz|psych\w*|failliet|schuld\w*|epilep\w*"
    r"|herseninfarct|beroerte|ex-?man|ex-?vrouw|weggegaan|niet meer zien|spijbelt|wachtlijst"
    r"|bombardement|oorlog|couveuse|sondevoeding|incontinen\w*|gezinshereniging|advocaat)\b"
    r"|\b(?:zorg|rechter|politie|beslag|afgesloten|alleen maar)\b"
    r"|\b(?:huur|geld|incasso\w*|deurwaarder|curator|bewind\w*|pinpas|kluis|paspoort|papieren)\b"
    r"|\b(?:luiers?|wond\w*|katheter|zuurstof\w*|medicijn\w*|pillen|insuline|bloedsuiker\w*)\b"
    r"|\b(?:sleutels?|postcode|pincode|zwanger|baby|agressief|geslagen|vergeet\w*|in de war)\b"
    r"|\b(?:slaapt|slapen) (?:\w+ )?(?:in de auto|op de grond)\b|\bwoont bij\b|\bbidt\b"
    r"|\bkopen (?:kan|gaat|lukt|mag) niet\b|\b(?:niet|geen) (?:\w+ ){0,2}(?:kopen|betalen)\b"
    r"|\b(?:leest|schrijft|hoort|ziet|loopt|slaapt|eet|spreekt|verstaat|kauwt|slikt)"
    r" (?:heel |erg )?(?:slecht|moeilijk)\b|\bslecht(?:horend|ziend)\b"
    r"|\bte duur\b|\b(?:bad|zalf|dieet|bewegen|oefenen) (?:helpt|doet goed|is goed)\b"
    r"|\b(?:hele|lange) dagen? alleen\b|\bis (?:heel |erg )?alleen\b|\bbed is nat\b"
)
"""What no light word beside it makes light: "is gestopt met drinken"."""


_THING = re.compile(
    r"\b(?:kapot\w*|stuk|lek\w*|versleten|vol|leeg|klaar|past|passen|rijdt|rijden|beton)\b"
    r"|\b(?:oude?|weg)\b"
    r"|\bte (?:klein|groot|hoog|zwaar|smal|laag|oud|donker|ver|veel|hard|nat|lang|kort|breed)\b"
    r"|\b(?:nieuwe?|smal|los|scheef|rot|dicht|verstopt|zwaar|hoog|laag|groei\w*|valt|loopt)\b"
    r"|\b(?:staat|staan|hang\w*|ligt|liggen|moet|moeten|werkt|brandt|bloeit|vies|nat|koud|warm)\b"
    r"|\b(?:doet|doen) het\b|\b(?:is|zijn) er\b|\ber (?:is|zijn)\b"
    r"|\b(?:bus|trein|tram|metro|lift)\b|\b(?:bushalte|halte|winkel) (?:\w+ ){0,5}"
    r"(?:opgeheven|gesloten|weg|verdwenen|dicht)\b"
    r"|\b(?:hond|kat|poes|konijn|vogel|boom|heg|tuin|schutting|dak|goot|muur|deur|slot|kast|bank)\b"
    r"|\b(?:afspraak|rit|klus|les|feest|markt|winkel|school|camping|zaal|keuken|kamer|zolder)\b"
    r"|\b(?:hoeft|mag|kan|kunnen|duurt|kost|gaat|gaan|begint|eindigt|vertrekt|sluit|opent)\b"
)
"""What is told of things, and of the way."""


def tells_of_somebody(piece: str) -> bool:
    """Tell whether a part of a reason is about a person; who asks is often left out."""
    words = re.findall(r"[\w'-]+", piece.lower())
    return finite_at(words) == 0 or bool(set(words[:4]) & (_PERSONS | KIN | SEVERAL_KIN))


def is_always_private(piece: str) -> bool:
    """Tell whether a part of a note is private whatever stands beside it."""
    return bool(_HEAVY.search(piece.lower()))


def is_heavy(piece: str) -> bool:
    """Tell whether a part of a reason is private whatever stands beside it, or cannot be read."""
    return is_always_private(piece) or has_clipped_word(piece)


def is_light(piece: str) -> bool:
    """Tell whether a part of a reason is known to be harmless: of a thing, or of somebody.

    A note without a verb names what something is for.
    """
    text = piece.lower()
    if finite_at(re.findall(r"[\w'-]+", text)) is None and not tells_of_somebody(piece):
        return True
    return bool(_LIGHT.search(text)) or (not tells_of_somebody(piece) and bool(_THING.search(text)))


def is_light_beside_private(sentence: str) -> bool:
    """Tell whether a whole sentence of somebody stays although another one is private.

    "Hij wil een boekenplank ophangen. Hij zat in de opvang": the first tells nothing of the second.
    """
    text = sentence.lower()
    if _OF_A_RELATIVE.match(text):
        return False  # it is not clear whether that is who asks
    return bool(_BESIDE_PRIVATE.search(text)) and not _TELLS_OF_TROUBLE.search(text)
