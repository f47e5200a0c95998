"""The page 道路: the open-road catalogue."""
