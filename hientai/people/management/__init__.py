"""The register on the command line."""
