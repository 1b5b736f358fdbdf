"""Countermark takes a suspect item to a settled case.

Each engine (`marks`, `packs`, `law`, `border`, `disposal`) answers one question about the item
and can be used alone; `examine` asks them all about one folder of exhibits.
"""

__version__ = "0.1.0"
