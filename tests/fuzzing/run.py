"""Feed a reader with what atheris makes up, led by the lines of ours that it reaches.

``python -m tests.fuzzing.run READER FOLDER SECONDS``; ends with 0 where nothing but told errors
came out of it, and no input took longer than ten seconds.
"""

from __future__ import annotations

import resource
import sys
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["intake"]):
    from tests.fuzzing import readers

SLOWEST_SECONDS = 10
MAX_MEGABYTES = 2048
SEEDS = {
    "mail": b"From: Jan <jan@x.example>\nSubject: =?utf-8?q?Ja?=\nContent-Type: multipart/mixed; "
    b'boundary="a"\n\n--a\nContent-Type: text/html\n\n<p>Dat kan</p>\n--a--\n',
    "settings": b'{"language": "nl", "scale": 125, "idle_minutes": 10}',
    "profile": b'name = "BUUV"\nkinds = ["help"]\nway = "web"\nnew_request = "https://b.example/"',
    "restore journal": b'{"laid_aside": "desk-before-restore-1.db"}',
    "page": b'[{"index": 0, "tag": "input", "label": "Titel", "maxlength": 60}]',
    "html": b"<p>Beste <b>buur</b><br>Dat kan &amp; graag</p>",
    "line": b"mevrouw De Vries 020 618 42 17 wil vrijdag om half drie een boormachine lenen",
    "guard": b"Bel mevrouw De Vries op 020 618 42 17, Hoofdweg 12 in 1052 XK",
}
"""What each begins from, where nothing would be reached for long without it."""


def target(name, folder):
    """Return what is called with bytes."""
    if name in readers.TEXT_READERS:
        read = readers.TEXT_READERS[name]
        return lambda raw: read(raw.decode("utf8", "replace"))
    if name == "page":
        return _only_json
    read = readers.FILE_READERS[name]
    return lambda raw: read(raw, folder)


def _only_json(raw):
    with suppress(ValueError, RecursionError):
        readers.json.loads(raw)
        readers.read_page(raw)


def main(name, folder, seconds):
    folder = Path(folder)
    read = target(name, folder)
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "seed").write_bytes(SEEDS.get(name, b"020 618 42 17"))

    def once(raw):
        with suppress(readers.UserFacingError):
            read(raw)

    # The most that was in use is told of a process and of the one that started it.
    inherited = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    limits = [f"-max_total_time={seconds}", f"-timeout={SLOWEST_SECONDS}", "-max_len=4096"]
    limits.append(f"-rss_limit_mb={inherited + MAX_MEGABYTES}")
    prefix = f"-artifact_prefix={folder}/"
    atheris.Setup(["fuzz", *limits, prefix, "-print_final_stats=1", str(corpus)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
