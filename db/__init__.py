"""Stores: the only floor that knows SQL."""
