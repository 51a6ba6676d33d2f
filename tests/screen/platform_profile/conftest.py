"""The editor of a profile, open."""

from __future__ import annotations

import pytest

from intake.ui.desk_session import DeskSession
from intake.ui.platform_profile.editor import ProfileEditor
from intake.ui.platform_profile.window import ProfileWindow
from tests.fakes import InlineRunner


@pytest.fixture
def editing(application, qtbot):
    """A real centre's desk with the sheet open."""
    application.use_cases.set_up.create_centre("De Linde", practice=False)
    session = DeskSession(InlineRunner(), InlineRunner(), application.translate, application.clock)
    session.use_cases, session.signed_in = (
        application.use_cases,
        application.use_cases.sign_in.create_first_colleague("Ineke", "2974").value,
    )
    editor = ProfileEditor(session)
    window = ProfileWindow(editor, application.translate)
    qtbot.addWidget(window)
    window.show()
    return application, session, editor, window
