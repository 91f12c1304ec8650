"""The register of intellectuals: profiles, import, duplicates, search."""
