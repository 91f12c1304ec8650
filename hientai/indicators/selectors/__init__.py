"""Reads on indicators."""
