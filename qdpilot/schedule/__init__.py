"""When: occurrences, calendars, sentences."""
