"""Rules on forum, applicable law and recognition: how they are written, read and applied."""
