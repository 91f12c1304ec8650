"""Keeping the register true: yearly confirmation by bodies, what is missing or old."""
