"""Reads on pairs and merges."""
