"""Writes of the person's own side."""
