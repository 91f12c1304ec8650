"""What is true of a profile, whoever keeps it: its fields, codes, names, and who counts."""
