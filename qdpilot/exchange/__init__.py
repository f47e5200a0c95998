"""Files in and out: zones as GeoJSON. Untrusted files are read in a child process."""
