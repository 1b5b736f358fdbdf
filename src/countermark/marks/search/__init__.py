"""Search: the marks of a register that a sign is like."""
