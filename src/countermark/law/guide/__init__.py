"""The engine as a conversation, a memorandum for the file, and pages to read."""
