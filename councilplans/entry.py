"""Where the command begins: before anything is imported that an interruption could stop half-way."""

from __future__ import annotations

import signal


def main() -> None:
    """Run the command line."""
    # Python's own way to be interrupted is a traceback, until the command line has said what it does instead.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from councilplans.cli import run

    run()
