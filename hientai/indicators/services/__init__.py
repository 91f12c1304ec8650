"""Writes on indicators."""
