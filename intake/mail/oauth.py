"""Sign in to Microsoft 365 and Google with OAuth2, and return fresh tokens for their mailboxes.

The person signs in on the provider's own page, never here. What is stored in the keyring is a
refresh token; an access token is held in memory for an hour at most.
"""

from __future__ import annotations

import json
import ssl
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx

from intake.kit.deadline import Deadline
from intake.kit.errors import ExternalError
from intake.kit.mail_accounts import SignInWay
from intake.kit.web_addresses import is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from intake.kit.mail_accounts import MailAccount

_TIMEOUT = 15.0
_MAX_BYTES = 100_000
_EXPIRY_MARGIN = 60.0
"""Seconds before its end that a token is renewed."""

_DEFAULT_LIFE = 3600.0
_PENDING_ERRORS = frozenset({"authorization_pending", "slow_down"})
"""Answers while somebody is still signing in (RFC 8628, 3.5)."""


class Provider(NamedTuple):
    """The addresses of a provider, and what it is asked for.

    Microsoft: "OAuth 2.0 authorization code flow" and "device authorization grant" of the identity
    platform, and "Authenticate an IMAP, POP or SMTP connection using OAuth". Google: "OAuth 2.0 for
    Mobile & Desktop Apps" and "IMAP, POP, and SMTP" of Gmail. ``extra`` is added to the address of
    the page; ``device`` is empty if a mailbox cannot be asked for by a code.
    """

    authorize: str
    token: str
    device: str
    scope: str
    extra: tuple[tuple[str, str], ...] = ()
    redirect_host: str = "127.0.0.1"


def provider_of(account: MailAccount) -> Provider:
    """Return the provider of an account that signs in by OAuth2."""
    if account.sign_in == SignInWay.GOOGLE:
        return Provider(
            authorize="https://accounts.google.com/o/oauth2/v2/auth",
            token="https://oauth2.googleapis.com/token",  # noqa: S106 - an address
            device="",
            scope="https://mail.google.com/",
            extra=(("access_type", "offline"), ("prompt", "consent")),
        )
    base = f"https://login.microsoftonline.com/{account.tenant or 'organizations'}/oauth2/v2.0"
    return Provider(
        authorize=f"{base}/authorize",
        token=f"{base}/token",
        device=f"{base}/devicecode",
        scope="https://outlook.office.com/IMAP.AccessAsUser.All offline_access",
        extra=(("prompt", "select_account"),),
        redirect_host="localhost",
    )


class TokenStore(NamedTuple):
    """Where the refresh token of an account is kept: in the keyring, under the account's name.

    A desktop program of Google has a client secret as well, which Google does not count as one; it
    is kept beside the token.
    """

    read: Callable[[], str]
    write: Callable[[str], None]

    def load(self) -> dict[str, str]:
        """Return what is stored: ``refresh_token`` and ``client_secret``, either may be absent."""
        try:
            stored = json.loads(self.read() or "{}")
        except (ValueError, RecursionError):
            return {}
        if not isinstance(stored, dict):
            return {}
        return {name: value for name, value in stored.items() if isinstance(value, str)}

    def save(self, **values: str) -> None:
        """Change these values and keep the others."""
        self.write(json.dumps(self.load() | values))


class OAuth:
    """Asks a provider for tokens of one account."""

    def __init__(
        self,
        account: MailAccount,
        tokens: TokenStore,
        provider: Provider | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.account = account
        self.provider = provider or provider_of(account)
        self.monotonic = monotonic
        self._tokens = tokens
        self._access = ""
        self._ends = 0.0

    def access_token(self) -> str:
        """Return an access token that is valid now.

        Raises ``ExternalError`` if somebody must sign in, or if the provider cannot be reached.
        """
        if self._access and self.monotonic() < self._ends:
            return self._access
        refresh = self._tokens.load().get("refresh_token")
        if not refresh:
            raise self._sign_in_error()
        answer = self.ask({"grant_type": "refresh_token", "refresh_token": refresh})
        if "access_token" not in answer:
            raise self.refusal(answer) or self._sign_in_error()
        return self.keep(answer)

    def keep(self, answer: Mapping[str, Any]) -> str:
        """Store what a provider gave, and return the access token.

        Microsoft gives a new refresh token each time, Google the same one always.
        """
        self._access = str(answer["access_token"])
        life = answer.get("expires_in")
        seconds = _DEFAULT_LIFE
        if isinstance(life, int | float | str) and str(life).isdigit():
            seconds = float(life)
        self._ends = self.monotonic() + max(0.0, seconds - _EXPIRY_MARGIN)
        refresh = answer.get("refresh_token")
        if isinstance(refresh, str) and refresh:
            self._tokens.save(refresh_token=refresh)
        return self._access

    def ask(self, values: Mapping[str, str], address: str = "") -> dict[str, Any]:
        """Ask the provider for a token, or at another address, and return its answer.

        An answer with an ``error`` is returned too. Raises ``ExternalError`` if the provider cannot
        be reached or answers with something else.
        """
        form = {"client_id": self.account.client_id, "scope": self.provider.scope, **values}
        secret = self._tokens.load().get("client_secret")
        if secret:
            form["client_secret"] = secret
        return _post(address or self.provider.token, form)

    def refusal(self, answer: Mapping[str, Any]) -> ExternalError | None:
        """Return the error for an answer without a token; None if somebody is still signing in."""
        reason = str(answer.get("error") or "")
        if reason in _PENDING_ERRORS:
            return None
        if reason in ("access_denied", "authorization_declined"):
            return ExternalError("mailbox-declined")
        if reason in ("expired_token", "code_expired"):
            return ExternalError("mailbox-too-late")
        if reason in ("temporarily_unavailable", "server_error"):
            return ExternalError("mailbox-away", host=httpx.URL(self.provider.token).host)
        if reason in ("invalid_client", "unauthorized_client", "invalid_request"):
            return ExternalError("mailbox-unknown-client", client=self.account.client_id)
        return self._sign_in_error()

    def _sign_in_error(self) -> ExternalError:
        return ExternalError(
            "mailbox-sign-in-again", user=self.account.user, host=self.account.host
        )


def _post(address: str, form: Mapping[str, str]) -> dict[str, Any]:
    url = httpx.URL(address)
    if url.scheme != "https" and not is_loopback(url.host):
        raise ExternalError("mail-not-safe", host=url.host)
    limit = Deadline(2 * _TIMEOUT)

    def watch(event: str, info: Mapping[str, Any]) -> None:
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            connected = info["return_value"].get_extra_info("socket")
            if connected is not None:
                limit.watch(connected)

    context = ssl.create_default_context()
    raw = b""
    try:
        with limit, httpx.Client(verify=context, timeout=_TIMEOUT, trust_env=False) as client:
            request = client.build_request(
                "POST",
                url,
                data=dict(form),
                headers={"Accept": "application/json", "Accept-Encoding": "identity"},
                extensions={"trace": watch},
            )
            with closing(client.send(request, stream=True)) as response:
                for chunk in response.iter_bytes():
                    raw += chunk
                    if len(raw) > _MAX_BYTES:
                        break
        answer = json.loads(raw[:_MAX_BYTES])
    except (httpx.HTTPError, ValueError, RecursionError) as error:
        raise ExternalError("mailbox-away", host=url.host) from error
    if not isinstance(answer, dict):
        raise ExternalError("mailbox-away", host=url.host)
    return answer
