"""The yearly report as plain values: its facts, the questions put to them, its words, its paper."""
