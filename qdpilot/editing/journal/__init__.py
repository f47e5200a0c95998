"""The journal of drawing: what was shown, line by line, so that a crash loses none of it."""
