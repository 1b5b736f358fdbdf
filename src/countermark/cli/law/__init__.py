"""`countermark law`: meanings, courts, laws, recognition, and the judgments behind them."""

from countermark.cli.law.group import law

__all__ = ["law"]
