"""What is it called in law? Meanings of counterfeit, pirated, falsified and their kin."""
