"""The Django base that every app stands on: audit, files, access, jobs, page parts."""
