"""Patterns of the lines that stand around what somebody wrote in a mail.

``<WORDS>`` stands for a list of ``resources/words/mail.toml`` with its words in all languages, as
"schreef" and "wrote", or "met vriendelijke groet" and "kind regards": see ``mail_pattern``. Beside
each pattern stands a line that it finds.
"""

from __future__ import annotations

import re

# The line above a quotation; its words are those of the list "wrote"

ATTRIBUTION_BEGIN = (
    r"(?:Op|On|Am|Le|El|Il|W dniu|Den|Dnia)\b.{0,60}\d"  # "Op ma 23 nov. om 10:02 …"
    r"|(?:\d{1,2}[-/. ].{0,40}\d{4}.{0,40}:\d\d)"  # "23-11-2026 om 10:02 …"
    r"|.{1,80}<[^<>\s]+@[^<>\s]+>"  # "De Linde <balie@linde.example> …"
    r"|.{1,60}\s<WORDS>\b"  # "De Linde schreef …"
)
ATTRIBUTION_END = (
    r"<WORDS>\b[^:]{0,160}:\s*$"  # "… schreef De Linde:"
    r"|<[^<>\s]+@[^<>\s]+>\s*:\s*$"  # "… <balie@linde.example>:"
)

# The head of an earlier mail

SEPARATOR = re.compile(  # "-----Oorspronkelijk bericht-----", "____________________"
    r"\s*-{2,}\s*(?:(?:Oorspronkelijk|Doorgestuurd) bericht|(?:Original|Forwarded|Reply) message|"
    r"Originele e-?mail|Oorspronkelijke e-?mail|Ursprüngliche Nachricht|Message d'origine)"
    r"\s*-{2,}\s*$|_{20,}\s*$",
    re.IGNORECASE,
)
FORWARD_LINE = re.compile(  # "Begin doorgestuurd bericht:"
    r"\s*(?:-{2,}\s*)?(?:Begin doorgestuurd bericht|Begin forwarded message|Doorgestuurd bericht|"
    r"Forwarded message|Doorgestuurde e-?mail|Weitergeleitete Nachricht)\s*:?\s*(?:-{2,})?\s*$",
    re.IGNORECASE,
)
FORWARD_SUBJECT = re.compile(  # "Fwd: Trap te leen"
    r"\s*(?:fwd?|doorst|doorgestuurd|wg|tr|fw)\s*:", re.IGNORECASE
)
HEAD_FIELD = re.compile(  # "Onderwerp: Trap te leen"
    r"\s*\*?(?P<name>Van|From|Von|De|Od|Kimden|Verzonden|Verstuurd|Sent|Gesendet|Datum|Date|Aan|To"
    r"|An|Cc|Onderwerp|Subject|Betreff|Antwoord aan|Reply-To|Beantwoorden)\s*:\*?\s?(?P<value>.*)$",
    re.IGNORECASE,
)
SENDER_FIELDS = frozenset({"van", "from", "von", "de", "od", "kimden"})
SUBJECT_FIELDS = ("onderwerp", "subject", "betreff")

# What closes a mail; its words are those of the lists "closing" and "inline-closing"

CLOSING_LINE = (  # "Met vriendelijke groet van Jan,"
    r"\s*(?:(?:en |veel |heel veel )?<WORDS>"
    r"(?: (?:van|from|uit|namens|vanuit|aus|od)\b.{0,60})?"
    r"(?:[\s,.!:;–-]+[\w'’.&() /-]{0,60})?[\s,.!]*)$"
)
CLOSING_IN_SENTENCE = (  # "U mag hem lenen. Groetjes Jan"
    r"(?:(?<=[.!?)…])|(?<=[.!?)…]\s)|(?<=,\s))\s*<WORDS>"
    r"[\s,.!]{1,3}(?:van )?[A-ZÀ-Ž]?[\w'’.-]{1,20}(?: [\w'’.-]{1,20}){0,4}\s*[.!]?\s*$"
)
CLOSING_WITH_NAME = (  # "Groetjes, Jan de Wit"
    r"(?:en |veel |heel veel )?<WORDS>[\s,.!:;–-]*(?P<name>(?:van )?[^\n]{0,60})$"
)
AT_BEGINNING = r"\s*(?:[*_=]*\s*)?<WORDS>"
"""The words stand at the beginning of a line: "*** Sent from my phone"."""

PERSON_NAME = re.compile(  # "Jan & Annie", "Jan de Wit"
    r"[A-ZÀ-Ža-zà-ž][\w'’.-]{1,24}(?: (?:&|[\w'’.-]{1,24})){0,4}"
)
