"""Draw the table of nouns: article and plural of what is lent, cooked, done and gone to.

Chosen by us are the words (``chosen.txt``); how a word is used in Dutch is a fact, looked up in the
tagged counts of a corpus (Debian's ``frogdata``: a word, and how often it was seen with which tag),
and set by hand in ``corrections.txt`` where the corpus is divided. ``--check SEED`` prints a
hundred drawn words to be read by a person.

    python tools/nouns/draw.py /usr/share/frog/nld/Frog.mbt.1.1.lex
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
TABLE = HERE.parent.parent / "resources" / "words" / "nouns.tsv"
WANTED = 3_700
_SURE = 4
"""How many times more often a word was seen with one article than with the other."""
_MOSTLY = 4
_COMMON = 18
"""From how many times seen a word that nobody chose is common enough."""
_NO_LAST_PART = frozenset({"vaat", "aarde", "was", "post", "stof", "ijs", "pers", "licht", "set"})
"""What is not counted by itself, and ends many words that are: "reservaat", "waarde"."""
_LETTERS = re.compile(r"[a-zéèëïöüê-]{3,22}")


def read_lines(name: str) -> list[str]:
    """Read a list of ours, without its comments."""
    lines = (HERE / name).read_text(encoding="utf8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


class Corpus:
    """How often a word was seen as a singular of either gender, and as a plural."""

    def __init__(self, lexicon: Path) -> None:
        self.common: dict[str, int] = defaultdict(int)
        self.neuter: dict[str, int] = defaultdict(int)
        self.plural: dict[str, int] = defaultdict(int)
        self.otherwise: dict[str, int] = defaultdict(int)
        for line in lexicon.read_text(encoding="utf8").splitlines():
            _, word, *tags = line.split()
            for tag in tags:
                kind, _, count = tag.rpartition(":")
                if kind == "N(soort,ev,basis,zijd,stan)":
                    self.common[word] += int(count)
                elif kind.startswith(("N(soort,ev,basis,onz", "N(soort,ev,dim,onz")):
                    self.neuter[word] += int(count)
                elif kind.startswith("N(soort,mv"):
                    self.plural[word] += int(count)
                else:
                    self.otherwise[word] += int(count)

    def seen(self, word: str) -> int:
        return self.common[word] + self.neuter[word]

    def is_noun(self, word: str) -> bool:
        """Tell whether a word is seldom seen as anything else."""
        return self.seen(word) > _MOSTLY * (self.otherwise[word] + self.plural[word])

    def article(self, word: str) -> str | None:
        """Return "de" or "het"; None where the corpus does not know or is divided."""
        common, neuter = self.common[word], self.neuter[word]
        if word.endswith("je") and not common:
            return "het"
        if common > _SURE * neuter:
            return "de"
        if neuter > _SURE * common:
            return "het"
        return None


def plural_forms(word: str) -> list[str]:
    """Return the plurals that spelling allows, the likeliest first."""
    forms = []
    if re.search(r"(?:je|el|em|en|er|aar|erd|ie|um|or|ier|foon)$", word) or word[-1] in "eé":
        forms.append(f"{word}s")
    if word.endswith(("ie", "ee")):
        forms.append(f"{word}ën")
    if word[-1] in "aiouy":
        forms.append(f"{word}'s")
    doubled = re.fullmatch(r"(.*[^aeiou])?([aeiou])([bdfgklmnprst])", word)
    longer = re.fullmatch(r"(.*?)(aa|ee|oo|uu)([bdfgklmnprstv])", word)
    soft = {"f": "v", "s": "z"}
    if longer:
        stem, vowel, last = longer.groups()
        forms += [f"{stem}{vowel[0]}{soft.get(last, last)}en", f"{stem}{vowel[0]}{last}en"]
    if doubled:
        forms.append(f"{word}{word[-1]}en")
    if word[-1] in soft:
        forms.append(f"{word[:-1]}{soft[word[-1]]}en")
    forms += [f"{word}en", f"{word}s", f"{word}eren", f"{word}n"]
    if word[-1] in "ie":  # "partijen", but never "categorieen"
        forms.remove(f"{word}en")
    return forms


def plural(word: str, corpus: Corpus, known: dict[str, str]) -> str:
    """Return the plural that the corpus has; else that of the last part, else the likeliest."""
    if word in known:
        return known[word]
    forms = plural_forms(word)
    best = max(forms, key=lambda form: (corpus.plural[form], -forms.index(form)))
    part = last_part(word, known)
    if part:
        return word[: -len(part)] + known[part] if known[part] else ""
    return best


def last_part(word: str, known: dict[str, str]) -> str:
    """Return the longest known noun that a compound ends in; nothing where there is none."""
    return next((word[at:] for at in range(2, len(word) - 2) if word[at:] in known), "")


def draw(lexicon: Path) -> dict[str, tuple[str, str]]:
    """Return article and plural by word."""
    corpus = Corpus(lexicon)
    uncountable = {word for line in read_lines("uncountable.txt") for word in line.split()}
    corrections = {
        word: (article, more)
        for word, article, more in map(str.split, read_lines("corrections.txt"))
    }
    chosen = {word for line in read_lines("chosen.txt") for word in line.partition(":")[2].split()}
    chosen |= uncountable
    articles = {
        word: found for word in corpus.common | corpus.neuter if (found := corpus.article(word))
    }
    articles |= {word: article for word, (article, _) in corrections.items()}
    bases = {word for word in chosen if len(word) > 3}
    compounds = [
        word
        for word in articles
        if _LETTERS.fullmatch(word)
        and word not in chosen
        and corpus.seen(word) > 1
        and last_part(word, dict.fromkeys(bases, ""))
    ]
    compounds.sort(key=lambda word: (-corpus.seen(word), word))
    table: dict[str, tuple[str, str]] = {}
    unknown = []
    plurals = {word: "" if more == "-" else more for word, (_, more) in corrections.items()}
    plurals |= dict.fromkeys(uncountable - set(corrections) - _NO_LAST_PART, "")
    by_length = sorted(
        chosen, key=lambda word: (len(word), word)
    )  # a compound follows its last part
    for word in [*by_length, *compounds]:
        article = articles.get(word) or articles.get(last_part(word, articles), "")
        if not article:
            unknown.append(word)
            continue
        more = "" if word in uncountable else plural(word, corpus, plurals)
        if len(word) > 2 and word not in _NO_LAST_PART:
            plurals[word] = more
        table[word] = (article, more)
        if len(table) >= WANTED:
            break
    print("unknown:", *unknown)
    return table


def draw_common(lexicon: Path, table: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Return the common nouns that stand beside the chosen ones, and end no compound."""
    corpus = Corpus(lexicon)
    plurals = {word: more for word, (_, more) in table.items() if len(word) > 3}
    plural_words = {more for _, more in table.values()}
    common = {}
    for word in sorted(corpus.common | corpus.neuter, key=lambda word: (len(word), word)):
        article = corpus.article(word)
        if (
            article
            and word not in table
            and word not in plural_words
            and _LETTERS.fullmatch(word)
            and corpus.seen(word) >= _COMMON
            and corpus.is_noun(word)
        ):
            more = plural(word, corpus, plurals)
            is_counted = corpus.plural[more] or last_part(word, plurals)
            common[word] = (article, more if is_counted else "")
    return common


def main() -> None:
    """Write the table, or print what is drawn from it to be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lexicon", type=Path)
    parser.add_argument("--check", type=int, metavar="SEED")
    options = parser.parse_args()
    table = draw(options.lexicon)
    if options.check is not None:
        drawn = random.Random(options.check)  # noqa: S311 - a draw that can be done again
        for word in drawn.sample(sorted(table), 100):
            print(word, *table[word])
        return
    common = draw_common(options.lexicon, table)
    whole = {word: (*row, "") for word, row in table.items()}
    whole |= {word: (*row, "alone") for word, row in common.items()}
    lines = ["\t".join((word, *row)).rstrip() for word, row in sorted(whole.items())]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf8")
    print(len(lines))


if __name__ == "__main__":
    main()
