"""Typed Chinese sentences of times, the official form, read into a schedule."""
