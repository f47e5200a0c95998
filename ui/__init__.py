"""Windows: the only floor that knows Qt."""
