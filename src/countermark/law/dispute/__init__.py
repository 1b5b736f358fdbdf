"""The facts of a dispute across borders, and what follows from them."""
