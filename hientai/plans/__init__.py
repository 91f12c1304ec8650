"""A read plan, checked and confirmed by a person: tasks, targets, reporting calendar."""
