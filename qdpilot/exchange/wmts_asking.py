"""Asking a map service for one address; Python's own client is loaded with the first question."""

from __future__ import annotations

import urllib.error
import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from qdpilot.model.errors import MapServiceError

if TYPE_CHECKING:
    from typing import IO


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The key goes to the service alone."""

    def redirect_request(self, *_: object) -> None:
        """Follow none."""


_OPENER = urllib.request.build_opener(_NoRedirect)


def asked(address: str, *, most: int, wait_s: float) -> bytes:
    """Return what is at an address, one byte more than `most` at most.

    Raises:
        MapServiceError: If nobody answers, or not with what was asked.
    """
    where = urlsplit(address).hostname or ""
    question = urllib.request.Request(address, headers={"User-Agent": "qdpilot"})
    try:
        with _OPENER.open(question, timeout=wait_s) as answer:
            return _read(answer, most)
    except urllib.error.HTTPError as error:
        code = error.code
        error.close()
        reason = "key_refused" if code in (401, 403, 418) else "answered"
        raise MapServiceError(service=where, reason=reason, status=code) from None
    except (OSError, ValueError) as error:
        raise MapServiceError(service=where, reason="unreachable", status=0) from error


def _read(answer: IO[bytes], most: int) -> bytes:
    return answer.read(most + 1)
