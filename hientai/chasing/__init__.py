"""Reminders by a ladder, digests, letters, requests for explanation, notices, feeds."""
