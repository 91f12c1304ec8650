"""Reads on rounds, what bodies said, and how true the register is."""
