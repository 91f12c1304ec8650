"""Pages of duties: one duty, a body's own, what is asked, what is stopped."""
