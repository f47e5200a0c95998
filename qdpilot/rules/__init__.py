"""Checks with a cited source."""
