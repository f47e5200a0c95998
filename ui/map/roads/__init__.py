"""The road network in the window: importing one."""
