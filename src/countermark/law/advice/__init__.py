"""Which court, which law, and where the judgment will be recognised."""
