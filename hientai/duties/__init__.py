"""What a body owes and when: occurrences, progress, evidence, reminders."""
