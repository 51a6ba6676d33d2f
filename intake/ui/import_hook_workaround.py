"""Keep PySide6 from reading the source of every module.

When a module is imported, PySide6 reads its source to see whether it uses PySide6
(PySide6.support.feature).

Modules that were imported before PySide6 do not use it. Reading those of Python takes a fiftieth of
the start.
"""

from __future__ import annotations

import sys

from PySide6 import support

_IGNORED = -1
"""PySide6's own mark for a module that does not use it ("ignore this module in switching")."""


def install_import_hook_workaround() -> None:
    """Mark every imported module as PySide6 would after reading it.

    It does nothing if PySide6 no longer works this way.
    """
    # "feature" is created by PySide6 when it loads, and is in no stub.
    noted = getattr(getattr(support, "feature", None), "pyside_feature_dict", {})
    for name in tuple(sys.modules):
        if not name.startswith("PySide6"):
            noted.setdefault(name, _IGNORED)
