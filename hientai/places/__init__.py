"""Provinces, districts and communes over time, and figures on their boundaries."""
