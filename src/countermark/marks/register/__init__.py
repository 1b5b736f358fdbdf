"""Registers of marks: reading official files, the register on disk, rights and their days."""
