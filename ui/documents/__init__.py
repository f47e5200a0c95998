"""文书: issued papers as they are stored: look at, check, print, save."""
