"""The collection of judgments: one file a case, searched, compared, and re-decided by the rules."""
