"""The editor of times: the week grid, the period, exceptions, and what it all amounts to."""
