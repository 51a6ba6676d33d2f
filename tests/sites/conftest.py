"""Real programs on loopback, each made once for all of its forms."""

from __future__ import annotations

import contextlib
import importlib

import pytest

PROGRAMS = (
    "wordpress",
    "mediawiki",
    "trac",
    "redmine",
    "dokuwiki",
    "directus",
    "ghost",
    "starlette_admin",
)


@pytest.fixture(params=PROGRAMS, scope="module")
def forms(request, tmp_path_factory):
    """The forms of one program, which runs until the next one's turn."""
    module = importlib.import_module(f"tests.sites.programs.{request.param}")
    with contextlib.ExitStack() as stack:
        yield stack.enter_context(module.site(tmp_path_factory.mktemp(request.param)))
