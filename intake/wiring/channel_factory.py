"""Make the channel of a platform, from the present settings.

In the practice centre there are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.centre.mail_settings import MAIL_PASSWORD
from intake.domain.platform_profile import PostingMethod, secret_name
from intake.kit.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.domain.centre import Centre
    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.clock import Clock
    from intake.kit.paths import Home
    from intake.mail.smtp_channel import SmtpSender
    from intake.ports import Channel


class ChannelFactory:
    """Makes channels when they are needed.

    ``centre`` returns the sender of mails, ``secret`` a password by its name.
    """

    def __init__(
        self,
        home: Home,
        clock: Clock,
        centre: Callable[[], Centre | None],
        secret: Callable[[str], str],
        *,
        practice: bool,
    ) -> None:
        self._home = home
        self._clock = clock
        self._centre = centre
        self._secret = secret
        self._practice = practice

    def sender(self) -> SmtpSender | None:
        """Return the sender of mail, or None if no server is set."""
        settings = load_settings(self._home.settings)
        if self._practice or not settings.mail_host:
            return None
        from intake.mail.smtp_channel import From, MailServer, SmtpSender

        def sender() -> From:
            centre = self._centre()
            if centre:
                return From(centre.name, centre.email)
            return From("", "")

        server = MailServer(
            settings.mail_host, settings.mail_port, settings.mail_security, settings.mail_user
        )
        return SmtpSender(server, sender, lambda: self._secret(MAIL_PASSWORD), self._clock.now)

    def channel_of(self, profile: PlatformProfile) -> Channel | None:
        """Return the channel of a platform that needs neither a page nor a person."""
        if profile.way is PostingMethod.MAIL and profile.mail_to and (sender := self.sender()):
            from intake.mail.smtp_channel import SmtpChannel

            return SmtpChannel(sender, profile.mail_to)
        is_verified = profile.verified_on is not None
        if profile.way is PostingMethod.PROGRAM and profile.program and is_verified:
            if self._practice:
                return None
            from intake.platforms.api_channel import ApiChannel

            return ApiChannel(profile.program, lambda: self._secret(secret_name(profile)))
        return None
