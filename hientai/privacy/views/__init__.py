"""The person's own pages, the pages of whoever answers, and the open ones."""
