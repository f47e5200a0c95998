"""Where: shapes, metres, coordinate systems."""
