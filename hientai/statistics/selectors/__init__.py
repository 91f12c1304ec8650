"""Reads of statistics."""
