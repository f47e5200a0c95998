"""Typed sentences of times, in the official Chinese form or in English, read into a schedule."""
