"""Files in and out: zones and schedules in the formats of others."""
