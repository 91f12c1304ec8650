"""Reads on the register."""
