"""Keep PySide6 from reading the source of modules that it need not read.

It looks into the source of each one that an import meets, for whether it uses PySide6
(PySide6.support.feature).

What was loaded before PySide6 does not use it. Reading Python's own modules anyway costs a fiftieth
of the start.
"""

from __future__ import annotations

import sys

from PySide6 import support

_IGNORED = -1
"""What PySide6 itself notes for a module that does not use it ("ignore this module in switching").
"""


def install_import_hook_workaround() -> None:
    """Note for every module that is loaded what PySide6 would find by reading it.

    Where it notes nothing any more, there is nothing to be spared.
    """
    noted = getattr(
        getattr(support, "feature", None), "pyside_feature_dict", {}
    )  # "feature" is made by PySide6 as it loads, and in no stub
    for name in tuple(sys.modules):
        if not name.startswith("PySide6"):
            noted.setdefault(name, _IGNORED)
