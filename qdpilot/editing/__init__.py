"""Edits as values on an immutable plan, and their history."""
