"""Writes on the register."""
