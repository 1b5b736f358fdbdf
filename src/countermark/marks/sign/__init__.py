"""Signs: how they are written, what is left out, how they are spoken, what they mean."""
