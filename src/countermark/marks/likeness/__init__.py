"""Likeness: sign beside mark, goods beside goods, and why."""
