"""What a socket has for us now."""

from __future__ import annotations

import selectors
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import FileDescriptorLike


def has_input(descriptor: FileDescriptorLike) -> bool:
    """Tell whether there is something to read or accept now, without waiting.

    ``select.select`` refuses descriptors from 1,024 on, which a browser's many files soon reach;
    ``selectors`` takes what each system offers without that bound.
    """
    with selectors.DefaultSelector() as selector:
        selector.register(descriptor, selectors.EVENT_READ)
        return bool(selector.select(0))
