"""The page 路权: how a road right comes to be, and how it lives."""
