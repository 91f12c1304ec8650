"""What a body reports for a period: one page, sent, checked, locked."""
