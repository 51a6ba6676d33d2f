"""Stages for each use case that writes, a module a station of a request."""

from tests.real.desk.use_case_stages import (  # noqa: F401 - each names its cases
    answering,
    calling,
    centre,
    closing,
    custody,
    placing,
    project_rounds,
    projects,
    taking,
)
