"""The map page: a canvas of our own over cached tiles, tools, layers, inspector, time bar."""
