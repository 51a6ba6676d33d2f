"""Write an area with its article: "in de Indische Buurt", "in het Statenkwartier"."""

from __future__ import annotations

import re

_TOWNS = frozenset({
    "beverwijk", "bleiswijk", "harderwijk", "katwijk", "moerwijk", "naaldwijk", "noordwijk",
    "oisterwijk", "schalkwijk", "crooswijk", "rijswijk", "steenwijk", "waalwijk", "winterswijk",
    "wijk", "bospolder", "vreewijk", "haagwijk", "spoorwijk", "zuidwijk", "randwijk",
    "bergschenhoek", "wielwijk", "moerdijk", "nieuwendijk", "zwaagdijk", "oudendijk",
    "oud-crooswijk", "nieuw-crooswijk", "langerak", "oosterwijk", "meerwijk",
})  # fmt: skip
"""Towns and quarters without an article although they end like those that have one."""

KNOWN_TOWNS = frozenset({
    "alkmaar", "almelo", "almere", "alphen aan den rijn", "amersfoort", "amstelveen", "amsterdam",
    "apeldoorn", "arnhem", "assen", "bergen op zoom", "breda", "capelle aan den ijssel", "delft",
    "den bosch", "den haag", "den helder", "deventer", "doetinchem", "dordrecht", "ede",
    "eindhoven", "emmen", "enschede", "goes", "gouda", "groningen", "haarlem", "harderwijk",
    "heerenveen", "heerlen", "helmond", "hengelo", "hilversum", "hoofddorp", "hoogeveen", "hoorn",
    "houten", "kampen", "leeuwarden", "leiden", "lelystad", "maastricht", "meppel", "middelburg",
    "nieuwegein", "nijmegen", "oss", "purmerend", "roermond", "roosendaal", "rotterdam", "schiedam",
    "'s-hertogenbosch", "sittard", "spijkenisse", "tiel", "tilburg", "utrecht", "veenendaal",
    "venlo", "vlaardingen", "vlissingen", "weert", "zaandam", "zeist", "zoetermeer", "zutphen",
    "zwolle",
    "sneek", "drachten", "franeker", "dokkum", "stadskanaal", "veendam", "winschoten", "delfzijl",
    "steenwijk", "raalte", "hardenberg", "ommen", "rijssen", "nijverdal", "oldenzaal",
    "winterswijk", "wageningen", "culemborg", "barneveld", "ermelo", "nijkerk", "soest", "baarn",
    "bussum", "weesp", "uithoorn", "aalsmeer", "castricum", "heemskerk", "beverwijk",
    "heerhugowaard", "schagen", "enkhuizen", "medemblik", "volendam", "leerdam", "gorinchem",
    "sliedrecht", "ridderkerk", "barendrecht", "rijswijk", "wassenaar", "voorburg", "katwijk",
    "noordwijk", "waalwijk", "oosterhout", "uden", "veghel", "boxtel", "deurne", "geldrop",
    "valkenswaard", "venray", "geleen", "kerkrade", "terneuzen", "zierikzee", "joure", "lemmer",
    "bolsward", "harlingen", "gorredijk", "wolvega", "borne", "losser", "lochem", "zevenaar",
    "duiven", "huissen", "bemmel", "elst", "cuijk", "boxmeer", "gemert",
})  # fmt: skip
"""Towns that are typed before their quarter as well: "Deventer, Borgele"."""

_WITH_DE = frozenset({"stevenshof", "wesselerbrink", "zeedijk", "belcrum", "haarlemmerhout", "hout",
    "binckhorst", "veste", "plantage", "binnenstad", "kersenboogerd", "kruiskamp"})  # fmt: skip
"""Quarters with "de" that do not show it by their ending."""

_COMMON = re.compile(
    r"(?:wijk|buurt|polder|pijp|jordaan|baarsjes|weg|straat|hoek|kade)$", re.IGNORECASE
)
"""Quarters with "de"; those that are names alone are in ``_TOWNS``."""

_NEUTER = re.compile(r"(?:kwartier|centrum|plein|eiland|gebied|dorp)$", re.IGNORECASE)
_HAS_ARTICLE = re.compile(r"^(?:de|het|'t)\b", re.IGNORECASE)

_ADJECTIVE_AND_NOUN = re.compile(r"^[A-Z]\w+se [A-Z]\w+$")
"""As in "Indische Buurt", "Haagse Beemden"."""

_QUARTER_OF_THE_WIND = re.compile(r"\b(?:noord|zuid|oost|west)$", re.IGNORECASE)


def area_with_article(area: str) -> str:
    """Return an area as it follows "in" and "uit"; an unknown name gets no article."""
    quarter, comma, town = (part.strip() for part in area.partition(","))
    if comma and quarter.lower() in KNOWN_TOWNS and town.lower() not in KNOWN_TOWNS:
        quarter, town = town, quarter
    if comma and town:
        return f"{area_with_article(quarter)} in {town}"
    name = area.partition(" (")[0].strip()
    if _HAS_ARTICLE.match(name):
        return area if name.count(" ") == 1 else f"{area[:1].lower()}{area[1:]}"
    if not name or name.lower() in _TOWNS or name[:1].isdigit() or name.startswith("'s"):
        return area
    if _QUARTER_OF_THE_WIND.search(name):
        return area
    if _NEUTER.search(name) and (" " not in name or not name.endswith("Centrum")):
        lower_centre = re.sub(r"^Centrum$", "centrum", area)
        is_village = name.lower().endswith(("dorp", "eiland")) and " " not in name
        return area if is_village else f"het {lower_centre}"
    if _ADJECTIVE_AND_NOUN.match(name):
        return f"het {area}" if name.endswith((" Veld", " Bos", " Park")) else f"de {area}"
    last = name.split()[-1].lower()
    if name.lower() in _WITH_DE or (_COMMON.search(name) and last not in _TOWNS):
        return f"de {area}"
    return area
