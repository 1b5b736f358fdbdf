"""What a caller may have to mend: bad input and missing parts."""


class BadInputError(ValueError):
    """The input cannot be used; the text says what was given, what was expected, what to do."""


class MissingPartError(RuntimeError):
    """A part of the program is not installed; the text says which and how to get it."""
