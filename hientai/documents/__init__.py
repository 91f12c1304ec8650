"""Official documents, their files, and what was read from them."""
