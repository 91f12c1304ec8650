"""A body's own plan that carries out a plan above it: owed, handed in, read, linked."""
