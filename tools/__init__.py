"""Commands of whoever works on the project; `make` calls them."""
