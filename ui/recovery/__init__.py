"""After a crash: what the journal kept, offered piece by piece."""
