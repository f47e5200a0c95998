"""Zones from a file, in the window: looked at row by row, then taken into the drawing."""
