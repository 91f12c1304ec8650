"""A paper that a task asks for, from draft to issue."""
