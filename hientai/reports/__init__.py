"""Reads all apps and owns nothing: what is handed on as a page or a file."""
