"""Views of time: calendar, timeline, capacity; and the calendars the office keeps."""
