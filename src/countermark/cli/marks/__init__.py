"""`countermark marks`: registers of marks, searches, comparisons."""

from countermark.cli.marks.group import marks

__all__ = ["marks"]
