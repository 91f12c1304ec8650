"""The rules of reviews: their outlines, what freezing keeps, how a frozen one differs from today."""
