"""How well the rules re-decide cases that courts have decided."""
