"""Figures beside peers, in one run; see `make bench`."""
