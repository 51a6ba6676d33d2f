"""Draw the list of first names that the guard knows.

Of a list of given names (Debian's ``frogdata``, ``voornamen.ner``) those are taken that a tagged
corpus saw as a name far more often than as a word, and that are no town, country or land. What is
left that is no name of a neighbour stands in ``excluded.txt``, and names that the corpus seldom saw
in ``added.txt``.

    python tools/names/draw.py /usr/share/frog/nld
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE.parent.parent / "resources" / "words" / "first-names.txt"
_MIN_SEEN = 6
_MORE_OFTEN = 3
_NAME = re.compile(r"[A-Z][a-zéèëïüö]{2,}(?:-[A-Z][a-z]+)?")
_PLACES = ("gemeenten-nld.ner", "plaatsen-nld.ner", "provincies-nld.ner", "landen-europa.ner")


def first_column(path: Path) -> list[str]:
    """Read the entries of a list, without what stands behind a tab."""
    lines = path.read_text(encoding="utf8").splitlines()
    return [line.split("\t")[0].strip() for line in lines if line.strip()]


def counts_of(lexicon: Path) -> dict[str, dict[str, int]]:
    """Return how often each word was seen with which tag."""
    counts = {}
    for line in lexicon.read_text(encoding="utf8").splitlines():
        _, word, *tags = line.split()
        counts[word] = {tag.rpartition(":")[0]: int(tag.rpartition(":")[2]) for tag in tags}
    return counts


def draw(folder: Path) -> list[str]:
    """Return the names, in order."""
    counts = counts_of(folder / "Frog.mbt.1.1.lex")
    places = {place for name in _PLACES for place in first_column(folder / name)}
    excluded = set((HERE / "excluded.txt").read_text(encoding="utf8").split())
    drawn = []
    for name in set(first_column(folder / "voornamen.ner")) - places - excluded:
        tags = counts.get(name, {})
        as_name = sum(
            count
            for tag, count in tags.items()
            if tag == "SPEC(deeleigen)" or tag.startswith("N(eigen")
        )
        as_word = sum(counts.get(name.lower(), {}).values())
        if _NAME.fullmatch(name) and as_name >= _MIN_SEEN and as_name > _MORE_OFTEN * as_word:
            drawn.append(name)
    added = (HERE / "added.txt").read_text(encoding="utf8").split()
    return sorted({*drawn, *added})


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    names = draw(parser.parse_args().folder)
    TARGET.write_text("\n".join(names) + "\n", encoding="utf8")
    print(len(names))


if __name__ == "__main__":
    main()
