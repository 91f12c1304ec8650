"""Writes on pairs and merges."""
