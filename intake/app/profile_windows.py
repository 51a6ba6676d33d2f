"""Open the window in which a platform's profile is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from intake.app.browser_windows import BrowserWindows
    from intake.domain.platform_profile import PlatformProfile
    from intake.ui.desk_session import DeskSession
    from intake.ui.platform_profile.editor import ProfileEditor
    from intake.ui.platform_profile.window import ProfileWindow


class ProfileWindows:
    """The window of a platform's profile; its trial opens in the posting window."""

    def __init__(
        self,
        session: DeskSession,
        browser_windows: BrowserWindows,
        use: Callable[[str], object],
        changed: Callable[[], object],
        closed: Callable[[], object],
    ) -> None:
        self._session = session
        self._browsing = browser_windows
        self._use = use
        self._changed = changed
        self._closed = closed
        self.window: ProfileWindow | None = None
        self.editor: ProfileEditor | None = None

    def open(self, profile: PlatformProfile | None) -> None:
        """Open the window for a platform, or for a new one."""
        self._on_made().open(profile)

    def import_file(self, source: Path) -> None:
        """Read a platform from a file and show it."""
        self._on_made().import_file(source)

    def dispose(self) -> None:
        """Close the window; the next one is created anew."""
        if self.window:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _on_kept(self) -> None:
        """Add a platform that somebody has described to those that the centre uses."""
        if self.editor:
            profile = self.editor.profile
        else:
            profile = None
        if profile and profile.slug:
            self._use(profile.slug)
        self._changed()

    def _on_made(self) -> ProfileEditor:
        from intake.ui.platform_profile.editor import ProfileEditor
        from intake.ui.platform_profile.window import ProfileWindow

        if self.window is None or self.editor is None:
            self.editor = ProfileEditor(self._session)
            self.window = ProfileWindow(self.editor, self._session.translate)
            self.window.tried.connect(self._browsing.try_out)
            self.window.closed.connect(self._closed)
            self.editor.saved.connect(self._on_kept)
        self.window.show()
        self.window.activateWindow()
        return self.editor
