"""Who wants the same place at the same time."""
