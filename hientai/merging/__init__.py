"""Profiles that may be one person: looked at side by side, merged, parted again."""
