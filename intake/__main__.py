"""Open the desk, or run a headless verb."""

from __future__ import annotations

import sys


def main() -> int:
    """Choose between the roof with Qt and the one without by the first word."""
    words = sys.argv[1:]
    if words in (["--help"], ["-h"], ["help"]):
        from intake.cli.help import run_help

        return run_help()
    if words[:1] == ["call"]:
        from intake.cli.call import run_call

        return run_call(words[1:])
    if words[:1] == ["fill"]:
        from intake.app.fill_command import run_fill

        return run_fill(words[1:])
    if words[:1] == ["walkthrough"]:
        from intake.walkthrough.run import run_walkthrough

        return run_walkthrough(words[1:])
    if words and not words[0].startswith("--"):
        from intake.cli.verbs import run_verb

        return run_verb(words)
    import gc

    # Until everything is loaded: what is loaded stays, and looking through it a hundred times
    # costs a tenth of the start.
    gc.disable()
    from intake.wiring import startup  # noqa: F401 - before Qt slows imports
    from intake.ui.import_hook_workaround import install_import_hook_workaround  # isort: skip

    install_import_hook_workaround()
    from intake.app.desk_program import run_desk

    return run_desk(words)


if __name__ == "__main__":
    sys.exit(main())
