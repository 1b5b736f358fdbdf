"""The command line: a thin skin over the engines, with the exit statuses of its contract."""

from countermark.cli.main import main

__all__ = ["main"]
