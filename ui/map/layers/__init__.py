"""Layers of the map: which, in what order, how strongly; tiles from files and services."""
