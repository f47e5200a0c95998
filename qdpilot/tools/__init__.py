"""Map tools: state machines that turn mouse events into edits, without Qt."""
